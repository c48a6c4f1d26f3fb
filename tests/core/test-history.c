/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-store-alternatives.h"
#include "spor-store-refunds.h"

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
                  "December 2099|Seat for Anne");
  withdraw (fixture, 0);
  assert_history (fixture, 0,
                  "Withdrawn: Anne|No longer invited to the meeting Opstart, 3 December "
                  "2099|Meeting Opstart, 3 December 2099: "
                  "Said yes|Invited to the meeting Opstart, 3 December 2099|Seat for Anne");
  attend (fixture, meeting, 1, SPOR_ATTENDANCE_INVITED);
  book_undo (fixture, NULL);
  assert_history (fixture, 1,
                  "Undone: Invited to the meeting Opstart, 3 December 2099|Invited to the meeting "
                  "Opstart, 3 December 2099");
  attend (fixture, meeting, 2, SPOR_ATTENDANCE_INVITED);
  g_assert_true (spor_store_delete_meeting (fixture->store, meeting, &error));
  assert_history (fixture, 2, "Meeting deleted: Opstart|Attendance of Carl");
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
                  "“Proposal A”|Seat for Anne");
  assert_history (fixture, 1,
                  "Undone: In the final group “Proposal A”|In the final group “Proposal A”|Seat "
                  "for Bo|Waiting list: Bo");
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
  assert_history (fixture, 0, "Left the group; the seat went to Carl|Seat for Anne");
  assert_history (fixture, 2, "Got the seat of Anne");
  book_move (fixture, 2, SPOR_SPOT_POOL);
  assert_history (fixture, 1, "Seat for Bo");
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
#undef TEST
  return g_test_run ();
}
