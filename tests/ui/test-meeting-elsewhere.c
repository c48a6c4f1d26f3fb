/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meetings.h"
#include "quoted.h"

#include "spor-date-entry.h"
#include "spor-claim-states.h"
#include "spor-dispute.h"
#include "spor-focus.h"
#include "spor-meeting-form.h"
#include "spor-meeting-list.h"
#include "spor-meeting-pane.h"
#include "spor-store-rounds.h"

/* Another program changes the meeting that one writes in: what was typed stays, and its field says
 * what the other wrote. */

/* What another program makes of the meeting's title. */
static void
retitle_elsewhere (Meetings *m, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "another program", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (GPtrArray) meetings = spor_store_load_meetings (store, round, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_dup (g_ptr_array_index (meetings, 0));

  g_free (meeting->title);
  meeting->title = g_strdup (title);
  spor_store_save_meeting (store, round, g_ptr_array_index (meetings, 0), meeting, &error);
  g_assert_no_error (error);
}

static gboolean
is_told (gpointer unused)
{
  return fixture_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

typedef struct
{
  Meetings *m;
  const char *title;
} Titled;

static gboolean
is_titled (gpointer data)
{
  Titled *titled = data;

  return g_str_equal (meeting_of (titled->m, 0)->title, titled->title);
}

/* It is the form's first. */
static SporDispute *
title_dispute (Meetings *m)
{
  return SPOR_DISPUTE (
      fixture_find_type (find_type (m->window, SPOR_TYPE_MEETING_FORM), SPOR_TYPE_DISPUTE));
}

static gboolean
is_disputed (gpointer dispute)
{
  return spor_dispute_get_theirs (dispute) && gtk_widget_get_mapped (dispute);
}

static gboolean
is_hidden (gpointer dispute)
{
  return !gtk_widget_get_visible (dispute);
}

/* What is typed stays when another program has changed the same; its field says what that wrote,
 * and is saved over it by whoever saves it once more. */
static void
test_both_typed (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkEditable *title = find_row (pane, "Titel");
  SporDispute *dispute = title_dispute (m);
  Titled theirs = { m, "CLI-titel 42" }, ours = { m, "Min titel 42" };

  retitle_elsewhere (m, theirs.title);
  type_in (m, title, ours.title);
  spor_meeting_pane_save (SPOR_MEETING_PANE (pane));
  fixture_wait (is_disputed, dispute);
  g_assert_cmpstr (spor_dispute_get_theirs (dispute), ==, theirs.title);
  rest (m);
  g_assert_false (is_told (NULL));
  g_assert_true (is_titled (&theirs));
  g_assert_cmpstr (gtk_editable_get_text (title), ==, ours.title);
  spor_meeting_pane_save (SPOR_MEETING_PANE (pane));
  fixture_wait (is_titled, &ours);
  rest (m);
  g_assert_false (is_disputed (dispute));
  g_assert_false (is_told (NULL));
}

/* So it is where the book refused before anybody knew, as when what is typed is saved by itself:
 * whoever has read it and goes on means what they wrote. */
static void
test_refused_then_left (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  SporDispute *dispute = title_dispute (m);
  Titled ours = { m, "Min titel 42" };

  retitle_elsewhere (m, "CLI-titel 42");
  type_in (m, find_row (pane, "Titel"), ours.title);
  spor_meeting_pane_save (SPOR_MEETING_PANE (pane));
  fixture_wait (is_disputed, dispute);
  rest (m);
  leave (m);
  fixture_wait (is_titled, &ours);
  rest (m);
  g_assert_false (is_disputed (dispute));
}

/* It is said while one types; whoever would rather have theirs writes nothing. */
static void
test_theirs_taken (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkEditable *title = find_row (pane, "Titel");
  SporDispute *dispute = title_dispute (m);
  Titled theirs = { m, "CLI-titel 42" };

  type_in (m, title, "Min titel 42");
  retitle_elsewhere (m, theirs.title);
  fixture_wait (is_disputed, dispute);
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Min titel 42");
  g_signal_emit_by_name (dispute, "taken");
  g_assert_false (is_disputed (dispute));
  g_assert_cmpstr (gtk_editable_get_text (title), ==, theirs.title);
  spor_meeting_pane_save (SPOR_MEETING_PANE (pane));
  rest (m);
  g_assert_true (is_titled (&theirs));
}

/* Who goes to the button that takes theirs, by keyboard or by pointer, has not left the field for
 * good; who goes on from there means what they wrote. */
static void
test_button_reached (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkEditable *title = find_row (pane, "Titel");
  SporDispute *dispute = title_dispute (m);
  GtkWidget *button = fixture_find_type (GTK_WIDGET (dispute), GTK_TYPE_BUTTON);
  Titled theirs = { m, "CLI-titel 42" }, ours = { m, "Min titel 42" };
  int x, y;

  type_in (m, title, ours.title);
  retitle_elsewhere (m, theirs.title);
  fixture_wait (is_disputed, dispute);
  pointer_settle ();
  pointer_middle (button, &x, &y);
  pointer_move (x, y);
  pointer_press (1, TRUE);
  rest (m);
  g_assert_true (is_disputed (dispute));
  pointer_move (1390, 890);
  pointer_press (1, FALSE);
  rest (m);
  g_assert_true (is_titled (&theirs));
  gtk_widget_grab_focus (button);
  rest (m);
  g_assert_true (is_disputed (dispute));
  g_assert_true (is_titled (&theirs));
  leave (m);
  fixture_wait (is_titled, &ours);
}

/* What stands below does not move away from under the pointer while it is pressed. */
static void
test_click_below (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkEditable *title = find_row (pane, "Titel");
  SporDispute *dispute = title_dispute (m);
  GtkWidget *check
      = fixture_find_type (find_row (pane, "Spor 1: Implementering"), GTK_TYPE_CHECK_BUTTON);
  Titled theirs = { m, "CLI-titel 42" }, ours = { m, "Min titel 42" };
  gboolean was = gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
  int x, y;

  type_in (m, title, ours.title);
  retitle_elsewhere (m, theirs.title);
  fixture_wait (is_disputed, dispute);
  pointer_settle ();
  pointer_middle (check, &x, &y);
  pointer_move (x, y);
  pointer_press (1, TRUE);
  fixture_wait (is_titled, &ours);
  rest (m);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dispute)));
  pointer_press (1, FALSE);
  fixture_wait (is_hidden, dispute);
  rest (m);
  g_assert_cmpint (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)), ==, !was);
}

/* What one has written oneself is no other program's, however soon one types on. */
static void
test_own (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkEditable *title = find_row (pane, "Titel");

  gtk_editable_set_text (title, "Opstart");
  spor_meeting_pane_save (SPOR_MEETING_PANE (pane));
  gtk_editable_set_text (title, "Opstart i Aarhus");
  rest (m);
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Opstart i Aarhus");
  g_assert_null (spor_dispute_get_theirs (title_dispute (m)));
}

/* Another program moves when the meeting begins and when it ends. */
static void
move_elsewhere (Meetings *m, gint64 starts_by, gint64 ends_by)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "another program", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_dup (meeting_of (m, 0));

  meeting->starts += starts_by;
  meeting->ends += ends_by;
  spor_store_save_meeting (store, round, meeting_of (m, 0), meeting, &error);
  g_assert_no_error (error);
}

#define HOURS 3600
#define DAYS (24 * HOURS)

static gpointer
part_of (Meetings *m, const char *id)
{
  return gtk_widget_get_template_child (find_type (m->window, SPOR_TYPE_MEETING_TIMES),
                                        SPOR_TYPE_MEETING_TIMES, id);
}

static const char *
text_of (gpointer editable)
{
  return gtk_editable_get_text (GTK_EDITABLE (editable));
}

typedef struct
{
  Meetings *m;
  gint64 ends;
} Ending;

static gboolean
ends_at (gpointer data)
{
  Ending *ending = data;

  return meeting_of (ending->m, 0)->ends == ending->ends;
}

/* When it begins is one's own, and when it ends the other's. */
static void
test_times_merged (Meetings *m, gconstpointer data)
{
  Ending theirs = { m, meeting_of (m, 0)->ends - 4 * HOURS };

  type_in (m, part_of (m, "from"), "7.15");
  move_elsewhere (m, 0, -4 * HOURS);
  gtk_widget_grab_focus (part_of (m, "to"));
  fixture_wait (ends_at, &theirs);
  rest (m);
  leave (m);
  assert_times (meeting_of (m, 0), "2025-04-01T05:15:00Z", "2025-04-01T10:00:00Z");
  g_assert_cmpstr (text_of (part_of (m, "from")), ==, "7.15");
  g_assert_cmpstr (text_of (part_of (m, "to")), ==, "12.00");
  g_assert_null (spor_dispute_get_theirs (part_of (m, "to_dispute")));
}

/* What both have changed its own field says; moving between the fields of the times settles
 * nothing, and leaving them does. */
static void
test_time_disputed (Meetings *m, gconstpointer data)
{
  Ending ours = { m, meeting_of (m, 0)->ends - 3 * HOURS };

  type_in (m, part_of (m, "to"), "13.00");
  move_elsewhere (m, 0, -4 * HOURS);
  fixture_wait (is_disputed, part_of (m, "to_dispute"));
  g_assert_cmpstr (spor_dispute_get_theirs (part_of (m, "to_dispute")), ==, "12.00");
  g_assert_nonnull (strstr (spor_dispute_get_said (part_of (m, "to_dispute")), "“Til”"));
  g_assert_null (spor_dispute_get_theirs (part_of (m, "from_dispute")));
  gtk_widget_grab_focus (part_of (m, "from"));
  rest (m);
  type_in (m, part_of (m, "from"), "8.00");
  gtk_widget_grab_focus (part_of (m, "day"));
  rest (m);
  assert_times (meeting_of (m, 0), "2025-04-01T07:00:00Z", "2025-04-01T10:00:00Z");
  g_assert_cmpstr (text_of (part_of (m, "to")), ==, "13.00");
  leave (m);
  fixture_wait (ends_at, &ours);
  rest (m);
  assert_times (meeting_of (m, 0), "2025-04-01T06:00:00Z", "2025-04-01T11:00:00Z");
  g_assert_null (spor_dispute_get_theirs (part_of (m, "to_dispute")));
}

/* The button takes what its field says, and leaves the others. */
static void
test_time_taken (Meetings *m, gconstpointer data)
{
  type_in (m, part_of (m, "to"), "13.00");
  gtk_editable_set_text (part_of (m, "from"), "8.00");
  move_elsewhere (m, 0, -4 * HOURS);
  fixture_wait (is_disputed, part_of (m, "to_dispute"));
  g_signal_emit_by_name (part_of (m, "to_dispute"), "taken");
  g_assert_cmpstr (text_of (part_of (m, "to")), ==, "12.00");
  g_assert_cmpstr (text_of (part_of (m, "from")), ==, "8.00");
  g_assert_null (spor_dispute_get_theirs (part_of (m, "to_dispute")));
  leave (m);
  assert_times (meeting_of (m, 0), "2025-04-01T06:00:00Z", "2025-04-01T10:00:00Z");
}

/* What begins later here than it ends there is said at once, and goes nowhere. */
static void
test_times_out_of_order (Meetings *m, gconstpointer data)
{
  Ending theirs = { m, meeting_of (m, 0)->ends - 4 * HOURS };

  type_in (m, part_of (m, "from"), "14.00");
  move_elsewhere (m, 0, -4 * HOURS);
  fixture_wait (ends_at, &theirs);
  rest (m);
  g_assert_true (gtk_widget_get_mapped (part_of (m, "message")));
  g_assert_cmpstr (text_of (part_of (m, "from")), ==, "14.00");
  g_assert_cmpstr (text_of (part_of (m, "to")), ==, "12.00");
  leave (m);
  g_assert_true (gtk_widget_get_mapped (part_of (m, "message")));
  assert_times (meeting_of (m, 0), "2025-04-01T07:00:00Z", "2025-04-01T10:00:00Z");
}

/* A day that is being typed stays, and the last day follows it once it counts. */
static void
test_day_disputed (Meetings *m, gconstpointer data)
{
  GtkWidget *entry = spor_date_entry_get_entry (part_of (m, "day"));
  Ending ours = { m, meeting_of (m, 0)->ends + 8 * DAYS };

  type_in (m, entry, "9/4 2025");
  move_elsewhere (m, DAYS, DAYS);
  fixture_wait (is_disputed, part_of (m, "day_dispute"));
  g_assert_cmpstr (spor_dispute_get_theirs (part_of (m, "day_dispute")), ==, "2. april 2025");
  g_assert_cmpstr (text_of (entry), ==, "9/4 2025");
  gtk_widget_grab_focus (part_of (m, "to"));
  rest (m);
  assert_times (meeting_of (m, 0), "2025-04-02T07:00:00Z", "2025-04-02T14:00:00Z");
  leave (m);
  fixture_wait (ends_at, &ours);
  assert_times (meeting_of (m, 0), "2025-04-09T07:00:00Z", "2025-04-09T14:00:00Z");
}

static void
delete_elsewhere (Meetings *m)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "another program", &error);

  spor_store_delete_meeting (store, meeting_of (m, 0), &error);
  g_assert_no_error (error);
}

static void
archive_elsewhere (Meetings *m)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "another program", &error);

  spor_store_archive_round (store, spor_snapshot_get_round (snapshot_of (m))->id, &error);
  g_assert_no_error (error);
}

/* Types a title, a place with a personal number, a time that is none, and an agenda; no field is
 * left. */
static void
type_all (Meetings *m)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkWidget *form = find_type (pane, SPOR_TYPE_MEETING_FORM);
  GtkWidget *times = find_type (pane, SPOR_TYPE_MEETING_TIMES);
  GtkTextView *agenda = find_type (form, GTK_TYPE_TEXT_VIEW);

  gtk_editable_set_text (find_row (pane, "Titel"), "Min titel");
  gtk_editable_set_text (find_row (pane, "Sted"), "Hos 010203-1234");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (agenda), "1. Velkomst\n2. Valg", -1);
  gtk_editable_set_text (GTK_EDITABLE (
                             gtk_widget_get_template_child (times, SPOR_TYPE_MEETING_TIMES, "to")),
                         "kl. fire");
}

static void
assert_all_quoted (Meetings *m)
{
  rest (m);
  g_assert_true (quotes ("Min titel"));
  g_assert_true (quotes ("Hos 010203-1234"));
  g_assert_true (quotes ("1. Velkomst\n2. Valg"));
  g_assert_true (quotes ("kl. fire"));
  g_assert_false (quotes ("9.00")); /* that was not typed */
  g_assert_cmpuint (count_dialogs (), ==, 1);
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static gboolean
has_one_meeting (gpointer m)
{
  return spor_refunds_n_meetings (refunds_of (m)) == 1;
}

/* Whoever types on about a meeting that is gone does not type into the one that is shown then. */
static void
test_keyboard_after_deleted (Meetings *m, gconstpointer data)
{
  GtkWidget *list = find_type (m->window, SPOR_TYPE_MEETING_LIST);

  run_job (m, add_meeting, spor_snapshot_get_round (snapshot_of (m)));
  spor_meeting_list_choose (SPOR_MEETING_LIST (list), meeting_of (m, 0)->id);
  type_in (m, find_row (find_type (m->window, SPOR_TYPE_MEETING_PANE), "Titel"), "Min titel");
  delete_elsewhere (m);
  fixture_wait (has_one_meeting, m);
  fixture_wait (quotes, (gpointer) "Min titel");
  rest (m);
  g_assert_nonnull (spor_focus_within (list));
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  rest (m);
  g_assert_nonnull (spor_focus_within (list));
}

/* Nor who was about to close the window, which has left the field to be saved. */
static void
test_keyboard_after_closing (Meetings *m, gconstpointer data)
{
  GtkWidget *list = find_type (m->window, SPOR_TYPE_MEETING_LIST);

  run_job (m, add_meeting, spor_snapshot_get_round (snapshot_of (m)));
  spor_meeting_list_choose (SPOR_MEETING_LIST (list), meeting_of (m, 0)->id);
  type_in (m, find_row (find_type (m->window, SPOR_TYPE_MEETING_PANE), "Titel"), "Min titel");
  gtk_window_set_focus_visible (GTK_WINDOW (m->window), FALSE);
  delete_elsewhere (m);
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (quotes, (gpointer) "Min titel");
  rest (m);
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  rest (m);
  g_assert_nonnull (spor_focus_within (list));
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (m->window)));
}

/* Another program submits a claim for the meeting, which it says was yesterday: later than some
 * months afterwards nobody can. */
static void
submit_elsewhere (Meetings *m)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "another program", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (GPtrArray) invited = spor_store_load_attendance (store, meeting_of (m, 0)->id, &error);
  g_autoptr (SporClaim) claim = spor_claim_new ();
  SporAttendee *attendee = g_ptr_array_index (invited, 0);
  gint64 yesterday = spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC) - 1;
  g_autoptr (SporMeeting) meeting = spor_meeting_dup (meeting_of (m, 0));
  SporClaimLine *line = spor_claim_line_new (SPOR_MODE_PUBLIC, yesterday);
  const SporDecision submit = { .act = SPOR_ACT_SUBMIT };

  meeting->starts = spor_clock_on_day (yesterday, 9 * 60);
  meeting->ends = spor_clock_on_day (yesterday, 16 * 60);
  spor_store_save_meeting (store, round, meeting_of (m, 0), meeting, &error);
  g_assert_no_error (error);
  attendee->attendance = SPOR_ATTENDANCE_ATTENDED;
  spor_store_attend (store, meeting_of (m, 0), attendee, &error);
  g_assert_no_error (error);
  line->amount = 5000;
  g_ptr_array_add (claim->lines, line);
  g_free (claim->meeting_id);
  claim->meeting_id = g_strdup (meeting_of (m, 0)->id);
  g_free (claim->signup_id);
  claim->signup_id = g_strdup (attendee->signup_id);
  spor_store_add_claim (store, round, claim, NULL, &error);
  g_assert_no_error (error);
  spor_store_decide (store, round, claim->id, &submit, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_locked (gpointer entry)
{
  return !gtk_editable_get_editable (entry);
}

/* What a submitted claim is judged by is locked, and says why; what was typed there is quoted, and
 * the rest can be changed. */
static void
test_submitted (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  Titled ours = { m, "Min titel" };

  type_in (m, part_of (m, "to"), "kl. fire");
  submit_elsewhere (m);
  fixture_wait (is_locked, part_of (m, "to"));
  fixture_wait (quotes, (gpointer) "kl. fire");
  g_assert_false (quotes ((gpointer) "1. april 2025")); /* nobody has typed the day */
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  rest (m);
  g_assert_cmpstr (text_of (part_of (m, "to")), ==, "16.00");
  g_assert_true (is_locked (part_of (m, "from")));
  g_assert_true (is_locked (spor_date_entry_get_entry (part_of (m, "day"))));
  g_assert_false (gtk_widget_get_sensitive (find_row (pane, "Mødetype")));
  g_assert_nonnull (gtk_widget_get_tooltip_text (part_of (m, "from")));
  type_in (m, find_row (pane, "Titel"), ours.title);
  leave (m);
  fixture_wait (is_titled, &ours);
  rest (m);
  g_assert_true (is_locked (part_of (m, "from")));
  g_assert_false (is_told (NULL));
}

static gboolean
has_no_meetings (gpointer m)
{
  return spor_refunds_n_meetings (refunds_of (m)) == 0;
}

/* What was typed about a meeting that another program deletes is quoted, be it right or wrong. */
static void
test_deleted (Meetings *m, gconstpointer data)
{
  type_all (m);
  delete_elsewhere (m);
  fixture_wait (has_no_meetings, m);
  fixture_wait (quotes, (gpointer) "Min titel");
  assert_all_quoted (m);
}

/* Likewise where it is on its way by then. */
static void
test_deleted_before_saved (Meetings *m, gconstpointer data)
{
  type_all (m);
  delete_elsewhere (m);
  spor_meeting_pane_save (SPOR_MEETING_PANE (find_type (m->window, SPOR_TYPE_MEETING_PANE)));
  fixture_wait (has_no_meetings, m);
  fixture_wait (quotes, (gpointer) "Min titel");
  assert_all_quoted (m);
}

static gboolean
is_archived (gpointer m)
{
  return spor_snapshot_get_closed (snapshot_of (m)) != NULL;
}

/* An archived round's meetings are as the book has them; what was typed is quoted. */
static void
test_archived (Meetings *m, gconstpointer data)
{
  type_all (m);
  archive_elsewhere (m);
  fixture_wait (is_archived, m);
  fixture_wait (quotes, (gpointer) "Min titel");
  assert_all_quoted (m);
}

int
main (int argc, char *argv[])
{
  SporApplication *app = meetings_app_new (&argc, &argv);

  ADD ("both-typed", meetings_open_with_one, test_both_typed);
  ADD ("refused-then-left", meetings_open_with_one, test_refused_then_left);
  ADD ("theirs-taken", meetings_open_with_one, test_theirs_taken);
  ADD ("button-reached", meetings_open_with_one, test_button_reached);
  ADD ("click-below", meetings_open_with_one, test_click_below);
  ADD ("own", meetings_open_with_one, test_own);
  ADD ("times-merged", meetings_open_with_one, test_times_merged);
  ADD ("time-disputed", meetings_open_with_one, test_time_disputed);
  ADD ("time-taken", meetings_open_with_one, test_time_taken);
  ADD ("times-out-of-order", meetings_open_with_one, test_times_out_of_order);
  ADD ("day-disputed", meetings_open_with_one, test_day_disputed);
  ADD ("deleted", meetings_open_with_one, test_deleted);
  ADD ("deleted-before-saved", meetings_open_with_one, test_deleted_before_saved);
  ADD ("keyboard-after-deleted", meetings_open_with_one, test_keyboard_after_deleted);
  ADD ("keyboard-after-closing", meetings_open_with_one, test_keyboard_after_closing);
  ADD ("submitted", meetings_open_with_one, test_submitted);
  ADD ("archived", meetings_open_with_one, test_archived);
  return fixture_run (app);
}
