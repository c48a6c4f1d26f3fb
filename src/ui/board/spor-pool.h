/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-measure.h"

G_BEGIN_DECLS

/* The candidates: accepted sign-ups that are neither seated nor waiting, in Danish order of names;
 * a list model of SporSignup. Objects are made on demand. */
#define SPOR_TYPE_POOL (spor_pool_get_type ())
G_DECLARE_FINAL_TYPE (SporPool, spor_pool, SPOR, POOL, GObject)

typedef struct
{
  char *words;        /* as typed; all of them must occur */
  int track;          /* index of the track signed up for, -1 = any */
  int region;         /* index in places, -1 = any */
  int sector;         /* index in round->sectors, -1 = any */
  gboolean gaps_only; /* only those who fill a gap, or could by a swap */
} SporPoolFilter;

SporPool *spor_pool_new (void);

/* Shows the candidates of @composition (%NULL for none). @measure is borrowed for the call. Those
 * who stay are not told as changed, although they are of other sign-ups then. */
void spor_pool_update (SporPool *self, SporComposition *composition, const SporMeasure *measure);

/* @filter is copied; takes effect with the next spor_pool_update(). */
void spor_pool_set_filter (SporPool *self, const SporPoolFilter *filter);

/* Where the one with @id is shown, or G_MAXUINT. */
guint spor_pool_find (SporPool *self, const char *id);

/* How many candidates there are without the filter. */
guint spor_pool_get_n_candidates (SporPool *self);

G_END_DECLS
