/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Milliseconds that a proved suggestion takes, from the sign-ups in memory to the people:
 * bench-balance BOOK. The best of several runs, as the machine may have other work. */
#include "spor-board-instance.h"
#include "spor-store.h"
#include "spor-suggestion.h"

#include <stdio.h>

#define N_RUNS 5

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

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporStore *store
      = argc == 2 && places ? spor_store_open (argv[1], places, "bench", &error) : NULL;
  g_autoptr (SporComposition) composition = store ? spor_store_load (store, FALSE, &error) : NULL;
  double best = G_MAXDOUBLE, earliest = G_MAXDOUBLE;

  if (!composition)
    {
      g_printerr ("%s\n", error ? error->message : "bench-balance BOOK");
      return 2;
    }
  for (guint i = 0; i < N_RUNS; i++)
    {
      best = MIN (best, measure (composition, SPOR_SUGGEST_ANY));
      earliest = MIN (earliest, measure (composition, SPOR_SUGGEST_EARLIEST));
    }
  printf ("%.1f %.1f\n", best, earliest);
  spor_store_close (store);
  return 0;
}
