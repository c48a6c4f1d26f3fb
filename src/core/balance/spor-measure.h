/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

typedef struct
{
  const SporCategory *category; /* borrowed from the round */
  double target; /* share, 0–1 */
  double count; /* persons; halves and other parts where a person has several categories */
} SporCategoryMeasure;

typedef struct
{
  const SporDimension *dimension; /* borrowed from the round */
  double deviation; /* D = ½ Σ |count/|S| − target|: total variation, 0 best, 1 worst */
  GArray *categories; /* SporCategoryMeasure */
} SporDimensionMeasure;

typedef struct
{
  int track; /* index in round->tracks, -1 = the whole group */
  guint n; /* |S|, persons seated */
  double deviation; /* weighted mean of D over the dimensions that apply */
  GPtrArray *dimensions; /* SporDimensionMeasure* */
} SporScopeMeasure;

/* How far a composition is from its targets (design: "Balance"). */
typedef struct
{
  double deviation; /* ½ · group + ½ · mean over tracks */
  double representativeness; /* 1 − deviation */
  GPtrArray *scopes; /* SporScopeMeasure*: the group first, then the tracks */
  SporRound *round;
} SporMeasure;

/* Pure: depends on the composition alone. An empty scope deviates by 1 in every dimension. In a scope of
 * people where some count in no category (an organisation outside the municipalities), they still count
 * in |S|. */
SporMeasure *spor_measure_new (const SporComposition *composition);
void spor_measure_free (SporMeasure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMeasure, spor_measure_free)

G_END_DECLS
