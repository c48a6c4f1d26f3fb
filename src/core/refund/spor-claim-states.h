/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-rules.h"

G_BEGIN_DECLS

/* What can be done to a claim:
 *
 *   draft, returned → submitted → approved → paid
 *                               → returned
 *                               → rejected
 *
 * and nothing else. */
typedef enum
{
  SPOR_ACT_SUBMIT,
  SPOR_ACT_APPROVE,
  SPOR_ACT_RETURN, /* for correction; with a reason */
  SPOR_ACT_REJECT, /* with a reason */
  SPOR_ACT_PAY,    /* with the day and a reference */
  SPOR_N_ACTS
} SporAct;

/* One act of one person. Strings are borrowed. */
typedef struct
{
  SporAct act;
  const char *actor;
  gint64 at;             /* an instant */
  const char *reason;    /* NULL unless RETURN or REJECT */
  const char *reference; /* NULL unless PAY */
  gint64 paid_on;        /* a day; PAY only */
} SporDecision;

const char *spor_act_key (SporAct act); /* "submit" */

/* Whether an arrow leads from @state by @act; sets @to (out) (optional). */
gboolean spor_act_leads (SporAct act, SporClaimState state, SporClaimState *to);

/**
 * spor_claim_objection:
 *
 * Whether @decision can be taken on @claim as it stands: there is an arrow for it, whoever approves
 * is somebody else than who submitted (names that differ in case or accents only are one), a reason
 * is given to return or reject, and to pay a reference and a day from the approval to the day of
 * the decision. What spor_claim_check() says of its content is not asked here.
 *
 * Returns: (transfer full) (nullable): the first rule against it, %NULL if there is none
 */
SporClaimFinding *spor_claim_objection (const SporClaim *claim, const SporDecision *decision);

/* Takes a decision to which there is no objection. */
void spor_claim_decide (SporClaim *claim, const SporDecision *decision);

G_END_DECLS
