/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"

G_BEGIN_DECLS

/**
 * spor_round_merge:
 * @ours: what somebody made of @shown; not shared yet
 * @shown: as they saw it
 * @now: what another program has made of it since
 * @disputed: char*: gets the path (spor-round-setting.h) of each setting that both have made
 *   something else of; @ours keeps its own
 *
 * Takes over into @ours what @now has that is another than in @shown: setting by setting while all
 * three have the same parts. Where only one has added or removed any, all parts are as that one has
 * them.
 *
 * Returns: (nullable): the list, as it is called, that both have changed so that it can be only
 * the one or the other; @ours is as it was then
 */
const char *spor_round_merge (SporRound *ours,
                              const SporRound *shown,
                              const SporRound *now,
                              GPtrArray *disputed);

G_END_DECLS
