/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-round.h"

#include "spor-proposal.h"

#include <string.h>

#define N_ROUNDS 200
#define N_LOTTERIES 30
#define SAME 1e-9

static const SporWatch no_watch = { 0 };

static SporTrack *
track (SporRound *round, guint index)
{
  return g_ptr_array_index (round->tracks, index);
}

/* --- Proposals ------------------------------------------------------------------------------ */

/* The least deviation of all compositions, or why there is none. */
static void
check_round (const RandomRound *random)
{
  double best;
  g_autofree double *deviations = random_round_enumerate (random, &best);
  g_autoptr (SporProposal) proposal
      = spor_proposal_new (random->composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_EARLIEST, &no_watch);
  g_autoptr (SporProposal) value
      = spor_proposal_new (random->composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_ANY, &no_watch);
  g_autoptr (GPtrArray) breaches = NULL;

  g_assert_false (proposal->failed);
  g_assert_cmpint (value->outcome, ==, proposal->outcome);
  if (best == RANDOM_DEVIATION_NONE)
    {
      g_assert_cmpint (proposal->outcome, ==, SPOR_SUGGESTION_NOTHING);
      g_assert_null (proposal->composition);
      g_assert_cmpuint (proposal->obstacles->len, >, 0);
      return;
    }
  g_assert_cmpint (proposal->outcome, ==, SPOR_SUGGESTION_PROVED);
  g_assert_cmpfloat_with_epsilon (proposal->deviation, best, SAME);
  g_assert_cmpfloat_with_epsilon (value->deviation, best, SAME);
  g_assert_cmpfloat_with_epsilon (proposal->bound, best, SAME);
  g_assert_cmpuint (proposal->obstacles->len, ==, 0);
  breaches = spor_composition_breaches (proposal->composition);
  g_assert_cmpuint (breaches->len, ==, 0);
}

static void
test_random (void)
{
  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      RandomRound random;

      g_test_message ("round %u", seed);
      random_round_init (&random, seed);
      check_round (&random);
      random_round_clear (&random);
    }
}

/* Who is said to be chosen sits, and nobody else who was a candidate does. */
static void
assert_origin_fits (const SporProposal *proposal)
{
  guint added, left;

  g_assert_cmpint (proposal->composition->origin->method, ==, proposal->method);
  g_assert_cmpuint (proposal->composition->origin->ids->len, >=,
                    proposal->composition->origin->n_chosen);
  spor_composition_compare_origin (proposal->composition, &added, &left);
  g_assert_cmpuint (added + left, ==, 0);
}

static void
test_protocol (void)
{
  RandomRound random;
  g_autoptr (SporProposal) proposal = NULL;
  g_autofree char *text = NULL;

  random_round_init (&random, 1);
  for (guint t = 0; t < 2; t++)
    track (random.round, t)->seats_min = 0;
  g_array_set_size (random.composition->marks, 0);
  proposal
      = spor_proposal_new (random.composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_EARLIEST, &no_watch);
  g_assert_nonnull (proposal->composition);
  text = spor_proposal_sign (proposal, 1740000000);
  g_assert_nonnull (strstr (text, "\"suggestion\""));
  assert_origin_fits (proposal);
  random_round_clear (&random);
}

/* Whatever ticket is drawn keeps the rules and the tolerance, and chances add up to the seats. */
static void
check_lottery (RandomRound *random)
{
  const SporDrawingSettings settings = { SPOR_FAIR_LEXIMIN, 0.05, 50 };
  g_autoptr (SporProposal) best
      = spor_proposal_new (random->composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_ANY, &no_watch);
  g_autoptr (SporProposal) lottery
      = spor_proposal_new_lottery (random->composition, &settings, &no_watch);

  g_assert_cmpint (lottery->outcome, ==, best->outcome);
  g_assert_null (lottery->composition);
  if (lottery->outcome != SPOR_SUGGESTION_PROVED)
    return;
  g_assert_cmpfloat_with_epsilon (lottery->bound, best->deviation, 1e-9);
  for (guint seed = 0; seed < 10; seed++)
    {
      g_autofree char *text = g_strdup_printf ("seed %u", seed);
      g_autofree char *protocol = NULL;
      g_autoptr (GPtrArray) breaches = NULL;
      g_autoptr (SporMeasure) measure = NULL;

      g_assert_true (spor_proposal_draw (lottery, text));
      breaches = spor_composition_breaches (lottery->composition);
      measure = spor_measure_new (lottery->composition);
      g_assert_cmpuint (breaches->len, ==, 0);
      g_assert_cmpfloat (measure->deviation, <=, best->deviation + settings.tolerance + 1e-9);
      protocol = spor_proposal_sign (lottery, 1740000000);
      g_assert_nonnull (strstr (protocol, text));
      assert_origin_fits (lottery);
      for (guint i = 0; i < spor_signups_n (random->signups); i++)
        g_assert_true (MAX (spor_composition_chance (lottery->composition, i), 0)
                       == spor_proposal_chance (lottery, i));
    }
}

static void
test_lottery (void)
{
  for (guint seed = 0; seed < N_LOTTERIES; seed++)
    {
      RandomRound random;

      g_test_message ("round %u", seed);
      random_round_init (&random, seed);
      check_lottery (&random);
      random_round_clear (&random);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SporWatch watch = { .cancellable = cancellable };
  RandomRound random;
  g_autoptr (SporProposal) proposal = NULL;

  random_round_init (&random, 1);
  g_cancellable_cancel (cancellable);
  proposal
      = spor_proposal_new (random.composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_EARLIEST, &watch);
  g_assert_cmpint (proposal->outcome, ==, SPOR_SUGGESTION_STOPPED);
  g_assert_null (proposal->composition);
  g_assert_cmpuint (proposal->obstacles->len, ==, 0);
  random_round_clear (&random);
}

/* --- When nothing fits ---------------------------------------------------------------------- */

#define P PROJECT_MANAGER
#define U SUPER_USER

static const Person people[] = {
  { "Anne", "Aarhus", 0, P, PUBLIC },   { "Bo", "Aarhus", 0, P, PUBLIC },
  { "Carl", "Odense", 0, P, PUBLIC },   { "Dorthe", "Greve", 0, P, SCHOOL },
  { "Erik", "Aalborg", 1, U, SCHOOL },  { "Freja", "Viborg", 1, U, PUBLIC },
  { "Gitte", "Lolland", 1, U, PUBLIC }, { "Hans", "Køge", 1, U, PUBLIC, .withdrawn = TRUE },
};

typedef struct
{
  SporRound *round;
  SporComposition *composition;
} Board;

static void
board_set_up (Board *board, guint n_people, guint track_1, guint track_2)
{
  g_autoptr (SporSignups) signups = NULL;

  board->round = people_round_new ();
  track (board->round, 0)->seats_min = track_1;
  track (board->round, 1)->seats_min = track_2;
  track (board->round, 0)->seats_max = track (board->round, 1)->seats_max = 3;
  signups = people_sign_up (board->round, people, n_people);
  board->composition = spor_composition_new (signups, "composition-1", "Forslag A");
}

static void
board_mark (Board *board, guint signup, SporMark mark)
{
  SporComposition *before = board->composition;

  board->composition = spor_composition_with_mark (before, signup, mark);
  spor_composition_unref (before);
}

static SporCategory *
board_category (Board *board, guint dimension, guint category)
{
  const SporDimension *found = g_ptr_array_index (board->round->dimensions, dimension);

  return g_ptr_array_index (found->categories, category);
}

/* The reasons, in any order, and nothing else; clears the board. */
static void
board_assert_reasons (Board *board, const char *const *reasons)
{
  g_autoptr (SporProposal) proposal
      = spor_proposal_new (board->composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_EARLIEST, &no_watch);
  guint n = 0;

  g_assert_cmpint (proposal->outcome, ==, SPOR_SUGGESTION_NOTHING);
  g_assert_null (proposal->composition);
  for (guint i = 0; i < proposal->obstacles->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (proposal->obstacles, i);

      g_test_message ("%s", breach->text);
      n += g_strv_contains (reasons, breach->text);
    }
  g_assert_cmpuint (n, ==, g_strv_length ((char **)reasons));
  g_assert_cmpuint (n, ==, proposal->obstacles->len);
  spor_composition_unref (board->composition);
  spor_round_unref (board->round);
}

static void
assert_obstacle (const SporProposal *proposal, guint index, const char *text)
{
  g_assert_cmpstr (((SporBreach *)g_ptr_array_index (proposal->obstacles, index))->text, ==, text);
}

#define ASSERT_REASONS(board, ...)                                                                 \
  board_assert_reasons (board, (const char *const[]){ __VA_ARGS__, NULL })

static void
test_fits (void)
{
  Board board;
  g_autoptr (SporProposal) proposal = NULL;

  board_set_up (&board, 8, 3, 3);
  board_mark (&board, 1, SPOR_MARK_PINNED);
  proposal
      = spor_proposal_new (board.composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_EARLIEST, &no_watch);
  g_assert_cmpint (proposal->outcome, ==, SPOR_SUGGESTION_PROVED);
  g_assert_cmpuint (proposal->composition->seated[0]->len, ==, 3);
  g_assert_cmpint (spor_composition_find (proposal->composition, 1, NULL, NULL), ==,
                   SPOR_SPOT_SEATED);
  spor_composition_unref (board.composition);
  spor_round_unref (board.round);
}

static void
test_choices (void)
{
  Board board;
  g_autoptr (SporProposal) proposal = NULL;
  const GPtrArray *choice;

  board_set_up (&board, 6, 3, 3);
  proposal
      = spor_proposal_new (board.composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_EARLIEST, &no_watch);
  g_assert_cmpuint (proposal->choices->len, ==, 1);
  choice = g_ptr_array_index (proposal->choices, 0);
  g_assert_cmpuint (choice->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (choice, 0), ==,
                   "Lower the minimum of track 2 from 3 to 2 seats");
  spor_composition_unref (board.composition);
  spor_round_unref (board.round);
}

static void
test_too_few (void)
{
  Board board;

  board_set_up (&board, 6, 3, 3);
  ASSERT_REASONS (&board, "Track 2 has at least 3 seats.");
  board_set_up (&board, 0, 0, 1);
  ASSERT_REASONS (&board, "There is nobody who can be seated.");
}

static void
test_municipality (void)
{
  Board board;

  board_set_up (&board, 3, 3, 0);
  ASSERT_REASONS (&board, "Track 1 has at least 3 seats.",
                  "A municipality or organisation has at most 1 in track 1.");
}

static void
test_pins (void)
{
  Board board;

  board_set_up (&board, 8, 3, 3);
  board_mark (&board, 0, SPOR_MARK_PINNED);
  board_mark (&board, 1, SPOR_MARK_PINNED);
  board_mark (&board, 2, SPOR_MARK_PINNED);
  ASSERT_REASONS (&board, "Anne and Bo must have seats.",
                  "A municipality or organisation has at most 1 in track 1.");

  board_set_up (&board, 8, 0, 0);
  track (board.round, 0)->seats_max = 1;
  board_mark (&board, 0, SPOR_MARK_PINNED);
  board_mark (&board, 2, SPOR_MARK_PINNED);
  ASSERT_REASONS (&board, "Anne and Carl must have seats.", "Track 1 has at most 1 seat.");
}

/* Who just sits is not said to have to: nobody has marked them. */
static void
test_seated (void)
{
  Board board;
  g_autoptr (SporProposal) proposal = NULL;

  board_set_up (&board, 8, 0, 0);
  track (board.round, 0)->seats_max = 3;
  track (board.round, 0)->per_municipality = 0;
  for (guint i = 0; i < 3; i++)
    people_seat (board.composition, 0, i);
  board_mark (&board, 1, SPOR_MARK_PINNED);
  board_mark (&board, 3, SPOR_MARK_PINNED);
  proposal = spor_proposal_new (board.composition, SPOR_KEEP_SEATED, SPOR_SUGGEST_ANY, &no_watch);
  spor_proposal_explain (proposal, &no_watch);
  g_assert_cmpuint (proposal->obstacles->len, ==, 3);
  assert_obstacle (proposal, 0, "Bo and Dorthe must have seats.");
  assert_obstacle (proposal, 1, "Anne and Carl have seats.");
  assert_obstacle (proposal, 2, "Track 1 has at most 3 seats.");
  spor_composition_unref (board.composition);
  spor_round_unref (board.round);
}

static void
test_pin_of_withdrawn (void)
{
  Board board;

  board_set_up (&board, 8, 3, 3);
  board_mark (&board, 7, SPOR_MARK_PINNED);
  ASSERT_REASONS (&board, "Hans has withdrawn the sign-up.");
}

static void
test_limits (void)
{
  Board board;

  board_set_up (&board, 8, 3, 3);
  board_category (&board, 2, 1)->min = 3;
  ASSERT_REASONS (&board, "Skolebibliotek (the whole group): at least 3.");

  board_set_up (&board, 8, 3, 3);
  board_category (&board, 2, 0)->max = 3;
  ASSERT_REASONS (&board, "Folkebibliotek (the whole group): at most 3.",
                  "Track 1 has at least 3 seats.", "Track 2 has at least 3 seats.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proposal/random", test_random);
  g_test_add_func ("/proposal/protocol", test_protocol);
  g_test_add_func ("/proposal/lottery", test_lottery);
  g_test_add_func ("/proposal/cancelled", test_cancelled);
  g_test_add_func ("/proposal/fits", test_fits);
  g_test_add_func ("/proposal/too-few", test_too_few);
  g_test_add_func ("/proposal/choices", test_choices);
  g_test_add_func ("/proposal/municipality", test_municipality);
  g_test_add_func ("/proposal/pins", test_pins);
  g_test_add_func ("/proposal/seated", test_seated);
  g_test_add_func ("/proposal/pin-of-withdrawn", test_pin_of_withdrawn);
  g_test_add_func ("/proposal/limits", test_limits);
  return g_test_run ();
}
