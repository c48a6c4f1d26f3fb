/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signups.h"

G_BEGIN_DECLS

/**
 * spor_judge:
 * @rows: all sign-ups of a round, in order of arrival; facts set, problems, remarks and status
 * filled in here
 * @traits: for each row what the facts say beyond the row
 *
 * The trade's rules for one sign-up (design: "Import"). An accepted sign-up stands against later
 * ones of the same person for the same track: those that came into the book after it, and of one
 * import those that were created later (then arrived later). So nobody loses a seat to somebody who
 * came when it was taken.
 */
typedef struct
{
  guint completed : 1;
  guint included : 1;
  guint withdrawn : 1;
  guint late_waived : 1;
  guint masked : 1;
  guint batch; /* what came into the book together; more than those that came before */
} SporTraits;

void spor_judge (const SporRound *round, SporSignupRow *rows, const SporTraits *traits, guint n);

/* Whether @when (seconds UTC, or %SPOR_TIME_NONE) is past @round's deadline for sign-ups. */
gboolean spor_judge_late (const SporRound *round, gint64 when);

G_END_DECLS
