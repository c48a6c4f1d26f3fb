/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"

G_BEGIN_DECLS

/* The largest file that is taken as a receipt, in bytes. */
#define SPOR_RECEIPT_MAX (20 * 1024 * 1024)

/**
 * spor_receipt_new_from_bytes:
 * @name: the file's name, for people
 * @bytes: the whole file; kept
 *
 * A receipt with an id, ready to be stored. What it is says its beginning, not its name: PDF, PNG
 * or JPEG (ISO 32000-1 § 7.5.2, PNG § 5.2, ISO/IEC 10918-1 annex B).
 *
 * Returns: (transfer full): %NULL with G_IO_ERROR_INVALID_DATA and a sentence if it is none of
 * these, empty, or larger than %SPOR_RECEIPT_MAX, or if @name has a personal number in it
 */
SporReceipt *spor_receipt_new_from_bytes (const char *name, GBytes *bytes, GError **error);

G_END_DECLS
