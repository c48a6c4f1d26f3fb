/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-calendar.h"
#include "spor-language.h"
#include "spor-store-refunds.h"

#include <string.h>

/* How a meeting's SEQUENCE follows the change log. The text itself is read by another program's
 * parser in the tests of the command line. */

static SporRound *
load_round (BookFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SporRound *round = spor_store_load_round (fixture->store, &error);

  g_assert_no_error (error);
  return round;
}

static SporMeeting *
add_meeting (BookFixture *fixture)
{
  g_autoptr (SporRound) round = load_round (fixture);
  SporMeeting *meeting = spor_meeting_new ();
  g_autoptr (GError) error = NULL;

  g_free (meeting->place);
  meeting->place = g_strdup ("Odense");
  meeting->starts = 1750000000;
  meeting->ends = 1750003600;
  meeting->tracks = 3;
  g_assert_true (spor_store_add_meeting (fixture->store, round, meeting, &error));
  g_assert_no_error (error);
  return meeting;
}

static void
save_meeting (BookFixture *fixture, const SporMeeting *meeting)
{
  g_autoptr (SporRound) round = load_round (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_store_save_meeting (fixture->store, round, NULL, meeting, &error));
  g_assert_no_error (error);
}

static char *
calendar (BookFixture *fixture)
{
  g_autoptr (SporRound) round = load_round (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = spor_calendar_load (fixture->store, round, FALSE, &error);

  g_assert_no_error (error);
  return spor_calendar_text (round, events, 1750000000);
}

/* What the calendar says of the first meeting. */
static int
sequence (BookFixture *fixture)
{
  g_autofree char *text = calendar (fixture);
  const char *line;

  line = strstr (text, "\r\nSEQUENCE:");
  g_assert_nonnull (line);
  return atoi (line + strlen ("\r\nSEQUENCE:"));
}

static void
test_sequence (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporMeeting) meeting = add_meeting (fixture);
  g_autoptr (SporMeeting) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sequence (fixture), ==, 0);
  save_meeting (fixture, meeting); /* nothing changed */
  g_assert_cmpint (sequence (fixture), ==, 0);

  g_free (meeting->title);
  meeting->title = g_strdup ("Opstart");
  save_meeting (fixture, meeting);
  g_assert_cmpint (sequence (fixture), ==, 1);

  /* tracks count, and go on counting when they are gone */
  meeting->tracks = 1;
  save_meeting (fixture, meeting);
  g_assert_cmpint (sequence (fixture), ==, 2);
  meeting->tracks = 3;
  save_meeting (fixture, meeting);
  g_assert_cmpint (sequence (fixture), ==, 3);
  meeting->tracks = 2;
  save_meeting (fixture, meeting);
  g_assert_cmpint (sequence (fixture), ==, 4);

  /* calendars must take in what is undone, too */
  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  g_assert_cmpint (sequence (fixture), ==, 5);
  g_assert_true (spor_store_redo (fixture->store, NULL, &error));
  g_assert_cmpint (sequence (fixture), ==, 6);

  /* another meeting's changes are its own, as are other people's sign-ups */
  other = add_meeting (fixture);
  other->starts += 60;
  save_meeting (fixture, other);
  book_sign_up (fixture, "Anne", "Odense");
  g_assert_cmpint (sequence (fixture), ==, 6);
}

static void
test_attendance_is_no_change (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporMeeting) meeting = add_meeting (fixture);
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (GError) error = NULL;
  SporAttendee attendee = { .name = (char *)"Anne", .attendance = SPOR_ATTENDANCE_ACCEPTED };

  book_sign_up (fixture, "Anne", "Odense");
  composition = book_load (fixture);
  attendee.signup_id = (char *)spor_signups_row (composition->signups, 0)->id;
  g_assert_true (spor_store_attend (fixture->store, meeting, &attendee, &error));
  g_assert_cmpint (sequence (fixture), ==, 0);
}

/* When it was changed last; an end only where it is later. */
static void
test_times (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporMeeting) meeting = add_meeting (fixture);
  g_autofree char *text = calendar (fixture);
  g_autofree char *without_end = NULL;

  g_assert_nonnull (strstr (text, "\r\nLAST-MODIFIED:2"));
  g_assert_nonnull (strstr (text, "\r\nDTEND"));
  meeting->ends = meeting->starts;
  save_meeting (fixture, meeting);
  without_end = calendar (fixture);
  g_assert_nonnull (strstr (without_end, "\r\nDTSTART"));
  g_assert_null (strstr (without_end, "\r\nDTEND"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("en");

#define ADD(name, function)                                                                        \
  g_test_add ("/calendar/" name, BookFixture, NULL, book_set_up, function, book_tear_down)
  ADD ("sequence", test_sequence);
  ADD ("times", test_times);
  ADD ("attendance-is-no-change", test_attendance_is_no_change);
  return g_test_run ();
}
