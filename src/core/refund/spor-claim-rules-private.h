/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-rules.h"

G_BEGIN_DECLS

/* @text: (transfer full) */
void spor_claim_findings_add (GPtrArray *findings, SporClaimRule rule, int line, char *text);

/* --- spor-claim-doubles.c ------------------------------------------------------------------- */

/* Whether line @i of @claim is in another claim too. */
void spor_claim_check_line_doubled (const SporClaim *claim,
                                    const SporClaimCase *facts,
                                    int i,
                                    GPtrArray *findings);

/* Whether any of its receipts is. */
void
spor_claim_check_files (const SporClaim *claim, const SporClaimCase *facts, GPtrArray *findings);

/* Whether it may correct what it says it corrects. */
void spor_claim_check_correction (const SporClaim *claim,
                                  const SporClaimCase *facts,
                                  GPtrArray *findings);

G_END_DECLS
