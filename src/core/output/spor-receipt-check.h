/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"

G_BEGIN_DECLS

/**
 * spor_receipt_check_shows:
 * @receipt: with its bytes
 *
 * Whether there is something to be seen of a file that is about to become a receipt: who approves
 * has to look at it. What a book has already stays in it, whatever it is.
 *
 * Returns: %FALSE with G_IO_ERROR_INVALID_DATA and a sentence if it is damaged, locked with a
 * password or larger than a picture can be
 */
gboolean spor_receipt_check_shows (const SporReceipt *receipt, GError **error);

G_END_DECLS
