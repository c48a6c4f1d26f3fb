/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rounds.h"

#include "spor-round-setting.h"
#include "spor-store-rounds.h"

/* Another program changes the round whose settings one types in. */

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

typedef struct
{
  char *path;
  SporApplication *app;
  SporWindow *window;
  SporPlaces *places;
  SporStore *store; /* the other program's */
  gpointer settings;
} Both;

static void
both_open (Both *both, gconstpointer app)
{
  g_autoptr (GError) error = NULL;

  both->path = fixture_book_new ("both.spor", TRUE);
  both->app = (SporApplication *)app;
  both->window = fixture_open (both->app, both->path);
  both->places = spor_places_new (&error);
  both->store = spor_store_open (both->path, both->places, "another program", &error);
  g_assert_no_error (error);
  both->settings = open_settings (both->window);
}

static SporRound *
both_save (Both *both)
{
  g_autoptr (GError) error = NULL;

  fixture_wait (can_save, both->settings);
  gtk_widget_activate_action (both->settings, "settings.save", NULL);
  fixture_wait (has_no_settings, NULL);
  return spor_store_load_round (both->store, &error);
}

static void
both_close (Both *both)
{
  fixture_close (both->app);
  g_clear_pointer (&both->store, spor_store_close);
  g_object_unref (both->places);
  g_remove (both->path);
  g_free (both->path);
}

/* They open with what the book holds, even if another program has changed it just now; what has
 * been typed stays. */
static void
test_elsewhere (gconstpointer data)
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
test_disputed_large (gconstpointer data)
{
  GtkSettings *settings_of_gtk = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  gpointer settings;
  Both both;
  GtkWidget *take;
  graphene_rect_t button, entry;
  int width;

  g_object_get (settings_of_gtk, "gtk-font-name", &font, NULL);
  g_object_set (settings_of_gtk, "gtk-font-name", "Cantarell 22", NULL);
  both_open (&both, data);
  settings = both.settings;
  width = settings_width (settings);
  type_setting (settings, "name", "FBS 5");
  rename_elsewhere (both.store, "FBS 3");
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
  both_close (&both);
}

/* The same setting says what the other program has written, and is saved over it by whoever saves
 * it once more; or takes theirs. */
static void
test_disputed (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) now = NULL;
  gpointer settings;
  Both both;

  both_open (&both, data);
  settings = both.settings;
  type_setting (settings, "name", "FBS 4");
  rename_elsewhere (both.store, "FBS 3");
  gtk_widget_activate_action (settings, "settings.save", NULL);
  fixture_wait (is_name_disputed, settings);
  fixture_settle ();
  g_assert_false (has_no_settings (NULL));
  g_assert_null (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (setting_text (settings, "name"), ==, "FBS 4");
  wait_for_title (both.window, "FBS 3");
  gtk_widget_activate_action (settings, "settings.save", NULL);
  fixture_wait (has_no_settings, NULL);
  now = spor_store_load_round (both.store, &error);
  g_assert_cmpstr (now->name, ==, "FBS 4");

  settings = open_settings (both.window);
  type_setting (settings, "name", "FBS 5");
  rename_elsewhere (both.store, "FBS 3");
  fixture_wait (is_name_disputed, settings);
  g_signal_emit_by_name (fixture_find_shown (settings, is_button_called, "Use That Instead"),
                         "clicked");
  fixture_settle ();
  g_assert_cmpstr (setting_text (settings, "name"), ==, "FBS 3");
  gtk_window_close (settings);
  fixture_settle ();
  g_assert_true (has_no_settings (NULL));
  both_close (&both);
}

typedef struct
{
  gpointer settings;
  const char *part;
} Telling;

static gboolean
tells (gpointer data)
{
  const Telling *telling = data;
  GtkWidget *label = GTK_WIDGET (
      gtk_widget_get_template_child (telling->settings, SPOR_TYPE_ROUND_WINDOW, "description"));

  return strstr (gtk_label_get_label (GTK_LABEL (label)), telling->part) != NULL;
}

static void
wait_for_telling (gpointer settings, const char *part)
{
  Telling telling = { settings, part };

  fixture_wait (tells, &telling);
}

typedef void (*Change) (SporRound *round);

static void
change_elsewhere (SporStore *store, Change change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) before = spor_store_load_round (store, &error);
  g_autoptr (SporRound) after = spor_round_copy (before);

  change (after);
  spor_store_save_settings (store, before, after, &error);
  g_assert_no_error (error);
}

static void
add_track (SporRound *round)
{
  SporTrack *track = g_ptr_array_index (round->tracks, 0);

  spor_round_add_track (round, "Deres");
  g_free (track->name);
  track->name = g_strdup ("Ibrugtagning");
}

static void
remove_last_track (SporRound *round)
{
  spor_round_remove_track (round, spor_round_n_tracks (round) - 1);
}

static void
rename_last_track (SporRound *round)
{
  SporTrack *track = g_ptr_array_index (round->tracks, spor_round_n_tracks (round) - 1);

  g_free (track->name);
  track->name = g_strdup ("Omdøbt");
}

static gboolean
has_entry (gpointer data)
{
  const Telling *telling = data;

  return fixture_find (telling->settings, is_entry_of, telling->part) != NULL;
}

static void
wait_for_entry (gpointer settings, const char *path)
{
  Telling telling = { settings, path };

  fixture_wait (has_entry, &telling);
}

static void
add_here (gpointer settings, const char *label, const char *path)
{
  g_signal_emit_by_name (fixture_find (settings, is_button_called, label), "clicked");
  wait_for_entry (settings, path);
}

static GtkWidget *
focused_entry (gpointer settings)
{
  GtkWidget *focus = gtk_window_get_focus (settings);

  return focus ? gtk_widget_get_ancestor (focus, SPOR_TYPE_SETTING_ENTRY) : NULL;
}

/* Both have added a track, and changed another: all of it is in the book, and the keyboard stays
 * with the track that one types in, which has another number now. */
static void
test_lists (gconstpointer data)
{
  Both both;
  g_autoptr (SporRound) now = NULL;
  GtkWidget *entry;

  both_open (&both, data);
  adw_view_stack_set_visible_child_name (fixture_find_type (both.settings, ADW_TYPE_VIEW_STACK),
                                         "tracks");
  fixture_settle ();
  type_setting (both.settings, "track.1.seats-max", "9");
  add_here (both.settings, "_Add Track", "track.3.name");
  type_setting (both.settings, "track.3.name", "Vores");
  gtk_widget_grab_focus (fixture_find (both.settings, is_entry_of, "track.3.name"));
  change_elsewhere (both.store, add_track);
  wait_for_entry (both.settings, "track.4.name");
  fixture_settle ();
  entry = focused_entry (both.settings);
  g_assert_nonnull (entry);
  g_assert_cmpstr (spor_setting_entry_get_path (SPOR_SETTING_ENTRY (entry)), ==, "track.4.name");
  g_assert_cmpstr (setting_text (both.settings, "track.4.name"), ==, "Vores");
  g_assert_cmpstr (setting_text (both.settings, "track.3.name"), ==, "Deres");
  now = both_save (&both);
  g_assert_cmpuint (spor_round_n_tracks (now), ==, 4);
  g_assert_cmpstr (spor_round_track (now, 0)->name, ==, "Ibrugtagning");
  g_assert_cmpuint (spor_round_track (now, 0)->seats_max, ==, 9);
  g_assert_cmpstr (spor_round_track (now, 3)->name, ==, "Vores");
  both_close (&both);
}

/* What another has removed stays removed: what was typed of it, a number or not, is told, copied
 * and not saved. */
static void
test_removed_there (gconstpointer data)
{
  Both both;
  GtkWindow *dialog;
  g_autoptr (SporRound) now = NULL;

  both_open (&both, data);
  change_elsewhere (both.store, add_track);
  wait_for_entry (both.settings, "track.3.name");
  type_setting (both.settings, "name", "FBS 4");
  type_setting (both.settings, "track.3.name", "Vores");
  type_setting (both.settings, "track.3.seats-max", "ni");
  change_elsewhere (both.store, remove_last_track);
  wait_for_telling (both.settings, "removed “Track 3: Deres”");
  fixture_settle ();
  g_assert_null (fixture_find (both.settings, is_entry_of, "track.3.name"));
  gtk_widget_activate_action (both.settings, "settings.save", NULL);
  fixture_settle ();
  dialog = fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (dialog);
  fixture_settle ();
  now = both_save (&both);
  g_assert_cmpuint (spor_round_n_tracks (now), ==, 2);
  g_assert_cmpstr (now->name, ==, "FBS 4");
  both_close (&both);
}

/* Nor is it lost without a word when the window is closed. */
static void
test_lost_closed (gconstpointer data)
{
  Both both;

  both_open (&both, data);
  change_elsewhere (both.store, add_track);
  wait_for_entry (both.settings, "track.3.name");
  type_setting (both.settings, "track.3.name", "Vores");
  change_elsewhere (both.store, remove_last_track);
  wait_for_telling (both.settings, "removed “Track 3: Deres”");
  fixture_settle ();
  gtk_window_close (both.settings);
  fixture_settle ();
  g_assert_false (has_no_settings (NULL));
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  fixture_settle ();
  gtk_window_close (both.settings);
  fixture_wait (has_no_settings, NULL);
  both_close (&both);
}

/* What was removed here stays removed, once it has been told that the other has changed it. */
static void
test_removed_here (gconstpointer data)
{
  Both both;
  g_autoptr (SporRound) now = NULL;

  both_open (&both, data);
  change_elsewhere (both.store, add_track);
  wait_for_entry (both.settings, "track.3.name");
  fixture_settle ();
  g_signal_emit_by_name (fixture_find (both.settings, has_tooltip, "Remove “Track 3: Deres”"),
                         "clicked");
  fixture_settle ();
  change_elsewhere (both.store, rename_last_track);
  wait_for_telling (both.settings, "changed “Track 3: Omdøbt”");
  fixture_settle ();
  g_assert_null (fixture_find (both.settings, is_entry_of, "track.3.name"));
  now = both_save (&both);
  g_assert_cmpuint (spor_round_n_tracks (now), ==, 2);
  both_close (&both);
}

static void
let_last_role_in (SporRound *round)
{
  ((SporTrack *)g_ptr_array_index (round->tracks, 0))->roles = 1u << (round->roles->len - 1);
}

static gboolean
is_choice_of (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_CHECK_BUTTON (widget)
         && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0;
}

static gboolean
is_offered (gpointer settings)
{
  return fixture_find (settings, is_button_called, "Use That Instead") != NULL;
}

/* Then nothing is changed any more. */
static void
take_theirs (Both *both)
{
  fixture_settle ();
  g_signal_emit_by_name (fixture_find (both->settings, is_button_called, "Use That Instead"),
                         "clicked");
  fixture_settle ();
  gtk_window_close (both->settings);
  fixture_wait (has_no_settings, NULL);
  both_close (both);
}

/* Roles that both have chosen otherwise are told in their row, and theirs can be taken. */
static void
test_roles_disputed (gconstpointer data)
{
  Both both;

  both_open (&both, data);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   fixture_find (both.settings, is_choice_of, "Superbruger")),
                               TRUE);
  fixture_settle ();
  change_elsewhere (both.store, let_last_role_in);
  fixture_wait (is_offered, both.settings);
  take_theirs (&both);
}

static void
count_in_first_track (SporRound *round)
{
  for (guint d = 0; d < round->dimensions->len; d++)
    ((SporDimension *)g_ptr_array_index (round->dimensions, d))->for_tracks = 1;
}

static gboolean
tells_of_first_track (GtkWidget *widget, gconstpointer unused)
{
  return SPOR_IS_SETTING_ROW (widget)
         && g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)),
                       "Another program has meanwhile written “Track 1: Implementering” here.")
                == 0;
}

static gboolean
is_scope_offered (gpointer settings)
{
  return fixture_find (settings, tells_of_first_track, NULL) && is_offered (settings);
}

/* So are the tracks that a dimension counts in. */
static void
test_scope_disputed (gconstpointer data)
{
  Both both;
  GtkWidget *first;

  both_open (&both, data);
  first = fixture_find (both.settings, is_choice_of, "Track 1");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
  fixture_settle ();
  change_elsewhere (both.store, count_in_first_track);
  fixture_wait (is_scope_offered, both.settings);
  take_theirs (&both);
}

/* What is told below the pages names its field, the first of the pages: Show leads there. */
static void
test_order (gconstpointer data)
{
  static const struct
  {
    const char *path, *told;
  } fields[] = {
    { "dimension.region.weight", "Region: Weight”" },
    { "track.2.per-municipality", "Most from one municipality”" },
    { "track.2.seats-max", "Most seats”" },
    { "track.1.seats-max", "Track 1: Implementering: Most seats”" },
    { "track.1.seats-min", "Track 1: Implementering: Fewest seats”" },
  };
  Both both;

  both_open (&both, data);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_test_message ("%s", fields[i].path);
      type_setting (both.settings, fields[i].path, "x");
      wait_for_telling (both.settings, fields[i].told);
    }
  fixture_settle ();
  g_signal_emit_by_name (gtk_widget_get_template_child (both.settings, SPOR_TYPE_ROUND_WINDOW,
                                                        "show"),
                         "clicked");
  fixture_settle ();
  g_assert_true (focused_entry (both.settings)
                 == fixture_find (both.settings, is_entry_of, "track.1.seats-min"));
  gtk_window_destroy (both.settings);
  both_close (&both);
}

static void
change_all_elsewhere (SporRound *round)
{
  SporTrack *first = g_ptr_array_index (round->tracks, 0);
  SporTrack *second = g_ptr_array_index (round->tracks, 1);

  g_free (round->name);
  round->name = g_strdup ("FBS 3");
  first->seats_max = first->seats_max + 2;
  second->seats_max = second->seats_max + 2;
  g_free (second->name);
  second->name = g_strdup ("Deres");
}

/* So is what another program has written, too. */
static void
test_disputed_order (gconstpointer data)
{
  Both both;

  both_open (&both, data);
  type_setting (both.settings, "track.2.name", "Vores");
  type_setting (both.settings, "track.2.seats-max", "30");
  type_setting (both.settings, "track.1.seats-max", "30");
  type_setting (both.settings, "name", "FBS 4");
  change_elsewhere (both.store, change_all_elsewhere);
  wait_for_telling (both.settings, "written “FBS 3” under “Name”.");
  type_setting (both.settings, "name", "FBS 3");
  wait_for_telling (both.settings, "under “Track 1: Implementering: Most seats”.");
  gtk_window_destroy (both.settings);
  both_close (&both);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define ADD(path, func) g_test_add_data_func ("/rounds-elsewhere/" path, app, func)
  ADD ("elsewhere", test_elsewhere);
  ADD ("disputed", test_disputed);
  ADD ("disputed-large", test_disputed_large);
  ADD ("roles-disputed", test_roles_disputed);
  ADD ("scope-disputed", test_scope_disputed);
  ADD ("order", test_order);
  ADD ("disputed-order", test_disputed_order);
  ADD ("lists", test_lists);
  ADD ("removed-there", test_removed_there);
  ADD ("lost-closed", test_lost_closed);
  ADD ("removed-here", test_removed_here);
  return fixture_run (app);
}
