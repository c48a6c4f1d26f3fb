/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* How many are seated in each category, in the whole group and in each track: what the balance and
 * the limits of categories both count. A person counts 1 in a dimension, split evenly where it has
 * several categories. A track of -1 is the whole group. */
typedef struct
{
  const SporRound *round; /* borrowed */
  guint *seated;          /* per scope: the group, then the tracks */
  guint *first;           /* per dimension: where its categories begin in a scope's counts */
  guint n_counts;         /* per scope */
  double *counts;
} SporTally;

/* Looks at the seated alone: O(seated × dimensions). */
SporTally *spor_tally_new (const SporComposition *composition);
void spor_tally_free (SporTally *self);

guint spor_tally_seated (const SporTally *self, int track);

/* Persons in each category of the round's dimension number @dimension. */
const double *spor_tally_counts (const SporTally *self, int track, guint dimension);

/* Whether @dimension has a say in the group (-1) or a track. */
gboolean spor_dimension_applies (const SporDimension *self, int track);

/* Whether the categories' minima and maxima hold there: in the whole group (-1) if the dimension counts
 * there, else in each of its tracks. */
gboolean spor_dimension_limits (const SporDimension *self, int track);

/* "Region Nordjylland", "Størrelse: Lille": the category as it is named in a sentence. */
char *spor_dimension_category_label (const SporDimension *self, const SporCategory *category);

/* "3", "2.5" */
char *spor_tally_format (double count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporTally, spor_tally_free)

G_END_DECLS
