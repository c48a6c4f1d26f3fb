/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-erasure.h"
#include "spor-store-private.h"
#include "spor-store-refunds.h"

#include "spor-claim-merge.h"
#include "spor-id.h"

#include <glib/gi18n-lib.h>

/* The table claim, and reading what is in one. */

/* ?1: one claim's id, or NULL for all; of claims, ?2: the round of their meetings, or NULL. Who
 * began a claim is in the log: a deletion that was undone is not the first that put it there. */
static const char *const select_claims
    = "SELECT claim.id, meeting_id, signup_id, corrects, state, route, ean, note, created_at, "
      "submitted_at, submitted_by, decided_at, decided_by, reason, paid_at, paid_by, paid_on, "
      "reference, (SELECT email FROM signup WHERE signup.id = signup_id), round.id, round.name, "
      "(SELECT actor FROM change JOIN change_set ON change_set.no = change.set_no "
      "WHERE change.row_id = claim.id AND change.row_table = 'claim' AND change.kind = 'insert' "
      "ORDER BY change.set_no LIMIT 1), (SELECT name FROM signup WHERE signup.id = signup_id) "
      "FROM claim JOIN meeting ON meeting.id = meeting_id "
      "JOIN round ON round.id = meeting.round_id "
      "WHERE (?1 IS NULL OR claim.id = ?1) AND (?2 IS NULL OR round.id = ?2) "
      "ORDER BY created_at, claim.id";
static const char *const select_lines
    = "SELECT claim_id, id, mode, day, origin, destination, metres, rate, amount, note, receipt_id "
      "FROM claim_line WHERE ?1 IS NULL OR claim_id = ?1 ORDER BY claim_id, position";
static const char *const select_receipts
    = "SELECT claim_id, id, name, media_type, size, sha256 FROM receipt "
      "WHERE ?1 IS NULL OR claim_id = ?1 ORDER BY id";
/* What a claim was when it was submitted again: the log alone has it. */
static const char *const select_returns
    = "SELECT change.row_id, json_extract (before, '$.submitted_at'), "
      "json_extract (before, '$.submitted_by'), json_extract (before, '$.decided_at'), "
      "json_extract (before, '$.decided_by'), json_extract (before, '$.reason') "
      "FROM change_set JOIN change ON change.set_no = change_set.no "
      "WHERE change_set.action = 'submit-claim' AND change.row_table = 'claim' "
      "AND json_extract (before, '$.state') = 'returned' AND (?1 IS NULL OR change.row_id = ?1) "
      "ORDER BY change.set_no";
static const char *const select_bytes
    = "SELECT receipt_bytes.bytes FROM receipt_bytes "
      "JOIN receipt ON receipt.sha256 = receipt_bytes.sha256 WHERE receipt.id = ?1";
static const char *const insert_claim
    = "INSERT INTO claim (id, meeting_id, signup_id, corrects, state, route, ean, note, "
      "created_at, submitted_by, decided_by, reason, paid_by, reference) "
      "VALUES (?1, ?2, ?3, ?4, 'draft', ?5, ?6, ?7, ?8, '', '', '', '', '')";
static const char *const update_content
    = "UPDATE claim SET route = ?2, ean = ?3, note = ?4 WHERE id = ?1";
static const char *const update_state
    = "UPDATE claim SET state = ?2, submitted_at = ?3, submitted_by = ?4, decided_at = ?5, "
      "decided_by = ?6, reason = ?7, paid_at = ?8, paid_by = ?9, paid_on = ?10, reference = ?11 "
      "WHERE id = ?1";

static const char *const select_correction = "SELECT 1 FROM claim WHERE corrects = ?1 LIMIT 1";
static const char *const delete_claim = "DELETE FROM claim WHERE id = ?1";

/* --- Reading -------------------------------------------------------------------------------- */

static void
spor_read_text (SporStatement *statement, int index, char **field)
{
  g_free (*field);
  *field = g_strdup (spor_column_text (statement, index));
}

static SporClaim *
spor_claim_from_row (SporStatement *statement)
{
  SporClaim *self = spor_claim_new ();

  spor_read_text (statement, 0, &self->id);
  spor_read_text (statement, 1, &self->meeting_id);
  spor_read_text (statement, 2, &self->signup_id);
  spor_read_text (statement, 3, &self->corrects);
  self->state = spor_claim_state_from_key (spor_column_text (statement, 4));
  self->route = spor_route_from_key (spor_column_text (statement, 5));
  spor_read_text (statement, 6, &self->ean);
  spor_read_text (statement, 7, &self->note);
  self->created_at = spor_column_instant (statement, 8);
  self->submitted_at = spor_column_instant (statement, 9);
  spor_read_text (statement, 10, &self->submitted_by);
  self->decided_at = spor_column_instant (statement, 11);
  spor_read_text (statement, 12, &self->decided_by);
  spor_read_text (statement, 13, &self->reason);
  self->paid_at = spor_column_instant (statement, 14);
  spor_read_text (statement, 15, &self->paid_by);
  self->paid_on = spor_day_from_iso (spor_column_text (statement, 16));
  spor_read_text (statement, 17, &self->reference);
  g_free (self->person);
  self->person = g_utf8_strdown (spor_column_text (statement, 18), -1);
  spor_read_text (statement, 19, &self->round_id);
  spor_read_text (statement, 20, &self->round_name);
  spor_read_text (statement, 21, &self->created_by);
  spor_read_text (statement, 22, &self->name);
  return self;
}

static SporClaimLine *
spor_claim_line_from_row (SporStatement *statement)
{
  SporClaimLine *self = spor_claim_line_new (spor_mode_from_key (spor_column_text (statement, 2)),
                                             spor_day_from_iso (spor_column_text (statement, 3)));

  spor_read_text (statement, 1, &self->id);
  spor_read_text (statement, 4, &self->origin);
  spor_read_text (statement, 5, &self->destination);
  self->metres = sqlite3_column_int64 (statement, 6);
  self->rate = sqlite3_column_int64 (statement, 7);
  self->amount = sqlite3_column_int64 (statement, 8);
  spor_read_text (statement, 9, &self->note);
  spor_read_text (statement, 10, &self->receipt_id);
  return self;
}

static SporReceipt *
spor_receipt_from_row (SporStatement *statement)
{
  SporReceipt *self = spor_receipt_new ();

  spor_read_text (statement, 1, &self->id);
  spor_read_text (statement, 2, &self->name);
  spor_read_text (statement, 3, &self->media_type);
  self->size = sqlite3_column_int64 (statement, 4);
  spor_read_text (statement, 5, &self->sha256);
  return self;
}

static SporClaimReturn *
spor_claim_return_from_row (SporStatement *statement)
{
  SporClaimReturn *self = g_new0 (SporClaimReturn, 1);

  self->submitted_at = spor_column_instant (statement, 1);
  self->submitted_by = g_strdup (spor_column_text (statement, 2));
  self->decided_at = spor_column_instant (statement, 3);
  self->decided_by = g_strdup (spor_column_text (statement, 4));
  self->reason = g_strdup (spor_column_text (statement, 5));
  return self;
}

static void
spor_claim_take_part (SporClaim *claim, const char *sql, SporStatement *statement)
{
  if (sql == select_lines)
    g_ptr_array_add (claim->lines, spor_claim_line_from_row (statement));
  else if (sql == select_receipts)
    g_ptr_array_add (claim->receipts, spor_receipt_from_row (statement));
  else
    g_ptr_array_add (claim->returns, spor_claim_return_from_row (statement));
}

/* Lines, receipts or returns into the claims they belong to. */
static gboolean
spor_store_load_parts (
    SporStore *self, const char *sql, GHashTable *claims, const char *id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      SporClaim *claim = g_hash_table_lookup (claims, spor_column_text (statement, 0));

      if (claim)
        spor_claim_take_part (claim, sql, statement);
    }
  return step == 0;
}

/* @id: (nullable): that one alone; @round: (nullable): those of that round alone */
static GPtrArray *
spor_store_load_some_claims (SporStore *self,
                             const char *id,
                             const SporRound *round,
                             GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_claims, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, round ? round->id : NULL);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      SporClaim *claim = spor_claim_from_row (statement);

      g_ptr_array_add (claims, claim);
      g_hash_table_insert (by_id, claim->id, claim);
    }
  if (step < 0 || !spor_store_load_parts (self, select_lines, by_id, id, error)
      || !spor_store_load_parts (self, select_receipts, by_id, id, error)
      || !spor_store_load_parts (self, select_returns, by_id, id, error))
    return NULL;
  return g_steal_pointer (&claims);
}

GPtrArray *
spor_store_load_claims (SporStore *self, const SporRound *round, GError **error)
{
  return spor_store_load_some_claims (self, NULL, round, error);
}

SporClaim *
spor_store_load_claim (SporStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) claims = spor_store_load_some_claims (self, id, NULL, error);

  if (claims && claims->len == 0)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                         _ ("The claim is no longer in this book."));
  return claims && claims->len ? g_ptr_array_steal_index (claims, 0) : NULL;
}

GBytes *
spor_store_load_receipt (SporStore *self, const char *receipt_id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_bytes, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, receipt_id);
  if ((step = spor_store_step (self, statement, error)) > 0)
    return g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
  if (step == 0)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                         _ ("The receipt is no longer in this book."));
  return NULL;
}

gboolean
spor_store_load_files (SporStore *self, SporClaim *claim, GError **error)
{
  for (guint i = 0; i < claim->receipts->len; i++)
    {
      SporReceipt *receipt = g_ptr_array_index (claim->receipts, i);

      if (!receipt->bytes && !(receipt->bytes = spor_store_load_receipt (self, receipt->id, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- Claims --------------------------------------------------------------------------------- */

static gboolean
spor_store_put_new_claim (SporStore *self, const SporClaim *claim, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_claim, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, claim->id);
  spor_bind_text (statement, 2, claim->meeting_id);
  spor_bind_text (statement, 3, claim->signup_id);
  spor_bind_text (statement, 4, *claim->corrects ? claim->corrects : NULL);
  spor_bind_static (statement, 5, spor_route_key (claim->route));
  spor_bind_text (statement, 6, claim->ean);
  spor_bind_text (statement, 7, claim->note);
  spor_bind_instant (statement, 8, claim->created_at);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_put_content (SporStore *self, const SporClaim *claim, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, update_content, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, claim->id);
  spor_bind_static (statement, 2, spor_route_key (claim->route));
  spor_bind_text (statement, 3, claim->ean);
  spor_bind_text (statement, 4, claim->note);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_put_claim_state (SporStore *self, const SporClaim *claim, GError **error)
{
  g_autofree char *paid_on = spor_day_to_iso (claim->paid_on);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, update_state, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, claim->id);
  spor_bind_static (statement, 2, spor_claim_state_key (claim->state));
  spor_bind_instant (statement, 3, claim->submitted_at);
  spor_bind_text (statement, 4, claim->submitted_by);
  spor_bind_instant (statement, 5, claim->decided_at);
  spor_bind_text (statement, 6, claim->decided_by);
  spor_bind_text (statement, 7, claim->reason);
  spor_bind_instant (statement, 8, claim->paid_at);
  spor_bind_text (statement, 9, claim->paid_by);
  spor_bind_text (statement, 10, paid_on);
  spor_bind_text (statement, 11, claim->reference);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_claim_has_clean_texts (const SporClaim *claim, GPtrArray **findings, GError **error)
{
  g_autoptr (GPtrArray) found = spor_claim_findings_new ();

  spor_claim_check_texts (claim, found);
  return found->len == 0 || spor_store_refuse_claim (g_steal_pointer (&found), findings, error);
}

/* What was copied from another claim is not that claim's lines. */
static void
spor_claim_begin (SporClaim *claim)
{
  g_free (claim->id);
  claim->id = spor_id_new ();
  claim->created_at = g_get_real_time () / G_USEC_PER_SEC;
  for (guint i = 0; i < claim->lines->len; i++)
    {
      SporClaimLine *line = g_ptr_array_index (claim->lines, i);

      g_free (line->id);
      line->id = spor_id_new ();
    }
}

/* Inside a change set: whose claim it is. */
static gboolean
spor_store_name_claim (SporStore *self, const SporClaim *claim, GError **error)
{
  g_autofree char *who = NULL;

  if (!spor_store_load_signup_name (self, claim->signup_id, &who, NULL, error))
    return FALSE;
  spor_store_set_detail (self, who);
  return TRUE;
}

/* Inside a change set: somebody else may have deleted the meeting meanwhile, or erased the person.
 */
static gboolean
spor_store_begin_claim (SporStore *self, const SporRound *round, SporClaim *claim, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_store_load_meeting (self, round, claim->meeting_id, error);

  if (!meeting || !spor_store_name_claim (self, claim, error)
      || !spor_store_is_not_erased (self, claim->signup_id, error))
    return FALSE;
  spor_claim_begin (claim);
  return spor_store_put_new_claim (self, claim, error)
         && spor_store_put_claim_parts (self, round, claim, NULL, error);
}

gboolean
spor_store_add_claim (
    SporStore *self, const SporRound *round, SporClaim *claim, GPtrArray **findings, GError **error)
{
  g_return_val_if_fail (!*claim->id && claim->state == SPOR_CLAIM_DRAFT, FALSE);

  if (!spor_claim_has_clean_texts (claim, findings, error)
      || !spor_store_begin (self, "add-claim", NULL, error))
    return FALSE;
  return spor_store_end (self, spor_store_begin_claim (self, round, claim, error), error);
}

static gboolean
spor_store_merge_claim (const SporClaim *shown,
                        SporClaim *claim,
                        const SporClaim *now,
                        GError **error)
{
  if (!shown || spor_claim_merge (claim, shown, now))
    return TRUE;
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("Another program has changed the same about this claim in the "
                          "meantime. Nothing was changed here."));
  return FALSE;
}

/* Inside a change set: whoever else writes waits. */
static gboolean
spor_store_put_claim (SporStore *self,
                      const SporRound *round,
                      const SporClaim *shown,
                      SporClaim *claim,
                      GError **error)
{
  g_autoptr (SporClaim) before = spor_store_load_claim (self, claim->id, error);

  if (!before)
    return FALSE;
  if (!spor_claim_is_open (before))
    {
      g_set_error (
          error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
          /* Translators: a claim's state */
          _ ("The claim can no longer be changed; its state is “%s”. A correction is a new "
             "claim."),
          spor_claim_state_label (before->state));
      return FALSE;
    }
  return spor_store_merge_claim (shown, claim, before, error)
         && spor_store_put_content (self, claim, error)
         && spor_store_put_claim_parts (self, round, claim, before, error);
}

gboolean
spor_store_save_claim (SporStore *self,
                       const SporRound *round,
                       const SporClaim *shown,
                       SporClaim *claim,
                       GPtrArray **findings,
                       GError **error)
{
  if (!spor_claim_has_clean_texts (claim, findings, error)
      || !spor_store_begin (self, "edit-claim", NULL, error))
    return FALSE;
  return spor_store_end (self,
                         spor_store_name_claim (self, claim, error)
                             && spor_store_put_claim (self, round, shown, claim, error),
                         error);
}

/* --- Deleting ------------------------------------------------------------------------------- */

static gboolean
spor_store_may_delete (SporStore *self, const SporClaim *claim, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_correction, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, claim->id);
  if ((step = spor_store_step (self, statement, error)) < 0)
    return FALSE;
  if (claim->state != SPOR_CLAIM_DRAFT)
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                 /* Translators: a claim's state */
                 _ ("Only a draft can be deleted; the claim’s state is “%s”."),
                 spor_claim_state_label (claim->state));
  else if (step > 0)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                         _ ("Another claim corrects this one, so it cannot be deleted."));
  return claim->state == SPOR_CLAIM_DRAFT && step == 0;
}

/* Inside a change set: whoever else writes waits. */
static gboolean
spor_store_drop_claim (SporStore *self, const char *id, GError **error)
{
  g_autoptr (SporClaim) claim = spor_store_load_claim (self, id, error);
  g_autoptr (SporStatement) statement = NULL;

  if (!claim || !spor_store_name_claim (self, claim, error)
      || !spor_store_may_delete (self, claim, error)
      || !spor_store_delete_claim_parts (self, claim, error)
      || !(statement = spor_store_prepare (self, delete_claim, error)))
    return FALSE;
  spor_bind_text (statement, 1, id);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_delete_claim (SporStore *self, const char *id, GError **error)
{
  if (!spor_store_begin (self, "delete-claim", NULL, error))
    return FALSE;
  return spor_store_end (self, spor_store_drop_claim (self, id, error), error);
}
