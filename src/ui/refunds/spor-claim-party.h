/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"
#include "spor-claim-states.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What several claims are together: how many of whom, what they come to, in which states they are,
 * and what can be done to how many of them, with the reasons why not to the others. */
#define SPOR_TYPE_CLAIM_PARTY (spor_claim_party_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimParty, spor_claim_party, SPOR, CLAIM_PARTY, AdwBin)

/* @items: SporClaimItem; @acts: a bit for each SporAct that is asked about; @actor: who would. */
void
spor_claim_party_show (SporClaimParty *self, const GPtrArray *items, guint acts, const char *actor);

G_END_DECLS
