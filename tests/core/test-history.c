/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-store-alternatives.h"
#include "spor-store-erasure.h"
#include "spor-store-refunds.h"

#include <json-glib/json-glib.h>

/* What the history of a person says, newest first. */

static void
set_up (BookFixture *fixture, gconstpointer data)
{
  book_set_up (fixture, data);
  book_sign_up (fixture, "Anne", "Odense");
  book_sign_up (fixture, "Bo", "Svendborg");
  book_sign_up (fixture, "Carl", "Aarhus");
}

/* Their history after the import: "third|second|first" */
static void
assert_history (BookFixture *fixture, guint signup, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  g_autoptr (GPtrArray) history
      = spor_store_load_history (fixture->store,
                                 spor_signups_row (composition->signups, signup)->id, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i + 1 < history->len; i++)
    g_string_append_printf (said, "%s%s", i ? "|" : "",
                            ((SporChange *)g_ptr_array_index (history, i))->text);
  g_assert_cmpstr (said->str, ==, expected);
}

static SporMeeting *
meet (BookFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  SporMeeting *meeting = spor_meeting_new ();

  meeting->kind = SPOR_MEETING_ONLINE;
  g_free (meeting->title);
  meeting->title = g_strdup ("Opstart");
  meeting->starts = spor_time_from_iso ("2099-12-03T10:00:00Z");
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = 1;
  spor_store_add_meeting (fixture->store, round, meeting, &error);
  g_assert_no_error (error);
  return meeting;
}

static void
attend (BookFixture *fixture, const SporMeeting *meeting, guint signup, SporAttendance attendance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  const SporSignupRow *row = spor_signups_row (composition->signups, signup);
  SporAttendee attendee = { (char *)row->id, (char *)row->name, attendance };

  spor_store_attend (fixture->store, meeting, &attendee, &error);
  g_assert_no_error (error);
}

static void
withdraw (BookFixture *fixture, guint signup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_edit_signup (fixture->store, spor_signups_row (composition->signups, signup)->id, NULL,
                          0, -1, TRUE, &error);
  g_assert_no_error (error);
}

static void
test_meetings (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporMeeting) meeting = NULL;
  GError *error = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  meeting = meet (fixture);
  attend (fixture, meeting, 0, SPOR_ATTENDANCE_ACCEPTED);
  assert_history (fixture, 0,
                  "Meeting Opstart, 3 December 2099: Said yes|Invited to the meeting Opstart, 3 "
                  "December 2099|Seat in track 1");
  withdraw (fixture, 0);
  assert_history (fixture, 0,
                  "Withdrawn: Anne|No longer invited to the meeting Opstart, 3 December "
                  "2099|Meeting Opstart, 3 December 2099: "
                  "Said yes|Invited to the meeting Opstart, 3 December 2099|Seat in track 1");
  attend (fixture, meeting, 1, SPOR_ATTENDANCE_INVITED);
  book_undo (fixture, NULL);
  assert_history (fixture, 1,
                  "Undone – Invited to the meeting Opstart, 3 December 2099|Invited to the meeting "
                  "Opstart, 3 December 2099");
  attend (fixture, meeting, 2, SPOR_ATTENDANCE_INVITED);
  g_assert_true (spor_store_delete_meeting (fixture->store, meeting, &error));
  assert_history (fixture, 2,
                  "Meeting deleted: Opstart|Invited to the meeting Opstart, 3 December 2099");
}

/* Whoever had a seat came with the group; who got one later, or had left, did not. */
static void
test_final (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) open = NULL;
  g_autoptr (SporComposition) final = NULL;
  g_autoptr (SporComposition) again = NULL;
  GError *error = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 1, SPOR_SPOT_WAITING);
  open = book_load (fixture);
  g_assert_true (spor_store_finalise (fixture->store, open, "", &error));
  final = book_load (fixture);
  g_assert_true (spor_store_reopen (fixture->store, final, &error));
  book_move (fixture, 0, SPOR_SPOT_POOL);
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  again = book_load (fixture);
  g_assert_true (spor_store_finalise (fixture->store, again, "", &error));
  book_undo (fixture, NULL);
  assert_history (fixture, 0,
                  "Off the board: Anne|Their group “Proposal A” is open again|In the final group "
                  "“Proposal A”|Seat in track 1");
  assert_history (fixture, 1,
                  "Undone – In the final group “Proposal A”|In the final group “Proposal A”|Seat "
                  "in track 1|Waiting list of track 1");
}

/* Each is told their own side of it; who moves up because of others is told nothing. */
static void
test_replaced (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) composition = NULL;
  GError *error = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  composition = book_load (fixture);
  g_assert_true (spor_store_replace (fixture->store, composition, 0, 2, NULL, &error));
  assert_history (fixture, 0, "Left the group; the seat went to Carl|Seat in track 1");
  assert_history (fixture, 2, "Got the seat of Anne");
  book_move (fixture, 2, SPOR_SPOT_POOL);
  assert_history (fixture, 1, "Seat in track 1");
}

static void
apply (BookFixture *fixture, const SporComposition *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = book_load (fixture);

  spor_store_apply (fixture->store, before, after, "{}", &error);
  g_assert_no_error (error);
}

/* 1 sits where 0 sat, and 2 waits. */
static void
apply_by (BookFixture *fixture, SporMethod method)
{
  const SporMove seat = { 1, SPOR_SPOT_SEATED, 0, -1, -1 };
  const SporMove unseat = { 0, SPOR_SPOT_POOL, 0, -1, -1 };
  const SporMove wait = { 2, SPOR_SPOT_WAITING, 0, -1, -1 };
  g_autoptr (SporComposition) composition = book_load (fixture);
  g_autoptr (SporComposition) seated = spor_composition_apply (composition, &seat);
  g_autoptr (SporComposition) unseated = spor_composition_apply (seated, &unseat);
  g_autoptr (SporComposition) after = spor_composition_apply (unseated, &wait);

  g_clear_pointer (&after->origin, spor_origin_unref);
  after->origin = spor_origin_new (method, 1740000000);
  apply (fixture, after);
}

/* What came of it for each, not what it was called. */
static void
test_suggested (BookFixture *fixture, gconstpointer data)
{
  book_sign_up (fixture, "Dora", "Aarhus");
  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 3, SPOR_SPOT_SEATED);
  apply_by (fixture, SPOR_METHOD_SUGGESTION);
  assert_history (fixture, 0, "Suggestion applied: off the board|Seat in track 1");
  assert_history (fixture, 1, "Suggestion applied: seat in track 1");
  assert_history (fixture, 2, "Suggestion applied: waiting list of track 1");
  assert_history (fixture, 3, "Seat in track 1");
  book_undo (fixture, NULL);
  assert_history (
      fixture, 1,
      "Undone – Suggestion applied: seat in track 1|Suggestion applied: seat in track 1");
}

/* Lots are drawn of Anne, who keeps her seat, Bo, who gets one, and Carl, who gets none. */
static void
draw (BookFixture *fixture)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporComposition) after = NULL;
  const SporMove seat = { 1, SPOR_SPOT_SEATED, 0, -1, -1 };

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  composition = book_load (fixture);
  after = spor_composition_apply (composition, &seat);
  g_clear_pointer (&after->origin, spor_origin_unref);
  after->origin = spor_origin_new (SPOR_METHOD_LOTTERY, 1740000000);
  for (guint i = 0; i < 3; i++)
    spor_origin_add (after->origin, spor_signups_row (composition->signups, i)->id, 0.5, i < 2);
  apply (fixture, after);
}

/* Zenia signed up afterwards. */
static void
test_kept_in_draw (BookFixture *fixture, gconstpointer data)
{
  draw (fixture);
  book_sign_up (fixture, "Zenia", "Odense");
  assert_history (fixture, 0, "Drawn by lot: keeps the seat in “Proposal A”|Seat in track 1");
  assert_history (fixture, 1, "Drawn by lot: seat in track 1");
  assert_history (fixture, 2, "Not drawn by lot for “Proposal A”");
  assert_history (fixture, 3, "");
}

/* Which takes nothing out of the history, as other things that are undone stay there. */
static void
test_undone_draw (BookFixture *fixture, gconstpointer data)
{
  draw (fixture);
  book_undo (fixture, NULL);
  assert_history (fixture, 0,
                  "Undone – Drawn by lot: keeps the seat in “Proposal A”|Drawn by lot: keeps the "
                  "seat in “Proposal A”|Seat in track 1");
  assert_history (fixture, 1,
                  "Undone – Drawn by lot: seat in track 1|Drawn by lot: seat in track 1");
  assert_history (fixture, 2,
                  "Undone – Not drawn by lot for “Proposal A”|Not drawn by lot for “Proposal A”");
  book_redo (fixture);
  assert_history (fixture, 2,
                  "Redone – Not drawn by lot for “Proposal A”|Undone – Not drawn by lot for "
                  "“Proposal A”|Not drawn by lot for “Proposal A”");
}

/* Nor does it when the alternative is deleted that lots were drawn for. */
static void
test_deleted_draw (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporComposition) after = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  composition = book_load (fixture);
  after = spor_composition_copy (composition);
  g_clear_pointer (&after->origin, spor_origin_unref);
  after->origin = spor_origin_new (SPOR_METHOD_LOTTERY, 1740000000);
  spor_origin_add (after->origin, spor_signups_row (composition->signups, 2)->id, 0.5, FALSE);
  apply (fixture, after);
  round = spor_store_load_round (fixture->store, &error);
  g_assert_true (spor_store_new_composition (fixture->store, round, "Proposal B", &error));
  g_assert_true (spor_store_delete_composition (fixture->store, composition, &error));
  g_assert_no_error (error);
  assert_history (fixture, 2, "Not drawn by lot for “Proposal A”");
}

/* Who moves up because somebody else was not drawn keeps the seat as well. */
static void
test_moved_up_in_draw (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporComposition) after = NULL;
  const SporMove unseat = { 0, SPOR_SPOT_POOL, 0, -1, -1 };

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  composition = book_load (fixture);
  after = spor_composition_apply (composition, &unseat);
  g_clear_pointer (&after->origin, spor_origin_unref);
  after->origin = spor_origin_new (SPOR_METHOD_LOTTERY, 1740000000);
  for (guint i = 0; i < 2; i++)
    spor_origin_add (after->origin, spor_signups_row (composition->signups, i)->id, 0.5, i == 1);
  apply (fixture, after);
  assert_history (fixture, 0, "Not drawn by lot: off the board|Seat in track 1");
  assert_history (fixture, 1, "Drawn by lot: keeps the seat in “Proposal A”|Seat in track 1");
}

static void
test_drawn (BookFixture *fixture, gconstpointer data)
{
  book_move (fixture, 0, SPOR_SPOT_SEATED);
  apply_by (fixture, SPOR_METHOD_LOTTERY);
  assert_history (fixture, 0, "Not drawn by lot: off the board|Seat in track 1");
  assert_history (fixture, 1, "Drawn by lot: seat in track 1");
  assert_history (fixture, 2, "Drawn by lot: waiting list of track 1");
}

static void
mark_both (BookFixture *fixture, SporMark mark, SporRearrangement what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = book_load (fixture);
  g_autoptr (SporComposition) one = spor_composition_with_mark (before, 0, mark);
  g_autoptr (SporComposition) both = spor_composition_with_mark (one, 1, mark);

  spor_store_rearrange (fixture->store, before, both, what, "Anne +1", &error);
  g_assert_no_error (error);
}

/* What was done to several is called by the first of them in the log alone. */
static void
test_several (BookFixture *fixture, gconstpointer data)
{
  mark_both (fixture, SPOR_MARK_PINNED, SPOR_REARRANGE_PIN);
  mark_both (fixture, SPOR_MARK_BARRED, SPOR_REARRANGE_BAR);
  mark_both (fixture, SPOR_MARK_NONE, SPOR_REARRANGE_UNPIN);
  assert_history (fixture, 1, "No longer marked: Bo|Not this time: Bo|Must have: Bo");
}

/* Each is told who the other was, and who came in where one was not on the board. */
static void
test_swapped (BookFixture *fixture, gconstpointer data)
{
  const SporMove swap = { 0, SPOR_SPOT_SEATED, 0, -1, 1 };
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (GError) error = NULL;

  book_move (fixture, 1, SPOR_SPOT_SEATED);
  composition = book_load (fixture);
  spor_store_move (fixture->store, composition, &swap, &error);
  g_assert_no_error (error);
  assert_history (fixture, 0, "Came in instead of Bo");
  assert_history (fixture, 1, "Off the board; Anne came in instead|Seat in track 1");
  book_undo (fixture, "Swapped: Anne");
  assert_history (fixture, 0, "Undone – Came in instead of Bo|Came in instead of Bo");
  book_move (fixture, 0, SPOR_SPOT_WAITING);
  g_clear_pointer (&composition, spor_composition_unref);
  composition = book_load (fixture);
  spor_store_move (fixture->store, composition, &swap, &error);
  g_assert_no_error (error);
  assert_history (fixture, 1,
                  "Swapped places with Anne|Undone – Off the board; Anne came in instead|Off the "
                  "board; Anne came in instead|Seat in track 1");
}

/* The whole group hears that it was open again, not the two alone. */
static void
test_replaced_in_final (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) open = NULL;
  g_autoptr (SporComposition) final = NULL;
  GError *error = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  open = book_load (fixture);
  g_assert_true (spor_store_finalise (fixture->store, open, "", &error));
  final = book_load (fixture);
  g_assert_true (spor_store_reopen_and_replace (fixture->store, final, 0, 2, NULL, &error));
  assert_history (fixture, 1,
                  "Their group “Proposal A” is open again|In the final group “Proposal A”|Seat in "
                  "track 1");
  assert_history (fixture, 0,
                  "Left the group; the seat went to Carl|In the final group “Proposal A”|Seat in "
                  "track 1");
}

static void
assert_logged (BookFixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = spor_store_load_log (fixture->store, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (log, 0))->text, ==, expected);
}

static void
edit (BookFixture *fixture, int include, int withdrawn, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_edit_signup (fixture->store, spor_signups_row (composition->signups, 0)->id, NULL, 0,
                          include, withdrawn, &error);
  g_assert_no_error (error);
  assert_logged (fixture, expected);
}

static void
waive (BookFixture *fixture, const char *note, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_waive_late (fixture->store, spor_signups_row (composition->signups, 0)->id, note,
                         &error);
  g_assert_no_error (error);
  assert_logged (fixture, expected);
}

/* The same words in the log and in their history. */
static void
test_judged (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  edit (fixture, 1, -1, "Included: Anne");
  edit (fixture, 0, -1, "Left out: Anne");
  edit (fixture, -1, TRUE, "Withdrawn: Anne");
  edit (fixture, -1, FALSE, "No longer withdrawn: Anne");
  waive (fixture, "Var syg", "Lateness waived: Anne");
  waive (fixture, NULL, "Lateness no longer waived: Anne");
  spor_store_set_organisation (fixture->store, spor_signups_row (composition->signups, 0)->id,
                               "Sydslesvig", &error);
  g_assert_no_error (error);
  assert_logged (fixture, "Other organisation: Anne");
  book_undo (fixture, NULL);
  book_redo (fixture);
  assert_logged (fixture, "Redone – Other organisation: Anne");
  assert_history (fixture, 0,
                  "Redone – Other organisation: Anne|Undone – Other organisation: Anne|"
                  "Other organisation: Anne|Lateness no longer waived: Anne|Lateness waived: "
                  "Anne|No longer withdrawn: Anne|Withdrawn: Anne|Left out: Anne|Included: Anne");
}

/* One thing, whatever rows it took; whose it was is said no more. */
static void
test_erased (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  const char *const ids[] = { spor_signups_row (composition->signups, 0)->id, NULL };
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) log = NULL;
  g_auto (GStrv) erased = NULL;
  const char *const told[]
      = { "Personal data erased", "Seat in track 1", "Included: Erased person" };

  edit (fixture, 1, -1, "Included: Anne");
  book_move (fixture, 0, SPOR_SPOT_SEATED);
  erased = spor_store_erase (fixture->store, ids, NULL, &error);
  g_assert_no_error (error);
  history = spor_store_load_history (fixture->store, ids[0], &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_assert_cmpstr (((SporChange *)g_ptr_array_index (history, i))->text, ==, told[i]);
  log = spor_store_load_log (fixture->store, G_N_ELEMENTS (told), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (log, 2))->text, ==, "Included: …");
}

/* A name that another begins with is another's. */
static void
test_moved_by_another (BookFixture *fixture, gconstpointer data)
{
  const SporMove up = { 3, SPOR_SPOT_WAITING, 0, 0, -1 };
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (GError) error = NULL;

  book_sign_up (fixture, "Anne-Marie", "Odense");
  book_move (fixture, 0, SPOR_SPOT_WAITING);
  book_move (fixture, 3, SPOR_SPOT_WAITING);
  composition = book_load (fixture);
  spor_store_move (fixture->store, composition, &up, &error);
  g_assert_no_error (error);
  assert_history (fixture, 0, "Waiting list of track 1");
  assert_history (fixture, 3, "Waiting list of track 1|Waiting list of track 1");
}

/* --- An answer that is saved at each pause ---------------------------------------------------- */

static void
write_answer (BookFixture *fixture, SporField field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  const SporEdit edit = { field, (char *)text };

  spor_store_edit_signup (fixture->store, spor_signups_row (composition->signups, 0)->id, &edit, 1,
                          -1, -1, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load_history (BookFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  GPtrArray *history
      = spor_store_load_history (fixture->store, spor_signups_row (composition->signups, 0)->id,
                                 &error);

  g_assert_no_error (error);
  return history;
}

/* Since the import, oldest first: "no: before → after" of a motivation */
static void
assert_written (BookFixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) history = load_history (fixture);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = history->len - 1; i-- > 0;)
    {
      const SporChange *change = g_ptr_array_index (history, i);
      g_autoptr (JsonNode) was = json_from_string (change->before, NULL);
      g_autoptr (JsonNode) is = json_from_string (change->after, NULL);

      g_string_append_printf (said, "%s%" G_GINT64_FORMAT " %s: %s → %s", said->len ? "|" : "",
                              change->no, change->action,
                              json_object_get_string_member_with_default (
                                  json_node_get_object (was), "motivation", "?"),
                              json_object_get_string_member_with_default (json_node_get_object (is),
                                                                          "motivation", "?"));
    }
  g_assert_cmpstr (said->str, ==, expected);
}

/* As if all that is in the log so far had been done @seconds sooner. */
static void
let_pass (BookFixture *fixture, guint seconds)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE change_set SET at = strftime ('%%Y-%%m-%%dT%%H:%%M:%%SZ', at, '-%u seconds')",
      seconds);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_pauses (BookFixture *fixture, gconstpointer data)
{
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "A"); /* change set 5 */
  let_pass (fixture, 200);
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "A B");
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "A B C");
  assert_written (fixture, "7 edit:  → A B C");
  let_pass (fixture, 500); /* since the first */
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "D");
  assert_written (fixture, "7 edit:  → A B C|8 edit: A B C → D");
}

/* What has come to nothing is nothing; what lies between two parts them, as does who it was. */
static void
test_pauses_parted (BookFixture *fixture, gconstpointer data)
{
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "A");
  let_pass (fixture, 3600);
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "B");
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "A");
  assert_written (fixture, "5 edit:  → A");
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "C");
  write_answer (fixture, SPOR_FIELD_TITLE, "Leder");
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "D");
  spor_store_set_actor (fixture->store, "Bo");
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "E");
  write_answer (fixture, SPOR_FIELD_MOTIVATION, "F");
  book_undo (fixture, NULL);
  assert_written (fixture, "5 edit:  → A|8 edit: A → C|9 edit: ? → ?|10 edit: C → D|"
                           "12 edit: D → F|13 undo: F → E");
}

/* Whose texts are gone has signed up once all the same. */
static void
test_added_and_erased (BookFixture *fixture, gconstpointer data)
{
  const SporEdit answers[] = { { SPOR_FIELD_NAME, "Dorte" } };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = spor_store_sign_up (fixture->store, answers, 1, &error);
  const char *who[] = { id, NULL };
  g_autoptr (GPtrArray) history = NULL;
  g_auto (GStrv) erased = NULL;

  g_assert_no_error (error);
  erased = spor_store_erase (fixture->store, who, NULL, &error);
  g_assert_no_error (error);
  history = spor_store_load_history (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, run)                                                                            \
  g_test_add ("/history/" name, BookFixture, NULL, set_up, run, book_tear_down)
  TEST ("meetings", test_meetings);
  TEST ("final", test_final);
  TEST ("replaced", test_replaced);
  TEST ("replaced-in-final", test_replaced_in_final);
  TEST ("suggested", test_suggested);
  TEST ("drawn", test_drawn);
  TEST ("kept-in-draw", test_kept_in_draw);
  TEST ("undone-draw", test_undone_draw);
  TEST ("deleted-draw", test_deleted_draw);
  TEST ("moved-up-in-draw", test_moved_up_in_draw);
  TEST ("several", test_several);
  TEST ("swapped", test_swapped);
  TEST ("judged", test_judged);
  TEST ("erased", test_erased);
  TEST ("moved-by-another", test_moved_by_another);
  TEST ("added-and-erased", test_added_and_erased);
  TEST ("pauses", test_pauses);
  TEST ("pauses-parted", test_pauses_parted);
#undef TEST
  return g_test_run ();
}
