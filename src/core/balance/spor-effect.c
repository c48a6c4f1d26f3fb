/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-effect.h"

#include "spor-language.h"
#include "spor-measure.h"
#include "spor-tally.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Counts are sums of parts such as ⅓. */
#define EPSILON 1e-9

static void
spor_effect_compare_dimension (SporEffect *self,
                               const SporDimensionMeasure *before,
                               const SporDimensionMeasure *after,
                               guint size)
{
  for (guint c = 0; c < after->categories->len; c++)
    {
      const SporCategoryMeasure *was = &g_array_index (before->categories, SporCategoryMeasure, c);
      const SporCategoryMeasure *is = &g_array_index (after->categories, SporCategoryMeasure, c);
      const SporCategoryChange change
          = { after->dimension, is->category, was->count, is->count, is->target * size };

      if (fabs (is->count - was->count) > EPSILON)
        g_array_append_val (self->changes, change);
    }
}

SporEffect *
spor_effect_new (const SporComposition *before, const SporComposition *after)
{
  SporEffect *self = g_new0 (SporEffect, 1);
  g_autoptr (SporMeasure) was = spor_measure_new (before);
  g_autoptr (SporMeasure) is = spor_measure_new (after);
  const SporScopeMeasure *group_was = g_ptr_array_index (was->scopes, 0);
  const SporScopeMeasure *group_is = g_ptr_array_index (is->scopes, 0);

  self->before = was->representativeness;
  self->after = is->representativeness;
  self->round = spor_round_ref (is->round);
  self->changes = g_array_new (FALSE, FALSE, sizeof (SporCategoryChange));
  for (guint d = 0; d < group_is->dimensions->len; d++)
    spor_effect_compare_dimension (self, g_ptr_array_index (group_was->dimensions, d),
                                   g_ptr_array_index (group_is->dimensions, d), group_is->size);
  return self;
}

void
spor_effect_free (SporEffect *self)
{
  g_array_unref (self->changes);
  spor_round_unref (self->round);
  g_free (self);
}

double
spor_effect_gain (const SporEffect *self)
{
  return (round (1000 * self->after) - round (1000 * self->before)) / 1000;
}

char *
spor_points_text (double difference)
{
  double points = round (1000 * difference) / 10;
  g_autofree char *number = spor_format_number (fabs (points), points == 0 ? 0 : 1);

  /* Translators: how many percentage points, with their sign: "+2.1 points" */
  return g_strdup_printf (_ ("%s%s points"), points > 0 ? "+" : points < 0 ? "−" : "±", number);
}

char *
spor_category_change_text (const SporCategoryChange *self)
{
  g_autofree char *label = spor_dimension_category_label (self->dimension, self->category);
  g_autofree char *before = spor_tally_format (self->before);
  g_autofree char *after = spor_tally_format (self->after);
  g_autofree char *target = spor_format_number (self->target, 1);

  /* Translators: a category, persons in it before and after a move, the target in persons:
   * "Region Nordjylland 0 → 1 (target 1.2)" */
  return g_strdup_printf (_ ("%s %s → %s (target %s)"), label, before, after, target);
}

int
spor_category_change_is_better (const SporCategoryChange *self)
{
  double before = fabs (self->before - self->target);
  double after = fabs (self->after - self->target);

  return after < before - EPSILON ? 1 : after > before + EPSILON ? -1 : 0;
}
