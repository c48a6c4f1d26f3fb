/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

typedef struct
{
  const SporCategory *category; /* borrowed from the round */
  double target;                /* share, 0–1 */
  double count; /* persons; halves and other parts where a person has several categories */
} SporCategoryMeasure;

typedef struct
{
  const SporDimension *dimension; /* borrowed from the round */
  double deviation;   /* D = ½ Σ |count/|S| − target|: total variation, 0 best, 1 worst */
  GArray *categories; /* SporCategoryMeasure */
} SporDimensionMeasure;

typedef struct
{
  int track;  /* index in round->tracks, -1 = the whole group */
  guint n;    /* |S|, persons seated */
  guint size; /* what targets in persons are for: n, or the fewest seats while fewer are taken */
  double deviation;      /* weighted mean of D over the dimensions that apply */
  GPtrArray *dimensions; /* SporDimensionMeasure* */
} SporScopeMeasure;

/* How far a composition is from its targets (design: "Balance"). */
typedef struct
{
  double deviation;          /* ½ · group + ½ · mean over tracks */
  double representativeness; /* 1 − deviation */
  GPtrArray *scopes;         /* SporScopeMeasure*: the group first, then the tracks */
  SporRound *round;
} SporMeasure;

/* Pure: depends on the composition alone. An empty scope deviates by 1 in every dimension. In a
 * scope of people where some count in no category (an organisation outside the municipalities),
 * they still count in |S|. */
SporMeasure *spor_measure_new (const SporComposition *composition);
void spor_measure_free (SporMeasure *self);

/* The deviation after @move, which is not checked: what spor_measure_new() would give for the
 * composition after it, at a fraction of the cost. */
double spor_measure_deviation_after (const SporComposition *composition, const SporMove *move);

/**
 * spor_measure_missing:
 *
 * What is off by more than half a person, in words, for the group and then for each track: first
 * where people are missing, the most missing first, then where there are too many. Targets are in
 * persons, for the scope's size; nothing is said of an empty scope. While a scope has fewer people
 * than it must have, it says how many more come nearest to the target.
 *
 * Returns: (transfer full): char*, "The group has fewer people from Region Nordjylland than the
 * target (1 against 2.1).", "2 more people are needed from Region Nordjylland (target 2.1)."
 */
GPtrArray *spor_measure_missing (const SporMeasure *self);

/* One of those: a category of a scope, and the sentence on it. */
typedef struct
{
  char *text;
  guint dimension; /* index in the round's dimensions */
  guint category;  /* index in the dimension's categories */
  double missing;  /* persons; < 0: too many */
} SporShortage;

/* The same for one of @self's scopes: SporShortage*. (transfer full) */
GPtrArray *spor_measure_shortages (const SporMeasure *self, guint scope);

/* How a candidate's seat would come about that helps a category with too few people. */
typedef enum
{
  SPOR_GAP_NOT_FILLED,
  SPOR_GAP_BY_SEAT, /* a free one */
  SPOR_GAP_BY_SWAP, /* somebody else's, who does not count in that category */
} SporGapFill;

/**
 * spor_measure_fills_gap:
 * @self: of @composition
 * @signup: a candidate
 * @text: (out) (optional) (transfer full): names the gap, "Fills a gap (Region Nordjylland)"; set
 * only when one is filled
 * @how: (out) (optional) (nullable) (transfer full): why there is no free seat for @signup, and
 * that it takes a swap, in sentences; %NULL with a free seat; set only when a gap is filled
 *
 * Whether a seat for @signup would help a category that the group has too few of for its size, by
 * more than half a person; the one with the most missing. A seat is one in the track signed up for
 * that the rules allow now. Nobody who is seated, or cannot be, fills a gap.
 *
 * Returns: how; %SPOR_GAP_NOT_FILLED is 0
 */
SporGapFill spor_measure_fills_gap (const SporMeasure *self,
                                    const SporComposition *composition,
                                    guint signup,
                                    char **text,
                                    char **how);

/* Whether nobody has a seat: then its figures say nothing. */
gboolean spor_measure_is_empty (const SporMeasure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMeasure, spor_measure_free)

G_END_DECLS
