/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"

G_BEGIN_DECLS

/* Target shares: fractions of whole numbers, so that they add up exactly or do not. */

/* The largest denominator that can be typed; populations are below it. */
#define SPOR_SHARE_MAX G_GINT64_CONSTANT (1000000000)

/**
 * spor_share_parse:
 * @text: (nullable): a share as somebody typed it
 * @num: (out): set, as is @den, only when %TRUE is returned: a fraction as it was typed,
 * per cent in lowest terms
 *
 * Reads fractions ("29/98") and per cent ("29,6 %", "29.6%", "30"). A number without a sign is per
 * cent, but what could be a share as well ("0,3") is refused.
 *
 * Returns: %FALSE for anything below 0 or above 1, and for what is no share
 */
gboolean spor_share_parse (const char *text, gint64 *num, gint64 *den);

/* The same share as one would type it, in the program's language: per cent where that is exact with
 * two decimals at most, else a fraction. (transfer full) */
char *spor_share_format (gint64 num, gint64 den);

/**
 * spor_dimension_lack:
 * @lack: (out): what is missing until the targets add up to 1; negative: what is too much
 *
 * Returns: whether they add up to exactly 1
 */
gboolean spor_dimension_lack (const SporDimension *self, double *lack);

/* Where a dimension's targets come from. */
typedef enum
{
  SPOR_TARGETS_NUMBER,     /* by number of municipalities: regions and sizes */
  SPOR_TARGETS_POPULATION, /* by how many live there: the same */
  SPOR_TARGETS_EVEN,       /* as much for each */
  SPOR_TARGETS_TYPED,
  SPOR_N_TARGETS
} SporTargets;

const char *spor_targets_key (SporTargets targets);   /* "number" */
const char *spor_targets_label (SporTargets targets); /* translated */
int spor_targets_from_key (const char *key);          /* -1 if it is none */

/* Whether @targets can be worked out for a dimension of that kind. */
gboolean spor_dimension_allows_targets (const SporDimension *self, SporTargets targets);

/* What the targets are now: typed, if they are none of the others. */
SporTargets spor_dimension_get_targets (const SporDimension *self, SporPlaces *places);

/* Works them out; typed leaves them as they are. */
void spor_dimension_set_targets (SporDimension *self, SporPlaces *places, SporTargets targets);

G_END_DECLS
