/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-refunds.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_TOTALS_BY_MEETING,
  SPOR_TOTALS_BY_TRACK, /* the member's: where they sit, or else what they signed up for */
  SPOR_TOTALS_BY_MUNICIPALITY,
  SPOR_TOTALS_BY_REGION,
  SPOR_TOTALS_BY_MONTH, /* of the meeting's first day */
  SPOR_TOTALS_BY_STATE,
  SPOR_N_TOTALS_BYS
} SporTotalsBy;

/* What some claims come to. */
typedef struct
{
  char *key;   /* for machines: the meeting's id, the track's number, the municipality's code, the
                  region's code, "2025-04", "paid"; an organisation's name outside municipalities;
                  "" where a claim has none of these */
  char *label; /* for people */
  guint n_claims;
  gint64 amounts[SPOR_N_CLAIM_STATES]; /* øre that are due: spor_refunds_due() */
} SporClaimTotal;

const char *spor_totals_by_key (SporTotalsBy by);   /* "meeting" */
const char *spor_totals_by_label (SporTotalsBy by); /* translated */
int spor_totals_by_from_key (const char *key);      /* -1 if it is none */

/**
 * spor_claim_totals:
 * @composition: whose sign-ups the claims' members are among
 *
 * Every claim counts in exactly one group, so that all groupings add up to the same.
 *
 * Returns: (transfer full): SporClaimTotal*: only groups with claims, in the order of meetings,
 * tracks, municipalities' names, regions, months or states; claims without any come last
 */
GPtrArray *
spor_claim_totals (const SporRefunds *refunds, const SporComposition *composition, SporTotalsBy by);

/* The track of a claim's member, as these totals have it; NULL if there is none. */
const SporTrack *spor_claim_track (const SporClaim *claim, const SporComposition *composition);

/* All claims in one; its key is "". (transfer full) */
SporClaimTotal *spor_claim_totals_whole (const SporRefunds *refunds);

void spor_claim_total_free (SporClaimTotal *self);

/* All of it, whatever its state. */
gint64 spor_claim_total_sum (const SporClaimTotal *self);

/* What a budget has been spent on: approved and paid. */
gint64 spor_claim_total_used (const SporClaimTotal *self);

/* What may still come off it: submitted. */
gint64 spor_claim_total_waiting (const SporClaimTotal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporClaimTotal, spor_claim_total_free)

G_END_DECLS
