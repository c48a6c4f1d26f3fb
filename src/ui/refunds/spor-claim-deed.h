/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-claim-states.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done to claims as a whole, on the book's worker. What failed is said over @from,
 * which hears of what was done in a toast. */

/* @id: the new claim's, NULL if it could not be made, or if another round is shown by now. */
typedef void (*SporClaimMade) (GtkWidget *from, const char *id);

/* A draft without lines for @signup_id and the meeting of @round. @corrects: (nullable): the claim
 * that it corrects, whose content it begins with. */
void spor_claim_make (GtkWidget *from,
                      SporBook *book,
                      SporRound *round,
                      const char *meeting_id,
                      const char *signup_id,
                      const char *corrects,
                      SporClaimMade made);

/* With an undo in the toast. */
void spor_claim_delete (GtkWidget *from, SporBook *book, const char *id);

/**
 * spor_claims_decide:
 * @seen: what whoever decides has seen: the book may show another round by now
 * @ids: the claims, NULL-terminated
 * @decision: strings are copied
 *
 * Takes the decision on each that it may be taken on; the others are named with the reason, and
 * left.
 */
void spor_claims_decide (GtkWidget *from,
                         SporBook *book,
                         SporSnapshot *seen,
                         const char *const *ids,
                         const SporDecision *decision);

G_END_DECLS
