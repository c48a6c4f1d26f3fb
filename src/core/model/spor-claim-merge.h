/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"

G_BEGIN_DECLS

/**
 * spor_claim_merge:
 * @ours: what somebody made of @shown
 * @shown: as they saw it
 * @now: what another program has made of it since
 *
 * Takes over into @ours what @now has that is another than in @shown. Route and EAN are one thing,
 * and what a line costs; everything else stands by itself, lines and receipts each by its id.
 *
 * Of what both have changed @ours keeps its own, ready to be written over @now knowingly; only a
 * receipt that one has put on a line and the other has removed is gone.
 *
 * Returns: %FALSE if both have changed the same
 */
gboolean spor_claim_merge (SporClaim *ours, const SporClaim *shown, const SporClaim *now);

/**
 * spor_claim_drop_removed:
 *
 * Takes out of @ours each line that another program has removed, also where it was changed here: of
 * a line that came back by itself the cost would be paid twice.
 *
 * Returns: (transfer full): what had been changed in those lines, a list of SporQuote*
 */
GPtrArray *spor_claim_drop_removed (SporClaim *ours, const SporClaim *shown, const SporClaim *now);

/* Whether both have made another text of the one that was @shown. */
gboolean spor_claim_text_is_disputed (const char *ours, const char *shown, const char *now);

G_END_DECLS
