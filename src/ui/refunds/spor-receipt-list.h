/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporReceiptList:
 *
 * The receipts of a claim that is written: each with its size, on how many lines it is, and a
 * button that does "claim.remove-receipt". Not to be seen while there are none.
 *
 * Signal "show-receipt": the one with this id was chosen.
 */
#define SPOR_TYPE_RECEIPT_LIST (spor_receipt_list_get_type ())
G_DECLARE_FINAL_TYPE (SporReceiptList, spor_receipt_list, SPOR, RECEIPT_LIST, AdwBin)

void spor_receipt_list_show (SporReceiptList *self, const SporClaim *claim);

G_END_DECLS
