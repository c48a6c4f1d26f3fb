/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-round.h"

#include "spor-seatings.h"
#include "spor-suggestion.h"

#define N_ROUNDS 200
#define SAME 1e-9

static const SporWatch no_watch = { 0 };

static gboolean
has (guint bits, guint i)
{
  return bits >> i & 1;
}

/* Whether @a has the first whom only one of them has. */
static gboolean
is_earlier (guint a, guint b)
{
  guint differ = a ^ b;

  return differ != 0 && has (a, g_bit_nth_lsf (differ, -1));
}

static guint
bits_of (const RandomRound *random, const SporBoardInstance *board, const GArray *chosen)
{
  guint bits = 0;

  for (guint c = 0; c < chosen->len; c++)
    for (guint i = 0; i < random->eligible->len; i++)
      if (g_array_index (board->signups, guint, g_array_index (chosen, guint, c))
          == g_array_index (random->eligible, guint, i))
        bits |= 1u << i;
  return bits;
}

/* Whether anything fits. */
static gboolean
check_suggestion (const RandomRound *random, const SporBoardInstance *board)
{
  g_autoptr (SporSuggestion) suggestion
      = spor_suggestion_new (board->instance, SPOR_SUGGEST_EARLIEST, &no_watch);
  double best;
  g_autofree double *deviations = random_round_enumerate (random, &best);
  guint first = 0, found;

  if (best == RANDOM_DEVIATION_NONE)
    {
      g_assert_cmpint (suggestion->outcome, ==, SPOR_SUGGESTION_NOTHING);
      g_assert_null (suggestion->chosen);
      return FALSE;
    }
  g_assert_cmpint (suggestion->outcome, ==, SPOR_SUGGESTION_PROVED);
  g_assert_true (suggestion->earliest);
  g_assert_cmpfloat_with_epsilon (suggestion->deviation, best, SAME);
  g_assert_cmpfloat_with_epsilon (suggestion->bound, best, 1e-8);

  found = bits_of (random, board, suggestion->chosen);
  g_assert_cmpfloat_with_epsilon (deviations[found], best, SAME);
  for (guint bits = 0; bits < 1u << random->eligible->len; bits++)
    if (deviations[bits] < best + SAME && is_earlier (bits, first))
      first = bits;
  g_assert_cmpuint (found, ==, first);
  return TRUE;
}

/* What is proved is true: every composition is looked at, by the board's own rules and measure. */
static void
test_brute_force (void)
{
  guint n_possible = 0;

  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      RandomRound random;
      g_autoptr (SporBoardInstance) board = NULL;

      g_test_message ("round %u", seed);
      random_round_init (&random, seed);
      board = spor_board_instance_new (random.composition, SPOR_KEEP_PINNED);
      g_assert_cmpuint (board->obstacles->len, ==, 0);
      n_possible += check_suggestion (&random, board);
      random_round_clear (&random);
    }
  g_test_message ("%u of %u rounds have a composition", n_possible, N_ROUNDS);
  g_assert_cmpuint (n_possible, >, N_ROUNDS / 3);
  g_assert_cmpuint (n_possible, <, N_ROUNDS);
}

/* Those who sit stay, wherever they sit. */
static void
test_keeps_the_seated (void)
{
  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      RandomRound random;
      g_autoptr (SporBoardInstance) board = NULL;
      g_autoptr (SporSuggestion) suggestion = NULL;
      g_autoptr (SporComposition) after = NULL;
      guint kept;

      random_round_init (&random, seed);
      if (random.eligible->len == 0)
        {
          random_round_clear (&random);
          continue;
        }
      kept = g_array_index (random.eligible, guint, random.eligible->len - 1);
      people_seat (random.composition, spor_signups_row (random.signups, kept)->track, kept);
      board = spor_board_instance_new (random.composition, SPOR_KEEP_SEATED);
      suggestion = spor_suggestion_new (board->instance, SPOR_SUGGEST_ANY, &no_watch);
      if (suggestion->chosen && board->obstacles->len == 0)
        {
          after = spor_board_instance_seat (board, random.composition, suggestion->chosen);
          g_assert_cmpint (spor_composition_find (after, kept, NULL, NULL), ==, SPOR_SPOT_SEATED);
        }
      random_round_clear (&random);
    }
}

/* --- Many numbers of seats ------------------------------------------------------------------ */

/* Every number of seats is allowed: far more combinations than have a program at a time. */
static void
random_round_init_wide (RandomRound *random, guint seed)
{
  random_round_init (random, seed);
  for (guint t = 0; t < spor_round_n_tracks (random->round); t++)
    {
      SporTrack *track = g_ptr_array_index (random->round->tracks, t);

      track->seats_min = 0;
      track->seats_max = 400;
      track->per_municipality = 0;
    }
}

static void
test_many_seatings (void)
{
  guint n_possible = 0;

  for (guint seed = 0; seed < N_ROUNDS / 2; seed++)
    {
      RandomRound random;
      g_autoptr (SporBoardInstance) board = NULL;

      g_test_message ("round %u", seed);
      random_round_init_wide (&random, seed);
      board = spor_board_instance_new (random.composition, SPOR_KEEP_PINNED);
      n_possible += check_suggestion (&random, board);
      random_round_clear (&random);
    }
  g_assert_cmpuint (n_possible, >, N_ROUNDS / 4);
}

static void
on_progressed_stop_cb (double fraction, double best, gpointer cancellable)
{
  if (isfinite (best) && fraction < 0.9)
    g_cancellable_cancel (cancellable);
}

/* Two bodies of @n people of a few kinds, each with any number of seats. */
static SporInstance *
new_wide_instance (guint n)
{
  static const SporTarget targets[] = { { 3, 10 }, { 2, 10 }, { 5, 10 } };
  SporInstance *instance = spor_instance_new ();
  guint feature = spor_instance_add_feature (instance, G_N_ELEMENTS (targets), 1);

  spor_instance_add_term (instance, SPOR_SCOPE_ALL, feature, 0.5);
  for (guint b = 0; b < 2; b++)
    {
      spor_instance_add_body (instance, 0, 400);
      spor_instance_add_term (instance, (int)b, feature, 0.25);
    }
  for (guint c = 0; c < G_N_ELEMENTS (targets); c++)
    g_array_index (instance->targets, SporTarget, c) = targets[c];
  for (guint i = 0; i < 2 * n; i++)
    {
      const SporPart part = { i / 2 % 7 % G_N_ELEMENTS (targets), 1 };

      spor_instance_add_candidate (instance, i % 2, spor_instance_add_profile (instance, &part, 1),
                                   FALSE);
    }
  return instance;
}

/* There is a group long before all numbers of seats are looked at, and nothing is said to be proved
 * of those that are not; few programs are kept. */
static void
test_something_early (void)
{
  g_autoptr (SporInstance) instance = new_wide_instance (70);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const SporWatch watch
      = { .cancellable = cancellable, .progress = on_progressed_stop_cb, .data = cancellable };
  g_autoptr (SporSuggestion) suggestion
      = spor_suggestion_new (instance, SPOR_SUGGEST_EARLIEST, &watch);

  g_assert_cmpint (suggestion->outcome, ==, SPOR_SUGGESTION_BEST_FOUND);
  g_assert_true (spor_instance_holds (instance, suggestion->chosen));
  g_assert_cmpfloat (suggestion->deviation, <, 0.1);
  g_assert_cmpfloat (suggestion->bound, ==, 0);
}

/* Each combination once, whatever the order, and of very many only some have a program. */
static void
test_seatings_are_all_met (void)
{
  g_autoptr (SporInstance) instance = new_wide_instance (12);
  g_autoptr (SporTypes) types = spor_types_new (instance, SPOR_ALIKE_IN_COUNTS);
  g_autoptr (SporSeatings) seatings = spor_seatings_new (types);

  g_assert_true (spor_seatings_are_many (seatings));
  g_assert_cmpuint (seatings->n_all, ==, 13 * 13);
  while (spor_seatings_relax (seatings, HUGE_VAL))
    ;
  spor_seatings_sort (seatings);
  g_assert_cmpuint (seatings->open->len, ==, 13 * 13);
  for (guint i = 0; i < seatings->open->len; i++)
    {
      const SporSeating *seating = spor_seatings_get (seatings, i);

      g_assert_null (seating->program);
      g_assert_cmpuint (seating->seats[0] + 13 * seating->seats[1], ==, seating->number);
      for (guint j = 0; j < i; j++)
        g_assert_cmpuint (spor_seatings_get (seatings, j)->number, !=, seating->number);
    }
  spor_seatings_leave_out (seatings, 0.05);
  g_assert_cmpuint (seatings->open->len, >, 0);
  g_assert_cmpuint (seatings->open->len, <, 13 * 13);
  g_assert_cmpfloat (spor_seatings_bound (seatings), <=, 0.05);
}

/* --- One round ------------------------------------------------------------------------------ */

static void
test_watch_ends_it (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SporWatch watch = { .cancellable = cancellable };
  RandomRound random;
  g_autoptr (SporBoardInstance) board = NULL;
  g_autoptr (SporSuggestion) suggestion = NULL;

  random_round_init (&random, 1);
  board = spor_board_instance_new (random.composition, SPOR_KEEP_PINNED);
  g_cancellable_cancel (cancellable);
  suggestion = spor_suggestion_new (board->instance, SPOR_SUGGEST_EARLIEST, &watch);
  g_assert_cmpint (suggestion->outcome, ==, SPOR_SUGGESTION_STOPPED);
  random_round_clear (&random);
}

static void
on_progressed_cancel_cb (double fraction, double best, gpointer cancellable)
{
  if (isfinite (best))
    g_cancellable_cancel (cancellable);
}

/* Ended once something was found: that keeps the rules, and is not called proved; what is said to
 * be proved of all others is true. */
static gboolean
check_ended (const RandomRound *random)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const SporWatch watch
      = { .cancellable = cancellable, .progress = on_progressed_cancel_cb, .data = cancellable };
  double best;
  g_autofree double *deviations = random_round_enumerate (random, &best);
  g_autoptr (SporBoardInstance) board
      = spor_board_instance_new (random->composition, SPOR_KEEP_PINNED);
  g_autoptr (SporSuggestion) suggestion
      = spor_suggestion_new (board->instance, SPOR_SUGGEST_EARLIEST, &watch);

  if (suggestion->outcome != SPOR_SUGGESTION_BEST_FOUND)
    return FALSE;
  g_assert_true (spor_instance_holds (board->instance, suggestion->chosen));
  g_assert_cmpfloat_with_epsilon (suggestion->deviation,
                                  deviations[bits_of (random, board, suggestion->chosen)], SAME);
  g_assert_cmpfloat (suggestion->bound, <=, best + SAME);
  g_assert_cmpfloat (suggestion->bound, <=, suggestion->deviation + SAME);
  return TRUE;
}

static void
test_ended_with_something_found (void)
{
  guint n = 0;

  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      RandomRound random;

      random_round_init (&random, seed);
      n += check_ended (&random);
      random_round_clear (&random);
    }
  g_assert_cmpuint (n, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggestion/brute-force", test_brute_force);
  g_test_add_func ("/suggestion/keeps-the-seated", test_keeps_the_seated);
  g_test_add_func ("/suggestion/many-seatings", test_many_seatings);
  g_test_add_func ("/suggestion/something-early", test_something_early);
  g_test_add_func ("/suggestion/seatings-are-all-met", test_seatings_are_all_met);
  g_test_add_func ("/suggestion/watch-ends-it", test_watch_ends_it);
  g_test_add_func ("/suggestion/ended-with-something-found", test_ended_with_something_found);
  return g_test_run ();
}
