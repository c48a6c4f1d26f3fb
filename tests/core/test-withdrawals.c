/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alternatives-fixture.h"

#include "spor-store-refunds.h"

/* Somebody leaves a final group, and somebody else takes over; what becomes of the meetings. */

/* --- Replacement ---------------------------------------------------------------------------- */

static void
test_replace (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) before = NULL;
  GError *error = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  book_move (fixture, 2, SPOR_SPOT_WAITING);
  before = book_load (fixture);
  g_assert_true (spor_store_replace (fixture->store, before, 0, 2, NULL, &error));
  assert_board (fixture, "Carl, Bo |");
  book_undo (fixture, "Replacement: Anne → Carl");
  assert_board (fixture, "Anne, Bo | Carl");
  book_redo (fixture);
  assert_board (fixture, "Carl, Bo |");

  g_assert_false (spor_store_replace (fixture->store, before, 0, 2, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_clear_pointer (&before, spor_composition_unref);
  before = book_load (fixture);
  g_assert_false (spor_store_replace (fixture->store, before, 2, 1, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "already has a seat");
  g_assert_false (spor_store_replace (fixture->store, before, 2, 3, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "Dorthe");
  book_assert_sound (fixture);
}

/* "Must have" holds a member who is there, not one who has withdrawn. */
static void
test_replace_pinned (BookFixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (SporComposition) before = NULL;
  g_autoptr (SporComposition) without = NULL;
  g_autoptr (SporComposition) after = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  mark (fixture, 0, SPOR_MARK_PINNED);
  before = book_load (fixture);
  g_assert_false (spor_store_replace (fixture->store, before, 0, 1, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "Must Have");

  g_assert_true (spor_store_edit_signup (fixture->store, spor_signups_row (before->signups, 0)->id,
                                         NULL, 0, -1, 1, &error));
  without = book_load (fixture);
  g_assert_true (spor_store_replace (fixture->store, without, 0, 1, NULL, &error));
  assert_board (fixture, "Bo |");
  after = book_load (fixture);
  g_assert_cmpuint (after->marks->len, ==, 0);
}

/* A final group is reopened for it in the same action, and final again when that is undone. */
static void
test_reopen_and_replace (BookFixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (SporComposition) open = NULL;
  g_autoptr (SporComposition) final = NULL;
  g_autoptr (SporComposition) again = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 2, SPOR_SPOT_WAITING);
  open = book_load (fixture);
  g_assert_false (spor_store_reopen_and_replace (fixture->store, open, 0, 2, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "is not final");

  name_to (fixture, "Proposal A", spor_store_finalise, "Aftalt");
  final = book_load (fixture);
  g_assert_false (spor_store_reopen_and_replace (fixture->store, final, 0, 3, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "Dorthe");
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM finalisation"), ==, 1);

  g_assert_true (spor_store_reopen_and_replace (fixture->store, final, 0, 2, NULL, &error));
  assert_board (fixture, "Carl |");
  g_assert_cmpint (book_ask (fixture->path,
                             "SELECT count(*) FROM composition WHERE finalised_at IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM finalisation"), ==, 0);
  book_undo (fixture, "Reopened, and replacement: Anne → Carl");
  assert_board (fixture, "Anne | Carl");
  again = book_load (fixture);
  g_assert_cmpint (again->finalised_at, ==, final->finalised_at);
  g_assert_cmpstr (again->finalised_by, ==, final->finalised_by);
  g_assert_cmpstr (again->note, ==, "Aftalt");
  book_redo (fixture);
  assert_board (fixture, "Carl |");
  book_assert_sound (fixture);
}

/* --- A withdrawal and who comes instead ----------------------------------------------------- */

/* Of the board's first track, a meeting so many days from now; its id. */
static char *
meet_in (BookFixture *fixture, int days, guint32 tracks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->starts = g_get_real_time () / G_USEC_PER_SEC + days * 86400;
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = tracks;
  spor_store_add_meeting (fixture->store, round, meeting, &error);
  g_assert_no_error (error);
  return g_strdup (meeting->id);
}

/* "Anne invited, Bo excused" */
static void
assert_asked (BookFixture *fixture, const char *meeting, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attendees = spor_store_load_attendance (fixture->store, meeting, &error);
  g_autoptr (GString) asked = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (attendees, i);

      g_string_append_printf (asked, "%s%s %s", i ? ", " : "", attendee->name,
                              spor_attendance_key (attendee->attendance));
    }
  g_assert_cmpstr (asked->str, ==, expected);
}

static void
stand (BookFixture *fixture, const char *id, guint signup, SporAttendance attendance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  const SporSignupRow *row = spor_signups_row (composition->signups, signup);
  SporMeeting meeting = { .id = (char *)id };
  SporAttendee attendee = { (char *)row->id, (char *)row->name, attendance };

  spor_store_attend (fixture->store, &meeting, &attendee, &error);
  g_assert_no_error (error);
}

static void
set_withdrawn (BookFixture *fixture, guint signup, gboolean withdrawn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_edit_signup (fixture->store, spor_signups_row (composition->signups, signup)->id, NULL,
                          0, -1, withdrawn, &error);
  g_assert_no_error (error);
}

static int
sets (BookFixture *fixture)
{
  return book_ask (fixture->path, "SELECT count(*) FROM change_set");
}

/* Anne withdraws from a final group, Carl takes over: two actions, and each undo takes back what
 * became of the meetings with it. */
static void
test_errand (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) final = NULL;
  g_autofree char *past = NULL, *first = NULL, *second = NULL, *other = NULL;
  GError *error = NULL;
  guint n = 7;
  int before;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  book_move (fixture, 2, SPOR_SPOT_WAITING);
  name_to (fixture, "Proposal A", spor_store_finalise, "Aftalt");
  past = meet_in (fixture, -3, 1);
  first = meet_in (fixture, 3, 1);
  second = meet_in (fixture, 30, 3);
  other = meet_in (fixture, 40, 2);
  stand (fixture, first, 0, SPOR_ATTENDANCE_ACCEPTED);
  stand (fixture, second, 0, SPOR_ATTENDANCE_EXCUSED);
  stand (fixture, other, 0, SPOR_ATTENDANCE_INVITED);

  before = sets (fixture);
  set_withdrawn (fixture, 0, TRUE);
  g_assert_cmpint (sets (fixture), ==, before + 1);
  assert_asked (fixture, past, "Anne invited, Bo invited");
  assert_asked (fixture, first, "Bo invited");
  assert_asked (fixture, second, "Bo invited");
  assert_asked (fixture, other, "");
  g_assert_cmpint (book_ask (fixture->path,
                             "SELECT count(*) FROM change WHERE row_table = 'attendance' "
                             "AND kind = 'delete'"),
                   ==, 3);

  final = book_load (fixture);
  g_assert_true (spor_store_reopen_and_replace (fixture->store, final, 0, 2, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (sets (fixture), ==, before + 2);
  assert_asked (fixture, past, "Anne invited, Bo invited");
  assert_asked (fixture, first, "Bo invited, Carl invited");
  assert_asked (fixture, second, "Bo invited, Carl invited");
  assert_asked (fixture, other, "");

  book_undo (fixture, "Reopened, and replacement: Anne → Carl");
  assert_asked (fixture, first, "Bo invited");
  book_undo (fixture, "Withdrawn: Anne");
  assert_asked (fixture, first, "Anne accepted, Bo invited");
  assert_asked (fixture, second, "Anne excused, Bo invited");
  assert_asked (fixture, other, "Anne invited");
  book_redo (fixture);
  book_redo (fixture);
  assert_asked (fixture, first, "Bo invited, Carl invited");
  book_assert_sound (fixture);
}

/* Whoever comes back is not invited by it, and where a claim is, they stay. */
static void
test_withdraw_and_return (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autofree char *first = NULL, *travelled = NULL, *sql = NULL;
  GError *error = NULL;
  const char *ids[3] = { NULL };

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  first = meet_in (fixture, 3, 1);
  travelled = meet_in (fixture, 4, 1);
  composition = book_load (fixture);
  for (guint i = 0; i < 2; i++)
    ids[i] = spor_signups_row (composition->signups, i)->id;
  sql = g_strdup_printf ("INSERT INTO claim (id, meeting_id, signup_id, state, route, ean, note, "
                         "created_at, submitted_by, decided_by, reason, paid_by, reference) "
                         "VALUES ('c', '%s', '%s', 'draft', 'nemkonto', '', '', "
                         "'2026-01-01T00:00:00Z', '', '', '', '', '')",
                         travelled, ids[1]);
  book_meddle (fixture->path, sql);

  g_assert_true (
      spor_store_change_signups (fixture->store, ids, SPOR_SIGNUPS_WITHDRAW, NULL, "x", &error));
  assert_asked (fixture, first, "");
  assert_asked (fixture, travelled, "Bo invited");
  g_assert_true (
      spor_store_change_signups (fixture->store, ids, SPOR_SIGNUPS_RETURN, NULL, "x", &error));
  assert_asked (fixture, first, "");
  set_withdrawn (fixture, 0, TRUE);
  set_withdrawn (fixture, 0, FALSE);
  assert_asked (fixture, first, "");
}

/* An alternative that is not decided on invites nobody, and whoever is invited stays as they are.
 */
static void
test_replace_elsewhere (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) board = NULL;
  g_autofree char *meeting = NULL;
  GError *error = NULL;
  guint n = 7;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  name_to (fixture, "Proposal A", spor_store_finalise, "Aftalt");
  meeting = meet_in (fixture, 3, 1);
  add (fixture, "B");
  book_move (fixture, 0, SPOR_SPOT_SEATED);
  board = book_load (fixture);
  g_assert_true (spor_store_replace (fixture->store, board, 0, 1, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  assert_asked (fixture, meeting, "Anne invited");

  do_to (fixture, "Proposal A", spor_store_use_composition);
  stand (fixture, meeting, 1, SPOR_ATTENDANCE_ACCEPTED);
  g_clear_pointer (&board, spor_composition_unref);
  board = book_load (fixture);
  g_assert_true (spor_store_reopen_and_replace (fixture->store, board, 0, 1, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  assert_asked (fixture, meeting, "Anne invited, Bo accepted");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("replace", test_replace);
  TEST ("replace-pinned", test_replace_pinned);
  TEST ("reopen-and-replace", test_reopen_and_replace);
  TEST ("withdrawal and replacement", test_errand);
  TEST ("withdraw and return", test_withdraw_and_return);
  TEST ("replace elsewhere", test_replace_elsewhere);
  return g_test_run ();
}
