/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-measure.h"

G_BEGIN_DECLS

/* Who sits in a track of the one composition, of the other, and of both: guint, sign-ups, in the
 * order of seats. */
typedef struct
{
  GArray *left, *right, *both;
} SporTrackComparison;

/* Two compositions of the same sign-ups beside each other. */
typedef struct
{
  SporComposition *left, *right;
  SporMeasure *left_measure, *right_measure; /* with the same scopes, dimensions and categories */
  GPtrArray *tracks;                         /* SporTrackComparison*, per track */
} SporComparison;

/* Both must be of the same SporSignups. */
SporComparison *spor_comparison_new (SporComposition *left, SporComposition *right);
void spor_comparison_free (SporComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporComparison, spor_comparison_free)

G_END_DECLS
