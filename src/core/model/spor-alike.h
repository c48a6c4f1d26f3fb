/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signups.h"

G_BEGIN_DECLS

/* Many give the same answer that is not understood: what corrects one of them corrects all. */

/* The answer of @row that makes @problem, as it was given; NULL where it is none of the answers
 * that many may have given alike: municipality, track or role. (borrowed) */
const char *spor_signup_misread (const SporSignupRow *row, SporProblem problem);

/**
 * spor_signups_alike:
 * @among: (nullable): whom to look through, indices (guint); NULL: all
 *
 * Those who have @problem by the same answer as the sign-up @index, whatever its case and spacing,
 * with itself first; nobody who has withdrawn. Returns: (transfer full): indices (guint); empty if
 * the answer of @index is none of those
 */
GArray *spor_signups_alike (const SporSignups *signups,
                            guint index,
                            SporProblem problem,
                            const GArray *among);

/* Some who have the same problem by the same answer. */
typedef struct
{
  SporProblem problem;
  GArray *indices; /* guint */
} SporAlike;

/* Those of @among (guint) who are alike, two or more together, most first: SporAlike*. */
GPtrArray *spor_signups_group_alike (const SporSignups *signups, const GArray *among);

G_END_DECLS
