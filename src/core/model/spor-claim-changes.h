/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"
#include "spor-quotes.h"

G_BEGIN_DECLS

/**
 * spor_claim_changes:
 * @ours: what somebody made of @shown
 * @shown: as they saw it
 *
 * Each field that has something else in @ours than in @shown, with what it has there, from the top
 * of the claim to its end. All of a line that @shown does not have counts as changed; what was
 * emptied or removed leaves nothing to be quoted.
 *
 * Returns: (transfer full): a list of SporQuote*
 */
GPtrArray *spor_claim_changes (const SporClaim *ours, const SporClaim *shown);

/* The same of the line @index of @claim; @shown: (nullable): there was no such line. */
void spor_claim_quote_line (GPtrArray *quotes,
                            const SporClaim *claim,
                            guint index,
                            const SporClaimLine *shown);

/* Which field of the line @number, counted from 1: "Line 2: From". (transfer full) */
char *spor_claim_line_field (guint number, const char *field);

G_END_DECLS
