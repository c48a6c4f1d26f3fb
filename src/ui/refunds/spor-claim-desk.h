/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Finance's desk: what waits for approval, oldest first, or what is approved and unpaid; the claim
 * with its receipts; and what is decided on it. */
#define SPOR_TYPE_CLAIM_DESK (spor_claim_desk_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimDesk, spor_claim_desk, SPOR, CLAIM_DESK, AdwBin)

/* The book has another snapshot, or acts for somebody else. */
void spor_claim_desk_set_book (SporClaimDesk *self, SporBook *book);

void spor_claim_desk_focus_search (SporClaimDesk *self);

/* Shows what is to be paid, or what waits for approval, with the keyboard in the list, or else in
 * what chooses between the two. */
void spor_claim_desk_go_to_queue (SporClaimDesk *self, gboolean paying);

/* The keyboard goes to the list as it is shown, or else as above. */
void spor_claim_desk_focus_rows (SporClaimDesk *self);

/* The keys that lead there; their buttons say so. */
void spor_claim_desk_set_queue_keys (SporClaimDesk *self, const char *waiting, const char *unpaid);

/* The keys that it has, as the shortcuts window names them; NULL-terminated. */
const char *const *spor_claim_desk_get_keys (void);

G_END_DECLS
