/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"
#include "spor-paper.h"

G_BEGIN_DECLS

/**
 * spor_receipt_pages_add:
 * @receipt: with its bytes; without, it is as if damaged
 * @number: among the receipts of its claim, from 1
 *
 * Adds a receipt to a document: each page of a PDF on a page of its own, as drawn and not as a
 * picture of it, and a picture as large as the page allows, turned as the camera was. A file that
 * cannot be shown gets a page that says so.
 */
void spor_receipt_pages_add (SporPaper *paper, const SporReceipt *receipt, guint number);

G_END_DECLS
