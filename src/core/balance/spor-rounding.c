/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-rounding.h"

#include "spor-seatings.h"

#include <math.h>

#define EPSILON 1e-6   /* chances are that exact, in tickets */
#define MAX_STEPS 6000 /* of adding a panel */
#define N_OTHERS 4

guint
spor_ticket_floor (double chance, guint n_tickets)
{
  return (guint)MAX (ceil (chance * n_tickets - 1 - EPSILON), 0);
}

guint
spor_ticket_ceiling (double chance, guint n_tickets)
{
  return MIN ((guint)floor (chance * n_tickets + 1 + EPSILON), n_tickets);
}

typedef struct
{
  const SporLottery *lottery;
  const SporWatch *watch;
  guint n_tickets;
  GPtrArray *seatings; /* SporSeating* */
  GPtrArray *panels;   /* guint *: the result */
  guint *counts;       /* per type: over all of the result */
  double
      *wanted; /* per type: what each of its candidates still has to get; negative: has too much */
  guint n_steps;
  gboolean stopped;
} SporRounding;

static guint
spor_rounding_n_types (const SporRounding *self)
{
  return spor_types_n (self->lottery->types);
}

static void
spor_rounding_add (SporRounding *self, guint *numbers)
{
  for (guint t = 0; t < spor_rounding_n_types (self); t++)
    self->counts[t] += numbers[t];
  g_ptr_array_add (self->panels, numbers);
}

static void
spor_rounding_drop (SporRounding *self, guint panel)
{
  const guint *numbers = g_ptr_array_index (self->panels, panel);

  for (guint t = 0; t < spor_rounding_n_types (self); t++)
    self->counts[t] -= numbers[t];
  g_ptr_array_remove_index_fast (self->panels, panel);
}

static void
spor_rounding_take_whole_parts (SporRounding *self)
{
  for (guint p = 0; p < self->lottery->panels->len; p++)
    {
      const SporPanel *panel = g_ptr_array_index (self->lottery->panels, p);
      guint n = (guint)floor (panel->probability * self->n_tickets + EPSILON);

      for (guint i = 0; i < n; i++)
        spor_rounding_add (self, g_memdup2 (panel->numbers,
                                            (spor_rounding_n_types (self) + 1) * sizeof (guint)));
    }
}

/* TRUE if nobody has to be further from their share than one ticket. */
static gboolean
spor_rounding_look (SporRounding *self)
{
  gboolean even = self->panels->len == self->n_tickets;

  for (guint t = 0; t < spor_rounding_n_types (self); t++)
    {
      guint size = spor_types_get (self->lottery->types, t)->members->len;
      double chance = self->lottery->chances[t];

      self->wanted[t] = pow (chance * self->n_tickets - (double)self->counts[t] / size, 3);
      even = even && self->counts[t] >= size * spor_ticket_floor (chance, self->n_tickets)
             && self->counts[t] <= size * spor_ticket_ceiling (chance, self->n_tickets);
    }
  return even;
}

static double
spor_rounding_worth (const SporRounding *self, const guint *numbers)
{
  double worth = 0;

  for (guint t = 0; t < spor_rounding_n_types (self); t++)
    worth += self->wanted[t] * numbers[t];
  return worth;
}

/* The panel that has most of what is wanted, and least of what there is too much of. */
static guint *
spor_rounding_find (SporRounding *self)
{
  guint *best = NULL;
  double most = -HUGE_VAL;

  for (guint i = 0; i < self->seatings->len && !self->stopped; i++)
    {
      SporProgram *program = ((SporSeating *)g_ptr_array_index (self->seatings, i))->program;
      g_auto (SporSolution) solution = { 0 };

      spor_program_aim_at_weights (program, self->wanted);
      solution = spor_program_solve (program, self->watch, most, FALSE);
      if (solution.end == SPOR_END_STOPPED)
        self->stopped = TRUE;
      if (solution.end != SPOR_END_BEST || solution.value <= most)
        continue;
      g_free (best);
      best = g_steal_pointer (&solution.numbers);
      most = solution.value;
    }
  return best;
}

/* Large where few are far from their share, small where many are a little. */
static double
spor_rounding_unevenness (const SporRounding *self)
{
  double sum = 0;

  for (guint t = 0; t < spor_rounding_n_types (self); t++)
    sum += fabs (self->wanted[t]);
  return sum;
}

static void
spor_rounding_drop_worst (SporRounding *self)
{
  double least = HUGE_VAL;
  guint worst = 0;

  for (guint p = 0; p < self->panels->len; p++)
    {
      double worth = spor_rounding_worth (self, g_ptr_array_index (self->panels, p));

      if (worth < least - EPSILON)
        {
          least = worth;
          worst = p;
        }
    }
  spor_rounding_drop (self, worst);
}

static gboolean
spor_rounding_fill (SporRounding *self)
{
  while (self->panels->len < self->n_tickets)
    {
      guint *numbers;

      spor_rounding_look (self);
      if (!(numbers = spor_rounding_find (self)))
        return FALSE;
      spor_rounding_add (self, numbers);
      self->n_steps++;
    }
  return TRUE;
}

/* The worst, and some others besides: which ones has no meaning, but is the same every time. */
static void
spor_rounding_drop_some (SporRounding *self, guint n_others)
{
  spor_rounding_drop_worst (self);
  for (guint i = 0; i < n_others; i++)
    spor_rounding_drop (self, (self->n_steps * 7919 + i * 104729) % self->panels->len);
}

/* The worst is replaced as long as that helps. Where it does not, it would come back at once:
 * others leave with it. */
static void
spor_rounding_run (SporRounding *self)
{
  double least = HUGE_VAL;
  guint n_vain = 0;

  spor_rounding_take_whole_parts (self);
  while (spor_rounding_fill (self) && !spor_rounding_look (self) && self->n_steps < MAX_STEPS)
    {
      double uneven = spor_rounding_unevenness (self);

      n_vain = uneven < least - EPSILON ? 0 : n_vain + 1;
      least = MIN (least, uneven);
      spor_rounding_drop_some (self, MIN (n_vain % N_OTHERS, self->panels->len - 1));
    }
}

GPtrArray *
spor_rounding_new (const SporLottery *lottery, guint n_tickets, const SporWatch *watch)
{
  SporRounding self = { lottery, watch, n_tickets };
  guint n = spor_types_n (lottery->types);

  self.seatings = spor_seatings_new (lottery->types, watch);
  for (guint i = 0; i < self.seatings->len && isfinite (lottery->most); i++)
    spor_program_limit_deviation (((SporSeating *)g_ptr_array_index (self.seatings, i))->program,
                                  lottery->most);
  self.panels = g_ptr_array_new_with_free_func (g_free);
  self.counts = g_new0 (guint, n + 1);
  self.wanted = g_new0 (double, n + 1);

  spor_rounding_run (&self);

  g_ptr_array_unref (self.seatings);
  g_free (self.counts);
  g_free (self.wanted);
  if (self.stopped || self.panels->len != n_tickets)
    g_clear_pointer (&self.panels, g_ptr_array_unref);
  return self.panels;
}
