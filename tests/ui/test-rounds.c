/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rounds.h"

#include "spor-date-entry.h"
#include "spor-recent.h"
#include "spor-round-setting.h"
#include "spor-round-banner.h"
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
  fixture_add_one (store, second, &invented[2], 0, NULL);
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

/* Every label below @widget whose text has @part in it. */
static guint
count_saying (GtkWidget *widget, const char *part)
{
  guint n = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
            && strstr (gtk_label_get_label (GTK_LABEL (widget)), part);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_saying (child, part);
  return n;
}

/* What is wrong is said in its row alone: below the pages stands which field it is. */
static void
test_settings_once (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("once.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  gpointer settings = open_settings (window);

  gtk_window_present (settings);
  type_setting (settings, "contact", "anne@");
  fixture_settle ();
  g_assert_cmpuint (count_saying (settings, "This is not an e-mail address"), ==, 1);
  g_assert_cmpuint (count_saying (settings,
                                  "“Contact” has to be corrected before this can be saved."),
                    ==, 1);
  type_setting (settings, "contact", "anne@kommune.dk");
  fixture_settle ();
  g_assert_cmpuint (count_saying (settings, "has to be corrected"), ==, 0);
  gtk_window_destroy (settings);
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
is_label_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* The days of a round that is over are not those of the next; what the preset has is told. */
static void
test_new_after_the_deadline (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("new-round-days.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);
  GtkWidget *dialog, *entry;

  g_assert_cmpint (shown_round (window)->deadline, !=, SPOR_TIME_NONE);
  activate (window, "round.new");
  dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (
      fixture_find_shown (dialog, is_label_with, "last day to sign up, 3 March 2025, has passed"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  fixture_settle ();

  activate (window, "round.copy");
  dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (fixture_find_shown (dialog, is_label_with, "without a last day to sign up"));
  entry = fixture_find (dialog, is_editable, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "FBS-faggruppe");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "create");
  wait_for_title (window, "FBS-faggruppe");
  wait_for_book (window);
  g_assert_cmpint (shown_round (window)->deadline, ==, SPOR_TIME_NONE);
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
  g_test_add_data_func ("/ui/rounds/settings-once", app, test_settings_once);
  g_test_add_data_func ("/ui/rounds/settings-closed", app, test_settings_closed);
  g_test_add_data_func ("/ui/rounds/settings-quit", app, test_settings_quit);
  g_test_add_data_func ("/ui/rounds/settings-pages", app, test_settings_pages);
  g_test_add_data_func ("/ui/rounds/settings-parts", app, test_settings_parts);
  g_test_add_data_func ("/ui/rounds/new", app, test_new);
  g_test_add_data_func ("/ui/rounds/new-after-the-deadline", app, test_new_after_the_deadline);
  g_test_add_data_func ("/ui/rounds/archive", app, test_archive);
  g_test_add_data_func ("/ui/rounds/recent", app, test_recent);
  return fixture_run (app);
}
