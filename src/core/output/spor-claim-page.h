/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-totals.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * spor_claim_page_write:
 * @refunds: what @claim is judged by
 * @composition: whose sign-ups its member is among
 * @claim: with its receipts' bytes: spor_store_load_files()
 *
 * Writes a claim for people as PDF: whose and to which meeting, its lines and what they come to,
 * what has happened to it and by whom, what the rules say, and then its receipts on pages of their
 * own. It is written beside @path and renamed when whole; an existing file keeps its permissions
 * and, on failure, its content. Errors are sentences (G_IO_ERROR codes).
 */
gboolean spor_claim_page_write (const SporRefunds *refunds,
                                const SporComposition *composition,
                                const SporClaim *claim,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
