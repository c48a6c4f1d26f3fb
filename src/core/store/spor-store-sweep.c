/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

/* The bytes of a receipt are outside the log, so that undo and redo find them. Once neither a
 * receipt nor undo nor redo can ask for them any more they only take room, and show what somebody
 * meant to take away. */

#define WITHOUT_RECEIPT                                                                            \
  "NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.sha256 = receipt_bytes.sha256) "

static const char *const select_idle
    = "SELECT 1 FROM receipt_bytes WHERE " WITHOUT_RECEIPT "LIMIT 1";

/* What undo or redo can bring back is a row that a change set within their reach has touched; any
 * image of that row may be the one. */
static const char *const delete_idle
    = "DELETE FROM receipt_bytes WHERE " WITHOUT_RECEIPT "AND sha256 NOT IN "
      "(SELECT json_extract (before, '$.sha256') FROM change "
      "WHERE row_table = 'receipt' AND before IS NOT NULL AND row_id IN "
      "(SELECT touched.row_id FROM change AS touched "
      "JOIN change_set ON change_set.no = touched.set_no "
      "WHERE touched.row_table = 'receipt' AND change_set.state IN ('done', 'undone')))";

static gboolean
spor_store_has_idle_bytes (SporStore *self)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_idle, NULL);

  return statement && spor_store_step (self, statement, NULL) > 0;
}

void
spor_store_sweep (SporStore *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStatement) statement = NULL;

  if (!spor_store_has_idle_bytes (self))
    return;
  statement = spor_store_prepare (self, delete_idle, &error);
  if (!statement || !spor_store_run (self, statement, &error))
    g_debug ("Receipts that nobody needs stay: %s", error->message);
}
