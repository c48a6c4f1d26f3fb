/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-suggestion.h"

#include "spor-seatings.h"

#include <math.h>

#define SAME 1e-9      /* deviations that close are equal */
#define FIRST_PAUSE 16 /* seatings relaxed before one of many is solved */

typedef struct
{
  const SporInstance *instance;
  const SporWatch *watch;
  SporTypes *types;
  SporSeatings *seatings;
  guint *numbers; /* of the best; NULL: nothing yet */
  double best;    /* as the solver has it */
  double bound;
  gboolean stopped;
} SporSearchAll;

static void
spor_search_all_clear (SporSearchAll *self)
{
  g_clear_pointer (&self->seatings, spor_seatings_free);
  g_clear_pointer (&self->types, spor_types_free);
  g_clear_pointer (&self->numbers, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporSearchAll, spor_search_all_clear)

/* --- The least deviation -------------------------------------------------------------------- */

static void
spor_search_all_try (SporSearchAll *self, SporSeating *seating)
{
  SporProgram *program = spor_seatings_program (self->seatings, seating);
  g_auto (SporSolution) solution = spor_program_solve (program, self->watch, self->best, FALSE);

  seating->bound = MAX (seating->bound, solution.bound);
  seating->solved = solution.end != SPOR_END_STOPPED;
  if (solution.end == SPOR_END_STOPPED)
    self->stopped = TRUE;
  if (solution.found && (!self->numbers || solution.value < self->best))
    {
      g_free (self->numbers);
      self->numbers = g_steal_pointer (&solution.numbers);
      self->best = solution.value;
    }
  spor_seatings_release (self->seatings, seating);
}

/* Every seating is relaxed, then solved if it may matter. */
static void
spor_search_all_report (const SporSearchAll *self, guint64 n_solved)
{
  const SporSeatings *seatings = self->seatings;

  if (self->watch->progress)
    self->watch->progress ((double)(seatings->n_relaxed + n_solved)
                               / (double)(seatings->n_all + seatings->open->len),
                           self->best, self->watch->data);
}

static void
spor_search_all_try_promising (SporSearchAll *self)
{
  SporSeating *seating = spor_seatings_find_promising (self->seatings);

  if (seating && !self->stopped)
    spor_search_all_try (self, seating);
}

/* Where there are many, the most promising so far is solved now and then: there is something to
 * show early, and the more need not be solved later. */
static void
spor_search_all_relax (SporSearchAll *self)
{
  guint64 pause = FIRST_PAUSE;

  while (!self->stopped && spor_seatings_relax (self->seatings, self->best + SAME))
    {
      self->stopped = spor_watch_is_over (self->watch);
      if (!spor_seatings_are_many (self->seatings) || self->seatings->n_relaxed < pause)
        continue;
      pause = self->numbers ? 2 * pause : pause + FIRST_PAUSE;
      spor_search_all_try_promising (self);
      spor_search_all_report (self, 0);
    }
  spor_seatings_sort (self->seatings);
}

static void
spor_search_all_solve (SporSearchAll *self)
{
  for (guint i = 0; i < self->seatings->open->len && !self->stopped; i++)
    {
      SporSeating *seating = spor_seatings_get (self->seatings, i);

      if (seating->bound > self->best + SAME)
        break;
      if (!seating->solved)
        spor_search_all_try (self, seating);
      spor_search_all_report (self, i + 1);
    }
}

static void
spor_search_all_run (SporSearchAll *self)
{
  self->best = HUGE_VAL;
  self->stopped = spor_watch_is_over (self->watch);
  spor_search_all_relax (self);
  spor_search_all_solve (self);
  self->bound = self->best;
  if (self->stopped) /* what is proved after all */
    self->bound = MIN (self->bound, spor_seatings_bound (self->seatings));
  spor_seatings_leave_out (self->seatings, self->best + SAME);
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

/* Made anew, it knows nothing of whom the group has already. */
static SporProgram *
spor_earliest_program (const SporEarliest *self, SporSeating *seating)
{
  gboolean made = seating->program == NULL;
  SporProgram *program = spor_seatings_program (self->all->seatings, seating);

  for (guint t = 0; made && t < spor_types_n (self->all->types); t++)
    if (self->taken[t] > 0)
      spor_program_require (program, t, self->taken[t]);
  return program;
}

/* Whether a group with that many seats is as good and has those @taken, with one more of @type. */
static gboolean
spor_earliest_ask_seating (SporEarliest *self, SporSeating *seating, guint type)
{
  SporSearchAll *all = self->all;
  SporProgram *program = spor_earliest_program (self, seating);
  g_auto (SporSolution) solution = { 0 };

  spor_program_require (program, type, self->taken[type] + 1);
  solution = spor_program_solve (program, all->watch, all->best, TRUE);
  if (solution.end == SPOR_END_STOPPED)
    all->stopped = TRUE;
  if (solution.end == SPOR_END_BEST)
    {
      g_free (all->numbers);
      all->numbers = g_steal_pointer (&solution.numbers);
    }
  else
    spor_program_require (program, type, self->taken[type]);
  spor_seatings_release (all->seatings, seating);
  return solution.end == SPOR_END_BEST;
}

/* Another composition as good that has those @taken. */
static gboolean
spor_earliest_ask (SporEarliest *self, guint type)
{
  const SporSeatings *seatings = self->all->seatings;

  for (guint i = 0; i < seatings->open->len && !self->all->stopped; i++)
    if (spor_earliest_ask_seating (self, spor_seatings_get (seatings, i), type))
      return TRUE;
  return FALSE;
}

static void
spor_earliest_take (SporEarliest *self, guint candidate)
{
  const SporTypes *types = self->all->types;
  const SporSeatings *seatings = self->all->seatings;
  guint type = types->type_of[candidate], cell = types->cell_of[candidate];

  self->chosen[candidate] = TRUE;
  self->taken[type]++;
  if (cell != SPOR_NO_CELL)
    self->used[cell] = TRUE;
  for (guint i = 0; i < seatings->open->len; i++)
    if (spor_seatings_get (seatings, i)->program)
      spor_program_require (spor_seatings_get (seatings, i)->program, type, self->taken[type]);
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
  all.seatings = spor_seatings_new (all.types);
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
