/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-store-refunds.h"

/* Who is asked to a meeting, and who is no longer. */

static void
set_up (BookFixture *fixture, gconstpointer data)
{
  book_set_up (fixture, data);
  book_sign_up (fixture, "Anne", "Odense");
  book_sign_up (fixture, "Bo", "Svendborg");
  book_sign_up (fixture, "Carl", "Aarhus");
}

static void
move (BookFixture *fixture, guint signup, SporSpot spot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  const SporMove to = { signup, spot, 0, -1, -1 };

  spor_store_move (fixture->store, composition, &to, &error);
  g_assert_no_error (error);
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

  move (fixture, 0, SPOR_SPOT_SEATED);
  past = meet_in (fixture, -3);
  first = meet_in (fixture, 3);
  move (fixture, 1, SPOR_SPOT_SEATED);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, run)                                                                            \
  g_test_add ("/invitations/" name, BookFixture, NULL, set_up, run, book_tear_down)
  TEST ("left", test_left);
#undef TEST
  return g_test_run ();
}
