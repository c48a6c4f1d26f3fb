/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

#include "spor-snapshot.h"

/* Meetings in the book: who attended, and what may still be changed. */

/* --- Versions ------------------------------------------------------------------------------- */

static void
test_migration (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporMeeting) meeting = meeting_on (today ());

  g_clear_pointer (&fixture->store, spor_store_close);
  book_meddle (fixture->path,
               "DROP TRIGGER signup_keeps_id; DROP TRIGGER signup_stays; "
               "DROP TRIGGER signup_keeps_place; " BOOK_AS_VERSION_8
               "DROP TABLE claim_line; DROP TABLE receipt; DROP TABLE receipt_bytes; "
               "DROP TABLE claim; DROP TABLE attendance; DROP TABLE meeting_track; "
               "DROP TABLE meeting; DROP TABLE refund_terms; DROP TABLE rate; "
               "DROP TABLE letter; DROP TABLE letter_template; "
               "PRAGMA user_version = 4");
  fixture->store = spor_store_open (fixture->path, fixture->places, "Bo", &error);
  g_assert_no_error (error);
  round = spor_store_load_round (fixture->store, &error);
  g_assert_true (spor_store_add_meeting (fixture->store, round, meeting, &error));
  book_assert_sound (fixture);
}

/* --- Meetings ------------------------------------------------------------------------------- */

static void
assert_attendance (Fixture *self, guint n, int attendance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attendees
      = spor_store_load_attendance (self->book.store, self->meeting->id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (attendees->len, ==, n);
  if (n > 0)
    {
      const SporAttendee *first = g_ptr_array_index (attendees, 0);

      g_assert_cmpstr (first->signup_id, ==, self->anne);
      g_assert_cmpstr (first->name, ==, "Anne");
      g_assert_cmpint (first->attendance, ==, attendance);
    }
}

static void
test_meetings (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMeeting) earlier = meeting_on (today () - 30);
  g_autoptr (GPtrArray) meetings = NULL;
  const SporMeeting *last;

  earlier->kind = SPOR_MEETING_ONLINE;
  earlier->tracks = 0;
  g_assert_true (spor_store_add_meeting (self->book.store, self->round, earlier, &error));
  meetings = spor_store_load_meetings (self->book.store, self->round, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, 2);
  g_assert_cmpstr (((SporMeeting *)meetings->pdata[0])->id, ==, earlier->id);
  last = g_ptr_array_index (meetings, 1);
  g_assert_cmpint (last->kind, ==, SPOR_MEETING_PHYSICAL);
  g_assert_cmpint (last->starts, ==, self->meeting->starts);
  g_assert_cmpint (last->ends, ==, self->meeting->ends);
  g_assert_cmpstr (last->place, ==, "Aarhus");
  g_assert_cmpstr (last->agenda, ==, "1. Velkomst");
  g_assert_cmpint (last->tracks, ==, 1);

  /* who has a seat in its track is invited, nobody else */
  assert_attendance (self, 1, SPOR_ATTENDANCE_INVITED);
  attend (self, SPOR_ATTENDANCE_ATTENDED);
  assert_attendance (self, 1, SPOR_ATTENDANCE_ATTENDED);
  book_assert_sound (&self->book);

  set (&self->meeting->place, "København");
  self->meeting->tracks = 1 << 1;
  g_assert_true (
      spor_store_save_meeting (self->book.store, self->round, NULL, self->meeting, &error));
  book_assert_sound (&self->book);
  undo (self, "Change to the meeting Heldagsmøde");
  undo (self, "Attendance of Anne");
  assert_attendance (self, 1, SPOR_ATTENDANCE_INVITED);
  undo (self, "New meeting: Heldagsmøde");
  undo (self, "New meeting: Heldagsmøde");
  assert_attendance (self, 0, -1);
  book_assert_sound (&self->book);
}

/* Whoever takes a seat after a meeting was not there: its agenda says nothing of them. A track that
 * it gets later brings its own. */
static void
test_members_come_later (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (&self->book);
  SporMove move = { 1, SPOR_SPOT_SEATED, 0, -1, -1 };

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  g_assert_true (spor_store_move (self->book.store, composition, &move, &error));
  set (&self->meeting->agenda, "1. Velkomst\n2. Status");
  g_assert_true (
      spor_store_save_meeting (self->book.store, self->round, NULL, self->meeting, &error));
  assert_attendance (self, 1, SPOR_ATTENDANCE_ATTENDED);

  self->meeting->tracks = 1 << 1;
  g_assert_true (
      spor_store_save_meeting (self->book.store, self->round, NULL, self->meeting, &error));
  assert_attendance (self, 1, SPOR_ATTENDANCE_ATTENDED);
  self->meeting->tracks |= 1 << 0;
  g_assert_true (
      spor_store_save_meeting (self->book.store, self->round, NULL, self->meeting, &error));
  assert_attendance (self, 2, SPOR_ATTENDANCE_ATTENDED);
  undo (self, "Change to the meeting Heldagsmøde");
  assert_attendance (self, 1, SPOR_ATTENDANCE_ATTENDED);
  book_assert_sound (&self->book);
}

static void
assert_meeting_refused (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  int n_sets = book_ask (self->book.path, "SELECT count(*) FROM change_set");

  g_assert_false (spor_store_delete_meeting (self->book.store, self->meeting, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets);
}

/* With its attendance and back again; not while anybody claims travel to it. */
static void
test_delete_meeting (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) late = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  assert_meeting_refused (self);
  undo (self, "New claim for Anne");
  g_assert_true (spor_store_delete_meeting (self->book.store, self->meeting, &error));
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM meeting"), ==, 0);
  assert_attendance (self, 0, -1);
  g_assert_false (spor_store_add_claim (self->book.store, self->round, late, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  book_assert_sound (&self->book);
  undo (self, "Meeting deleted: Heldagsmøde");
  assert_attendance (self, 1, SPOR_ATTENDANCE_ATTENDED);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM meeting_track"), ==, 1);
  book_assert_sound (&self->book);
}

/* Its claims were judged by it. What is only said of it can be mended, and undone. */
static void
test_meeting_of_claims (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  self->meeting->ends += HOUR;
  g_assert_true (
      spor_store_save_meeting (self->book.store, self->round, NULL, self->meeting, &error));
  undo (self, "Change to the meeting Heldagsmøde");
  g_assert_true (spor_store_redo (self->book.store, NULL, &error));
  decide (self, claim, SPOR_ACT_SUBMIT);

  self->meeting->ends += HOUR;
  g_assert_false (
      spor_store_save_meeting (self->book.store, self->round, NULL, self->meeting, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  self->meeting->ends -= HOUR;
  self->meeting->kind = SPOR_MEETING_ONLINE;
  g_assert_false (
      spor_store_save_meeting (self->book.store, self->round, NULL, self->meeting, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  self->meeting->kind = SPOR_MEETING_PHYSICAL;
  set (&self->meeting->agenda, "1. Velkomst\n2. Status");
  g_assert_true (
      spor_store_save_meeting (self->book.store, self->round, NULL, self->meeting, &error));
  undo (self, "Change to the meeting Heldagsmøde");
  book_assert_sound (&self->book);
}

/* All of them are one action, and only what changes is written. */
static void
test_attend_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (&self->book);
  g_autoptr (GPtrArray) attendees
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_attendee_free);
  int n_sets = book_ask (self->book.path, "SELECT count(*) FROM change_set");

  for (guint i = 0; i < 2; i++)
    {
      SporAttendee *attendee = g_new0 (SporAttendee, 1);

      attendee->signup_id = g_strdup (spor_signups_row (composition->signups, i)->id);
      attendee->attendance = SPOR_ATTENDANCE_ATTENDED;
      g_ptr_array_add (attendees, attendee);
    }
  g_assert_true (spor_store_attend_many (self->book.store, self->meeting, attendees, &error));
  assert_attendance (self, 2, SPOR_ATTENDANCE_ATTENDED);
  g_assert_true (spor_store_attend_many (self->book.store, self->meeting, attendees, &error));
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets + 1);
  undo (self, "Attendance at the meeting Heldagsmøde");
  assert_attendance (self, 1, SPOR_ATTENDANCE_INVITED);
  book_assert_sound (&self->book);
}

static void
test_terms (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporRefundTerms terms, again;

  g_assert_true (spor_store_load_terms (self->book.store, self->round, &terms, &error));
  g_assert_cmpint (terms.months, ==, 3);
  terms = (SporRefundTerms){ SPOR_CAR_RATE_HIGH, 5000, 1, 3, 4, 10000000 };
  g_assert_true (spor_store_save_terms (self->book.store, self->round, NULL, &terms, &error));
  g_assert_true (spor_store_load_terms (self->book.store, self->round, &again, &error));
  g_assert_cmpint (again.car_rate, ==, SPOR_CAR_RATE_HIGH);
  g_assert_cmpint (again.receipt_above, ==, 5000);
  g_assert_cmpint (again.days_before, ==, 1);
  g_assert_cmpint (again.days_after, ==, 3);
  g_assert_cmpint (again.months, ==, 4);
  g_assert_cmpint (again.budget, ==, 10000000);
  undo (self, "Settings for refunds: Implementeringsarbejdsgruppe FBS 2.0");
  g_assert_true (spor_store_load_terms (self->book.store, self->round, &again, &error));
  g_assert_cmpint (again.car_rate, ==, SPOR_CAR_RATE_LOW);
}

/* What only one has changed is in it, from both; what both have is told to the second. */
static void
test_terms_twice (Fixture *self, gconstpointer data)
{
  const SporRefundTerms shown = { SPOR_CAR_RATE_LOW, 5000, 1, 3, 4, 10000000 };
  SporRefundTerms theirs = shown, ours = shown, now;
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_store_save_terms (self->book.store, self->round, NULL, &shown, &error));
  theirs.car_rate = SPOR_CAR_RATE_HIGH;
  theirs.days_after = 5;
  theirs.budget = 2200000;
  g_assert_true (spor_store_save_terms (self->book.store, self->round, &shown, &theirs, &error));
  ours.receipt_above = 7500;
  ours.days_before = 9;
  ours.days_after = 5;
  ours.months = 6;
  g_assert_true (spor_store_save_terms (self->book.store, self->round, &shown, &ours, &error));
  g_assert_no_error (error);
  g_assert_true (spor_store_load_terms (self->book.store, self->round, &now, &error));
  ours.car_rate = SPOR_CAR_RATE_HIGH;
  ours.budget = 2200000;
  g_assert_true (spor_refund_terms_equal (&now, &ours));

  ours.budget = 1700000;
  g_assert_false (spor_store_save_terms (self->book.store, self->round, &shown, &ours, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (spor_store_load_terms (self->book.store, self->round, &now, &error));
  g_assert_cmpint (now.budget, ==, 2200000);
  g_assert_true (spor_store_save_terms (self->book.store, self->round, &now, &ours, &error));
  book_assert_sound (&self->book);
}

/* --- Snapshots ------------------------------------------------------------------------------ */

/* A snapshot lends the next one what has not changed: meetings and claims outlive moves on the
 * board, not a change of their own. */
static void
test_snapshot (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporStore *store = self->book.store;
  g_autoptr (SporSnapshot) first = spor_snapshot_load (store, NULL, &error);
  g_autoptr (SporSnapshot) moved = NULL;
  g_autoptr (SporSnapshot) attended = NULL;
  SporMove move = { 1, SPOR_SPOT_WAITING, 0, -1, -1 };
  const SporAttendee came = { self->anne, (char *)"Anne", SPOR_ATTENDANCE_ATTENDED };

  g_assert_no_error (error);
  g_assert_cmpuint (spor_refunds_n_meetings (spor_snapshot_get_refunds (first)), ==, 1);
  g_assert_cmpint (spor_refunds_find_attendance (spor_snapshot_get_refunds (first), 0, self->anne),
                   ==, SPOR_ATTENDANCE_INVITED);
  spor_store_move (store, spor_snapshot_get_composition (first), &move, &error);
  g_assert_no_error (error);
  moved = spor_snapshot_load (store, first, &error);
  g_assert_true (spor_snapshot_get_refunds (moved) == spor_snapshot_get_refunds (first));

  spor_store_attend (store, self->meeting, &came, &error);
  g_assert_no_error (error);
  attended = spor_snapshot_load (store, moved, &error);
  g_assert_true (spor_snapshot_get_signups (attended) == spor_snapshot_get_signups (moved));
  g_assert_cmpint (spor_refunds_find_attendance (spor_snapshot_get_refunds (attended), 0,
                                                 self->anne),
                   ==, SPOR_ATTENDANCE_ATTENDED);
  g_assert_cmpint (spor_refunds_find_meeting (spor_snapshot_get_refunds (attended), "?"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/claims/migration", BookFixture, NULL, book_set_up, test_migration, book_tear_down);
  ADD ("meetings", test_meetings);
  ADD ("members-come-later", test_members_come_later);
  ADD ("snapshot", test_snapshot);
  ADD ("delete-meeting", test_delete_meeting);
  ADD ("meeting-of-claims", test_meeting_of_claims);
  ADD ("attend-many", test_attend_many);
  ADD ("terms", test_terms);
  ADD ("terms-twice", test_terms_twice);
  return g_test_run ();
}
