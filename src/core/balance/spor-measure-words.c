/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a measure means for people who compose a group. */

#include "spor-language.h"
#include "spor-measure.h"
#include "spor-tally.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Off by more than this is worth a word; counts are sums of parts such as ⅓. */
#define HALF_A_PERSON (0.5 + 1e-9)

/* A category with too few people (missing > 0) or too many (< 0), in persons. */
typedef struct
{
  const SporScopeMeasure *scope;
  const SporDimension *dimension;
  const SporCategoryMeasure *category;
  double missing;
} SporGap;

/* Of an empty scope nothing is missing: everything is. */
static double
spor_category_measure_missing (const SporCategoryMeasure *self, const SporScopeMeasure *scope)
{
  return scope->n > 0 ? self->target * scope->size - self->count : 0;
}

/* Too few first, the most missing first; then too many, the most first. */
static int
spor_gap_compare (gconstpointer a, gconstpointer b)
{
  const SporGap *one = a, *two = b;

  if ((one->missing > 0) != (two->missing > 0))
    return one->missing > 0 ? -1 : 1;
  if (fabs (one->missing) != fabs (two->missing))
    return fabs (one->missing) > fabs (two->missing) ? -1 : 1;
  return 0;
}

static GArray *
spor_scope_measure_gaps (const SporScopeMeasure *self)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (SporGap));

  for (guint d = 0; d < self->dimensions->len; d++)
    {
      const SporDimensionMeasure *dimension = g_ptr_array_index (self->dimensions, d);

      for (guint c = 0; c < dimension->categories->len; c++)
        {
          SporGap gap = { self, dimension->dimension,
                          &g_array_index (dimension->categories, SporCategoryMeasure, c) };

          gap.missing = spor_category_measure_missing (gap.category, self);
          if (fabs (gap.missing) > HALF_A_PERSON)
            g_array_append_val (gaps, gap);
        }
    }
  g_array_sort (gaps, spor_gap_compare);
  return gaps;
}

/* How many more come nearest to the target: at least one. */
static guint
spor_gap_persons (const SporGap *gap)
{
  return (guint)floor (gap->missing + HALF_A_PERSON);
}

static char *
spor_gap_needed_in_group (const SporGap *gap, const char *label, const char *target)
{
  guint n = spor_gap_persons (gap);

  if (gap->dimension->kind == SPOR_DIMENSION_REGION)
    return g_strdup_printf (
        /* Translators: how many people, a region, the target in persons ("2.1") */
        ngettext ("%u more person is needed from %s (target %s).",
                  "%u more people are needed from %s (target %s).", n),
        n, label, target);
  return g_strdup_printf (
      /* Translators: how many people, a category, the target in persons ("2.1") */
      ngettext ("%u more person is needed in “%s” (target %s).",
                "%u more people are needed in “%s” (target %s).", n),
      n, label, target);
}

static char *
spor_gap_needed_in_track (const SporGap *gap, guint number, const char *label, const char *target)
{
  guint n = spor_gap_persons (gap);

  if (gap->dimension->kind == SPOR_DIMENSION_REGION)
    return g_strdup_printf (
        /* Translators: a track's number, how many people, a region, the target in persons ("2.1")
         */
        ngettext ("Track %u needs %u more person from %s (target %s).",
                  "Track %u needs %u more people from %s (target %s).", n),
        number, n, label, target);
  return g_strdup_printf (
      /* Translators: a track's number, how many people, a category, the target in persons */
      ngettext ("Track %u needs %u more person in “%s” (target %s).",
                "Track %u needs %u more people in “%s” (target %s).", n),
      number, n, label, target);
}

static char *
spor_gap_group_text (const SporGap *gap, const char *label, const char *count, const char *target)
{
  if (gap->dimension->kind == SPOR_DIMENSION_REGION && gap->missing > 0)
    return g_strdup_printf (
        /* Translators: a region, people there ("1"), the target in persons ("2.1") */
        _ ("The group has fewer people from %s than the target (%s against %s)."), label, count,
        target);
  if (gap->dimension->kind == SPOR_DIMENSION_REGION)
    return g_strdup_printf (
        /* Translators: a region, people there ("4"), the target in persons ("2.1") */
        _ ("The group has more people from %s than the target (%s against %s)."), label, count,
        target);
  if (gap->missing > 0)
    return g_strdup_printf (
        /* Translators: a category, people there ("1.5"), the target in persons ("2.1") */
        _ ("The group has fewer people in “%s” than the target (%s against %s)."), label, count,
        target);
  return g_strdup_printf (
      /* Translators: a category, people there ("3.5"), the target in persons ("2.1") */
      _ ("The group has more people in “%s” than the target (%s against %s)."), label, count,
      target);
}

static char *
spor_gap_track_text (
    const SporGap *gap, guint number, const char *label, const char *count, const char *target)
{
  if (gap->dimension->kind == SPOR_DIMENSION_REGION && gap->missing > 0)
    return g_strdup_printf (
        /* Translators: a track's number, a region, people there ("1"), the target in persons */
        _ ("Track %u has fewer people from %s than the target (%s against %s)."), number, label,
        count, target);
  if (gap->dimension->kind == SPOR_DIMENSION_REGION)
    return g_strdup_printf (
        /* Translators: a track's number, a region, people there ("4"), the target in persons */
        _ ("Track %u has more people from %s than the target (%s against %s)."), number, label,
        count, target);
  if (gap->missing > 0)
    return g_strdup_printf (
        /* Translators: a track's number, a category, people there, the target in persons */
        _ ("Track %u has fewer people in “%s” than the target (%s against %s)."), number, label,
        count, target);
  return g_strdup_printf (
      /* Translators: a track's number, a category, people there, the target in persons */
      _ ("Track %u has more people in “%s” than the target (%s against %s)."), number, label, count,
      target);
}

static char *
spor_gap_text (const SporGap *gap, const SporRound *round)
{
  const SporScopeMeasure *scope = gap->scope;
  g_autofree char *label = spor_dimension_category_label (gap->dimension, gap->category->category);
  g_autofree char *count = spor_tally_format (gap->category->count);
  g_autofree char *target = spor_format_number (gap->category->target * scope->size, 1);
  gboolean needed = gap->missing > 0 && scope->n < scope->size;
  guint number = scope->track < 0 ? 0 : spor_round_track (round, scope->track)->number;

  if (scope->track < 0)
    return needed ? spor_gap_needed_in_group (gap, label, target)
                  : spor_gap_group_text (gap, label, count, target);
  return needed ? spor_gap_needed_in_track (gap, number, label, target)
                : spor_gap_track_text (gap, number, label, count, target);
}

static void
spor_shortage_free (gpointer data)
{
  SporShortage *self = data;

  g_free (self->text);
  g_free (self);
}

static SporShortage *
spor_shortage_new (const SporGap *gap, const SporRound *round)
{
  SporShortage *self = g_new0 (SporShortage, 1);

  self->text = spor_gap_text (gap, round);
  self->missing = gap->missing;
  g_ptr_array_find (round->dimensions, gap->dimension, &self->dimension);
  g_ptr_array_find (gap->dimension->categories, gap->category->category, &self->category);
  return self;
}

GPtrArray *
spor_measure_shortages (const SporMeasure *self, guint scope)
{
  GPtrArray *shortages = g_ptr_array_new_with_free_func (spor_shortage_free);
  g_autoptr (GArray) gaps = NULL;

  g_return_val_if_fail (scope < self->scopes->len, shortages);

  gaps = spor_scope_measure_gaps (g_ptr_array_index (self->scopes, scope));
  for (guint g = 0; g < gaps->len; g++)
    g_ptr_array_add (shortages, spor_shortage_new (&g_array_index (gaps, SporGap, g), self->round));
  return shortages;
}

GPtrArray *
spor_measure_missing (const SporMeasure *self)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint s = 0; s < self->scopes->len; s++)
    {
      g_autoptr (GPtrArray) shortages = spor_measure_shortages (self, s);

      for (guint i = 0; i < shortages->len; i++)
        g_ptr_array_add (texts,
                         g_strdup (((SporShortage *)g_ptr_array_index (shortages, i))->text));
    }
  return texts;
}

static gboolean
spor_counts_in (const SporSignups *signups,
                int signup,
                const SporDimension *dimension,
                guint category)
{
  guint categories[32];
  guint n = signup < 0 ? 0
                       : spor_signup_categories (signups, spor_signups_row (signups, signup),
                                                 dimension, categories);

  for (guint c = 0; c < n; c++)
    if (categories[c] == category)
      return TRUE;
  return FALSE;
}

/* Of those of @row's categories with too few people in @scope, the one with the most missing;
 * without those of @instead_of (-1: nobody), whose seat it would be. */
static SporGap
spor_scope_measure_widest_gap (const SporScopeMeasure *self,
                               const SporSignups *signups,
                               const SporSignupRow *row,
                               int instead_of)
{
  SporGap widest = { self, NULL, NULL, HALF_A_PERSON };

  for (guint d = 0; d < self->dimensions->len; d++)
    {
      const SporDimensionMeasure *dimension = g_ptr_array_index (self->dimensions, d);
      guint categories[32];
      guint n = spor_signup_categories (signups, row, dimension->dimension, categories);

      for (guint c = 0; c < n; c++)
        {
          const SporCategoryMeasure *category
              = &g_array_index (dimension->categories, SporCategoryMeasure, categories[c]);
          double missing = spor_category_measure_missing (category, self);

          if (missing > widest.missing
              && !spor_counts_in (signups, instead_of, dimension->dimension, categories[c]))
            widest = (SporGap){ self, dimension->dimension, category, missing };
        }
    }
  return widest;
}

/* (nullable): why @signup cannot have a seat of their track, a free one or that of @instead_of. */
static SporBreach *
spor_seat_obstacle (const SporComposition *composition, guint signup, int instead_of)
{
  const SporMove move = { .signup = signup,
                          .to = SPOR_SPOT_SEATED,
                          .track = spor_signups_row (composition->signups, signup)->track,
                          .position = -1,
                          .swap_with = instead_of };

  return spor_composition_check_move (composition, &move);
}

/* The widest that a swap allowed by the rules fills. */
static SporGap
spor_measure_gap_by_swap (const SporMeasure *self, const SporComposition *composition, guint signup)
{
  const SporScopeMeasure *group = g_ptr_array_index (self->scopes, 0);
  const SporSignupRow *row = spor_signups_row (composition->signups, signup);
  const GArray *seated = composition->seated[row->track];
  SporGap widest = { group, NULL, NULL, HALF_A_PERSON };

  for (guint i = 0; i < seated->len; i++)
    {
      guint other = g_array_index (seated, guint, i);
      SporGap gap = spor_scope_measure_widest_gap (group, composition->signups, row, other);
      g_autoptr (SporBreach) breach = NULL;

      if (gap.category && gap.missing > widest.missing)
        breach = spor_seat_obstacle (composition, signup, other);
      if (gap.category && gap.missing > widest.missing && !breach)
        widest = gap;
    }
  return widest;
}

static gboolean
spor_may_fill_gap (const SporComposition *composition, guint signup)
{
  const SporSignupRow *row = spor_signups_row (composition->signups, signup);

  return row->status == SPOR_STATUS_ELIGIBLE && row->track >= 0
         && spor_composition_find (composition, signup, NULL, NULL) != SPOR_SPOT_SEATED
         && spor_composition_get_mark (composition, signup) != SPOR_MARK_BARRED;
}

SporGapFill
spor_measure_fills_gap (const SporMeasure *self,
                        const SporComposition *composition,
                        guint signup,
                        char **text,
                        char **how)
{
  const SporSignupRow *row = spor_signups_row (composition->signups, signup);
  g_autoptr (SporBreach) breach = NULL;
  g_autofree char *label = NULL;
  SporGap gap;

  if (!spor_may_fill_gap (composition, signup))
    return SPOR_GAP_NOT_FILLED;
  gap = spor_scope_measure_widest_gap (g_ptr_array_index (self->scopes, 0), composition->signups,
                                       row, -1);
  if (gap.category && (breach = spor_seat_obstacle (composition, signup, -1)))
    gap = spor_measure_gap_by_swap (self, composition, signup);
  if (!gap.category)
    return SPOR_GAP_NOT_FILLED;

  label = spor_dimension_category_label (gap.dimension, gap.category->category);
  if (text)
    *text = g_strdup_printf (
        /* Translators: a category of the balance with too few people: "Region Nordjylland" */
        breach ? _ ("Could fill a gap (%s)") : _ ("Fills a gap (%s)"), label);
  if (how)
    *how = breach ? g_strdup_printf ("%s %s", breach->text,
                                     _ ("Only in exchange for somebody who has a seat there."))
                  : NULL;
  return breach ? SPOR_GAP_BY_SWAP : SPOR_GAP_BY_SEAT;
}
