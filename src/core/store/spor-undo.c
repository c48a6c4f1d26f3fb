/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One logged row, as undo and redo need it. */
typedef struct
{
  const SporLoggedTable *table;
  char *row_id;
  char *before; /* images; NULL: no such row */
  char *after;  /* for redo only */
  GBytes *salt; /* NULL: erased */
  guint8 digest[SPOR_DIGEST_BYTES];
} SporStep;

static void
spor_step_free (SporStep *self)
{
  g_free (self->row_id);
  g_free (self->before);
  g_free (self->after);
  g_clear_pointer (&self->salt, g_bytes_unref);
  g_free (self);
}

/* What a row became stands where it was changed next: undo itself did so. */
static const char *const select_steps_back
    = "SELECT row_table, row_id, before, NULL, salt, digest FROM change WHERE set_no = ?1 "
      "ORDER BY seq DESC";
static const char *const select_steps_forth
    = "SELECT row_table, row_id, before, CASE WHEN kind <> 'delete' THEN " SPOR_SQL_AFTER (
        "c") " END, salt, digest FROM change AS c WHERE set_no = ?1 ORDER BY seq";

static SporStep *
spor_step_new (SporStore *self, SporStatement *statement)
{
  SporStep *step = g_new0 (SporStep, 1);

  step->table = spor_change_log_find_table (self, spor_column_text (statement, 0));
  step->row_id = g_strdup (spor_column_text (statement, 1));
  step->before = g_strdup ((const char *)sqlite3_column_text (statement, 2));
  step->after = g_strdup ((const char *)sqlite3_column_text (statement, 3));
  if (sqlite3_column_type (statement, 4) != SQLITE_NULL)
    step->salt
        = g_bytes_new (sqlite3_column_blob (statement, 4), sqlite3_column_bytes (statement, 4));
  if (sqlite3_column_bytes (statement, 5) == SPOR_DIGEST_BYTES)
    memcpy (step->digest, sqlite3_column_blob (statement, 5), SPOR_DIGEST_BYTES);
  return step;
}

/* The change set's rows: for undo last first, for redo as they came. */
static GPtrArray *
spor_store_load_steps (SporStore *self, gint64 no, gboolean undo, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_step_free);
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, undo ? select_steps_back : select_steps_forth, error);
  int found;

  if (!statement)
    return NULL;
  spor_bind_int (statement, 1, no);
  while ((found = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (steps, spor_step_new (self, statement));
  return found == 0 ? g_steal_pointer (&steps) : NULL;
}

static gboolean
spor_store_fail_conflict (GError **error)
{
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("This can no longer be undone: what it changed has been changed since."));
  return FALSE;
}

/* Whether the log says that the change left @after. */
static gboolean
spor_step_led_to (const SporStep *step, const char *after)
{
  guint8 digest[SPOR_DIGEST_BYTES];

  if (!step->salt)
    return FALSE;
  spor_change_digest (digest, g_bytes_get_data (step->salt, NULL), g_bytes_get_size (step->salt),
                      step->table->name, step->row_id, step->before, after);
  return memcmp (digest, step->digest, sizeof digest) == 0;
}

static gboolean
spor_store_apply_step (SporStore *self, const SporStep *step, gboolean undo, GError **error)
{
  const char *to = undo ? step->before : step->after;
  g_autofree char *now = NULL;
  g_autoptr (SporStatement) statement = NULL;

  if (!step->table)
    return spor_store_fail_conflict (error);
  if (!spor_logged_table_load_image (self, step->table, step->row_id, &now, error))
    return FALSE;
  if (!spor_step_led_to (step, undo ? now : to) || (!undo && g_strcmp0 (now, step->before) != 0))
    return spor_store_fail_conflict (error);

  statement = spor_store_prepare (self,
                                  !to    ? step->table->remove
                                  : !now ? step->table->insert
                                         : step->table->update,
                                  error);
  if (!statement)
    return FALSE;
  spor_bind_static (statement, 1, to ? to : step->row_id);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_set_state (SporStore *self, gint64 no, const char *state, GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "UPDATE change_set SET state = ?2 WHERE no = ?1", error);

  if (!statement)
    return FALSE;
  spor_bind_int (statement, 1, no);
  spor_bind_text (statement, 2, state);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_is_whole (SporStore *self, GError **error)
{
  int n_dangling = 0, highest = 0;

  sqlite3_db_status (spor_store_db (self), SQLITE_DBSTATUS_DEFERRED_FKS, &n_dangling, &highest, 0);
  return n_dangling == 0 || spor_store_fail_conflict (error);
}

static gboolean
spor_store_apply_steps (SporStore *self, gint64 no, gboolean undo, GError **error)
{
  g_autoptr (GPtrArray) steps = spor_store_load_steps (self, no, undo, error);

  /* rows come back in the order they went; references are whole again at the end */
  if (!steps || !spor_store_exec (self, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (!spor_store_apply_step (self, g_ptr_array_index (steps, i), undo, error))
      return FALSE;
  return spor_store_set_state (self, no, undo ? "undone" : "done", error);
}

/* The change set that undo or redo would reach: no 0 if none. */
static gboolean
spor_store_peek (SporStore *self, gboolean undo, gint64 *no, char **text, GError **error)
{
  g_autoptr (SporStatement) statement
      = undo ? spor_store_prepare (self,
                                   "SELECT no, action, detail FROM change_set "
                                   "WHERE state = 'done' ORDER BY no DESC LIMIT 1",
                                   error)
             : spor_store_prepare (self,
                                   "SELECT no, action, detail FROM change_set "
                                   "WHERE state = 'undone' ORDER BY no LIMIT 1",
                                   error);
  int found;

  *no = 0;
  *text = NULL;
  if (!statement || (found = spor_store_step (self, statement, error)) < 0)
    return FALSE;
  if (found)
    {
      *no = sqlite3_column_int64 (statement, 0);
      *text = spor_store_set_text (self, *no, spor_column_text (statement, 1),
                                   spor_column_text (statement, 2), error);
    }
  return !found || *text;
}

gboolean
spor_store_peek_undo (SporStore *self, char **undo, char **redo, GError **error)
{
  gint64 no;

  return spor_store_peek (self, TRUE, &no, undo, error)
         && spor_store_peek (self, FALSE, &no, redo, error);
}

static gboolean
spor_store_reverse (SporStore *self, gboolean undo, char **text, GError **error)
{
  g_autofree char *what = NULL;
  gint64 no;

  if (!spor_store_peek (self, undo, &no, &what, error))
    return FALSE;
  if (no == 0)
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING,
                           undo ? _ ("There is nothing to undo.")
                                : _ ("There is nothing to redo."));
      return FALSE;
    }

  if (!spor_store_begin_fixed (self, undo ? "undo" : "redo", what, no, error))
    return FALSE;
  if (!spor_store_apply_steps (self, no, undo, error))
    {
      spor_store_rollback (self);
      return FALSE;
    }
  if (!spor_store_commit (self, error))
    return FALSE;
  if (text)
    *text = g_steal_pointer (&what);
  return TRUE;
}

gboolean
spor_store_undo (SporStore *self, char **text, GError **error)
{
  return spor_store_reverse (self, TRUE, text, error);
}

gboolean
spor_store_redo (SporStore *self, char **text, GError **error)
{
  return spor_store_reverse (self, FALSE, text, error);
}
