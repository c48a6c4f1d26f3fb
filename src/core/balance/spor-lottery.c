/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-lottery.h"

#include "spor-master.h"

#include <math.h>
#include <string.h>

#define GAIN 1e-9  /* a panel must be worth that much more than those known */
#define SMOOTH 0.7 /* how much the steady prices weigh, at first */
#define LEAST_SMOOTH 0.1
#define NEGLIGIBLE 1e-12 /* a probability that is none */
#define PATIENCE 400     /* nodes, then a panel that is dear enough will do, if not the dearest */

typedef struct
{
  SporLottery *lottery;
  const SporWatch *watch;
  SporFair fair;
  SporSeatings *seatings;
  SporMaster *master;
  GPtrArray *first;    /* guint *: the panels that the master begins with */
  gboolean *reachable; /* per type: some panel has it */
  double *prices;      /* per type: at which panels are sought */
  double *steady;      /* per type: the prices that gave the bound */
  double dearest;      /* no panel was dearer, when one was last sought */
  double bound;        /* of the stage's value */
  gboolean stopped;
} SporFairSearch;

static SporProgram *
spor_fair_search_program (const SporFairSearch *self, guint index)
{
  return spor_seatings_program (self->seatings, spor_seatings_get (self->seatings, index));
}

/* --- Panels --------------------------------------------------------------------------------- */

static guint *
spor_fair_search_copy (const SporFairSearch *self, const guint *numbers)
{
  return g_memdup2 (numbers, (spor_types_n (self->lottery->types) + 1) * sizeof (guint));
}

static double
spor_fair_search_worth (const SporFairSearch *self, const guint *numbers, const double *prices)
{
  double worth = 0;

  for (guint t = 0; t < spor_types_n (self->lottery->types); t++)
    worth += prices[t] * numbers[t];
  return worth;
}

/* A panel of the largest price, or nearly so, that is worth more than @threshold, or NULL: there is
 * none, or the watch ended the search. */
static guint *
spor_fair_search_price (SporFairSearch *self, double threshold)
{
  guint *best = NULL;

  self->dearest = -HUGE_VAL;

  for (guint i = 0; i < self->seatings->open->len && !self->stopped; i++)
    {
      SporProgram *program = spor_fair_search_program (self, i);
      g_auto (SporSolution) solution = { 0 };

      spor_program_aim_at_weights (program, self->prices);
      solution = spor_program_solve (program, self->watch, threshold, FALSE);
      if (solution.end == SPOR_END_STOPPED)
        self->stopped = TRUE;
      if (solution.end != SPOR_END_BEST && solution.end != SPOR_END_GOOD)
        continue;
      g_free (best);
      best = g_steal_pointer (&solution.numbers);
      threshold = solution.value + GAIN;
      self->dearest = MAX (self->dearest, solution.end == SPOR_END_BEST
                                              ? spor_fair_search_worth (self, best, self->prices)
                                              : solution.bound);
    }
  if (best)
    g_ptr_array_add (self->lottery->known, spor_fair_search_copy (self, best));
  return best;
}

static void
spor_fair_search_reach (SporFairSearch *self, const guint *numbers)
{
  for (guint t = 0; t < spor_types_n (self->lottery->types); t++)
    if (numbers[t] > 0)
      {
        self->reachable[t] = TRUE;
        self->prices[t] = 0;
      }
}

/* Panels until everybody who can be chosen is in one; whoever is left has no chance whatever is
 * done. */
static void
spor_fair_search_cover (SporFairSearch *self)
{
  guint *numbers;

  for (guint t = 0; t < spor_types_n (self->lottery->types); t++)
    self->prices[t] = 1;
  while ((numbers = spor_fair_search_price (self, 0.5)))
    {
      spor_fair_search_reach (self, numbers);
      g_ptr_array_add (self->first, numbers);
    }
  if (self->first->len > 0 || self->stopped)
    return;
  for (guint t = 0; t < spor_types_n (self->lottery->types); t++)
    self->prices[t] = 0;
  if ((numbers = spor_fair_search_price (self, -1)))
    g_ptr_array_add (self->first, numbers); /* those who are fixed are enough */
}

/* --- Stages --------------------------------------------------------------------------------- */

/* Prices between the master's own, which jump from one extreme to the next, and those that have
 * given the best bound: far fewer panels are needed (the smoothing of Wentges, 1997). */
static void
spor_fair_search_mix (SporFairSearch *self, const double *masters, double share)
{
  for (guint t = 0; t < spor_types_n (self->lottery->types); t++)
    self->prices[t] = share * self->steady[t] + (1 - share) * masters[t];
}

/* With any prices the dearest panel bounds the value: the lowest bound is kept with its prices. */
static void
spor_fair_search_bound (SporFairSearch *self)
{
  double bound = self->dearest - spor_master_settled_worth (self->master, self->prices);

  if (bound >= self->bound)
    return;
  self->bound = bound;
  memcpy (self->steady, self->prices, spor_types_n (self->lottery->types) * sizeof (double));
}

/* Adds the dearest panel at mixed prices to the master if that is dear at the master's own prices
 * as well. FALSE: it is not. */
static gboolean
spor_fair_search_add (SporFairSearch *self, const double *masters, double threshold, double share)
{
  g_autofree guint *numbers = NULL;

  spor_fair_search_mix (self, masters, share);
  /* At the master's own prices nothing less will do than one that is dear enough, or the proof. The
   * known ones are worth just the threshold: what is sought begins clearly above. */
  numbers = spor_fair_search_price (self, share > 0 ? -1 : threshold + 2 * GAIN);
  if (!numbers)
    return FALSE;
  spor_fair_search_bound (self);
  return spor_fair_search_worth (self, numbers, masters) > threshold + GAIN
         && spor_master_add_panel (self->master, g_steal_pointer (&numbers));
}

/* Adds panels until the value is as large as its bound: that is the proof. */
static gboolean
spor_fair_search_run_stage (SporFairSearch *self)
{
  g_autofree double *masters = g_new0 (double, spor_types_n (self->lottery->types) + 1);
  double threshold;

  self->bound = HUGE_VAL;
  while (!self->stopped)
    {
      if (!spor_master_solve (self->master))
        return FALSE;
      spor_master_prices (self->master, masters, &threshold);
      for (double share = isfinite (self->bound) ? SMOOTH : 0;
           self->bound > spor_master_value (self->master) + GAIN
           && !spor_fair_search_add (self, masters, threshold, share) && !self->stopped;
           share = share / 2 > LEAST_SMOOTH ? share / 2 : 0)
        if (share == 0)
          return !self->stopped;
      if (self->bound <= spor_master_value (self->master) + GAIN)
        return TRUE;
    }
  return FALSE;
}

static void
spor_fair_search_report (SporFairSearch *self, guint n_all)
{
  if (self->watch->progress)
    self->watch->progress ((double)(n_all - spor_master_n_open (self->master)) / n_all, HUGE_VAL,
                           self->watch->data);
}

static void
spor_fair_search_run_stages (SporFairSearch *self)
{
  guint n_all = spor_master_n_open (self->master);

  self->lottery->proved = TRUE;
  while (spor_master_n_open (self->master) > 0 && self->lottery->proved)
    {
      self->lottery->proved = spor_fair_search_run_stage (self);
      if (self->fair == SPOR_FAIR_MAXIMIN)
        return;
      if (self->lottery->proved && spor_master_settle (self->master) == 0)
        self->lottery->proved = FALSE;
      spor_fair_search_report (self, n_all);
    }
}

/* --- Result --------------------------------------------------------------------------------- */

static void
spor_panel_free (SporPanel *self)
{
  g_free (self->numbers);
  g_free (self);
}

static void
spor_lottery_add_panel (SporLottery *self, const guint *numbers, double probability)
{
  SporPanel *panel = g_new0 (SporPanel, 1);

  panel->numbers = g_memdup2 (numbers, (spor_types_n (self->types) + 1) * sizeof (guint));
  panel->probability = probability;
  g_ptr_array_add (self->panels, panel);
}

static void
spor_lottery_take_panels (SporLottery *self, const SporMaster *master)
{
  double sum = 0;

  for (guint p = 0; p < spor_master_n_panels (master); p++)
    {
      double probability;
      const guint *numbers = spor_master_panel (master, p, &probability);

      if (probability <= NEGLIGIBLE)
        continue;
      sum += probability;
      spor_lottery_add_panel (self, numbers, probability);
    }
  for (guint p = 0; p < self->panels->len; p++)
    ((SporPanel *)g_ptr_array_index (self->panels, p))->probability /= sum;
}

static void
spor_lottery_count_chances (SporLottery *self)
{
  guint n_free = 0;

  self->minimum = 1;
  for (guint t = 0; t < spor_types_n (self->types); t++)
    {
      guint size = spor_types_get (self->types, t)->members->len;

      for (guint p = 0; p < self->panels->len; p++)
        {
          const SporPanel *panel = g_ptr_array_index (self->panels, p);

          self->chances[t] += panel->probability * panel->numbers[t] / size;
        }
      self->minimum = MIN (self->minimum, self->chances[t]);
    }
  for (guint c = 0; c < self->types->instance->candidates->len; c++)
    n_free += self->types->type_of[c] == SPOR_NO_TYPE
              && !spor_instance_candidate (self->types->instance, c)->fixed;
  if (n_free > 0)
    self->minimum = 0;
}

static void
spor_fair_search_run (SporFairSearch *self)
{
  spor_fair_search_cover (self);
  self->lottery->possible = self->first->len > 0;
  if (!self->lottery->possible)
    {
      self->lottery->proved = !self->stopped;
      return;
    }
  self->master = spor_master_new (self->lottery->types, self->reachable);
  for (guint p = 0; p < self->first->len; p++)
    spor_master_add_panel (self->master,
                           spor_fair_search_copy (self, g_ptr_array_index (self->first, p)));
  if (spor_master_n_open (self->master) > 0)
    {
      spor_fair_search_run_stages (self);
      spor_lottery_take_panels (self->lottery, self->master);
    }
  else
    {
      self->lottery->proved = !self->stopped;
      spor_lottery_add_panel (self->lottery, g_ptr_array_index (self->first, 0), 1);
    }
  spor_lottery_count_chances (self->lottery);
}

SporLottery *
spor_lottery_new (const SporInstance *instance,
                  SporFair fair,
                  double most,
                  gboolean tight,
                  const SporWatch *watch)
{
  SporLottery *self = g_new0 (SporLottery, 1);
  SporFairSearch search = { self, watch, fair };
  guint n;

  self->most = most;
  self->tight = tight;
  self->types = spor_types_new (instance, SPOR_ALIKE_IN_CHANCE);
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_panel_free);
  self->known = g_ptr_array_new_with_free_func (g_free);
  n = spor_types_n (self->types);
  self->chances = g_new0 (double, n + 1);
  search.seatings = spor_seatings_new_for_panels (self->types, most, tight, PATIENCE, watch);
  search.stopped = spor_watch_is_over (watch);
  search.first = g_ptr_array_new_with_free_func (g_free);
  search.reachable = g_new0 (gboolean, n + 1);
  search.prices = g_new0 (double, n + 1);
  search.steady = g_new0 (double, n + 1);
  spor_fair_search_run (&search);

  g_clear_pointer (&search.master, spor_master_free);
  g_ptr_array_unref (search.first);
  spor_seatings_free (search.seatings);
  g_free (search.reachable);
  g_free (search.prices);
  g_free (search.steady);
  return self;
}

void
spor_lottery_free (SporLottery *self)
{
  g_ptr_array_unref (self->panels);
  g_ptr_array_unref (self->known);
  g_free (self->chances);
  spor_types_free (self->types);
  g_free (self);
}

double
spor_lottery_chance (const SporLottery *self, guint candidate)
{
  guint type = self->types->type_of[candidate];

  if (spor_instance_candidate (self->types->instance, candidate)->fixed)
    return 1;
  return type == SPOR_NO_TYPE ? 0 : self->chances[type];
}
