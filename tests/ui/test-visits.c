/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"
#include "meetings.h"

#include "spor-letter-editor.h"
#include "spor-letters-window.h"
#include "spor-meeting-list.h"
#include "spor-meeting-pane.h"
#include "spor-signup-pane.h"
#include "spor-signups-page.h"
#include "spor-store-letters.h"

/* Whoever goes through all fields and changes nothing writes nothing, however what the book has
 * came there: with seconds, or with spaces that would not be typed. */

#define MOST_FIELDS 60

/* The log grows with each change set, and the book's version with it. */
static gint64
version_of (Meetings *m)
{
  return spor_snapshot_get_version (snapshot_of (m));
}

/* On the book's worker. */
static gpointer
add_untidy (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();
  gint64 day = spor_day_from_iso ("2025-05-06");

  meeting->starts = spor_clock_on_day (day, 10 * 60) + 17;
  meeting->ends = spor_clock_on_day (day, 11 * 60) + 59;
  meeting->tracks = 1;
  g_free (meeting->title);
  meeting->title = g_strdup (" Opstart  og mere ");
  g_free (meeting->place);
  meeting->place = g_strdup ("Odense ");
  return GINT_TO_POINTER (spor_store_add_meeting (store, data, meeting, error));
}

/* From field to field, until the keyboard has left @pane. */
static void
go_through (Meetings *m, gpointer pane)
{
  guint n = 0;

  gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
  while (n++ < MOST_FIELDS && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
    fixture_settle ();
  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (n, <, MOST_FIELDS);
  leave (m);
}

static void
test_meeting (Meetings *m, gconstpointer data)
{
  gint64 before;

  run_job (m, add_untidy, spor_snapshot_get_round (snapshot_of (m)));
  spor_meeting_list_choose (find_type (m->window, SPOR_TYPE_MEETING_LIST), meeting_of (m, 1)->id);
  rest (m);
  before = version_of (m);
  go_through (m, find_type (m->window, SPOR_TYPE_MEETING_PANE));
  spor_meeting_list_choose (find_type (m->window, SPOR_TYPE_MEETING_LIST), meeting_of (m, 0)->id);
  rest (m);
  g_assert_cmpint (version_of (m), ==, before);
}

/* Another hour is without seconds; the one that nobody has touched keeps its own. */
static void
test_hour (Meetings *m, gconstpointer data)
{
  gint64 ends;

  run_job (m, add_untidy, spor_snapshot_get_round (snapshot_of (m)));
  spor_meeting_list_choose (find_type (m->window, SPOR_TYPE_MEETING_LIST), meeting_of (m, 1)->id);
  rest (m);
  ends = meeting_of (m, 1)->ends;
  type_in (m, find_clock (m->window, FALSE), "9.30");
  leave (m);
  assert_times (meeting_of (m, 1), "2025-05-06T07:30:00Z", "2025-05-06T09:00:59Z");
  g_assert_cmpint (meeting_of (m, 1)->ends, ==, ends);
}

static gboolean
shows_name (gpointer m)
{
  return find_row (((Meetings *)m)->window, "Name") != NULL;
}

static void
test_person (Meetings *m, gconstpointer data)
{
  gint64 before = version_of (m);

  spor_window_show_page (m->window, "signups");
  rest (m);
  spor_signups_page_show_signup (
      find_type (m->window, SPOR_TYPE_SIGNUPS_PAGE),
      spor_signups_row (spor_snapshot_get_signups (snapshot_of (m)), 0)->id);
  fixture_wait (shows_name, m);
  rest (m);
  go_through (m, find_type (m->window, SPOR_TYPE_SIGNUP_PANE));
  g_assert_cmpint (version_of (m), ==, before);
}

static gboolean
is_shown (gpointer window)
{
  SporLetterEditor *editor = fixture_find_type (window, SPOR_TYPE_LETTER_EDITOR);

  return editor && spor_letter_editor_get_template (editor);
}

static gboolean
has_no_letters (gpointer unused)
{
  return fixture_find_window (SPOR_TYPE_LETTERS_WINDOW) == NULL;
}

/* On the book's worker. */
static gpointer
save_contact (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (spor_store_save_contact (store, data, NULL, "fbs@example.dk",
                                                   spor_time_from_iso ("2025-04-01T13:30:00Z"),
                                                   error));
}

/* A reply is promised by a day, at whatever hour the book has it. */
static void
test_letters (Meetings *m, gconstpointer data)
{
  GtkWidget *window;
  gint64 before;

  run_job (m, save_contact, spor_snapshot_get_round (snapshot_of (m)));
  before = version_of (m);
  gtk_widget_activate_action (GTK_WIDGET (m->window), "win.letters", NULL);
  window = GTK_WIDGET (fixture_find_window (SPOR_TYPE_LETTERS_WINDOW));
  fixture_wait (is_shown, window);
  rest (m);
  for (guint i = 0; i < MOST_FIELDS && gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD); i++)
    fixture_settle ();
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (has_no_letters, NULL);
  rest (m);
  g_assert_cmpint (version_of (m), ==, before);
}

#define VISIT(path, set_up, test)                                                                  \
  g_test_add ("/visits/" path, Meetings, app, set_up, test, meetings_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  VISIT ("meeting", meetings_open_with_one, test_meeting);
  VISIT ("hour", meetings_open_with_one, test_hour);
  VISIT ("person", meetings_open, test_person);
  VISIT ("letters", meetings_open, test_letters);
  return fixture_run (app);
}
