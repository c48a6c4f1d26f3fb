/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-measure.h"

#include "spor-tally.h"

#include <math.h>

static double
spor_category_target (const SporCategory *category)
{
  return (double)category->target_num / category->target_den;
}

/* D = ½ Σ |count/|S| − target| */
static double
spor_tally_dimension_deviation (const SporTally *tally, int track, guint dimension_index)
{
  const SporDimension *dimension = g_ptr_array_index (tally->round->dimensions, dimension_index);
  const double *counts = spor_tally_counts (tally, track, dimension_index);
  guint n = spor_tally_seated (tally, track);
  double sum = 0;

  if (n == 0)
    return 1;
  for (guint c = 0; c < dimension->categories->len; c++)
    sum += fabs (counts[c] / n
                 - spor_category_target (g_ptr_array_index (dimension->categories, c)));
  return sum / 2;
}

/* Weighted mean; 0 where nothing is weighed. */
static double
spor_tally_scope_deviation (const SporTally *tally, int track)
{
  double sum = 0, weights = 0;

  for (guint d = 0; d < tally->round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (tally->round->dimensions, d);

      if (!spor_dimension_applies (dimension, track))
        continue;
      sum += dimension->weight * spor_tally_dimension_deviation (tally, track, d);
      weights += dimension->weight;
    }
  return weights > 0 ? sum / weights : 0;
}

/* ½ · group + ½ · mean over tracks */
static double
spor_tally_deviation (const SporTally *tally)
{
  guint n = spor_round_n_tracks (tally->round);
  double group = spor_tally_scope_deviation (tally, -1);
  double tracks = 0;

  if (n == 0)
    return group;
  for (guint t = 0; t < n; t++)
    tracks += spor_tally_scope_deviation (tally, t);
  return (group + tracks / n) / 2;
}

static void
spor_dimension_measure_free (SporDimensionMeasure *self)
{
  g_array_unref (self->categories);
  g_free (self);
}

static SporDimensionMeasure *
spor_dimension_measure_new (const SporTally *tally, int track, guint dimension_index)
{
  SporDimensionMeasure *self = g_new0 (SporDimensionMeasure, 1);
  const double *counts = spor_tally_counts (tally, track, dimension_index);

  self->dimension = g_ptr_array_index (tally->round->dimensions, dimension_index);
  self->deviation = spor_tally_dimension_deviation (tally, track, dimension_index);
  self->categories = g_array_new (FALSE, FALSE, sizeof (SporCategoryMeasure));
  for (guint c = 0; c < self->dimension->categories->len; c++)
    {
      SporCategoryMeasure category = { g_ptr_array_index (self->dimension->categories, c) };

      category.target = spor_category_target (category.category);
      category.count = counts[c];
      g_array_append_val (self->categories, category);
    }
  return self;
}

static void
spor_scope_measure_free (SporScopeMeasure *self)
{
  g_ptr_array_unref (self->dimensions);
  g_free (self);
}

/* The fewest persons that the track, or all of them (-1), must have. */
static guint
spor_round_fewest (const SporRound *round, int track)
{
  guint fewest = 0;

  if (track >= 0)
    return spor_round_track (round, track)->seats_min;
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    fewest += spor_round_track (round, t)->seats_min;
  return fewest;
}

static SporScopeMeasure *
spor_scope_measure_new (const SporTally *tally, int track)
{
  SporScopeMeasure *self = g_new0 (SporScopeMeasure, 1);

  self->track = track;
  self->n = spor_tally_seated (tally, track);
  self->size = MAX (self->n, spor_round_fewest (tally->round, track));
  self->deviation = spor_tally_scope_deviation (tally, track);
  self->dimensions = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_dimension_measure_free);
  for (guint d = 0; d < tally->round->dimensions->len; d++)
    if (spor_dimension_applies (g_ptr_array_index (tally->round->dimensions, d), track))
      g_ptr_array_add (self->dimensions, spor_dimension_measure_new (tally, track, d));
  return self;
}

SporMeasure *
spor_measure_new (const SporComposition *composition)
{
  SporMeasure *self = g_new0 (SporMeasure, 1);
  g_autoptr (SporTally) tally = spor_tally_new (composition);

  self->round = spor_round_ref (spor_composition_round (composition));
  self->deviation = spor_tally_deviation (tally);
  self->representativeness = 1 - self->deviation;
  self->scopes = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_scope_measure_free);
  for (int t = -1; t < (int)spor_round_n_tracks (self->round); t++)
    g_ptr_array_add (self->scopes, spor_scope_measure_new (tally, t));
  return self;
}

void
spor_measure_free (SporMeasure *self)
{
  g_ptr_array_unref (self->scopes);
  spor_round_unref (self->round);
  g_free (self);
}

double
spor_measure_deviation_after (const SporComposition *composition, const SporMove *move)
{
  g_autoptr (SporComposition) after = spor_composition_apply (composition, move);
  g_autoptr (SporTally) tally = NULL;

  g_return_val_if_fail (after != NULL, 1);

  tally = spor_tally_new (after);
  return spor_tally_deviation (tally);
}

gboolean
spor_measure_is_empty (const SporMeasure *self)
{
  return ((const SporScopeMeasure *)g_ptr_array_index (self->scopes, 0))->n == 0;
}
