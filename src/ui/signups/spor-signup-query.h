/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* The columns of the list, in the order shown. */
typedef enum
{
  SPOR_COLUMN_NAME,
  SPOR_COLUMN_PLACE,
  SPOR_COLUMN_TRACK,
  SPOR_COLUMN_STATUS,
  SPOR_COLUMN_SEAT,
  SPOR_COLUMN_ROLES,
  SPOR_COLUMN_SECTORS,
  SPOR_COLUMN_REGION,
  SPOR_COLUMN_SIZE,
  SPOR_COLUMN_SIGNED_UP,
  SPOR_N_COLUMNS
} SporColumnId;

/* What the list can be narrowed down by. */
typedef enum
{
  SPOR_FACET_STATUS,
  SPOR_FACET_SEAT,
  SPOR_FACET_TRACK,
  SPOR_FACET_REGION,
  SPOR_FACET_SIZE, /* of the municipality; a round without such a dimension has no values */
  SPOR_FACET_SECTOR,
  SPOR_FACET_ROLE,
  SPOR_N_FACETS
} SporFacet;

/* In every facet: those that have none of its values. */
#define SPOR_FACET_NONE 31

/* Which sign-ups are shown, and in which order. */
typedef struct
{
  int sort; /* SporColumnId; -1: what needs attention first, then by name */
  gboolean descending;
  guint32 facets[SPOR_N_FACETS]; /* bit i: value i is wanted; 0 = all */
  char *search;                  /* owned; as typed, nullable */
} SporSignupQuery;

SporSignupQuery *spor_signup_query_new (void);
SporSignupQuery *spor_signup_query_copy (const SporSignupQuery *self);
void spor_signup_query_free (SporSignupQuery *self);

/* Whether it leaves anything out. */
gboolean spor_signup_query_narrows (const SporSignupQuery *self);

/* Whether the answer depends on who sits where. */
gboolean spor_signup_query_asks_for_seats (const SporSignupQuery *self);

/* The values of @facet that @signup has, as bits. */
guint32 spor_signup_facet (const SporComposition *composition, guint signup, SporFacet facet);

/* The facet's values as bits, and what people call one of them. (transfer full) */
guint32 spor_facet_values (const SporRound *round, SporFacet facet);
char *spor_facet_value_name (const SporRound *round, SporFacet facet, guint value);
const char *spor_facet_name (SporFacet facet);

/* When the answer was finished, or else begun. */
gint64 spor_signup_signed_up (const SporSignupRow *row);

/* What a cell shows. (transfer full) */
char *spor_signup_cell (const SporComposition *composition, guint signup, SporColumnId column);

/* Indices of all sign-ups in the query's order; an empty cell comes last either way. (transfer
 * full, guint) */
GArray *spor_signups_sort (const SporComposition *composition, const SporSignupQuery *query);

/* Those of @sorted that the query lets through. (transfer full, guint) NULL if cancelled. */
GArray *spor_signups_filter (const SporComposition *composition,
                             const GArray *sorted,
                             const SporSignupQuery *query,
                             GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSignupQuery, spor_signup_query_free)

G_END_DECLS
