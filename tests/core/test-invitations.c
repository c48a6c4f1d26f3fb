/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-store-refunds.h"

#include <string.h>

/* Who is asked to a meeting, and who is no longer. */

static void
set_up (BookFixture *fixture, gconstpointer data)
{
  book_set_up (fixture, data);
  book_sign_up (fixture, "Anne", "Odense");
  book_sign_up (fixture, "Bo", "Svendborg");
  book_sign_up (fixture, "Carl", "Aarhus");
}

/* Of the board's first track, so many days from now. (transfer full) */
static SporMeeting *
meet_in (BookFixture *fixture, int days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  SporMeeting *meeting = spor_meeting_new ();

  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->starts = g_get_real_time () / G_USEC_PER_SEC + days * 86400;
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = 1;
  spor_store_add_meeting (fixture->store, round, meeting, &error);
  g_assert_no_error (error);
  return meeting;
}

/* --- Withdrawing ---------------------------------------------------------------------------- */

/* It is told how many meetings go with it, once. */
static void
test_left (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporMeeting) past = NULL;
  g_autoptr (SporMeeting) first = NULL;
  g_autoptr (SporMeeting) second = NULL;
  const char *ids[3] = { NULL };
  GError *error = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  past = meet_in (fixture, -3);
  first = meet_in (fixture, 3);
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  second = meet_in (fixture, 9);
  composition = book_load (fixture);
  for (guint i = 0; i < 2; i++)
    ids[i] = spor_signups_row (composition->signups, i)->id;

  g_assert_true (
      spor_store_change_signups (fixture->store, ids, SPOR_SIGNUPS_WITHDRAW, NULL, "x", &error));
  g_assert_cmpuint (spor_store_get_n_left (fixture->store), ==, 3);
  g_assert_true (
      spor_store_change_signups (fixture->store, ids, SPOR_SIGNUPS_RETURN, NULL, "x", &error));
  g_assert_cmpuint (spor_store_get_n_left (fixture->store), ==, 0);
  g_assert_no_error (error);
}

/* --- Guests --------------------------------------------------------------------------------- */

static SporAttendee *
find (GPtrArray *attendees, const char *name)
{
  for (guint i = 0; i < attendees->len; i++)
    if (g_str_equal (((SporAttendee *)g_ptr_array_index (attendees, i))->name, name))
      return g_ptr_array_index (attendees, i);
  return NULL;
}

/* "Anne", "Bo guest": by name, with who is a guest. (transfer full) */
static void
assert_asked (BookFixture *fixture, const SporMeeting *meeting, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attendees
      = spor_store_load_attendance (fixture->store, meeting->id, &error);
  g_autoptr (GString) asked = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (attendees, i);

      g_string_append_printf (asked, "%s%s%s", i ? ", " : "", attendee->name,
                              attendee->guest ? " guest" : "");
    }
  g_assert_cmpstr (asked->str, ==, expected);
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

/* Who is asked on purpose is a guest; who had a seat when asked is none, whatever becomes of it. */
static void
test_guests (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporMeeting) meeting = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  meeting = meet_in (fixture, 3);
  attend (fixture, meeting, 1, SPOR_ATTENDANCE_INVITED);
  book_move (fixture, 2, SPOR_SPOT_SEATED);
  attend (fixture, meeting, 2, SPOR_ATTENDANCE_INVITED); /* asked because of the seat */
  assert_asked (fixture, meeting, "Anne, Bo guest, Carl");
  attend (fixture, meeting, 1, SPOR_ATTENDANCE_ACCEPTED);
  book_move (fixture, 0, SPOR_SPOT_POOL);
  book_move (fixture, 2, SPOR_SPOT_POOL);
  assert_asked (fixture, meeting, "Anne, Bo guest, Carl");
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  assert_asked (fixture, meeting, "Anne, Bo guest, Carl");
  book_move (fixture, 1, SPOR_SPOT_WAITING);
  assert_asked (fixture, meeting, "Anne, Bo guest, Carl");
}

/* --- Uninviting ----------------------------------------------------------------------------- */

static void
uninvite (BookFixture *fixture, const SporMeeting *meeting, const char *name, const char *refusal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attendees
      = spor_store_load_attendance (fixture->store, meeting->id, &error);
  gboolean done = spor_store_uninvite (fixture->store, meeting, find (attendees, name), &error);

  g_assert_true (done == !refusal);
  if (!refusal)
    return;
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, refusal));
}

static void
test_uninvite (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporMeeting) meeting = NULL;
  GError *error = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  meeting = meet_in (fixture, 3);
  attend (fixture, meeting, 1, SPOR_ATTENDANCE_EXCUSED);
  uninvite (fixture, meeting, "Bo", NULL);
  assert_asked (fixture, meeting, "Anne");
  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  assert_asked (fixture, meeting, "Anne, Bo guest");
  g_assert_true (spor_store_redo (fixture->store, NULL, &error));
  uninvite (fixture, meeting, "Anne", NULL);
  assert_asked (fixture, meeting, "");
  book_assert_sound (fixture);
}

/* What was at a meeting stays noted. */
static void
test_uninvite_refused (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporMeeting) past = NULL;
  g_autoptr (SporComposition) composition = NULL;
  g_autofree char *sql = NULL;

  for (guint i = 0; i < 3; i++)
    book_move (fixture, i, SPOR_SPOT_SEATED);
  past = meet_in (fixture, -3);
  attend (fixture, past, 0, SPOR_ATTENDANCE_ATTENDED);
  attend (fixture, past, 1, SPOR_ATTENDANCE_EXCUSED);
  uninvite (fixture, past, "Anne", "Anne is noted as “Attended”");
  uninvite (fixture, past, "Bo", "Bo is noted as “Excused”");
  composition = book_load (fixture);
  sql = g_strdup_printf ("INSERT INTO claim (id, meeting_id, signup_id, state, route, ean, note, "
                         "created_at, submitted_by, decided_by, reason, paid_by, reference) "
                         "VALUES ('c', '%s', '%s', 'draft', 'nemkonto', '', '', "
                         "'2026-01-01T00:00:00Z', '', '', '', '', '')",
                         past->id, spor_signups_row (composition->signups, 2)->id);
  book_meddle (fixture->path, sql);
  uninvite (fixture, past, "Carl", "Carl has a travel claim");
  attend (fixture, past, 0, SPOR_ATTENDANCE_INVITED);
  uninvite (fixture, past, "Anne", NULL);
  assert_asked (fixture, past, "Bo, Carl");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, run)                                                                            \
  g_test_add ("/invitations/" name, BookFixture, NULL, set_up, run, book_tear_down)
  TEST ("left", test_left);
  TEST ("guests", test_guests);
  TEST ("uninvite", test_uninvite);
  TEST ("uninvite-refused", test_uninvite_refused);
#undef TEST
  return g_test_run ();
}
