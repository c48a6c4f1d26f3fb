/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A claim in a list: whose, which meeting, how much, how it stands, and what the rules remark. */
#define SPOR_TYPE_CLAIM_ROW (spor_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimRow, spor_claim_row, SPOR, CLAIM_ROW, AdwBin)

GtkWidget *spor_claim_row_new (void);
/* @with_state: else all in the list are in one state, which need not be said of each. */
void spor_claim_row_show (SporClaimRow *self, SporClaimItem *item, gboolean with_state);

G_END_DECLS
