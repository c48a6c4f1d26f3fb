/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-share.h"

#include "spor-language.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_DECIMALS 6

static gint64
spor_divisor (gint64 a, gint64 b)
{
  while (b)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* --- As text -------------------------------------------------------------------------------- */

/* Whole digits at *@text, which is moved past them. */
static gboolean
spor_take_digits (const char **text, gint64 *value, guint *n)
{
  *n = 0;
  for (; g_ascii_isdigit (**text); (*text)++, (*n)++)
    {
      if (*value > SPOR_SHARE_MAX)
        return FALSE;
      *value = *value * 10 + (**text - '0');
    }
  return *n > 0 && *value <= SPOR_SHARE_MAX;
}

static void
spor_skip_spaces (const char **text)
{
  while (**text == ' ')
    (*text)++;
}

/* "29/98", past the first number. */
static gboolean
spor_parse_denominator (const char *text, gint64 *den)
{
  guint n;

  *den = 0;
  text++;
  spor_skip_spaces (&text);
  return spor_take_digits (&text, den, &n) && *text == '\0' && *den > 0;
}

/* ",6 %" after "29": @num and @den in per cent. */
static gboolean
spor_parse_percent (const char *text, gint64 *num, gint64 *den)
{
  guint n = 0;

  *den = 100;
  if (*text == ',' || *text == '.')
    {
      gint64 whole = *num;

      text++;
      if (whole > 100 || !spor_take_digits (&text, num, &n) || n > MOST_DECIMALS)
        return FALSE;
      for (guint i = 0; i < n; i++)
        *den *= 10;
    }
  spor_skip_spaces (&text);
  if (g_str_equal (text, "%"))
    return TRUE;
  /* 0.3 may be 30 per cent, and 1 all of it */
  return *text == '\0' && (*num == 0 || *num * 100 > *den);
}

gboolean
spor_share_parse (const char *text, gint64 *num, gint64 *den)
{
  g_autofree char *clean = spor_text_one_line (text);
  const char *p = clean;
  gint64 top = 0, bottom, divisor = 1;
  gboolean fraction;
  guint n;

  if (!spor_take_digits (&p, &top, &n))
    return FALSE;
  spor_skip_spaces (&p);
  fraction = *p == '/';
  if (!(fraction ? spor_parse_denominator (p, &bottom) : spor_parse_percent (p, &top, &bottom))
      || top > bottom)
    return FALSE;
  if (!fraction)
    divisor = spor_divisor (top, bottom);
  *num = top / divisor;
  *den = bottom / divisor;
  return TRUE;
}

char *
spor_share_format (gint64 num, gint64 den)
{
  for (guint decimals = 0, scale = 1; decimals <= 2; decimals++, scale *= 10)
    if (den <= SPOR_SHARE_MAX && num * 100 * scale % den == 0)
      return spor_format_percent ((double)num / den, decimals);
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, num, den);
}

/* --- Together ------------------------------------------------------------------------------- */

/* Adds a fraction to @num / @den; FALSE if the sum is out of reach, as no sum of 1 is. */
static gboolean
spor_share_add (gint64 *num, gint64 *den, const SporCategory *category)
{
  gint64 common = spor_divisor (*den, category->target_den);
  gint64 factor = category->target_den / common;
  gint64 sum, other, divisor;

  if (__builtin_mul_overflow (*num, factor, &sum)
      || __builtin_mul_overflow (category->target_num, *den / common, &other)
      || __builtin_add_overflow (sum, other, &sum) || __builtin_mul_overflow (*den, factor, den))
    return FALSE;
  divisor = spor_divisor (sum, *den);
  *num = sum / divisor;
  *den /= divisor;
  return TRUE;
}

gboolean
spor_dimension_lack (const SporDimension *self, double *lack)
{
  gint64 num = 0, den = 1;
  gboolean exact = TRUE;

  *lack = 1;
  for (guint c = 0; c < self->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (self->categories, c);

      *lack -= (double)category->target_num / category->target_den;
      exact = exact && spor_share_add (&num, &den, category);
    }
  return exact && num == den;
}

/* --- Worked out ----------------------------------------------------------------------------- */

static const struct
{
  const char *key, *label;
} targets_names[SPOR_N_TARGETS] = {
  [SPOR_TARGETS_NUMBER] = { "number", N_ ("By number of municipalities") },
  [SPOR_TARGETS_POPULATION] = { "population", N_ ("By population") },
  [SPOR_TARGETS_EVEN] = { "even", N_ ("The same for each") },
  [SPOR_TARGETS_TYPED] = { "typed", N_ ("Typed in") },
};

const char *
spor_targets_key (SporTargets targets)
{
  return targets_names[targets].key;
}

const char *
spor_targets_label (SporTargets targets)
{
  return _ (targets_names[targets].label);
}

int
spor_targets_from_key (const char *key)
{
  for (guint i = 0; i < SPOR_N_TARGETS; i++)
    if (g_strcmp0 (targets_names[i].key, key) == 0)
      return i;
  return -1;
}

gboolean
spor_dimension_allows_targets (const SporDimension *self, SporTargets targets)
{
  if (targets == SPOR_TARGETS_NUMBER || targets == SPOR_TARGETS_POPULATION)
    return self->kind == SPOR_DIMENSION_REGION || self->kind == SPOR_DIMENSION_SIZE;
  return TRUE;
}

static gboolean
spor_category_has_place (const SporDimension *dimension,
                         const SporCategory *category,
                         const SporMunicipality *place,
                         const SporRegion *region)
{
  if (dimension->kind == SPOR_DIMENSION_REGION)
    return g_str_equal (category->key, region->code);
  return place->population >= category->lower
         && (category->upper == 0 || place->population < category->upper);
}

/* What @category's target is by @targets, not in lowest terms. */
static void
spor_category_work_out (const SporDimension *dimension,
                        const SporCategory *category,
                        SporPlaces *places,
                        SporTargets targets,
                        gint64 *num,
                        gint64 *den)
{
  *num = targets == SPOR_TARGETS_EVEN;
  *den = targets == SPOR_TARGETS_EVEN ? dimension->categories->len : 0;
  for (guint m = 0; targets != SPOR_TARGETS_EVEN && m < spor_places_get_n (places); m++)
    {
      const SporMunicipality *place = spor_places_get (places, m);
      const SporRegion *region = spor_places_get_region (places, spor_places_region_of (places, m));
      gint64 counts = targets == SPOR_TARGETS_NUMBER ? 1 : place->population;

      *den += counts;
      if (spor_category_has_place (dimension, category, place, region))
        *num += counts;
    }
}

static gboolean
spor_dimension_has_targets (const SporDimension *self, SporPlaces *places, SporTargets targets)
{
  for (guint c = 0; c < self->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (self->categories, c);
      gint64 num, den;

      spor_category_work_out (self, category, places, targets, &num, &den);
      if ((double)num * category->target_den != (double)category->target_num * den)
        return FALSE;
    }
  return TRUE;
}

SporTargets
spor_dimension_get_targets (const SporDimension *self, SporPlaces *places)
{
  for (guint t = 0; t < SPOR_TARGETS_TYPED; t++)
    if (spor_dimension_allows_targets (self, t) && spor_dimension_has_targets (self, places, t))
      return t;
  return SPOR_TARGETS_TYPED;
}

void
spor_dimension_set_targets (SporDimension *self, SporPlaces *places, SporTargets targets)
{
  g_return_if_fail (spor_dimension_allows_targets (self, targets));

  for (guint c = 0; targets != SPOR_TARGETS_TYPED && c < self->categories->len; c++)
    {
      SporCategory *category = g_ptr_array_index (self->categories, c);

      spor_category_work_out (self, category, places, targets, &category->target_num,
                              &category->target_den);
    }
}
