/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-proposal.h"

G_BEGIN_DECLS

/* What is said of a proposal. All strings are (transfer full). */

/* "83 → 97 %": before, and with what is proposed. */
char *spor_proposal_figures (const SporProposal *proposal);

/* How sure it is that nothing is better, or which ticket was drawn. */
char *spor_proposal_proof (const SporProposal *proposal);

/* What a lottery is among, before it is drawn. */
char *spor_proposal_lottery_text (const SporProposal *proposal);

/* So many are named where they share a chance; of more, how many they are is said. */
#define SPOR_MAX_NAMED 3

/* Who has the same chance, to a tenth of a per cent. */
typedef struct
{
  double chance;
  guint n;
  guint first[SPOR_MAX_NAMED]; /* sign-ups */
} SporChanceGroup;

/* SporChanceGroup, the largest chance first. (transfer full) */
GArray *spor_proposal_group_chances (const SporProposal *proposal);

/* "Anne Christensen, Lemvig" for a few, else how many. */
char *spor_chance_group_people (const SporChanceGroup *self, const SporSignups *signups);

G_END_DECLS
