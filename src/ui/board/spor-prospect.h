/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-fillers.h"
#include "spor-proposal.h"
#include "spor-reasons.h"

G_BEGIN_DECLS

/**
 * SporProspect:
 *
 * What can still become of a composition: the best group that has all who sit now, or why there is
 * none, what sets each candidate apart, and who would fill a gap. Worked out in a thread of its
 * own; when the composition changes meanwhile, the answer is dropped and the question asked anew.
 *
 * Signal "changed": there is an answer.
 */
#define SPOR_TYPE_PROSPECT (spor_prospect_get_type ())
G_DECLARE_FINAL_TYPE (SporProspect, spor_prospect, SPOR, PROSPECT, GObject)

typedef enum
{
  SPOR_PROSPECT_UNKNOWN,    /* not worked out yet, or not in the time */
  SPOR_PROSPECT_REACHABLE,  /* the best is known, and proved */
  SPOR_PROSPECT_IMPOSSIBLE, /* proved: with those who sit, no group satisfies the rules */
} SporProspectState;

SporProspect *spor_prospect_new (void);

/* @composition: (nullable): what it is about from now on */
void spor_prospect_ask (SporProspect *self, SporComposition *composition);

/* (nullable): borrowed */
SporComposition *spor_prospect_get_composition (SporProspect *self);

SporProspectState spor_prospect_get_state (SporProspect *self);

/* Representativeness of the best still reachable, 0–1; only if it is reachable. */
double spor_prospect_get_best (SporProspect *self);

/* Representativeness of the best group that has all who are marked "must have", whoever sits now;
 * below 0: not known. */
double spor_prospect_get_ideal (SporProspect *self);

/* Why no group is possible, in sentences; "" if that was not found. Only if it is impossible. */
const char *spor_prospect_get_obstacle (SporProspect *self);

/* (nullable): borrowed */
SporReasons *spor_prospect_get_reasons (SporProspect *self);

/* (nullable): borrowed; for the composition, as soon as they are worked out */
SporFillers *spor_prospect_get_fillers (SporProspect *self);

G_END_DECLS
