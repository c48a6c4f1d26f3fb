/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-suggestion.h"

#include "spor-seatings.h"

#include <math.h>

#define SAME 1e-9 /* deviations that close are equal */

typedef struct
{
  const SporInstance *instance;
  const SporWatch *watch;
  SporTypes *types;
  GPtrArray *seatings; /* SporSeating* */
  guint n_open;        /* seatings from the first that may still matter */
  guint *numbers;      /* of the best; NULL: nothing yet */
  double best;         /* as the solver has it */
  double bound;
  gboolean stopped;
} SporSearchAll;

static void
spor_search_all_clear (SporSearchAll *self)
{
  g_clear_pointer (&self->seatings, g_ptr_array_unref);
  g_clear_pointer (&self->types, spor_types_free);
  g_clear_pointer (&self->numbers, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporSearchAll, spor_search_all_clear)

static SporSeating *
spor_search_all_seating (const SporSearchAll *self, guint index)
{
  return g_ptr_array_index (self->seatings, index);
}

/* --- The least deviation -------------------------------------------------------------------- */

static void
spor_search_all_try (SporSearchAll *self, SporSeating *seating)
{
  g_auto (SporSolution) solution
      = spor_program_solve (seating->program, self->watch, self->best, FALSE);

  seating->bound = MAX (seating->bound, solution.bound);
  if (solution.end == SPOR_END_STOPPED)
    self->stopped = TRUE;
  if (solution.found && (!self->numbers || solution.value < self->best))
    {
      g_free (self->numbers);
      self->numbers = g_steal_pointer (&solution.numbers);
      self->best = solution.value;
    }
}

/* What is proved after all: seatings that were not looked at count with their bounds. */
static void
spor_search_all_conclude (SporSearchAll *self)
{
  self->bound = self->best;
  for (guint i = 0; i < self->seatings->len && self->stopped; i++)
    self->bound = MIN (self->bound, spor_search_all_seating (self, i)->bound);
}

static void
spor_search_all_run (SporSearchAll *self)
{
  guint i;

  self->best = HUGE_VAL;
  self->stopped = spor_watch_is_over (self->watch);
  for (i = 0; i < self->seatings->len && !self->stopped; i++)
    {
      SporSeating *seating = spor_search_all_seating (self, i);

      if (seating->bound > self->best + SAME)
        break;
      spor_search_all_try (self, seating);
      if (self->watch->progress)
        self->watch->progress (i + 1, self->seatings->len, self->best, self->watch->data);
    }
  self->n_open = i;
  spor_search_all_conclude (self);
}

/* --- Who of the best ------------------------------------------------------------------------ */

/* The first in line who can be among the best is; then the next, together with all before. */
typedef struct
{
  SporSearchAll *all;
  gboolean *chosen; /* per candidate */
  guint *taken;     /* per type */
  gboolean *used;   /* per merged set */
  gboolean *closed; /* per type: nobody more of it can be among the best */
  gboolean tied;
} SporEarliest;

/* Another composition as good that has those @taken. */
static gboolean
spor_earliest_ask (SporEarliest *self, guint type)
{
  SporSearchAll *all = self->all;

  for (guint i = 0; i < all->n_open; i++)
    {
      SporSeating *seating = spor_search_all_seating (all, i);
      g_auto (SporSolution) solution = { 0 };

      if (seating->bound > all->best + SAME)
        continue;
      spor_program_require (seating->program, type, self->taken[type] + 1);
      solution = spor_program_solve (seating->program, all->watch, all->best, TRUE);
      if (solution.end == SPOR_END_STOPPED)
        all->stopped = TRUE;
      if (solution.end == SPOR_END_BEST)
        {
          g_free (all->numbers);
          all->numbers = g_steal_pointer (&solution.numbers);
          return TRUE;
        }
      spor_program_require (seating->program, type, self->taken[type]);
    }
  return FALSE;
}

static void
spor_earliest_take (SporEarliest *self, guint candidate)
{
  const SporTypes *types = self->all->types;
  guint type = types->type_of[candidate], cell = types->cell_of[candidate];

  self->chosen[candidate] = TRUE;
  self->taken[type]++;
  if (cell != SPOR_NO_CELL)
    self->used[cell] = TRUE;
  for (guint i = 0; i < self->all->n_open; i++)
    spor_program_require (spor_search_all_seating (self->all, i)->program, type, self->taken[type]);
}

static void
spor_earliest_consider (SporEarliest *self, guint candidate)
{
  const SporTypes *types = self->all->types;
  guint type = types->type_of[candidate], cell = types->cell_of[candidate];

  if (type == SPOR_NO_TYPE || self->closed[type] || (cell != SPOR_NO_CELL && self->used[cell]))
    return;
  if (self->taken[type] < self->all->numbers[type])
    spor_earliest_take (self, candidate);
  else if (self->taken[type] < spor_types_get (types, type)->upper
           && spor_earliest_ask (self, type))
    {
      self->tied = TRUE;
      spor_earliest_take (self, candidate);
    }
  else
    self->closed[type] = TRUE;
}

static gboolean
spor_search_all_find_earliest (SporSearchAll *self, SporSuggestion *suggestion)
{
  SporEarliest earliest = { self };

  earliest.chosen = g_new0 (gboolean, self->instance->candidates->len + 1);
  earliest.taken = g_new0 (guint, spor_types_n (self->types) + 1);
  earliest.closed = g_new0 (gboolean, spor_types_n (self->types) + 1);
  earliest.used = g_new0 (gboolean, self->types->n_cells + 1);
  for (guint c = 0; c < self->instance->candidates->len && !self->stopped; c++)
    spor_earliest_consider (&earliest, c);
  suggestion->tied = earliest.tied;
  g_free (earliest.chosen);
  g_free (earliest.taken);
  g_free (earliest.closed);
  g_free (earliest.used);
  return !self->stopped;
}

/* --- Suggestion ----------------------------------------------------------------------------- */

/* Nothing is believed before it has been counted again in whole numbers. */
static void
spor_suggestion_take (SporSuggestion *self, SporSearchAll *all)
{
  self->chosen = spor_types_choose (all->types, all->numbers, NULL);
  self->deviation = spor_instance_deviation (all->instance, self->chosen);
  if (!spor_instance_holds (all->instance, self->chosen))
    {
      g_warning ("The solver's answer breaks a rule");
      g_clear_pointer (&self->chosen, g_array_unref);
    }
  else if (fabs (self->deviation - all->best) > 1e-7)
    g_warning ("The solver's deviation %.10f is %.10f when counted", all->best, self->deviation);
}

SporSuggestion *
spor_suggestion_new (const SporInstance *instance, SporSuggestOrder order, const SporWatch *watch)
{
  SporSuggestion *self = g_new0 (SporSuggestion, 1);
  g_auto (SporSearchAll) all = { instance, watch };
  gboolean stopped;

  all.types = spor_types_new (instance, SPOR_ALIKE_IN_COUNTS);
  all.seatings = spor_seatings_new (all.types, watch);
  spor_search_all_run (&all);
  stopped = all.stopped;
  self->bound = all.bound;
  if (!stopped && all.numbers && order == SPOR_SUGGEST_EARLIEST)
    self->earliest = spor_search_all_find_earliest (&all, self);
  if (all.numbers)
    spor_suggestion_take (self, &all);

  if (!self->chosen)
    self->outcome = stopped ? SPOR_SUGGESTION_STOPPED : SPOR_SUGGESTION_NOTHING;
  else
    self->outcome = stopped ? SPOR_SUGGESTION_BEST_FOUND : SPOR_SUGGESTION_PROVED;
  return self;
}

void
spor_suggestion_free (SporSuggestion *self)
{
  g_clear_pointer (&self->chosen, g_array_unref);
  g_free (self);
}
