/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One claim with its receipts beside it: in the editor while it is open and may be edited here,
 * else as a sheet. Property "read-only": never in the editor. */
#define SPOR_TYPE_CLAIM_PANE (spor_claim_pane_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimPane, spor_claim_pane, SPOR, CLAIM_PANE, AdwBin)

/* @item: (nullable) */
void spor_claim_pane_show (SporClaimPane *self, SporBook *book, SporClaimItem *item);

/* What several are together, SporClaimItem; @acts as spor_claim_party_show(). */
void spor_claim_pane_show_several (SporClaimPane *self,
                                   SporBook *book,
                                   const GPtrArray *items,
                                   guint acts);

/* The id of the claim that is shown; NULL: none is. */
const char *spor_claim_pane_get_claim (SporClaimPane *self);

/* Puts the keyboard where work on the claim begins: into its lines while it is edited. */
void spor_claim_pane_enter (SporClaimPane *self);

/* Saves at once what is not saved. */
void spor_claim_pane_save (SporClaimPane *self);

/* As if they were dropped on it: GFile. FALSE if no claim is edited. */
gboolean spor_claim_pane_add_files (SporClaimPane *self, GListModel *files);

G_END_DECLS
