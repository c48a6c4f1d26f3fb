/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A claim as it was submitted, to be read. Signal: "show-receipt" (a receipt's id). */
#define SPOR_TYPE_CLAIM_SHEET (spor_claim_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimSheet, spor_claim_sheet, SPOR, CLAIM_SHEET, AdwBin)

void spor_claim_sheet_show (SporClaimSheet *self, SporBook *book, SporClaimItem *item);

/* Where receipts lie that have no room beside the claim: they scroll with it. */
AdwBin *spor_claim_sheet_get_below (SporClaimSheet *self);

G_END_DECLS
