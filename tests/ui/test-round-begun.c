/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"
#include "rounds.h"

#include "begun.h"

#include "spor-meeting-begun.h"
#include "spor-round-setting.h"
#include "spor-store-rounds.h"
#include "spor-unfinished.h"

/* Settings of a round that were being changed are there again after the program has died. */

typedef struct
{
  char *path;
  SporApplication *app;
  SporWindow *window;
} Rounds;

static void
rounds_open (Rounds *r, gconstpointer app)
{
  r->app = (SporApplication *)app;
  r->path = fixture_book_new ("round-begun.spor", TRUE);
  r->window = fixture_open (r->app, r->path);
}

static void
rounds_close (Rounds *r, gconstpointer app)
{
  fixture_close (r->app);
  g_remove (r->path);
  g_free (r->path);
}

typedef void (*Change) (SporRound *round);

/* (transfer full): the round as it is in the book then. @change: (nullable) */
static SporRound *
change_elsewhere (Rounds *r, Change change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporStore *store = spor_store_open (r->path, places, "another program", &error);
  g_autoptr (SporRound) before = spor_store_load_round (store, &error);
  g_autoptr (SporRound) after = spor_round_copy (before);

  if (change)
    {
      change (after);
      spor_store_save_settings (store, before, after, &error);
    }
  g_assert_no_error (error);
  spor_store_close (store);
  return g_steal_pointer (&after);
}

static void
put (SporRound *round, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_round_set_setting (round, path, text, &error));
}

/* Nobody is asked, and nothing is closed in order. */
static void
die (Rounds *r)
{
  gtk_window_destroy (find_toplevel (SPOR_TYPE_ROUND_WINDOW));
  fixture_close (r->app);
  r->window = NULL;
}

/* What has been typed is on the disk after a pause; then the program is gone. */
static void
die_with (Rounds *r, const char *part)
{
  fixture_wait (is_on_disk, (gpointer)part);
  die (r);
}

static gpointer
open_again (Rounds *r)
{
  r->window = fixture_open (r->app, r->path);
  return open_settings (r->window);
}

static const char *
told_below (gpointer settings)
{
  return gtk_label_get_label (
      GTK_LABEL (gtk_widget_get_template_child (settings, SPOR_TYPE_ROUND_WINDOW, "description")));
}

/* And closes it, in which nothing is changed then. */
static void
begin_afresh (gpointer settings)
{
  g_signal_emit_by_name (afresh_in (settings), "clicked");
  fixture_settle ();
  gtk_window_close (settings);
  fixture_wait (has_no_settings, NULL);
}

static void
add_track_here (gpointer settings, const char *name)
{
  g_signal_emit_by_name (fixture_find (settings, is_button_called, "_Add Track"), "clicked");
  fixture_settle ();
  type_setting (settings, "track.3.name", name);
}

static void
rename_there (SporRound *round)
{
  put (round, "name", "Deres");
  put (round, "track.2.name", "Oplæring");
}

/* So is what another program has made of the round meanwhile; where both have changed something,
 * it says so. */
static void
test_again (Rounds *r, gconstpointer data)
{
  gpointer settings = open_settings (r->window);
  g_autoptr (SporRound) there = NULL;
  g_autoptr (SporRound) saved = NULL;

  type_setting (settings, "name", "Vores");
  type_setting (settings, "track.1.seats-max", "ni");
  add_track_here (settings, "Tredje");
  die_with (r, "Tredje");
  there = change_elsewhere (r, rename_there);

  r->window = fixture_open (r->app, r->path);
  fixture_wait (has_toast, r->window);
  settings = open_settings (r->window);
  g_assert_cmpstr (setting_text (settings, "name"), ==, "Vores");
  g_assert_cmpstr (setting_text (settings, "track.1.seats-max"), ==, "ni");
  g_assert_cmpstr (setting_text (settings, "track.2.name"), ==, "Oplæring");
  g_assert_cmpstr (setting_text (settings, "track.3.name"), ==, "Tredje");
  g_assert_nonnull (afresh_in (settings));
  g_assert_false (can_save (settings)); /* "ni" is no number */
  type_setting (settings, "track.1.seats-max", "9");
  g_assert_nonnull (strstr (told_below (settings), "Deres"));

  fixture_wait (can_save, settings);
  gtk_widget_activate_action (settings, "settings.save", NULL);
  fixture_wait (has_no_settings, NULL);
  g_assert_true (is_not_on_disk (NULL));
  saved = change_elsewhere (r, NULL);
  g_assert_cmpstr (saved->name, ==, "Vores");
  g_assert_cmpuint (spor_round_n_tracks (saved), ==, 3);
  g_assert_cmpstr (spor_round_track (saved, 1)->name, ==, "Oplæring");
  g_assert_cmpuint (spor_round_track (saved, 0)->seats_max, ==, 9);
}

/* One types on, and not over it. */
static void
test_typed_on (Rounds *r, gconstpointer data)
{
  gpointer settings = open_settings (r->window);

  type_setting (settings, "name", "Vore");
  die_with (r, "Vore");
  settings = open_again (r);
  keyboard_take (settings);
  keyboard_press (GDK_KEY_s);
  g_assert_cmpstr (setting_text (settings, "name"), ==, "Vores");
  begin_afresh (settings);
}

static void
test_afresh (Rounds *r, gconstpointer data)
{
  gpointer settings = open_settings (r->window);
  g_autofree char *before = g_strdup (setting_text (settings, "name"));

  type_setting (settings, "name", "Vores");
  type_setting (settings, "track.1.seats-max", "ni");
  add_track_here (settings, "Tredje");
  die_with (r, "Tredje");
  settings = open_again (r);
  g_signal_emit_by_name (afresh_in (settings), "clicked");
  fixture_settle ();
  g_assert_cmpstr (setting_text (settings, "name"), ==, before);
  g_assert_cmpstr (setting_text (settings, "track.1.seats-max"), !=, "ni");
  g_assert_null (fixture_find (settings, is_entry_of, "track.3.name"));
  g_assert_null (afresh_in (settings));
  g_assert_true (is_not_on_disk (NULL));
  gtk_window_close (settings);
  fixture_wait (has_no_settings, NULL);
}

/* Who gives it up is not offered it again; nor is anything kept that is as it was. */
static void
test_given_up (Rounds *r, gconstpointer data)
{
  gpointer settings = open_settings (r->window);
  g_autofree char *before = g_strdup (setting_text (settings, "name"));

  type_setting (settings, "name", "Vores");
  fixture_wait (is_on_disk, (gpointer) "Vores");
  type_setting (settings, "name", before);
  fixture_wait (is_not_on_disk, NULL);
  type_setting (settings, "name", "Vores");
  fixture_wait (is_on_disk, (gpointer) "Vores");
  gtk_window_close (settings);
  fixture_settle ();
  adw_message_dialog_response (find_toplevel (ADW_TYPE_MESSAGE_DIALOG), "discard");
  fixture_wait (has_no_settings, NULL);
  g_assert_true (is_not_on_disk (NULL));

  /* closed right after it was taken back */
  settings = open_settings (r->window);
  type_setting (settings, "name", "Vores");
  fixture_wait (is_on_disk, (gpointer) "Vores");
  type_setting (settings, "name", before);
  gtk_window_close (settings);
  fixture_wait (has_no_settings, NULL);
  g_assert_true (is_not_on_disk (NULL));
}

/* What may not be in a book is not written beside it, either. */
static void
test_number (Rounds *r, gconstpointer data)
{
  gpointer settings = open_settings (r->window);

  type_setting (settings, "name", "Runde 010190-1234");
  type_setting (settings, "track.1.seats-max", "010190-1235");
  gtk_widget_grab_focus (fixture_find (settings, is_entry_of, "track.1.name"));
  fixture_wait (is_on_disk, (gpointer) "Runde");
  g_assert_false (is_on_disk ((gpointer) "1234"));
  g_assert_false (is_on_disk ((gpointer) "1235"));
  die (r);
  begin_afresh (open_again (r));
}

/* Nor what may become one, while it is typed: the setting stays as it was kept last. */
static void
test_number_begun (Rounds *r, gconstpointer data)
{
  gpointer settings = open_settings (r->window);

  gtk_widget_grab_focus (fixture_find (settings, is_entry_of, "name"));
  type_setting (settings, "name", "Vores");
  fixture_wait (is_on_disk, (gpointer) "Vores");
  type_setting (settings, "name", "Runde 010190-123");
  pointer_let_pause ();
  g_assert_true (is_on_disk ((gpointer) "Vores"));
  g_assert_false (is_on_disk ((gpointer) "010190"));
  gtk_widget_grab_focus (fixture_find (settings, is_entry_of, "track.1.name"));
  fixture_wait (is_on_disk, (gpointer) "Runde 010190-123");
  gtk_widget_grab_focus (fixture_find (settings, is_entry_of, "track.1.seats-max"));
  type_setting (settings, "track.1.seats-max", "010190-124");
  type_setting (settings, "track.1.name", "Implementering og mere");
  fixture_wait (is_on_disk, (gpointer) "og mere");
  g_assert_false (is_on_disk ((gpointer) "010190-124"));
  die (r);
  begin_afresh (open_again (r));
}

static void
add_track_there (SporRound *round)
{
  spor_round_add_track (round, "Tredje");
}

static void
remove_track_there (SporRound *round)
{
  spor_round_remove_track (round, 2);
}

/* What was typed of what has gone meanwhile is told. */
static void
test_removed (Rounds *r, gconstpointer data)
{
  gpointer settings;
  g_autoptr (SporRound) with = change_elsewhere (r, add_track_there);
  g_autoptr (SporRound) without = NULL;

  settings = open_settings (r->window);
  type_setting (settings, "track.3.name", "Vores");
  die_with (r, "Vores");
  without = change_elsewhere (r, remove_track_there);
  settings = open_again (r);
  g_assert_nonnull (strstr (told_below (settings), "removed “Track 3: Tredje”"));
  type_setting (settings, "name", "Senere");
  die_with (r, "Senere"); /* and again, if the program dies before it has been */
  settings = open_again (r);
  g_assert_nonnull (strstr (told_below (settings), "removed “Track 3: Tredje”"));
  begin_afresh (settings);
}

static void
rename_as_here (SporRound *round)
{
  put (round, "name", "Vores");
}

/* Somebody else has done it by now: there is nothing to go on with. */
static void
test_same (Rounds *r, gconstpointer data)
{
  gpointer settings = open_settings (r->window);
  g_autoptr (SporRound) there = NULL;

  type_setting (settings, "name", "Vores");
  die_with (r, "Vores");
  there = change_elsewhere (r, rename_as_here);
  settings = open_again (r);
  g_assert_null (afresh_in (settings));
  g_assert_true (is_not_on_disk (NULL));
  gtk_window_close (settings);
  fixture_wait (has_no_settings, NULL);
}

static gboolean
tells_of_both (gpointer window)
{
  return fixture_find_shown (window, fixture_has_label,
                             "A meeting and the round’s settings were not saved")
         != NULL;
}

/* A meeting of the same round was begun, too: one message does not take the other's place. */
static void
test_both (Rounds *r, gconstpointer data)
{
  gpointer settings = open_settings (r->window);
  const char *id
      = spor_snapshot_get_round (spor_book_get_snapshot (spor_window_get_book (r->window)))->id;
  SporUnfinished *meeting = spor_unfinished_hold (SPOR_MEETING_BEGUN, r->path, id);
  g_autoptr (GKeyFile) content = g_key_file_new ();

  spor_unfinished_keep (meeting, content);
  type_setting (settings, "name", "Vores");
  die_with (r, "Vores");
  spor_unfinished_release (meeting);
  r->window = fixture_open (r->app, r->path);
  fixture_wait (tells_of_both, r->window);
  begin_afresh (open_settings (r->window));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/rounds/begun/" path, Rounds, app, rounds_open, test, rounds_close)

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("again", test_again);
  ADD ("typed-on", test_typed_on);
  ADD ("afresh", test_afresh);
  ADD ("given-up", test_given_up);
  ADD ("number", test_number);
  ADD ("number-begun", test_number_begun);
  ADD ("removed", test_removed);
  ADD ("same", test_same);
  ADD ("both", test_both);
  return fixture_run (app);
}
