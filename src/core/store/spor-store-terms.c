/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"
#include "spor-store-refunds.h"

#include "spor-id.h"

#include <glib/gi18n-lib.h>

/* The table refund_terms: one row for a round at most. */

static const char *const select_terms
    = "SELECT car_rate, receipt_above, days_before, days_after, months, budget FROM refund_terms "
      "WHERE round_id = ?1";
static const char *const put_terms
    = "INSERT INTO refund_terms (id, round_id, car_rate, receipt_above, days_before, days_after, "
      "months, budget) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
      "ON CONFLICT (round_id) DO UPDATE SET car_rate = ?3, receipt_above = ?4, days_before = ?5, "
      "days_after = ?6, months = ?7, budget = ?8";

gboolean
spor_store_load_terms (SporStore *self,
                       const SporRound *round,
                       SporRefundTerms *terms,
                       GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_terms, error);
  int step;

  *terms = spor_refund_terms_default ();
  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  if ((step = spor_store_step (self, statement, error)) <= 0)
    return step == 0;
  terms->car_rate = spor_car_rate_from_key (spor_column_text (statement, 0));
  terms->receipt_above = sqlite3_column_int64 (statement, 1);
  terms->days_before = sqlite3_column_int (statement, 2);
  terms->days_after = sqlite3_column_int (statement, 3);
  terms->months = sqlite3_column_int (statement, 4);
  terms->budget = sqlite3_column_int64 (statement, 5);
  return TRUE;
}

gboolean
spor_store_put_terms (SporStore *self,
                      const SporRound *round,
                      const SporRefundTerms *terms,
                      GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, put_terms, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, round->id);
  spor_bind_static (statement, 3, spor_car_rate_key (terms->car_rate));
  spor_bind_int (statement, 4, terms->receipt_above);
  spor_bind_int (statement, 5, terms->days_before);
  spor_bind_int (statement, 6, terms->days_after);
  spor_bind_int (statement, 7, terms->months);
  spor_bind_int (statement, 8, terms->budget);
  return spor_store_run (self, statement, error);
}

/* Inside a change set: whoever else writes waits. */
static gboolean
spor_store_merge_terms (SporStore *self,
                        const SporRound *round,
                        const SporRefundTerms *shown,
                        const SporRefundTerms *terms,
                        GError **error)
{
  SporRefundTerms ours = *terms, now;

  if (!spor_store_load_terms (self, round, &now, error))
    return FALSE;
  if (!shown || spor_refund_terms_merge (&ours, shown, &now))
    return spor_store_put_terms (self, round, &ours, error);
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("Another program has changed the same in the refund settings in the "
                          "meantime. Nothing was changed here."));
  return FALSE;
}

gboolean
spor_store_save_terms (SporStore *self,
                       const SporRound *round,
                       const SporRefundTerms *shown,
                       const SporRefundTerms *terms,
                       GError **error)
{
  if (!spor_store_begin (self, "refund-terms", round->name, error))
    return FALSE;
  return spor_store_end (self, spor_store_merge_terms (self, round, shown, terms, error), error);
}
