/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>

/* One logged row, as undo needs it. */
typedef struct
{
  char *table;
  char *row_id;
  char *from; /* image that the row must have now; NULL: must not exist */
  char *to;   /* image to give it; NULL: remove it */
} SporStepBack;

static void
spor_step_back_free (SporStepBack *self)
{
  g_free (self->table);
  g_free (self->row_id);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/* The change set's rows: for undo last first and backwards, for redo as they came. */
static GPtrArray *
spor_store_load_steps (SporStore *self, gint64 no, gboolean undo, GError **error)
{
  g_autoptr (GPtrArray) steps
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_step_back_free);
  g_autoptr (SporStatement) statement
      = undo ? spor_store_prepare (self,
                                   "SELECT row_table, row_id, after, before FROM change "
                                   "WHERE set_no = ?1 ORDER BY seq DESC",
                                   error)
             : spor_store_prepare (self,
                                   "SELECT row_table, row_id, before, after FROM change "
                                   "WHERE set_no = ?1 ORDER BY seq",
                                   error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_int (statement, 1, no);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      SporStepBack *back = g_new0 (SporStepBack, 1);

      back->table = g_strdup (spor_column_text (statement, 0));
      back->row_id = g_strdup (spor_column_text (statement, 1));
      back->from = g_strdup ((const char *)sqlite3_column_text (statement, 2));
      back->to = g_strdup ((const char *)sqlite3_column_text (statement, 3));
      g_ptr_array_add (steps, back);
    }
  return step == 0 ? g_steal_pointer (&steps) : NULL;
}

static gboolean
spor_store_fail_conflict (GError **error)
{
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("This can no longer be undone: what it changed has been changed since."));
  return FALSE;
}

static gboolean
spor_store_has_image (SporStore *self,
                      SporLoggedTable *table,
                      const SporStepBack *step,
                      GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, table->image, error);
  int found;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, step->row_id);
  if ((found = spor_store_step (self, statement, error)) < 0)
    return FALSE;
  if (g_strcmp0 (found ? spor_column_text (statement, 0) : NULL, step->from) != 0)
    return spor_store_fail_conflict (error);
  return TRUE;
}

static gboolean
spor_store_apply_step (SporStore *self, const SporStepBack *step, GError **error)
{
  SporLoggedTable *table = spor_change_log_find_table (self, step->table);
  g_autoptr (SporStatement) statement = NULL;

  if (!table || (!step->from && !step->to))
    return spor_store_fail_conflict (error);
  if (!spor_store_has_image (self, table, step, error))
    return FALSE;

  statement = spor_store_prepare (self,
                                  !step->from ? table->insert
                                  : step->to  ? table->update
                                              : table->remove,
                                  error);
  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, step->to ? step->to : step->row_id);
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

static gboolean
spor_store_apply_steps (SporStore *self, gint64 no, gboolean undo, GError **error)
{
  g_autoptr (GPtrArray) steps = spor_store_load_steps (self, no, undo, error);

  /* rows come back in the order they went; references are whole again at the end */
  if (!steps || !spor_store_exec (self, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (!spor_store_apply_step (self, g_ptr_array_index (steps, i), error))
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
      *text = spor_action_text (spor_column_text (statement, 1), spor_column_text (statement, 2));
    }
  return TRUE;
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
