/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the board waits for, of BOOK: bench-balance BOOK prints the milliseconds of a proved
 * suggestion, from the sign-ups in memory to the people, without and with ties broken; of the best
 * that is still reachable with half the seats taken; and the microseconds of one move's effect. The
 * best of several runs, as the machine may have other work. */
#include "spor-board-instance.h"
#include "spor-measure.h"
#include "spor-proposal.h"
#include "spor-store.h"
#include "spor-suggestion.h"

#include <stdio.h>

#define N_RUNS 5
#define N_MOVES 1000

static double
measure (const SporComposition *composition, SporSuggestOrder order)
{
  static const SporWatch no_watch = { 0 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SporBoardInstance) board = spor_board_instance_new (composition, SPOR_KEEP_PINNED);
  g_autoptr (SporSuggestion) suggestion = spor_suggestion_new (board->instance, order, &no_watch);

  g_assert_cmpint (suggestion->outcome, ==, SPOR_SUGGESTION_PROVED);
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* Every other of those who are suggested has a seat. */
static SporComposition *
half_seated (SporComposition *composition)
{
  static const SporWatch no_watch = { 0 };
  SporComposition *half = spor_composition_copy (composition);
  g_autoptr (SporProposal) proposal
      = spor_proposal_new (composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_ANY, &no_watch);

  g_assert_cmpint (proposal->outcome, ==, SPOR_SUGGESTION_PROVED);
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (half)); t++)
    for (guint i = 0; i < proposal->composition->seated[t]->len; i += 2)
      g_array_append_val (half->seated[t],
                          g_array_index (proposal->composition->seated[t], guint, i));
  return half;
}

static double
measure_reachable (SporComposition *half)
{
  static const SporWatch no_watch = { 0 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SporProposal) proposal
      = spor_proposal_new (half, SPOR_KEEP_SEATED, SPOR_SUGGEST_ANY, &no_watch);

  g_assert_cmpint (proposal->outcome, ==, SPOR_SUGGESTION_PROVED);
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* Candidate after candidate is held over a free seat. */
static double
measure_effect (const SporComposition *half)
{
  gint64 start = g_get_monotonic_time ();
  double sum = 0;

  for (guint i = 0; i < N_MOVES; i++)
    {
      guint signup = i % spor_signups_n (half->signups);
      int track = spor_signups_row (half->signups, signup)->track;
      const SporMove move = { .signup = signup,
                              .to = SPOR_SPOT_SEATED,
                              .track = (guint)MAX (track, 0),
                              .position = -1,
                              .swap_with = -1 };

      sum += spor_measure_deviation_after (half, &move);
    }
  g_assert_cmpfloat (sum, >, 0);
  return (double)(g_get_monotonic_time () - start) / N_MOVES;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporStore *store
      = argc == 2 && places ? spor_store_open (argv[1], places, "bench", &error) : NULL;
  g_autoptr (SporComposition) composition = store ? spor_store_load (store, FALSE, &error) : NULL;
  g_autoptr (SporComposition) half = NULL;
  double best = G_MAXDOUBLE, earliest = G_MAXDOUBLE;
  double reachable = G_MAXDOUBLE, effect = G_MAXDOUBLE;

  if (!composition)
    {
      g_printerr ("%s\n", error ? error->message : "bench-balance BOOK");
      return 2;
    }
  half = half_seated (composition);
  for (guint i = 0; i < N_RUNS; i++)
    {
      reachable = MIN (reachable, measure_reachable (half));
      effect = MIN (effect, measure_effect (half));
      best = MIN (best, measure (composition, SPOR_SUGGEST_ANY));
      earliest = MIN (earliest, measure (composition, SPOR_SUGGEST_EARLIEST));
    }
  printf ("%.1f %.1f %.1f %.2f\n", best, earliest, reachable, effect);
  spor_store_close (store);
  return 0;
}
