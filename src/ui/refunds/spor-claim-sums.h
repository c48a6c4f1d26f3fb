/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-snapshot.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What all claims come to, by meeting, track, municipality, region or month, and what of the
 * round's budget is used. */
#define SPOR_TYPE_CLAIM_SUMS (spor_claim_sums_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimSums, spor_claim_sums, SPOR, CLAIM_SUMS, AdwBin)

void spor_claim_sums_show (SporClaimSums *self, SporSnapshot *snapshot);

G_END_DECLS
