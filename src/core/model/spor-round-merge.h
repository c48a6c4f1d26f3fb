/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-quotes.h"
#include "spor-round.h"

G_BEGIN_DECLS

/* What two have made of a round so that it cannot be as both of them want it. */
typedef struct
{
  /* char*: the path (spor-round-setting.h) of each setting that both have made something else of:
   * it is as it was made here */
  GPtrArray *disputed;
  /* SporQuote*: what was made here of entries that the other has removed: they are gone */
  GPtrArray *lost;
  /* char*: what entries are called that were removed here, and that the other has changed: they are
   * gone, too */
  GPtrArray *removed;
} SporRoundMerge;

SporRoundMerge *spor_round_merge_new (void);
void spor_round_merge_free (SporRoundMerge *self);

/**
 * spor_round_merge:
 * @ours: what somebody made of @shown; not shared yet
 * @shown: as they saw it
 * @now: what another program has made of it since
 *
 * Takes over into @ours what @now has that is another than in @shown: entries of lists by what they
 * are known by, a track by its id and the rest by its key, that have come or gone, and setting by
 * setting what has changed in the others. A track that was added here gets another number if
 * @now has one of that number.
 *
 * Returns: (transfer full): what does not go together
 */
SporRoundMerge *spor_round_merge (SporRound *ours, const SporRound *shown, const SporRound *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporRoundMerge, spor_round_merge_free)

G_END_DECLS
