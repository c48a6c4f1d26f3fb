/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A claim in a list: whose, which meeting, how much, how it stands, and what the rules remark. */
#define SPOR_TYPE_CLAIM_ROW (spor_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimRow, spor_claim_row, SPOR, CLAIM_ROW, AdwBin)

GtkWidget *spor_claim_row_new (void);
void spor_claim_row_show (SporClaimRow *self, SporClaimItem *item);

G_END_DECLS
