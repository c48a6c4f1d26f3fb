/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An instance of the selection problem, without any of the trade's words: candidates, each for one
 * body (a track; a plain panel has one body), of whom so many are to be chosen that each body gets
 * its number of seats, no set is drawn on more often than it may be, every limit holds, and the
 * deviation from the terms' targets is least. The solver, the lottery and both of their front ends
 * (the board, and plain tables) meet here. Filled once, then read by any thread. */

/* What somebody counts in one category, in units of the feature: with unit 2, ½ is 1. */
typedef struct
{
  guint category; /* number over all features */
  guint part;
} SporPart;

typedef struct
{
  guint first;        /* number of its first category */
  guint n_categories; /* which follow one another */
  guint unit; /* how many parts make one person: counts in this feature are whole in these */
} SporFeature;

typedef struct
{
  guint body;
  guint profile;  /* index of its parts; equal profiles count alike everywhere */
  gboolean fixed; /* chosen beforehand, and stays */
} SporCandidate;

/* Of these candidates at most @cap may sit in @body. */
typedef struct
{
  guint body;
  guint cap;
  GArray *members; /* guint, candidates */
  int rule;        /* whatever the caller wants to know it by */
  gboolean firm;   /* never gives way: SporRelaxation */
} SporSet;

/* @share of the deviation: ½ Σ |count/N − target| over the feature's categories in @scope. */
typedef struct
{
  int scope; /* a body, or SPOR_SCOPE_ALL */
  guint feature;
  double share;
} SporTerm;

#define SPOR_SCOPE_ALL (-1)

/* @min ≤ persons in @category and @scope ≤ @max */
typedef struct
{
  int scope;
  guint category;
  int min, max; /* −1: none */
} SporLimit;

typedef struct
{
  guint min, max;
} SporSeats;

typedef struct
{
  gint64 num, den;
} SporTarget;

typedef struct
{
  GArray *bodies;      /* SporSeats */
  GArray *features;    /* SporFeature */
  GArray *targets;     /* SporTarget, per category; 0/1 where nothing is aimed at */
  GPtrArray *profiles; /* GArray of SporPart, by category */
  GArray *candidates;  /* SporCandidate; the earlier, the sooner preferred among equals */
  GPtrArray *sets;     /* SporSet* */
  GArray *terms;       /* SporTerm */
  GArray *limits;      /* SporLimit */

  /* private */
  GHashTable *profile_numbers; /* GBytes → index + 1 */
} SporInstance;

SporInstance *spor_instance_new (void);
void spor_instance_free (SporInstance *self);

guint spor_instance_add_body (SporInstance *self, guint seats_min, guint seats_max);

/* Returns its number; its categories' targets are 0. */
guint spor_instance_add_feature (SporInstance *self, guint n_categories, guint unit);

/* The number of a profile that has these parts; @parts are in the order of their categories. */
guint spor_instance_add_profile (SporInstance *self, const SporPart *parts, guint n_parts);

guint spor_instance_add_candidate (SporInstance *self, guint body, guint profile, gboolean fixed);

/* (transfer none): to be filled with members */
SporSet *spor_instance_add_set (SporInstance *self, guint body, guint cap, int rule);

void spor_instance_add_term (SporInstance *self, int scope, guint feature, double share);
void spor_instance_add_limit (SporInstance *self, int scope, guint category, int min, int max);

const SporSeats *spor_instance_body (const SporInstance *self, guint body);
const SporFeature *spor_instance_feature (const SporInstance *self, guint feature);
const SporCandidate *spor_instance_candidate (const SporInstance *self, guint candidate);
const GArray *spor_instance_profile (const SporInstance *self, guint profile);

/* The feature that @category is of. */
guint spor_instance_feature_of (const SporInstance *self, guint category);

/* Whether those of @body count in @scope. */
gboolean spor_scope_has (int scope, guint body);

/**
 * spor_instance_deviation:
 * @chosen: guint, candidates
 *
 * Counts in whole numbers, so that no error of a solver's arithmetic is in it. A scope without
 * anybody deviates by 1.
 */
double spor_instance_deviation (const SporInstance *self, const GArray *chosen);

/* Whether @chosen has all who are fixed, nobody twice, and keeps every rule. */
gboolean spor_instance_holds (const SporInstance *self, const GArray *chosen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporInstance, spor_instance_free)

G_END_DECLS
