/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A claim's receipts, one at a time: fit into the pane, or zoomed. Keys: plus, minus, 0 (fit),
 * 1 (100 %), Page Up and Page Down. */
#define SPOR_TYPE_RECEIPT_VIEW (spor_receipt_view_get_type ())
G_DECLARE_FINAL_TYPE (SporReceiptView, spor_receipt_view, SPOR, RECEIPT_VIEW, AdwBin)

/* @receipts: SporReceipt*; those that are not in the book yet have their bytes. @id: (nullable):
 * which one, %NULL: the one shown, or else the first. */
void spor_receipt_view_show (SporReceiptView *self,
                             SporBook *book,
                             const GPtrArray *receipts,
                             const char *id);

/* The id of the one shown; NULL: none. */
const char *spor_receipt_view_get_shown (SporReceiptView *self);

/* Whether it is drawn: nothing is being loaded. */
gboolean spor_receipt_view_is_drawn (SporReceiptView *self);

/* What a page is magnified by; 0: it is fit into the pane. */
double spor_receipt_view_get_zoom (SporReceiptView *self);

G_END_DECLS
