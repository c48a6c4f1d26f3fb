/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/**
 * spor_ceiling_text:
 * @best: representativeness (0–1) of the best group that satisfies the rules and has everybody who
 *   sits in @composition, and whoever must have a seat
 * @now: representativeness of @composition
 *
 * Says what can still be reached, and for which group that holds: of a group in which somebody who
 * must have a seat has none, or which breaks another rule, @best may be less than @now.
 *
 * Returns: (transfer full): "With these seats at most 91%"
 */
char *spor_ceiling_text (const SporComposition *composition, double best, double now);

/* @ideal: of the best group with those who must have a seat, whoever sits now: (transfer full)
 * "Best possible 97%" */
char *spor_ceiling_ideal_text (double ideal, double now);

G_END_DECLS
