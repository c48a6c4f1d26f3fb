/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where claims are logged: all of them at the left, the selected one beside, to be edited while it
 * is open. */
#define SPOR_TYPE_CLAIM_LOG (spor_claim_log_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimLog, spor_claim_log, SPOR, CLAIM_LOG, AdwBin)

/* The book has another snapshot. */
void spor_claim_log_set_book (SporClaimLog *self, SporBook *book);

void spor_claim_log_show_claim (SporClaimLog *self, const char *id);
void spor_claim_log_focus_search (SporClaimLog *self);
void spor_claim_log_focus_rows (SporClaimLog *self);
void spor_claim_log_save (SporClaimLog *self);

/* Receipts of the claim that is edited: GFile. FALSE if none is. */
gboolean spor_claim_log_add_files (SporClaimLog *self, GListModel *files);

G_END_DECLS
