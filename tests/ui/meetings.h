/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pointer.h"

#include "spor-clock.h"
#include "spor-language.h"
#include "spor-meeting-times.h"
#include "spor-meeting-window.h"
#include "spor-store-refunds.h"

/* The meetings of a book in a window. */

/* A window on the meetings of a book of its own, in which three people have a seat in track 2. */
typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Meetings;

/* --- The book ------------------------------------------------------------------------------- */

static inline SporSnapshot *
snapshot_of (Meetings *m)
{
  return spor_book_get_snapshot (spor_window_get_book (m->window));
}

static inline SporRefunds *
refunds_of (Meetings *m)
{
  return spor_snapshot_get_refunds (snapshot_of (m));
}

static inline const SporMeeting *
meeting_of (Meetings *m, guint index)
{
  return spor_refunds_meeting (refunds_of (m), index);
}

static inline void
seat (SporStore *store, SporRound *round, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporSignups) signups = spor_store_load_signups (store, round, FALSE, &error);
  g_autoptr (SporComposition) composition = spor_store_load_composition (store, signups, &error);
  SporMove move = { .to = SPOR_SPOT_SEATED, .position = -1, .swap_with = -1 };

  g_assert_no_error (error);
  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      move.signup = i;
  move.track = spor_signups_row (signups, move.signup)->track;
  spor_store_move (store, composition, &move, &error);
  g_assert_no_error (error);
}

static inline void
seat_three (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  g_autoptr (SporRound) round = NULL;

  g_assert_no_error (error);
  round = spor_store_load_round (store, &error);
  g_assert_no_error (error);
  seat (store, round, "Aase Aagaard");
  seat (store, round, "Zenia Ørsted");
  seat (store, round, "Carl Aage Holm");
}

/* On the book's worker. A physical meeting on 1 April 2025, 9–16, for all tracks. */
static inline gpointer
add_meeting (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();
  gint64 day = spor_day_from_iso ("2025-04-01");

  meeting->starts = spor_clock_on_day (day, 9 * 60);
  meeting->ends = spor_clock_on_day (day, 16 * 60);
  meeting->tracks = 3;
  g_free (meeting->place);
  meeting->place = g_strdup ("Odense");
  return GINT_TO_POINTER (spor_store_add_meeting (store, data, meeting, error));
}

static inline void
on_job_done_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (spor_book_run_finish (SPOR_BOOK (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *)done = TRUE;
}

static inline gboolean
is_set (gpointer done)
{
  return *(gboolean *)done;
}

static inline void
run_job (Meetings *m, SporBookJob job, gpointer data)
{
  gboolean done = FALSE;

  spor_book_run_async (spor_window_get_book (m->window), job, data, NULL, NULL, NULL,
                       on_job_done_cb, &done);
  fixture_wait (is_set, &done);
  fixture_settle ();
}

static inline gboolean
is_at_rest (gpointer window)
{
  return !spor_book_is_busy (spor_window_get_book (window));
}

/* Whatever was asked of the book has been done, and is shown. */
static inline void
rest (Meetings *m)
{
  fixture_settle ();
  fixture_wait (is_at_rest, m->window);
  fixture_settle ();
  pointer_settle ();
}

/* --- The window ----------------------------------------------------------------------------- */

static inline void
meetings_open (Meetings *m, gconstpointer data)
{
  m->app = (SporApplication *)data;
  m->path = fixture_book_new ("meetings.spor", TRUE);
  seat_three (m->path);
  m->window = fixture_open (m->app, m->path);
  spor_window_show_page (m->window, "meetings");
  gtk_window_set_default_size (GTK_WINDOW (m->window), 1280, 860);
  gtk_window_present (GTK_WINDOW (m->window));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (m->window));
  pointer_move (1390, 890);
}

static inline void
meetings_open_with_one (Meetings *m, gconstpointer data)
{
  meetings_open (m, data);
  run_job (m, add_meeting, spor_snapshot_get_round (snapshot_of (m)));
}

static inline void
meetings_close (Meetings *m, gconstpointer data)
{
  fixture_close (m->app);
  g_remove (m->path);
  g_free (m->path);
}

static inline gpointer
find_type (gpointer from, GType type)
{
  return fixture_find_shown (GTK_WIDGET (from), fixture_has_type, GSIZE_TO_POINTER (type));
}

static inline gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static inline gpointer
find_row (gpointer from, const char *title)
{
  return fixture_find_shown (GTK_WIDGET (from), has_title, title);
}

static inline GtkWidget *
find_label (gpointer from, const char *text)
{
  return fixture_find_shown (GTK_WIDGET (from), fixture_has_label, text);
}

static inline void
choose (gpointer from, const char *row, guint position)
{
  adw_combo_row_set_selected (find_row (from, row), position);
  pointer_settle ();
}

static inline void
do_action (Meetings *m, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (m->window), name, NULL);
  rest (m);
}

/* Goes somewhere else, as somebody does who is done with a field. */
static inline void
leave (Meetings *m)
{
  gtk_window_set_focus (GTK_WINDOW (m->window), NULL);
  rest (m);
}

static inline void
type_in (Meetings *m, gpointer editable, const char *text)
{
  gtk_widget_grab_focus (editable);
  gtk_editable_set_text (GTK_EDITABLE (editable), text);
}

static inline GtkWidget *
find_clock (gpointer from, gboolean last)
{
  GtkWidget *times = find_type (from, SPOR_TYPE_MEETING_TIMES);
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (times)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BOX (child))
      found = last ? gtk_widget_get_prev_sibling (gtk_widget_get_last_child (child))
                   : gtk_widget_get_first_child (child);
  g_assert_true (GTK_IS_ENTRY (found));
  return found;
}

static inline GtkWindow *
find_dialog (void)
{
  return fixture_find_window (SPOR_TYPE_MEETING_WINDOW);
}

static inline gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static inline void
assert_times (const SporMeeting *meeting, const char *starts, const char *ends)
{
  g_autofree char *starts_iso = spor_time_to_iso (meeting->starts);
  g_autofree char *ends_iso = spor_time_to_iso (meeting->ends);

  g_assert_cmpstr (starts_iso, ==, starts);
  g_assert_cmpstr (ends_iso, ==, ends);
}

/* The program as most of its users have it. */
static inline SporApplication *
meetings_app_new (int *argc, char ***argv)
{
  fixture_init (argc, argv);
  spor_language_init ("da");
  gtk_disable_setlocale ();
  return fixture_app_new ();
}

#define ADD(path, set_up, test)                                                                    \
  g_test_add ("/meetings/" path, Meetings, app, set_up, test, meetings_close)
