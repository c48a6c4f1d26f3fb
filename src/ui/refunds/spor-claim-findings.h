/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-rules.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the rules say of a claim, in words: first what blocks it, then what warns. Signal: "chosen"
 * (SporClaimRule, line or -1). */
#define SPOR_TYPE_CLAIM_FINDINGS (spor_claim_findings_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimFindings, spor_claim_findings, SPOR, CLAIM_FINDINGS, AdwBin)

/* @findings: SporClaimFinding*; hidden where there is nothing to say. @leading: whether they can be
 * chosen, to be led to where they are mended. */
void
spor_claim_findings_show (SporClaimFindings *self, const GPtrArray *findings, gboolean leading);

G_END_DECLS
