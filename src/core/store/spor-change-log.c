/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-digest.h"
#include "spor-id.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Change sets: opened and committed by actions, filled by the hook of spor-logged-table.c. */

#define SALT_BYTES 12
/* Entries are written some at a time: a hook must not write, and it is faster. */
#define MAX_PENDING 256

struct _SporChangeSet
{
  gint64 no;
  char *action;
  char *detail;
  gint64 target;
  gboolean fixed;
  gint64 n_changes;
  gboolean touches_signups, touches_refunds;
  SporDigest digest; /* over the changes' digests, in order */
  GArray *pending;   /* SporPending: changes that are not in the book yet */
  char *objection;   /* what is against a text in it, or NULL */
};

typedef struct
{
  gint64 seq;
  const char *kind;
  const char *table;
  char *id, *subject, *before;
  guint8 salt[SALT_BYTES];
  guint8 digest[SPOR_DIGEST_BYTES];
} SporPending;

static void
spor_pending_clear (gpointer data)
{
  SporPending *self = data;

  g_free (self->id);
  g_free (self->subject);
  g_free (self->before);
}

static GArray *
spor_pending_new (void)
{
  GArray *pending = g_array_sized_new (FALSE, FALSE, sizeof (SporPending), MAX_PENDING);

  g_array_set_clear_func (pending, spor_pending_clear);
  return pending;
}

static void
spor_change_set_free (SporChangeSet *self)
{
  g_free (self->action);
  g_free (self->detail);
  g_array_unref (self->pending);
  g_free (self->objection);
  g_free (self);
}

/* --- Digests --- */

void
spor_change_digest (guint8 digest[SPOR_DIGEST_BYTES],
                    gconstpointer salt,
                    gsize n_salt,
                    const char *table,
                    const char *row_id,
                    const char *before,
                    const char *after)
{
  SporDigest parts;

  spor_digest_init (&parts);
  spor_digest_add_part (&parts, salt, n_salt);
  spor_digest_add_text (&parts, table);
  spor_digest_add_text (&parts, row_id);
  spor_digest_add_text (&parts, before);
  spor_digest_add_text (&parts, after);
  spor_digest_end (&parts, digest);
}

static char *
spor_digest_texts (const char *const *texts, guint n)
{
  SporDigest parts;

  spor_digest_init (&parts);
  for (guint i = 0; i < n; i++)
    spor_digest_add_text (&parts, texts[i]);
  return spor_digest_end_hex (&parts);
}

char *
spor_detail_digest (const char *salt, const char *detail)
{
  const char *texts[] = { salt, detail };

  return spor_digest_texts (texts, G_N_ELEMENTS (texts));
}

char *
spor_set_hash (const char *previous,
               gint64 no,
               const char *at,
               const char *actor,
               const char *action,
               gint64 target,
               const char *digest)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, no);
  g_autofree char *target_number = g_strdup_printf ("%" G_GINT64_FORMAT, target);
  const char *texts[] = { previous, number, at, actor, action, target_number, digest };

  return spor_digest_texts (texts, G_N_ELEMENTS (texts));
}

/* In hexadecimal. */
static char *
spor_detail_salt (void)
{
  guint8 bytes[SALT_BYTES];
  GString *salt = g_string_sized_new (2 * SALT_BYTES);

  spor_random_fill (bytes, sizeof bytes);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (salt, "%02x", bytes[i]);
  return g_string_free (salt, FALSE);
}

/* --- Entries --- */

/* All other tables are the round's and its sign-ups', by which everything else is read. Letters are
 * in no snapshot, and what is on the board stays as it is. */
static const char *const board_tables[]
    = { "seat",     "mark", "composition", "board",           "lineage", "finalisation",
        "protocol", "pool", "boundary",    "letter_template", "letter",  NULL };
static const char *const refund_tables[]
    = { "refund_terms", "meeting",    "meeting_track", "attendance", "claim",
        "receipt",      "claim_line", "rate",          NULL };

static const char *const insert_change
    = "INSERT INTO change (set_no, seq, kind, row_table, row_id, subject, before, salt, digest) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

static void
spor_change_set_note_table (SporChangeSet *self, const char *table)
{
  if (g_strv_contains (board_tables, table))
    return;
  self->touches_refunds = TRUE;
  if (!g_strv_contains (refund_tables, table))
    self->touches_signups = TRUE;
}

void
spor_change_log_add (SporStore *self, const SporLogEntry *entry)
{
  SporChangeSet *set = self->set;
  SporPending pending = { .seq = ++set->n_changes,
                          .kind = entry->kind,
                          .table = entry->table->name,
                          .id = g_strdup (entry->id),
                          .subject = g_strdup (entry->subject),
                          .before = entry->before ? g_strdup (entry->before->str) : NULL };

  spor_random_fill (pending.salt, sizeof pending.salt);
  spor_change_digest (pending.digest, pending.salt, sizeof pending.salt, pending.table, pending.id,
                      pending.before, entry->after ? entry->after->str : NULL);
  spor_digest_add (&set->digest, pending.digest, sizeof pending.digest);
  g_array_append_val (set->pending, pending);
  spor_change_set_note_table (set, pending.table);
}

void
spor_change_log_object (SporStore *self, char *objection)
{
  if (self->set->objection)
    g_free (objection);
  else
    self->set->objection = objection;
}

static gboolean
spor_store_write_change (SporStore *self, const SporPending *change, GError **error)
{
  g_autoptr (SporStatement) insert = spor_store_prepare (self, insert_change, error);

  if (!insert)
    return FALSE;
  spor_bind_int (insert, 1, self->set->no);
  spor_bind_int (insert, 2, change->seq);
  spor_bind_static (insert, 3, change->kind);
  spor_bind_static (insert, 4, change->table);
  spor_bind_static (insert, 5, change->id);
  spor_bind_static (insert, 6, change->subject);
  spor_bind_static (insert, 7, change->before);
  spor_bind_bytes (insert, 8, change->salt, sizeof change->salt);
  spor_bind_bytes (insert, 9, change->digest, sizeof change->digest);
  return spor_store_run (self, insert, error);
}

gboolean
spor_change_log_write_all (SporStore *self, GError **error)
{
  g_autoptr (GArray) pending = g_steal_pointer (&self->set->pending);

  self->set->pending = spor_pending_new ();
  for (guint i = 0; i < pending->len; i++)
    if (!spor_store_write_change (self, &g_array_index (pending, SporPending, i), error))
      return FALSE;
  return TRUE;
}

gboolean
spor_change_log_write (SporStore *self, GError **error)
{
  return !self->set || self->set->pending->len < MAX_PENDING
         || spor_change_log_write_all (self, error);
}

gboolean
spor_change_log_is_behind (SporStore *self)
{
  return self->set && self->set->pending->len > 0;
}

/* --- Change sets --- */

gboolean
spor_store_begin_fixed (SporStore *self, const char *action, const char *detail, GError **error)
{
  g_return_val_if_fail (self->set == NULL, FALSE);

  if (self->read_only && !g_str_equal (action, "show-round"))
    {
      g_set_error_literal (error, SPOR_STORE_ERROR,
                           spor_store_has_moved (self) ? SPOR_STORE_ERROR_MOVED
                                                       : SPOR_STORE_ERROR_READ_ONLY,
                           self->read_only);
      return FALSE;
    }
  if (!spor_store_check_place (self, error) || !spor_store_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->last_ordinal = 0;
  self->n_left = 0;
  self->unnumbered = -1;
  g_clear_pointer (&self->added, g_ptr_array_unref);
  self->set = g_new0 (SporChangeSet, 1);
  self->set->action = g_strdup (action);
  self->set->detail = g_strdup (detail ? detail : "");
  self->set->fixed = TRUE;
  self->set->pending = spor_pending_new ();
  spor_digest_init (&self->set->digest);
  if (spor_store_allows (self, action, error)
      && spor_store_query_int (self, "SELECT coalesce (max (no), 0) + 1 FROM change_set",
                               &self->set->no, error))
    return TRUE;

  spor_store_rollback (self);
  return FALSE;
}

gboolean
spor_store_begin (SporStore *self, const char *action, const char *detail, GError **error)
{
  if (!spor_store_begin_fixed (self, action, detail, error))
    return FALSE;
  self->set->fixed = FALSE;
  return TRUE;
}

void
spor_store_set_detail (SporStore *self, const char *detail)
{
  g_return_if_fail (self->set != NULL);

  g_free (self->set->detail);
  self->set->detail = g_strdup (detail);
}

void
spor_store_set_target (SporStore *self, gint64 target)
{
  g_return_if_fail (self->set != NULL);

  self->set->target = target;
}

gboolean
spor_store_end (SporStore *self, gboolean sound, GError **error)
{
  if (sound)
    return spor_store_commit (self, error);
  if (self->set)
    spor_store_rollback (self);
  return FALSE;
}

gboolean
spor_store_has_changes (SporStore *self)
{
  return self->set && self->set->n_changes > 0;
}

void
spor_store_rollback (SporStore *self)
{
  g_return_if_fail (self->set != NULL);

  /* fails only where SQLite has rolled back by itself */
  sqlite3_exec (spor_store_db (self), "ROLLBACK", NULL, NULL, NULL);
  g_clear_pointer (&self->set, spor_change_set_free);
}

static char *
spor_store_last_hash (SporStore *self, GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "SELECT hash FROM change_set ORDER BY no DESC LIMIT 1", error);

  if (!statement || spor_store_step (self, statement, error) < 0)
    return NULL;
  return g_strdup (spor_column_text (statement, 0));
}

/* The row of the finished change set. */
static gboolean
spor_store_seal (SporStore *self, GError **error)
{
  SporChangeSet *set = self->set;
  g_autofree char *previous = spor_store_last_hash (self, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = spor_time_to_iso (g_date_time_to_unix (now));
  g_autofree char *salt = spor_detail_salt ();
  g_autofree char *detail_digest = spor_detail_digest (salt, set->detail);
  g_autofree char *digest = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (SporStatement) statement = NULL;

  if (!previous)
    return FALSE;
  spor_digest_add (&set->digest, detail_digest, strlen (detail_digest));
  digest = spor_digest_end_hex (&set->digest);
  hash = spor_set_hash (previous, set->no, at, self->actor, set->action, set->target, digest);

  statement = spor_store_prepare (
      self,
      "INSERT INTO change_set (no, at, actor, action, detail, detail_salt, detail_digest, target, "
      "state, digest, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error);
  if (!statement)
    return FALSE;
  spor_bind_int (statement, 1, set->no);
  spor_bind_text (statement, 2, at);
  spor_bind_text (statement, 3, self->actor);
  spor_bind_text (statement, 4, set->action);
  spor_bind_text (statement, 5, set->detail);
  spor_bind_text (statement, 6, salt);
  spor_bind_text (statement, 7, detail_digest);
  if (set->target)
    spor_bind_int (statement, 8, set->target);
  spor_bind_text (statement, 9, set->fixed ? "fixed" : "done");
  spor_bind_text (statement, 10, digest);
  spor_bind_text (statement, 11, hash);
  return spor_store_run (self, statement, error);
}

/* What undo brings back was in the book before. */
static gboolean
spor_store_may_keep (SporStore *self, GError **error)
{
  g_autofree char *number = spor_text_number_objection (self->actor);

  if (self->set->target)
    return TRUE;
  if (self->set->objection)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, self->set->objection);
  else if (number)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                         _ ("There is a personal number (CPR) in the name that you act as. Choose "
                            "another one, and try again."));
  return !self->set->objection && !number;
}

/* A new action ends what could be redone. */
static gboolean
spor_store_discard_undone (SporStore *self, GError **error)
{
  return self->set->fixed
         || spor_store_exec (self,
                             "UPDATE change_set SET state = 'discarded' WHERE state = 'undone'",
                             error);
}

/* What is committed goes from the write-ahead log into the book's own file, so that this is whole
 * wherever somebody moves it. Another program that reads is not waited for: then it goes with a
 * later one, or when the last closes the book. */
static void
spor_store_settle (SporStore *self)
{
  sqlite3_busy_timeout (spor_store_db (self), 0);
  sqlite3_wal_checkpoint_v2 (spor_store_db (self), NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (spor_store_db (self), SPOR_BUSY_TIMEOUT_MS);
}

gboolean
spor_store_commit (SporStore *self, GError **error)
{
  gboolean touches_signups, touches_refunds;

  g_return_val_if_fail (self->set != NULL, FALSE);

  if (self->set->n_changes == 0)
    {
      spor_store_rollback (self);
      return TRUE;
    }

  touches_signups = self->set->touches_signups;
  touches_refunds = self->set->touches_refunds;
  if (!spor_store_may_keep (self, error) || !spor_change_log_write_all (self, error)
      || !spor_store_seal (self, error) || (self->set->target && !spor_store_is_whole (self, error))
      || !spor_store_discard_undone (self, error) || !spor_store_exec (self, "COMMIT", error))
    {
      spor_store_rollback (self);
      return FALSE;
    }

  g_clear_pointer (&self->set, spor_change_set_free);
  self->version++;
  if (touches_signups)
    self->signups_version = self->version;
  if (touches_refunds)
    self->refunds_version = self->version;
  spor_store_settle (self);
  return TRUE;
}
