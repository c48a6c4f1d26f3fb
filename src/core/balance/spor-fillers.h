/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-watch.h"

G_BEGIN_DECLS

/* How many are kept for each category. */
#define SPOR_MOST_FILLERS 3

/* Somebody who could help a category of which there are too few. */
typedef struct
{
  guint signup;
  guint track;    /* where they would sit */
  int instead_of; /* whose seat they would take, as there is none left; -1 = nobody's */
  double gain;    /* representativeness afterwards less that of now */
} SporFiller;

/* For each category of the balance those candidates who would make the group most representative:
 * in the whole group, and in each track. Made once, then read by any thread. */
typedef struct _SporFillers SporFillers;

/* A candidate is whoever has no seat and may take one by the rules, in the track signed up for;
 * where that is full, the seat of somebody who is not marked "must have". Those who must have a
 * seat and have none are counted as if they sat: nobody takes the last seat from them, or the place
 * of their municipality. Whoever gains as much as another comes first if they are on a waiting
 * list, or else signed up earlier. Stops early when @watch is over. */
SporFillers *spor_fillers_new (const SporComposition *composition, const SporWatch *watch);
SporFillers *spor_fillers_ref (SporFillers *self);
void spor_fillers_unref (SporFillers *self);

/**
 * spor_fillers_find:
 * @track: -1 = the whole group
 * @category: index in the dimension's categories
 *
 * Returns: (transfer none): SporFiller, the best first; at most SPOR_MOST_FILLERS
 */
const GArray *
spor_fillers_find (const SporFillers *self, int track, guint dimension, guint category);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporFillers, spor_fillers_unref)

G_END_DECLS
