/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "spor-date-entry.h"
#include "spor-recent.h"
#include "spor-round-setting.h"
#include "spor-round-banner.h"
#include "spor-round-window.h"
#include "spor-setting-entry.h"
#include "spor-store-rounds.h"
#include "spor-welcome.h"

/* A book with two rounds: the invented people in the first, one of them in the second too. */
static char *
two_rounds (const char *name)
{
  g_autofree char *path = fixture_book_new (name, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  g_autoptr (SporRound) first = spor_store_load_round (store, &error);
  g_autoptr (SporRound) second = NULL;

  g_assert_true (spor_store_copy_round (store, first->id, "FBS-faggruppe", NULL, &error));
  second = spor_store_load_round (store, &error);
  g_assert_true (spor_store_begin (store, "import", "test", &error));
  fixture_add_one (store, second, &invented[2], 0);
  g_assert_true (spor_store_commit (store, &error));
  g_assert_true (spor_store_show_round (store, first->id, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static SporRound *
shown_round (SporWindow *window)
{
  return spor_snapshot_get_round (spor_book_get_snapshot (spor_window_get_book (window)));
}

typedef struct
{
  SporWindow *window;
  const char *title;
} Wanted;

static gboolean
has_title (gpointer data)
{
  Wanted *wanted = data;

  g_autofree char *begin = g_strconcat (wanted->title, " – ", NULL);

  return g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (wanted->window)), begin);
}

static void
wait_for_title (SporWindow *window, const char *title)
{
  Wanted wanted = { window, title };

  fixture_wait (has_title, &wanted);
  fixture_settle ();
}

static gboolean
is_idle (gpointer book)
{
  gboolean busy;

  g_object_get (book, "busy", &busy, NULL);
  return !busy;
}

static void
wait_for_book (SporWindow *window)
{
  fixture_settle ();
  fixture_wait (is_idle, spor_window_get_book (window));
  fixture_settle ();
}

static const char *
id_of (SporWindow *window, const char *name)
{
  const GPtrArray *rounds
      = spor_snapshot_get_rounds (spor_book_get_snapshot (spor_window_get_book (window)));

  for (guint i = 0; i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);

      if (g_str_equal (entry->name, name))
        return entry->id;
    }
  g_assert_not_reached ();
}

static void
activate (gpointer widget, const char *action)
{
  g_test_message ("%s", action);
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  fixture_settle ();
}

/* From one to the other on every page: nobody of the first is seen in the second. */
static void
test_switch (gconstpointer data)
{
  g_autofree char *path = two_rounds ("switch.spor");
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  static const char *const pages[] = { "signups", "map", "board", "meetings", "refunds" };

  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      spor_window_show_page (window, pages[i]);
      wait_for_book (window);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "round.show", "s",
                                                 id_of (window, "FBS-faggruppe")));
      wait_for_title (window, "FBS-faggruppe");
      wait_for_book (window);
      g_assert_cmpuint (spor_signups_n (spor_snapshot_get_signups (
                            spor_book_get_snapshot (spor_window_get_book (window)))),
                        ==, 1);
      if (g_str_equal (pages[i], "board"))
        {
          g_assert_nonnull (fixture_find (GTK_WIDGET (window), fixture_is_card_of, "Anne Hansen"));
          g_assert_null (
              fixture_find_shown (GTK_WIDGET (window), fixture_is_card_of, "Zenia Ørsted"));
        }
      /* undo is the way back, before it undoes anything else */
      activate (window, "win.undo");
      wait_for_title (window, "Implementeringsarbejdsgruppe FBS 2.0");
      wait_for_book (window);
    }
  fixture_close (app);
}

static gpointer
find_toplevel (GType type)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_entry_of (GtkWidget *widget, gconstpointer path)
{
  return SPOR_IS_SETTING_ENTRY (widget)
         && g_str_equal (spor_setting_entry_get_path (SPOR_SETTING_ENTRY (widget)), path);
}

static void
type_setting (gpointer settings, const char *path, const char *text)
{
  GtkWidget *entry = fixture_find (settings, is_entry_of, path);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  fixture_settle ();
}

static gboolean
is_row_about (GtkWidget *widget, gconstpointer sentence)
{
  return SPOR_IS_SETTING_ROW (widget)
         && g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), sentence) == 0;
}

static gboolean
is_offer_of (GtkWidget *widget, gconstpointer name)
{
  return is_row_about (widget, "Does not count")
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name);
}

/* Only what does not count yet is offered to count. */
static void
assert_offers_others (gpointer settings, SporWindow *window)
{
  const SporRound *round
      = spor_snapshot_get_round (spor_book_get_snapshot (spor_window_get_book (window)));

  for (guint d = 0; d < round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategory *category = g_ptr_array_index (dimension->categories, c);

          g_assert_null (fixture_find (settings, is_offer_of, category->name));
        }
    }
}

static gpointer
open_settings (SporWindow *window)
{
  gpointer settings;

  activate (window, "round.settings");
  wait_for_book (window);
  settings = find_toplevel (SPOR_TYPE_ROUND_WINDOW);
  g_assert_nonnull (settings);
  return settings;
}

static gboolean
has_no_settings (gpointer data)
{
  return find_toplevel (SPOR_TYPE_ROUND_WINDOW) == NULL;
}

/* What is wrong is said beside the field, and cannot be saved; what is right is one change. */
static void
test_settings (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("settings.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  gpointer settings = open_settings (window);
  const char *few = "The most seats must not be fewer than the fewest.";

  assert_offers_others (settings, window);
  gtk_widget_activate_action (settings, "settings.save", NULL);
  type_setting (settings, "track.1.seats-max", "3");
  g_assert_nonnull (fixture_find (settings, is_row_about, few));
  g_assert_false (gtk_widget_activate_action (settings, "settings.save", NULL)
                  && has_no_settings (NULL));
  type_setting (settings, "track.1.seats-max", "many");
  g_assert_nonnull (
      fixture_find (settings, is_row_about, "“many” is not a whole number from 0 to 1,000."));
  type_setting (settings, "track.1.seats-max", "7");
  g_assert_null (fixture_find (settings, is_row_about, few));
  type_setting (settings, "dimension.region.1084.target", "25 %");
  g_assert_nonnull (
      fixture_find (settings, is_row_about, "The targets must add up to 100%: 4.59% is missing."));
  type_setting (settings, "dimension.region.1084.target", "29/98");
  type_setting (settings, "name", "FBS 2.1");
  activate (settings, "settings.save");
  fixture_wait (has_no_settings, NULL);
  wait_for_title (window, "FBS 2.1");
  g_assert_cmpuint (spor_round_track (shown_round (window), 0)->seats_max, ==, 7);

  activate (window, "win.undo");
  wait_for_title (window, "Implementeringsarbejdsgruppe FBS 2.0");
  g_assert_cmpuint (spor_round_track (shown_round (window), 0)->seats_max, ==, 6);
  fixture_close (app);
}

static gboolean
is_date_of (GtkWidget *widget, gconstpointer title)
{
  g_autofree char *label = NULL;

  if (SPOR_IS_DATE_ENTRY (widget))
    g_object_get (widget, "label", &label, NULL);
  return g_strcmp0 (label, title) == 0;
}

static gboolean
is_wrong_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error");
}

/* A wrong day is said once. */
static void
test_settings_day (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("day.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  gpointer settings = open_settings (window);
  SporDateEntry *day = fixture_find (settings, is_date_of, "Last day to sign up");
  GtkWidget *entry = spor_date_entry_get_entry (day);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "31-02-2025");
  g_signal_emit_by_name (entry, "activate");
  fixture_settle ();
  g_assert_nonnull (
      fixture_find_shown (settings, is_row_about, "“31-02-2025” is not a day, such as 3-3-2025."));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_null (fixture_find_shown (GTK_WIDGET (day), is_wrong_label, NULL));

  /* nor is anything wrong, or changed, once it has gone again */
  gtk_editable_set_text (GTK_EDITABLE (entry), "3-3-2025");
  fixture_settle ();
  g_assert_null (
      fixture_find_shown (settings, is_row_about, "“31-02-2025” is not a day, such as 3-3-2025."));
  gtk_window_close (settings);
  fixture_settle ();
  g_assert_true (has_no_settings (NULL));
  fixture_close (app);
}

static void
rename_elsewhere (SporStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) before = spor_store_load_round (store, &error);
  g_autoptr (SporRound) after = spor_round_copy (before);

  g_free (after->name);
  after->name = g_strdup (name);
  spor_store_save_settings (store, before, after, &error);
  g_assert_no_error (error);
}

static const char *
setting_text (gpointer settings, const char *path)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture_find (settings, is_entry_of, path)));
}

/* They open with what the book holds, even if another program has changed it just now; what has
 * been typed stays. */
static void
test_settings_elsewhere (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("elsewhere.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "another program", &error);
  gpointer settings;

  rename_elsewhere (store, "FBS 3");
  settings = open_settings (window);
  g_assert_cmpstr (setting_text (settings, "name"), ==, "FBS 3");
  g_assert_cmpstr (setting_text (settings, "track.1.name"), ==, "Implementering");

  rename_elsewhere (store, "FBS 4");
  wait_for_title (window, "FBS 4");
  g_assert_cmpstr (setting_text (settings, "name"), ==, "FBS 4");

  type_setting (settings, "track.1.name", "Ibrugtagning");
  rename_elsewhere (store, "FBS 5");
  wait_for_title (window, "FBS 5");
  g_assert_cmpstr (setting_text (settings, "track.1.name"), ==, "Ibrugtagning");
  g_assert_cmpstr (setting_text (settings, "name"), ==, "FBS 5");

  /* both are in the book afterwards, even if they wrote at the last moment */
  rename_elsewhere (store, "FBS 6");
  gtk_widget_activate_action (settings, "settings.save", NULL);
  fixture_wait (has_no_settings, NULL);
  {
    g_autoptr (SporRound) now = spor_store_load_round (store, &error);

    g_assert_cmpstr (now->name, ==, "FBS 6");
    g_assert_cmpstr (spor_round_track (now, 0)->name, ==, "Ibrugtagning");
  }
  fixture_close (app);
}

static gboolean
is_button_called (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
saves (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_ACTIONABLE (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "settings.save")
                == 0;
}

static gboolean
is_name_disputed (gpointer settings)
{
  GtkWidget *row = gtk_widget_get_ancestor (fixture_find (settings, is_entry_of, "name"),
                                            SPOR_TYPE_SETTING_ROW);

  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "FBS 3") != NULL;
}

/* How wide the settings may be. */
static int
settings_width (gpointer settings)
{
  GtkWidget *name = fixture_find (settings, is_entry_of, "name");

  return adw_clamp_get_maximum_size (ADW_CLAMP (gtk_widget_get_ancestor (name, ADW_TYPE_CLAMP)));
}

/* With large text, too, there is room for what the other program has written, and nothing else is
 * any narrower. */
static void
test_settings_disputed_large (gconstpointer data)
{
  GtkSettings *settings_of_gtk = gtk_settings_get_default ();
  g_autofree char *path = fixture_book_new ("disputed-large.spor", TRUE);
  g_autofree char *font = NULL;
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "another program", &error);
  gpointer settings;
  GtkWidget *take;
  graphene_rect_t button, entry;
  int width;

  g_object_get (settings_of_gtk, "gtk-font-name", &font, NULL);
  g_object_set (settings_of_gtk, "gtk-font-name", "Cantarell 22", NULL);
  settings = open_settings (window);
  width = settings_width (settings);
  type_setting (settings, "name", "FBS 5");
  rename_elsewhere (store, "FBS 3");
  fixture_wait (is_name_disputed, settings);
  fixture_settle ();
  g_assert_cmpint (settings_width (settings), ==, width);
  take = fixture_find_shown (settings, is_button_called, "Use That Instead");
  g_assert_true (gtk_widget_compute_bounds (take, settings, &button));
  g_assert_true (
      gtk_widget_compute_bounds (fixture_find (settings, is_entry_of, "name"), settings, &entry));
  g_assert_cmpfloat (button.origin.x, <, entry.origin.x);
  type_setting (settings, "name", "FBS 3");
  gtk_window_destroy (settings);
  g_object_set (settings_of_gtk, "gtk-font-name", font, NULL);
  fixture_close (app);
}

/* The same setting says what the other program has written, and is saved over it by whoever saves
 * it once more; or takes theirs. */
static void
test_settings_disputed (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("disputed.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "another program", &error);
  g_autoptr (SporRound) now = NULL;
  gpointer settings = open_settings (window);

  type_setting (settings, "name", "FBS 4");
  rename_elsewhere (store, "FBS 3");
  gtk_widget_activate_action (settings, "settings.save", NULL);
  fixture_wait (is_name_disputed, settings);
  fixture_settle ();
  g_assert_false (has_no_settings (NULL));
  g_assert_null (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (setting_text (settings, "name"), ==, "FBS 4");
  wait_for_title (window, "FBS 3");
  gtk_widget_activate_action (settings, "settings.save", NULL);
  fixture_wait (has_no_settings, NULL);
  now = spor_store_load_round (store, &error);
  g_assert_cmpstr (now->name, ==, "FBS 4");

  settings = open_settings (window);
  type_setting (settings, "name", "FBS 5");
  rename_elsewhere (store, "FBS 3");
  fixture_wait (is_name_disputed, settings);
  g_signal_emit_by_name (fixture_find_shown (settings, is_button_called, "Use That Instead"),
                         "clicked");
  fixture_settle ();
  g_assert_cmpstr (setting_text (settings, "name"), ==, "FBS 3");
  gtk_window_close (settings);
  fixture_settle ();
  g_assert_true (has_no_settings (NULL));
  fixture_close (app);
}

static gboolean
can_save (gpointer settings)
{
  GtkWidget *save = fixture_find_shown (settings, saves, NULL);

  return save && gtk_widget_is_sensitive (save);
}

/* It is said what saving would come to. */
static gboolean
is_tried (gpointer settings)
{
  return *gtk_label_get_label (
      GTK_LABEL (gtk_widget_get_template_child (settings, SPOR_TYPE_ROUND_WINDOW, "description")));
}

static gboolean
is_told_of_tracks (gpointer settings)
{
  GtkWidget *label = GTK_WIDGET (
      gtk_widget_get_template_child (settings, SPOR_TYPE_ROUND_WINDOW, "description"));

  return strstr (gtk_label_get_label (GTK_LABEL (label)), "“Tracks”") != NULL;
}

/* A list that both have changed is refused by its name; all that was typed stays, and is copied. */
static void
test_settings_list_disputed (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("list.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "another program", &error);
  g_autoptr (SporRound) before = spor_store_load_round (store, &error);
  g_autoptr (SporRound) after = spor_round_copy (before);
  gpointer settings = open_settings (window);

  type_setting (settings, "track.1.name", "Ibrugtagning");
  fixture_wait (is_tried, settings);
  spor_round_add_track (after, "Test");
  spor_store_save_settings (store, before, after, &error);
  g_assert_no_error (error);
  fixture_wait (is_told_of_tracks, settings);
  fixture_settle ();
  g_assert_false (can_save (settings));
  g_assert_cmpstr (setting_text (settings, "track.1.name"), ==, "Ibrugtagning");
  g_signal_emit_by_name (gtk_widget_get_template_child (settings, SPOR_TYPE_ROUND_WINDOW, "show"),
                         "clicked");
  fixture_settle ();
  g_assert_nonnull (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));

  /* what goes with theirs can be saved */
  type_setting (settings, "track.1.name", "Implementering");
  type_setting (settings, "name", "FBS 4");
  fixture_wait (can_save, settings);
  gtk_widget_activate_action (settings, "settings.save", NULL);
  fixture_wait (has_no_settings, NULL);
  g_clear_pointer (&after, spor_round_unref);
  after = spor_store_load_round (store, &error);
  g_assert_cmpuint (spor_round_n_tracks (after), ==, spor_round_n_tracks (before) + 1);
  g_assert_cmpstr (after->name, ==, "FBS 4");
  fixture_close (app);
}

/* Nothing that was typed is lost without a question. */
static void
test_settings_closed (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("closed.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  gpointer settings = open_settings (window);
  AdwMessageDialog *dialog;

  type_setting (settings, "track.2.name", "Undervisning");
  gtk_window_close (settings);
  fixture_settle ();
  g_assert_true (find_toplevel (SPOR_TYPE_ROUND_WINDOW) == settings);
  dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, "save");
  fixture_wait (has_no_settings, NULL);
  wait_for_book (window);
  g_assert_cmpstr (spor_round_track (shown_round (window), 1)->name, ==, "Undervisning");

  /* and without a change there is nothing to ask */
  settings = open_settings (window);
  gtk_window_close (settings);
  fixture_settle ();
  g_assert_null (find_toplevel (SPOR_TYPE_ROUND_WINDOW));
  fixture_close (app);
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

/* Nor when the window of the book is closed. */
static void
test_settings_quit (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("quit.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  gpointer settings = open_settings (window);
  AdwMessageDialog *dialog;

  type_setting (settings, "track.2.name", "Undervisning");
  gtk_window_close (GTK_WINDOW (window));
  fixture_settle ();
  dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  adw_message_dialog_response (dialog, "discard");
  fixture_settle ();
  g_assert_null (find_toplevel (SPOR_TYPE_ROUND_WINDOW));
  fixture_close (app);
}

static gboolean
is_choice_of (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_CHECK_BUTTON (widget)
         && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0;
}

/* A role that is renamed on one page is so on the next; one that is chosen there, qualifies. */
static void
test_settings_pages (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("pages.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  gpointer settings = open_settings (window);
  AdwViewStack *stack = fixture_find_type (settings, ADW_TYPE_VIEW_STACK);
  GtkWidget *check;

  adw_view_stack_set_visible_child_name (stack, "answers");
  fixture_settle ();
  type_setting (settings, "role.super-user.name", "Ekspert");
  adw_view_stack_set_visible_child_name (stack, "tracks");
  fixture_settle ();
  /* not on the button before it, which takes the track away */
  g_assert_nonnull (
      gtk_widget_get_ancestor (gtk_window_get_focus (settings), SPOR_TYPE_SETTING_ENTRY));
  g_assert_null (fixture_find (settings, is_choice_of, "Superbruger"));
  check = fixture_find (settings, is_choice_of, "Ekspert");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  activate (settings, "settings.save");
  fixture_wait (has_no_settings, NULL);
  wait_for_book (window);
  /* project managers, and now these */
  g_assert_cmpuint (spor_round_track (shown_round (window), 0)->roles, ==, 3);
  fixture_close (app);
}

/* Parts that come and go; what is typed elsewhere stays. */
static void
test_settings_parts (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("parts.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  gpointer settings = open_settings (window);
  const SporRound *round;
  const SporOption *role;

  type_setting (settings, "name", "Med chefer");
  g_signal_emit_by_name (fixture_find (settings, has_tooltip, "Add Role"), "clicked");
  fixture_settle ();
  type_setting (settings, "role.option.name", "Bibliotekschef");
  type_setting (settings, "role.option.aliases", "Chef, Leder");
  activate (settings, "settings.save");
  fixture_wait (has_no_settings, NULL);
  wait_for_title (window, "Med chefer");
  round = shown_round (window);
  g_assert_cmpuint (round->roles->len, ==, 4);
  role = g_ptr_array_index (round->roles, 3);
  g_assert_cmpstr (role->key, ==, "bibliotekschef");
  g_assert_cmpstr (role->aliases[1], ==, "Leder");
  fixture_close (app);
}

static gboolean
is_editable (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ENTRY (widget);
}

static void
test_new (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("new-round.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  AdwMessageDialog *dialog;
  GtkWidget *entry;

  activate (window, "round.copy");
  dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  entry = fixture_find (GTK_WIDGET (dialog), is_editable, NULL);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "create"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "implementeringsarbejdsgruppe fbs 2.0");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "create"));
  gtk_editable_set_text (GTK_EDITABLE (entry), " FBS-faggruppe ");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "create"));
  adw_message_dialog_response (dialog, "create");
  wait_for_title (window, "FBS-faggruppe");
  g_assert_cmpuint (spor_round_n_tracks (shown_round (window)), ==, 2);
  wait_for_book (window);

  activate (window, "round.new");
  dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  entry = fixture_find (GTK_WIDGET (dialog), is_editable, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Tredje");
  adw_message_dialog_response (dialog, "create");
  wait_for_title (window, "Tredje");
  wait_for_book (window);
  activate (window, "win.undo");
  wait_for_title (window, "FBS-faggruppe");
  fixture_close (app);
}

static gboolean
is_archived (gpointer window)
{
  return shown_round (window)->archived_at != SPOR_TIME_NONE;
}

static gboolean
is_not_archived (gpointer window)
{
  return !is_archived (window);
}

static void
test_archive (gconstpointer data)
{
  g_autofree char *path = two_rounds ("archive.spor");
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  GtkWidget *banner = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_ROUND_BANNER);
  GtkRevealer *revealer = GTK_REVEALER (adw_bin_get_child (ADW_BIN (banner)));
  GtkWidget *import
      = fixture_find (GTK_WIDGET (window), has_tooltip, "Bring in sign-ups from SurveyXact");

  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  g_assert_true (gtk_widget_is_sensitive (import));
  activate (window, "round.archive");
  fixture_wait (is_archived, window);
  wait_for_book (window);
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  g_assert_false (gtk_widget_is_sensitive (import));
  activate (window, "round.restore");
  fixture_wait (is_not_archived, window);
  wait_for_book (window);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  g_assert_true (gtk_widget_is_sensitive (import));
  fixture_close (app);
}

static gboolean
is_row_called (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/* A book that has been moved away is told, and can be taken off the list. */
static void
test_recent (gconstpointer data)
{
  g_autofree char *here = fixture_book_new ("here.spor", FALSE);
  g_autofree char *gone = fixture_book_new ("gone.spor", FALSE);
  SporApplication *app = (SporApplication *)data;
  g_auto (GStrv) left = NULL;
  SporWindow *window;
  GtkWidget *row;

  g_assert_true (spor_recent_set_last (here, NULL));
  g_assert_true (spor_recent_set_last (gone, NULL));
  g_remove (gone);
  window = spor_window_new (app);
  gtk_window_present (GTK_WINDOW (window));
  fixture_settle ();
  row = fixture_find (GTK_WIDGET (window), is_row_called, "here.spor");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  row = fixture_find (GTK_WIDGET (window), is_row_called, "gone.spor");
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "No longer in "));
  g_signal_emit_by_name (fixture_find (GTK_WIDGET (window), has_tooltip,
                                       "Remove gone.spor from the List"),
                         "clicked");
  fixture_settle ();
  g_assert_null (fixture_find (GTK_WIDGET (window), is_row_called, "gone.spor"));
  left = spor_recent_list ();
  g_assert_cmpuint (g_strv_length (left), ==, 1);
  g_assert_cmpstr (left[0], ==, here);
  fixture_close (app);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/ui/rounds/switch", app, test_switch);
  g_test_add_data_func ("/ui/rounds/settings", app, test_settings);
  g_test_add_data_func ("/ui/rounds/settings-day", app, test_settings_day);
  g_test_add_data_func ("/ui/rounds/settings-elsewhere", app, test_settings_elsewhere);
  g_test_add_data_func ("/ui/rounds/settings-disputed", app, test_settings_disputed);
  g_test_add_data_func ("/ui/rounds/settings-disputed-large", app, test_settings_disputed_large);
  g_test_add_data_func ("/ui/rounds/settings-list", app, test_settings_list_disputed);
  g_test_add_data_func ("/ui/rounds/settings-closed", app, test_settings_closed);
  g_test_add_data_func ("/ui/rounds/settings-quit", app, test_settings_quit);
  g_test_add_data_func ("/ui/rounds/settings-pages", app, test_settings_pages);
  g_test_add_data_func ("/ui/rounds/settings-parts", app, test_settings_parts);
  g_test_add_data_func ("/ui/rounds/new", app, test_new);
  g_test_add_data_func ("/ui/rounds/archive", app, test_archive);
  g_test_add_data_func ("/ui/rounds/recent", app, test_recent);
  return fixture_run (app);
}
