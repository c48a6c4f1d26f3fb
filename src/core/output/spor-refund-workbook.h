/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-totals.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * spor_refund_workbook_write:
 * @composition: whose sign-ups the members are among
 *
 * Writes the refunds workbook (.xlsx) beside @path and renames it when whole; an existing file
 * keeps its permissions and, on failure, its content. Sheets: claims, lines, totals in every
 * grouping, and what is approved and not paid yet. Amounts are in kroner. Errors are sentences
 * (G_IO_ERROR codes).
 */
gboolean spor_refund_workbook_write (const SporRefunds *refunds,
                                     const SporComposition *composition,
                                     const char *path,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * spor_refund_workbook_write_some:
 * @claims: (nullable): ids, NULL-terminated: those of them that are approved and not paid yet are
 *   written; NULL: all that are
 *
 * The same with the payment list alone, of these claims; it says so where there are more to be
 * paid. NOT_FOUND if none of them is to be paid any more.
 */
gboolean spor_refund_workbook_write_some (const SporRefunds *refunds,
                                          const SporComposition *composition,
                                          const char *const *claims,
                                          const char *path,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
