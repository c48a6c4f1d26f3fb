/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-tally.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_CATEGORIES 32 /* of one person in one dimension: spor_signup_categories() */

static const SporDimension *
spor_tally_dimension (const SporTally *self, guint dimension)
{
  return g_ptr_array_index (self->round->dimensions, dimension);
}

static double *
spor_tally_scope (const SporTally *self, int track)
{
  return self->counts + (track + 1) * self->n_counts;
}

static void
spor_tally_add (SporTally *self, const SporSignups *signups, guint signup, guint track)
{
  const SporSignupRow *row = spor_signups_row (signups, signup);

  self->seated[0]++;
  self->seated[track + 1]++;
  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      guint categories[MAX_CATEGORIES];
      guint n = spor_signup_categories (signups, row, spor_tally_dimension (self, d), categories);

      for (guint c = 0; c < n; c++)
        {
          guint cell = self->first[d] + categories[c];

          spor_tally_scope (self, -1)[cell] += 1.0 / n;
          spor_tally_scope (self, track)[cell] += 1.0 / n;
        }
    }
}

SporTally *
spor_tally_new (const SporComposition *composition)
{
  SporTally *self = g_new0 (SporTally, 1);
  guint n_tracks = 0;

  self->round = spor_composition_round (composition);
  n_tracks = spor_round_n_tracks (self->round);
  self->first = g_new (guint, self->round->dimensions->len);
  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      self->first[d] = self->n_counts;
      self->n_counts += spor_tally_dimension (self, d)->categories->len;
    }
  self->seated = g_new0 (guint, n_tracks + 1);
  self->counts = g_new0 (double, (n_tracks + 1) * self->n_counts);

  for (guint t = 0; t < n_tracks; t++)
    for (guint i = 0; i < composition->seated[t]->len; i++)
      spor_tally_add (self, composition->signups, g_array_index (composition->seated[t], guint, i),
                      t);
  return self;
}

void
spor_tally_free (SporTally *self)
{
  g_free (self->seated);
  g_free (self->first);
  g_free (self->counts);
  g_free (self);
}

guint
spor_tally_seated (const SporTally *self, int track)
{
  return self->seated[track + 1];
}

const double *
spor_tally_counts (const SporTally *self, int track, guint dimension)
{
  return spor_tally_scope (self, track) + self->first[dimension];
}

gboolean
spor_dimension_applies (const SporDimension *self, int track)
{
  if (track < 0)
    return self->for_group;
  return track < 32 && (self->for_tracks >> track & 1);
}

char *
spor_dimension_category_label (const SporDimension *self, const SporCategory *category)
{
  switch (self->kind)
    {
    case SPOR_DIMENSION_REGION:
    case SPOR_DIMENSION_SECTOR:
    case SPOR_DIMENSION_ROLE:
      return g_strdup (category->name);
    case SPOR_DIMENSION_SIZE:
    case SPOR_DIMENSION_EXTRA:
      /* Translators: a dimension and one of its categories: "Size: small" */
      return g_strdup_printf (_ ("%s: %s"), self->name, category->name);
    default:
      g_assert_not_reached ();
    }
}

char *
spor_tally_format (double count)
{
  return spor_format_number (count, fabs (count - round (count)) < 0.05 ? 0 : 1);
}
