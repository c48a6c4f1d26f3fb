/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-instance.h"

G_BEGIN_DECLS

/* Candidates who are interchangeable, as one whole number: how many of them are chosen. Where at
 * most one of a set may be chosen (a municipality, a household), sets that offer the same profiles
 * are merged as well, so that the number of types depends on how many kinds of sets there are and
 * not on how many people (design: "Balance", Suggestion). */
typedef struct
{
  guint body, profile;
  guint upper;     /* most of them that can be chosen together */
  GArray *members; /* guint, candidates in their order */
} SporType;

/* At most @cap of these types' candidates together. */
typedef struct
{
  guint cap;
  GArray *types; /* guint */
} SporTypeRow;

typedef enum
{
  SPOR_ALIKE_IN_COUNTS, /* one choice does for the other: what a suggestion needs */
  SPOR_ALIKE_IN_CHANCE, /* and has as many rivals, so that a fair lottery treats them the same */
} SporAlike;

typedef struct
{
  const SporInstance *instance; /* borrowed */
  GPtrArray *types;             /* SporType* */
  GPtrArray *rows;              /* SporTypeRow* */
  guint *type_of;               /* per candidate; SPOR_NO_TYPE: fixed, or left out */
  guint *cell_of;               /* per candidate: its own merged set; SPOR_NO_CELL */
  guint n_cells;
  gboolean possible; /* FALSE: those who are fixed break a rule already */
} SporTypes;

#define SPOR_NO_TYPE G_MAXUINT
#define SPOR_NO_CELL G_MAXUINT

SporTypes *spor_types_new (const SporInstance *instance, SporAlike alike);
void spor_types_free (SporTypes *self);

guint spor_types_n (const SporTypes *self);
const SporType *spor_types_get (const SporTypes *self, guint type);

/**
 * spor_types_choose:
 * @numbers: per type, how many; a solution of the program
 * @order: (nullable): per place in line a candidate; %NULL: their own order
 *
 * Turns numbers into people, whoever is first in line first, with those who are fixed.
 *
 * Returns: (transfer full): guint, candidates, in their own order
 */
GArray *spor_types_choose (const SporTypes *self, const guint *numbers, const GArray *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporTypes, spor_types_free)

G_END_DECLS
