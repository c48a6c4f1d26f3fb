/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-round.h"

#include "spor-board-relaxation.h"
#include "spor-suggestion.h"

#include <string.h>

#define N_ROUNDS 300
#define ALL 1000 /* a rule that gives way by so much is none */

static const SporWatch no_watch = { 0 };

static void
relax (SporInstance *instance, const SporRelax *way, guint by)
{
  SporSeats *seats = &g_array_index (instance->bodies, SporSeats, way->index);
  SporLimit *limit = &g_array_index (instance->limits, SporLimit, way->index);

  switch (way->kind)
    {
    case SPOR_RELAX_SEATS_MIN:
      seats->min -= MIN (by, seats->min);
      break;
    case SPOR_RELAX_SEATS_MAX:
      seats->max = MIN (seats->max + by, instance->candidates->len + 1);
      break;
    case SPOR_RELAX_LIMIT_MIN:
      limit->min = MAX (limit->min - (int)by, -1);
      break;
    case SPOR_RELAX_LIMIT_MAX:
      limit->max += by;
      break;
    case SPOR_RELAX_FIXED:
      g_array_index (instance->candidates, SporCandidate, way->index).fixed = FALSE;
      break;
    case SPOR_RELAX_CAP:
      {
        const SporSet *first = g_ptr_array_index (instance->sets, way->index);

        for (guint s = 0; s < instance->sets->len; s++)
          {
            SporSet *set = g_ptr_array_index (instance->sets, s);

            if (set->body == first->body && set->rule == first->rule)
              set->cap += by;
          }
      }
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
fits (const SporInstance *instance)
{
  g_autoptr (SporSuggestion) suggestion
      = spor_suggestion_new (instance, SPOR_SUGGEST_ANY, &no_watch);

  g_assert_true (suggestion->outcome == SPOR_SUGGESTION_PROVED
                 || suggestion->outcome == SPOR_SUGGESTION_NOTHING);
  return suggestion->outcome == SPOR_SUGGESTION_PROVED;
}

/* Each choice is a way out, and none that gives up less of its first rule is. */
static void
check_choice (const RandomRound *random, const GArray *choice)
{
  g_autoptr (SporBoardInstance) board
      = spor_board_instance_new (random->composition, SPOR_KEEP_PINNED);
  g_autoptr (SporBoardInstance) less
      = spor_board_instance_new (random->composition, SPOR_KEEP_PINNED);

  g_assert_cmpuint (choice->len, >, 0);
  for (guint i = 0; i < choice->len; i++)
    {
      const SporRelax *way = &g_array_index (choice, SporRelax, i);
      g_autofree char *text = spor_board_relax_text (board, random->composition, way);

      g_assert_cmpuint (strlen (text), >, 10);
      relax (board->instance, way, way->by);
      relax (less->instance, way, i == 0 ? way->by - 1 : way->by);
    }
  g_assert_true (fits (board->instance));
  if (g_array_index (choice, SporRelax, 0).kind != SPOR_RELAX_FIXED)
    g_assert_false (fits (less->instance));
}

/* The rules of the clash alone cannot be kept; without any one of them they can. */
static void
check_clash (const RandomRound *random, const SporRelaxation *relaxation)
{
  guint n = relaxation->clash->len;

  g_assert_cmpuint (n, >, 0);
  for (guint without = 0; without <= n; without++)
    {
      g_autoptr (SporBoardInstance) board
          = spor_board_instance_new (random->composition, SPOR_KEEP_PINNED);
      SporInstance *instance = board->instance;
      gboolean kept;

      for (guint kind = SPOR_RELAX_SEATS_MIN; kind <= SPOR_RELAX_FIXED; kind++)
        for (guint index = 0; index < (kind <= SPOR_RELAX_SEATS_MAX   ? instance->bodies->len
                                       : kind <= SPOR_RELAX_LIMIT_MAX ? instance->limits->len
                                       : kind == SPOR_RELAX_CAP       ? instance->sets->len
                                                                      : instance->candidates->len);
             index++)
          {
            SporRelax way = { kind, index, 0 };

            kept = kind == SPOR_RELAX_CAP
                   && ((SporSet *)g_ptr_array_index (instance->sets, index))->firm;
            for (guint i = 0; i < n && !kept; i++)
              {
                const SporRelax *rule = &g_array_index (relaxation->clash, SporRelax, i);
                const SporSet *one, *two;

                if (i == without || rule->kind != kind)
                  continue;
                kept = rule->index == index;
                if (kind == SPOR_RELAX_CAP)
                  {
                    one = g_ptr_array_index (instance->sets, rule->index);
                    two = g_ptr_array_index (instance->sets, index);
                    kept = one->body == two->body && one->rule == two->rule;
                  }
              }
            if (!kept)
              relax (instance, &way, ALL);
          }
      g_assert_cmpint (fits (instance), ==, without < n);
    }
}

static void
test_ways_out (void)
{
  guint n = 0;

  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      RandomRound random;
      g_autoptr (SporBoardInstance) board = NULL;
      g_autoptr (SporRelaxation) relaxation = NULL;

      g_test_message ("round %u", seed);
      random_round_init (&random, seed);
      board = spor_board_instance_new (random.composition, SPOR_KEEP_PINNED);
      if (!fits (board->instance))
        {
          relaxation = spor_relaxation_new (board->instance, 3, &no_watch);
          g_assert_cmpuint (relaxation->choices->len, >, 0);
          for (guint i = 0; i < relaxation->choices->len; i++)
            check_choice (&random, g_ptr_array_index (relaxation->choices, i));
          check_clash (&random, relaxation);
          n++;
        }
      random_round_clear (&random);
    }
  g_assert_cmpuint (n, >, N_ROUNDS / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relaxation/ways-out", test_ways_out);
  return g_test_run ();
}
