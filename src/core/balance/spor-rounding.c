/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-rounding.h"

#include "spor-rounding-private.h"

#include <math.h>

#define EPSILON 1e-6 /* chances are that exact, in tickets */
#define MAX_STEPS 40 /* of insisting on what is uneven */
#define TRIED 6      /* panels that might leave, each with one that might come */
#define PATIENCE 200 /* nodes, then a panel that is good will do, if not the best */

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

/* By how many tickets the types together are too high or too low, each as much as is insisted on
 * it. */
static gint64
spor_rounding_excess (const SporRounding *self)
{
  gint64 sum = 0;

  for (guint t = 0; t < self->n_types; t++)
    sum += self->shares[t].weight * ABS (spor_type_share_excess (&self->shares[t]));
  return sum;
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

/* --- New panels ----------------------------------------------------------------------------- */

/* What one more of each type would do, once @leaves has left. (transfer full) */
static double *
spor_rounding_wanted (const SporRounding *self, const SporKnownPanel *leaves)
{
  double *wanted = g_new0 (double, self->n_types + 1);

  for (guint t = 0; t < self->n_types; t++)
    {
      const SporTypeShare *share = &self->shares[t];
      gint64 left = share->count - leaves->numbers[t];

      wanted[t]
          = spor_type_share_unevenness (share, left) - spor_type_share_unevenness (share, left + 1);
    }
  return wanted;
}

/* From the integer program: the panel that would do most good in the place of @leaves, or nearly
 * so; NULL if there is none that does more than @gain. */
static SporKnownPanel *
spor_rounding_seek (SporRounding *self, const SporKnownPanel *leaves, double gain)
{
  g_autofree double *wanted = spor_rounding_wanted (self, leaves);
  g_autofree guint *best = NULL;
  double most = leaves->loss + gain;

  for (guint i = 0; i < self->seatings->open->len && !self->stopped; i++)
    {
      SporProgram *program = spor_seatings_get (self->seatings, i)->program;
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
  return best ? spor_rounding_learn (self, best) : NULL;
}

/* What its leaving does: it is missed the less, the less that is. */
static double
spor_rounding_loss (const SporRounding *self, const SporKnownPanel *panel)
{
  double loss = 0;

  for (guint i = 0; i < panel->types->len; i++)
    {
      guint t = g_array_index (panel->types, guint, i);
      const SporTypeShare *share = &self->shares[t];

      loss += spor_type_share_unevenness (share, share->count - panel->numbers[t])
              - spor_type_share_unevenness (share, share->count);
    }
  return loss;
}

static gint
spor_known_panel_compare (gconstpointer a, gconstpointer b)
{
  const SporKnownPanel *one = *(SporKnownPanel *const *)a, *other = *(SporKnownPanel *const *)b;

  return (one->loss > other->loss) - (one->loss < other->loss);
}

/* Those on tickets, the least missed first; among equals as they are known. (transfer container) */
static GPtrArray *
spor_rounding_list_dispensable (SporRounding *self)
{
  GPtrArray *panels = g_ptr_array_new ();

  for (guint p = 0; p < self->known->len; p++)
    {
      SporKnownPanel *panel = spor_rounding_known (self, p);

      if (panel->copies == 0)
        continue;
      panel->loss = spor_rounding_loss (self, panel);
      g_ptr_array_add (panels, panel);
    }
  g_ptr_array_sort (panels, spor_known_panel_compare);
  return panels;
}

/* What an exchange does at the least that helps the type which is easiest to help by one ticket;
 * half of it, for the evenness of others comes in too. */
static double
spor_rounding_least_gain (const SporRounding *self)
{
  double least = HUGE_VAL;

  for (guint t = 0; t < self->n_types; t++)
    {
      const SporTypeShare *share = &self->shares[t];
      gint64 excess = spor_type_share_excess (share);
      gint64 nearer = share->count - (excess > 0 ? 1 : -1);

      if (excess != 0)
        least = MIN (least, spor_type_share_unevenness (share, share->count)
                                - spor_type_share_unevenness (share, nearer));
    }
  return least / 2;
}

/* Exchanges them if that makes fewer tickets too many or too few than @excess. */
static gboolean
spor_rounding_try (SporRounding *self, SporKnownPanel *in, SporKnownPanel *out, gint64 excess)
{
  spor_rounding_put (self, in, 1);
  spor_rounding_put (self, out, -1);
  if (spor_rounding_excess (self) < excess)
    return TRUE;
  spor_rounding_put (self, in, -1);
  spor_rounding_put (self, out, 1);
  return FALSE;
}

/* A new panel in the place of another, so that fewer tickets are too many or too few. FALSE: there
 * is no such exchange, as far as was looked. */
static gboolean
spor_rounding_improve (SporRounding *self)
{
  g_autoptr (GPtrArray) panels = spor_rounding_list_dispensable (self);
  gint64 excess = spor_rounding_excess (self);
  double gain = spor_rounding_least_gain (self);

  for (guint p = 0; p < MIN (panels->len, TRIED) && !self->stopped; p++)
    {
      SporKnownPanel *leaves = g_ptr_array_index (panels, p);
      SporKnownPanel *comes = spor_rounding_seek (self, leaves, gain);

      if (comes && spor_rounding_try (self, comes, leaves, excess))
        return TRUE;
    }
  return FALSE;
}

/* The exchange of panels that are known, of which one is on a ticket, that does most good. FALSE:
 * none makes fewer tickets too many or too few. */
static gboolean
spor_rounding_exchange (SporRounding *self)
{
  g_autoptr (GPtrArray) panels = spor_rounding_list_dispensable (self);
  SporKnownPanel *in = NULL, *out = NULL;
  gint64 excess = spor_rounding_excess (self);
  double least = 0;

  for (guint q = 0; q < panels->len; q++)
    for (guint p = 0; p < self->known->len; p++)
      {
        double effect = spor_rounding_effect (self, spor_rounding_known (self, p),
                                              g_ptr_array_index (panels, q));

        if (effect >= least)
          continue;
        least = effect;
        in = spor_rounding_known (self, p);
        out = g_ptr_array_index (panels, q);
      }
  return in && spor_rounding_try (self, in, out, excess);
}

/* --- The search ----------------------------------------------------------------------------- */

/* How far off people are: the squares of their tickets too many or too few, added up by types. */
static double
spor_rounding_unevenness (const SporRounding *self)
{
  double sum = 0;

  for (guint t = 0; t < self->n_types; t++)
    {
      double off = (double)spor_type_share_excess (&self->shares[t]) / self->shares[t].size;

      sum += off * off;
    }
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

/* Where nothing helps, what is uneven weighs more from now on: it then becomes even at the cost of
 * something else, which may be easier to help (the breakout method of Morris, 1993). */
static void
spor_rounding_insist (SporRounding *self)
{
  for (guint t = 0; t < self->n_types; t++)
    if (spor_type_share_excess (&self->shares[t]) != 0)
      self->shares[t].weight++;
  self->n_step++;
}

static gboolean
spor_rounding_pass_any_on (SporRounding *self)
{
  for (guint t = 0; t < self->n_types; t++)
    if (spor_type_share_excess (&self->shares[t]) != 0 && spor_rounding_pass_on (self, t))
      return TRUE;
  return FALSE;
}

static void
spor_rounding_begin (SporRounding *self)
{
  guint n = spor_rounding_take_whole_parts (self);

  for (guint p = 0; p < self->lottery->known->len; p++)
    spor_rounding_learn (self, g_ptr_array_index (self->lottery->known, p));
  for (; n < self->n_tickets; n++)
    spor_rounding_fill (self);
}

/* Ends with nobody more than a ticket off, or at the most even that it came to. */
static void
spor_rounding_run (SporRounding *self)
{
  double least = HUGE_VAL, uneven;

  spor_rounding_begin (self);
  while ((uneven = spor_rounding_unevenness (self)) > 0 && self->n_step < MAX_STEPS
         && !self->stopped)
    {
      if (uneven < least)
        spor_rounding_remember (self);
      least = MIN (least, uneven);
      if (!spor_rounding_pass_any_on (self) && !spor_rounding_exchange (self)
          && !spor_rounding_improve (self))
        spor_rounding_insist (self);
      self->stopped = self->stopped || spor_watch_is_over (self->watch);
    }
  if (uneven > least)
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
  self.seatings = spor_seatings_new_for_panels (lottery->types, lottery->most, lottery->tight,
                                                PATIENCE, watch);
  self.known = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_known_panel_free);
  self.by_numbers
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  self.shares = spor_type_shares_new (lottery, n_tickets);

  spor_rounding_run (&self);
  panels = spor_rounding_expand (&self);
  if (self.stopped)
    g_clear_pointer (&panels, g_ptr_array_unref);

  spor_seatings_free (self.seatings);
  g_ptr_array_unref (self.known);
  g_hash_table_unref (self.by_numbers);
  g_free (self.shares);
  return panels;
}
