/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* A category of the whole group of which a move makes more or fewer. */
typedef struct
{
  const SporDimension *dimension; /* borrowed from the round */
  const SporCategory *category;
  double before, after; /* persons */
  double target;        /* persons, for the size of the group afterwards */
} SporCategoryChange;

/* What a move would do to the balance, before it is made. */
typedef struct
{
  double before, after; /* representativeness, 0–1 */
  GArray *changes;      /* SporCategoryChange, of the whole group, in the order of the round */
  SporRound *round;
} SporEffect;

/* Pure; of two states of one composition. (transfer full) */
SporEffect *spor_effect_new (const SporComposition *before, const SporComposition *after);
void spor_effect_free (SporEffect *self);

/* The difference between both as they are shown, with one decimal: so that the sum comes out. */
double spor_effect_gain (const SporEffect *self);

/* Percentage points with their sign, one decimal: 0.021 → "+2.1 points", "±0 points". (transfer
 * full) */
char *spor_points_text (double difference);

/* "Region Nordjylland 0 → 1 (target 1.2)" (transfer full) */
char *spor_category_change_text (const SporCategoryChange *self);

/* Whether the category comes nearer to its target (> 0), gets further from it (< 0) or neither. */
int spor_category_change_is_better (const SporCategoryChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporEffect, spor_effect_free)

G_END_DECLS
