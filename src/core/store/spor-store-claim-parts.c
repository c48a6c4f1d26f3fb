/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"
#include "spor-store-refunds.h"

#include "spor-id.h"

#include <glib/gi18n-lib.h>

/* What is in a claim: the tables claim_line, receipt and receipt_bytes are written here. */

static const char *const put_line
    = "INSERT INTO claim_line (id, claim_id, position, mode, day, origin, destination, metres, "
      "rate, amount, note, receipt_id) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
      "ON CONFLICT (id) DO UPDATE SET position = ?3, mode = ?4, day = ?5, origin = ?6, "
      "destination = ?7, metres = ?8, rate = ?9, amount = ?10, note = ?11, receipt_id = ?12";
static const char *const delete_line = "DELETE FROM claim_line WHERE id = ?1";
static const char *const select_has_bytes = "SELECT 1 FROM receipt_bytes WHERE sha256 = ?1";
static const char *const insert_bytes = "INSERT INTO receipt_bytes (sha256, bytes) VALUES (?1, ?2)";
static const char *const insert_receipt
    = "INSERT INTO receipt (id, claim_id, name, media_type, size, sha256) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
static const char *const select_files
    = "SELECT receipt.name, receipt.sha256, receipt_bytes.bytes FROM receipt "
      "LEFT JOIN receipt_bytes ON receipt_bytes.sha256 = receipt.sha256 ORDER BY receipt.id";
static const char *const delete_receipt = "DELETE FROM receipt WHERE id = ?1";

/* --- Receipts ------------------------------------------------------------------------------- */

/* Two claims may show one file: whether they may be paid is for the rules. */
static gboolean
spor_store_put_bytes (SporStore *self, const SporReceipt *receipt, GError **error)
{
  g_autoptr (SporStatement) known = spor_store_prepare (self, select_has_bytes, error);
  g_autoptr (SporStatement) statement = NULL;
  int step;

  if (!known)
    return FALSE;
  spor_bind_text (known, 1, receipt->sha256);
  if ((step = spor_store_step (self, known, error)) != 0)
    return step > 0;
  if (!(statement = spor_store_prepare (self, insert_bytes, error)))
    return FALSE;
  spor_bind_text (statement, 1, receipt->sha256);
  spor_bind_bytes (statement, 2, g_bytes_get_data (receipt->bytes, NULL),
                   g_bytes_get_size (receipt->bytes));
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_add_receipt (SporStore *self,
                        const SporClaim *claim,
                        const SporReceipt *receipt,
                        GError **error)
{
  g_autoptr (SporStatement) statement = NULL;

  if (!spor_store_put_bytes (self, receipt, error)
      || !(statement = spor_store_prepare (self, insert_receipt, error)))
    return FALSE;
  spor_bind_text (statement, 1, receipt->id);
  spor_bind_text (statement, 2, claim->id);
  spor_bind_text (statement, 3, receipt->name);
  spor_bind_text (statement, 4, receipt->media_type);
  spor_bind_int (statement, 5, receipt->size);
  spor_bind_text (statement, 6, receipt->sha256);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_add_receipts (SporStore *self,
                         const SporClaim *claim,
                         const SporClaim *before,
                         GError **error)
{
  for (guint i = 0; i < claim->receipts->len; i++)
    {
      const SporReceipt *receipt = g_ptr_array_index (claim->receipts, i);

      if (receipt->bytes && !(before && spor_claim_find_receipt (before, receipt->id))
          && !spor_store_add_receipt (self, claim, receipt, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
spor_check_receipts (SporStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_files, error);
  int step;

  if (!statement)
    return FALSE;
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      g_autofree char *sha256
          = g_compute_checksum_for_data (G_CHECKSUM_SHA256, sqlite3_column_blob (statement, 2),
                                         sqlite3_column_bytes (statement, 2));

      if (g_strcmp0 (sha256, spor_column_text (statement, 1)) != 0)
        /* Translators: a file's name */
        g_ptr_array_add (findings, g_strdup_printf (_ ("The receipt “%s” is not the file that was "
                                                       "added."),
                                                    spor_column_text (statement, 0)));
    }
  return step == 0;
}

/* --- Lines ---------------------------------------------------------------------------------- */

static gboolean
spor_store_put_line (
    SporStore *self, const SporClaim *claim, guint position, SporClaimLine *line, GError **error)
{
  g_autofree char *day = spor_day_to_iso (line->day);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, put_line, error);

  if (!statement)
    return FALSE;
  if (!*line->id)
    {
      g_free (line->id);
      line->id = spor_id_new ();
    }
  spor_bind_text (statement, 1, line->id);
  spor_bind_text (statement, 2, claim->id);
  spor_bind_int (statement, 3, position);
  spor_bind_static (statement, 4, spor_mode_key (line->mode));
  spor_bind_text (statement, 5, day);
  spor_bind_text (statement, 6, line->origin);
  spor_bind_text (statement, 7, line->destination);
  spor_bind_int (statement, 8, line->metres);
  spor_bind_int (statement, 9, line->rate);
  spor_bind_int (statement, 10, line->amount);
  spor_bind_text (statement, 11, line->note);
  spor_bind_text (statement, 12, *line->receipt_id ? line->receipt_id : NULL);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_claim_has_line (const SporClaim *self, const char *id)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_str_equal (spor_claim_line (self, i)->id, id))
      return TRUE;
  return FALSE;
}

/* Lines first: they refer to receipts. */
static gboolean
spor_store_delete_parts (SporStore *self,
                         const SporClaim *before,
                         const SporClaim *after,
                         GError **error)
{
  for (guint i = 0; i < before->lines->len; i++)
    if (!spor_claim_has_line (after, spor_claim_line (before, i)->id)
        && !spor_store_run_on (self, delete_line, spor_claim_line (before, i)->id, error))
      return FALSE;
  for (guint i = 0; i < before->receipts->len; i++)
    {
      const SporReceipt *receipt = g_ptr_array_index (before->receipts, i);

      if (!spor_claim_find_receipt (after, receipt->id)
          && !spor_store_run_on (self, delete_receipt, receipt->id, error))
        return FALSE;
    }
  return TRUE;
}

/* A rate is that of a day and a mode: where either has been changed it is found anew. */
static void
spor_claim_line_follow_day (SporClaimLine *line, const SporClaim *before)
{
  for (guint i = 0; before && i < before->lines->len; i++)
    {
      const SporClaimLine *old = spor_claim_line (before, i);

      if (g_str_equal (old->id, line->id) && (old->day != line->day || old->mode != line->mode))
        line->rate = 0;
    }
}

/* Amounts of kilometres are worked out here, whatever @claim says they are. */
static gboolean
spor_store_price_lines (SporStore *self,
                        const SporRound *round,
                        SporClaim *claim,
                        const SporClaim *before,
                        GError **error)
{
  g_autoptr (SporRates) rates = spor_store_load_rates (self, error);
  SporRefundTerms terms;

  if (!rates || !spor_store_load_terms (self, round, &terms, error))
    return FALSE;
  for (guint i = 0; i < claim->lines->len; i++)
    {
      SporClaimLine *line = g_ptr_array_index (claim->lines, i);
      g_autoptr (GError) gap = NULL;

      spor_claim_line_follow_day (line, before);
      /* a draft may be without; it cannot be submitted so */
      if (!spor_rates_price_line (rates, line, terms.car_rate, &gap))
        g_debug ("%s", gap->message);
      if (spor_mode_has_rate (line->mode))
        line->amount = spor_money_of_distance (line->rate, line->metres);
    }
  return TRUE;
}

gboolean
spor_store_put_claim_parts (SporStore *self,
                            const SporRound *round,
                            SporClaim *claim,
                            const SporClaim *before,
                            GError **error)
{
  if (!spor_store_price_lines (self, round, claim, before, error)
      || !spor_store_add_receipts (self, claim, before, error))
    return FALSE;
  for (guint i = 0; i < claim->lines->len; i++)
    if (!spor_store_put_line (self, claim, i, g_ptr_array_index (claim->lines, i), error))
      return FALSE;
  return !before || spor_store_delete_parts (self, before, claim, error);
}

gboolean
spor_store_delete_claim_parts (SporStore *self, const SporClaim *claim, GError **error)
{
  g_autoptr (SporClaim) nothing = spor_claim_new ();

  return spor_store_delete_parts (self, claim, nothing, error);
}
