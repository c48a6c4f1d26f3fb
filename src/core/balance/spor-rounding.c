/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-rounding.h"

#include "spor-rounding-private.h"
#include "spor-seatings.h"

#include <math.h>

#define EPSILON 1e-6  /* chances are that exact, in tickets */
#define MAX_STEPS 800 /* of exchanging a panel */
#define SEEK_AFTER 1  /* steps in vain with the panels that are known, before another is sought */
#define PATIENCE 200  /* nodes, then a panel that is good will do, if not the best */
#define REST 9        /* steps that a panel stays away, or stays, after it was exchanged */

static void
spor_known_panel_free (SporKnownPanel *self)
{
  g_free (self->numbers);
  g_array_unref (self->types);
  g_free (self);
}

SporKnownPanel *
spor_rounding_known (const SporRounding *self, guint index)
{
  return g_ptr_array_index (self->known, index);
}

SporKnownPanel *
spor_rounding_learn (SporRounding *self, const guint *numbers)
{
  g_autoptr (GBytes) key = g_bytes_new (numbers, self->n_types * sizeof (guint));
  SporKnownPanel *panel = g_hash_table_lookup (self->by_numbers, key);

  if (panel)
    return panel;
  panel = g_new0 (SporKnownPanel, 1);
  panel->numbers = g_memdup2 (numbers, (self->n_types + 1) * sizeof (guint));
  panel->types = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint t = 0; t < self->n_types; t++)
    if (numbers[t] > 0)
      g_array_append_val (panel->types, t);
  g_ptr_array_add (self->known, panel);
  g_hash_table_insert (self->by_numbers, g_steal_pointer (&key), panel);
  return panel;
}

void
spor_rounding_put (SporRounding *self, SporKnownPanel *panel, int copies)
{
  panel->copies += copies;
  for (guint i = 0; i < panel->types->len; i++)
    {
      guint t = g_array_index (panel->types, guint, i);

      self->shares[t].count += (gint64)copies * panel->numbers[t];
    }
}

/* --- How far off ---------------------------------------------------------------------------- */

/* What it does to the unevenness that @in comes (and @out goes). */
static double
spor_rounding_effect (const SporRounding *self, const SporKnownPanel *in, const SporKnownPanel *out)
{
  double effect = 0;

  for (guint i = 0; i < in->types->len; i++)
    {
      guint t = g_array_index (in->types, guint, i);
      const SporTypeShare *share = &self->shares[t];
      gint64 leaves = out ? out->numbers[t] : 0;

      effect += spor_type_share_unevenness (share, share->count + in->numbers[t] - leaves)
                - spor_type_share_unevenness (share, share->count);
    }
  for (guint i = 0; out && i < out->types->len; i++)
    {
      guint t = g_array_index (out->types, guint, i);
      const SporTypeShare *share = &self->shares[t];

      if (in->numbers[t] == 0)
        effect += spor_type_share_unevenness (share, share->count - out->numbers[t])
                  - spor_type_share_unevenness (share, share->count);
    }
  return effect;
}

/* --- Steps ---------------------------------------------------------------------------------- */

/* As many tickets as the whole part of its share, each panel. */
static guint
spor_rounding_take_whole_parts (SporRounding *self)
{
  guint n = 0;

  for (guint p = 0; p < self->lottery->panels->len; p++)
    {
      const SporPanel *panel = g_ptr_array_index (self->lottery->panels, p);
      guint copies = (guint)floor (panel->probability * self->n_tickets + EPSILON);

      copies = MIN (copies, self->n_tickets - n);
      spor_rounding_put (self, spor_rounding_learn (self, panel->numbers), copies);
      n += copies;
    }
  return n;
}

/* One more ticket, with the panel that does most good. */
static void
spor_rounding_fill (SporRounding *self)
{
  SporKnownPanel *best = NULL;
  double least = HUGE_VAL;

  for (guint p = 0; p < self->known->len; p++)
    {
      SporKnownPanel *panel = spor_rounding_known (self, p);
      double effect = spor_rounding_effect (self, panel, NULL);

      if (effect >= least)
        continue;
      least = effect;
      best = panel;
    }
  spor_rounding_put (self, best, 1);
}

/* Whether the exchange is one that brings @type nearer. */
static gboolean
spor_rounding_helps (const SporRounding *self,
                     guint type,
                     const SporKnownPanel *in,
                     const SporKnownPanel *out)
{
  gint64 change = (gint64)in->numbers[type] - out->numbers[type];

  return spor_type_share_excess (&self->shares[type]) > 0 ? change < 0 : change > 0;
}

/* The best exchange that helps the worst type, even if it does harm elsewhere; what was exchanged
 * rests for a while, or it would come back at once. Returns what it does; 0: there is none. */
static double
spor_rounding_exchange (SporRounding *self, guint type)
{
  SporKnownPanel *in = NULL, *out = NULL;
  double least = HUGE_VAL;

  for (guint q = 0; q < self->known->len; q++)
    {
      SporKnownPanel *leaves = spor_rounding_known (self, q);

      for (guint p = 0; p < self->known->len && leaves->copies > 0 && leaves->rests <= self->n_step;
           p++)
        {
          SporKnownPanel *comes = spor_rounding_known (self, p);
          double effect;

          if (comes->rests > self->n_step || !spor_rounding_helps (self, type, comes, leaves))
            continue;
          effect = spor_rounding_effect (self, comes, leaves);
          if (effect >= least)
            continue;
          least = effect;
          in = comes;
          out = leaves;
        }
    }
  if (!in)
    return 0;
  spor_rounding_put (self, in, 1);
  spor_rounding_put (self, out, -1);
  in->rests = out->rests = self->n_step + REST;
  return least;
}

/* The panel on a ticket that is missed least. */
static const SporKnownPanel *
spor_rounding_find_dispensable (const SporRounding *self)
{
  const SporKnownPanel *best = NULL;
  double least = HUGE_VAL;

  for (guint p = 0; p < self->known->len; p++)
    {
      const SporKnownPanel *panel = spor_rounding_known (self, p);
      double effect = 0;

      for (guint i = 0; i < panel->types->len; i++)
        {
          guint t = g_array_index (panel->types, guint, i);
          const SporTypeShare *share = &self->shares[t];

          effect += spor_type_share_unevenness (share, share->count - panel->numbers[t])
                    - spor_type_share_unevenness (share, share->count);
        }
      if (panel->copies == 0 || panel->rests > self->n_step || effect >= least)
        continue;
      least = effect;
      best = panel;
    }
  return best;
}

/* Another panel, from the integer program: the one that would do most good in the place of one that
 * is missed least. */
static void
spor_rounding_seek (SporRounding *self)
{
  const SporKnownPanel *leaves = spor_rounding_find_dispensable (self);
  g_autofree double *wanted = g_new0 (double, self->n_types + 1);
  g_autofree guint *best = NULL;
  double most = -HUGE_VAL;

  for (guint t = 0; t < self->n_types && leaves; t++)
    {
      const SporTypeShare *share = &self->shares[t];
      gint64 left = share->count - leaves->numbers[t];

      wanted[t]
          = spor_type_share_unevenness (share, left) - spor_type_share_unevenness (share, left + 1);
    }
  for (guint i = 0; i < self->seatings->len && !self->stopped; i++)
    {
      SporProgram *program = ((SporSeating *)g_ptr_array_index (self->seatings, i))->program;
      g_auto (SporSolution) solution = { 0 };

      spor_program_aim_at_weights (program, wanted);
      solution = spor_program_solve (program, self->watch, most, FALSE);
      if (solution.end == SPOR_END_STOPPED)
        self->stopped = TRUE;
      if (!solution.found || solution.end == SPOR_END_NONE || solution.value <= most)
        continue;
      g_free (best);
      best = g_steal_pointer (&solution.numbers);
      most = solution.value;
    }
  if (best)
    spor_rounding_learn (self, best);
}

static double
spor_rounding_unevenness (const SporRounding *self)
{
  double sum = 0;

  for (guint t = 0; t < self->n_types; t++)
    sum += spor_type_share_unevenness (&self->shares[t], self->shares[t].count);
  return sum;
}

static void
spor_rounding_remember (SporRounding *self)
{
  for (guint p = 0; p < self->known->len; p++)
    spor_rounding_known (self, p)->at_best = spor_rounding_known (self, p)->copies;
}

static void
spor_rounding_recall (SporRounding *self)
{
  for (guint p = 0; p < self->known->len; p++)
    {
      SporKnownPanel *panel = spor_rounding_known (self, p);

      spor_rounding_put (self, panel, (int)panel->at_best - (int)panel->copies);
    }
}

/* Ends with nobody more than a ticket off, or at the most even that it came to. */
static void
spor_rounding_run (SporRounding *self)
{
  double least = HUGE_VAL;
  guint n_vain = 0;
  int type;
  guint n = spor_rounding_take_whole_parts (self);

  for (guint p = 0; p < self->lottery->known->len; p++)
    spor_rounding_learn (self, g_ptr_array_index (self->lottery->known, p));
  for (; n < self->n_tickets; n++)
    spor_rounding_fill (self);
  while ((type = spor_type_shares_worst (self->shares, self->n_types)) >= 0
         && self->n_step < MAX_STEPS && !self->stopped)
    {
      double uneven;

      if (spor_rounding_pass_on (self, (guint)type))
        continue;
      if (n_vain > 0 && n_vain % SEEK_AFTER == 0)
        spor_rounding_seek (self);
      self->n_step++;
      spor_rounding_exchange (self, type);
      uneven = spor_rounding_unevenness (self);
      n_vain = uneven < least - EPSILON ? 0 : n_vain + 1;
      if (uneven < least)
        spor_rounding_remember (self);
      least = MIN (least, uneven);
      self->stopped = self->stopped || spor_watch_is_over (self->watch);
    }
  if (type >= 0)
    spor_rounding_recall (self);
}

/* --- Result --------------------------------------------------------------------------------- */

static GPtrArray *
spor_rounding_expand (const SporRounding *self)
{
  GPtrArray *panels = g_ptr_array_new_with_free_func (g_free);

  for (guint p = 0; p < self->known->len; p++)
    {
      const SporKnownPanel *panel = spor_rounding_known (self, p);

      for (guint i = 0; i < panel->copies; i++)
        g_ptr_array_add (panels, g_memdup2 (panel->numbers, (self->n_types + 1) * sizeof (guint)));
    }
  return panels;
}

GPtrArray *
spor_rounding_new (const SporLottery *lottery, guint n_tickets, const SporWatch *watch)
{
  SporRounding self = { lottery, watch, n_tickets };
  GPtrArray *panels;

  self.n_types = spor_types_n (lottery->types);
  self.seatings = spor_seatings_new (lottery->types, watch);
  for (guint i = 0; i < self.seatings->len; i++)
    {
      SporProgram *program = ((SporSeating *)g_ptr_array_index (self.seatings, i))->program;

      spor_program_set_patience (program, PATIENCE);
      spor_program_use_cuts (program, lottery->tight);
      if (isfinite (lottery->most))
        spor_program_limit_deviation (program, lottery->most);
    }
  self.known = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_known_panel_free);
  self.by_numbers
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  self.shares = spor_type_shares_new (lottery, n_tickets);

  spor_rounding_run (&self);
  panels = spor_rounding_expand (&self);
  if (self.stopped)
    g_clear_pointer (&panels, g_ptr_array_unref);

  g_ptr_array_unref (self.seatings);
  g_ptr_array_unref (self.known);
  g_hash_table_unref (self.by_numbers);
  g_free (self.shares);
  return panels;
}
