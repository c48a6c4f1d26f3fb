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
    {
      if (!spor_store_go_on (self, 0, 0, error))
        return NULL;
      g_ptr_array_add (steps, spor_step_new (self, statement));
    }
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
                                         : spor_logged_table_update (step->table, now, to),
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
    if (!spor_store_go_on (self, i, steps->len, error)
        || !spor_store_apply_step (self, g_ptr_array_index (steps, i), undo, error))
      return FALSE;
  return spor_store_set_state (self, no, undo ? "undone" : "done", error);
}

/* --- Where it was done ---------------------------------------------------------------------- */

/* What the change of a row has of it, if anything. */
static const char *const select_images
    = "SELECT row_table, row_id, coalesce (before, " SPOR_SQL_AFTER (
        "c") ") FROM change AS c WHERE set_no = ?1 ORDER BY seq";
/* ?1: a row as JSON. */
static const char *const select_round_of
    = "SELECT id, name FROM round WHERE id = coalesce ("
      "json_extract (?1, '$.round_id'), "
      "(SELECT round_id FROM meeting WHERE id = json_extract (?1, '$.meeting_id')), "
      "(SELECT round_id FROM composition WHERE id = json_extract (?1, '$.composition_id')), "
      "(SELECT round_id FROM dimension WHERE id = json_extract (?1, '$.dimension_id')), "
      "(SELECT round_id FROM signup WHERE id = json_extract (?1, '$.signup_id')), "
      "(SELECT meeting.round_id FROM claim JOIN meeting ON meeting.id = claim.meeting_id "
      "WHERE claim.id = json_extract (?1, '$.claim_id')))";

/* Says of which round it is by itself, or is of none. */
static const char *const placed_actions[] = {
  "new",     "add-round",    "show-round", "archive-round", "restore-round", "edit-round",
  "contact", "refund-terms", "boundaries", "set-rate",      "remove-rate",   "built-in-boundaries",
  NULL
};

/* The name of the round that a row belongs to, unless it is @current; NULL: it is, or of none. */
static gboolean
spor_store_find_round_of (SporStore *self,
                          const char *image,
                          const char *current,
                          gboolean *found,
                          char **name,
                          GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_round_of, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, image);
  step = spor_store_step (self, statement, error);
  *found = step > 0;
  if (*found && !g_str_equal (spor_column_text (statement, 0), current))
    *name = g_strdup (spor_column_text (statement, 1));
  return step >= 0;
}

/* @image: NULL where there is none any more. */
static gboolean
spor_store_dup_image (SporStore *self, SporStatement *statement, char **image, GError **error)
{
  const SporLoggedTable *table = spor_change_log_find_table (self, spor_column_text (statement, 0));

  *image = g_strdup ((const char *)sqlite3_column_text (statement, 2));
  return *image || !table
         || spor_logged_table_load_image (self, table, spor_column_text (statement, 1), image,
                                          error);
}

/* The first of its rows that says so says it for all. */
static gboolean
spor_store_find_other_round (SporStore *self, gint64 no, char **name, GError **error)
{
  g_autofree char *current = spor_store_current_round (self, error);
  g_autoptr (SporStatement) statement
      = current ? spor_store_prepare (self, select_images, error) : NULL;
  gboolean found = FALSE;
  int step = -1;

  if (!statement)
    return FALSE;
  spor_bind_int (statement, 1, no);
  while (!found && (step = spor_store_step (self, statement, error)) > 0)
    {
      g_autofree char *image = NULL;

      if (!spor_store_dup_image (self, statement, &image, error)
          || (image && !spor_store_find_round_of (self, image, current, &found, name, error)))
        return FALSE;
    }
  return step >= 0;
}

/* What was done, and in which round if that is not the one that is looked at: nobody sees it there.
 */
static char *
spor_store_placed_text (
    SporStore *self, gint64 no, const char *action, const char *detail, GError **error)
{
  g_autofree char *text = spor_store_set_text (self, no, action, detail, error);
  g_autofree char *round = NULL;

  if (!text || g_strv_contains (placed_actions, action))
    return g_steal_pointer (&text);
  if (!spor_store_find_other_round (self, no, &round, error))
    return NULL;
  /* Translators: what was done, such as "Seat for Anne Hansen"; a round's name */
  return round ? g_strdup_printf (_ ("%s (in the round “%s”)"), text, round)
               : g_steal_pointer (&text);
}

/* --- Undo and redo -------------------------------------------------------------------------- */

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
      *text = spor_store_placed_text (self, *no, spor_column_text (statement, 1),
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

#define LETTER_ACTIONS "('edit-letter', 'reset-letter', 'contact', 'letters')"

static const char *const is_undo_of_letters
    = "SELECT count(*) FROM (SELECT action FROM change_set WHERE state = 'done' "
      "ORDER BY no DESC LIMIT 1) WHERE action IN " LETTER_ACTIONS;
static const char *const is_redo_of_letters
    = "SELECT count(*) FROM (SELECT action FROM change_set WHERE state = 'undone' "
      "ORDER BY no LIMIT 1) WHERE action IN " LETTER_ACTIONS;

gboolean
spor_store_peek_letters (SporStore *self, gboolean *undo, gboolean *redo, GError **error)
{
  gint64 n_undo = 0, n_redo = 0;

  if (!spor_store_query_int (self, is_undo_of_letters, &n_undo, error)
      || !spor_store_query_int (self, is_redo_of_letters, &n_redo, error))
    return FALSE;
  *undo = n_undo > 0;
  *redo = n_redo > 0;
  return TRUE;
}

static const char *const count_undo
    = "SELECT coalesce (max (seq), 0) FROM change WHERE set_no = (SELECT no FROM change_set "
      "WHERE state = 'done' ORDER BY no DESC LIMIT 1)";
static const char *const count_redo
    = "SELECT coalesce (max (seq), 0) FROM change WHERE set_no = (SELECT no FROM change_set "
      "WHERE state = 'undone' ORDER BY no LIMIT 1)";

gboolean
spor_store_count_undo (SporStore *self, gint64 *undo, gint64 *redo, GError **error)
{
  return spor_store_query_int (self, count_undo, undo, error)
         && spor_store_query_int (self, count_redo, redo, error);
}

/* The newest decision after ?1, unless something before it has been undone since. */
static const char *const select_decision
    = "SELECT action, detail FROM (SELECT no, action, detail FROM change_set WHERE no > ?1 AND "
      "action IN ('submit-claim', 'approve-claim', 'return-claim', 'reject-claim', 'pay-claim') "
      "ORDER BY no DESC LIMIT 1) AS decision WHERE NOT EXISTS (SELECT 1 FROM change_set AS later "
      "WHERE later.no > decision.no AND later.action = 'undo' AND later.target < decision.no)";

gboolean
spor_store_check_undo (SporStore *self, GError **error)
{
  g_autofree char *what = NULL;
  g_autofree char *decision = NULL;
  g_autoptr (SporStatement) statement = NULL;
  gint64 no;
  int found;

  if (!spor_store_peek (self, TRUE, &no, &what, error))
    return FALSE;
  if (no == 0)
    return TRUE;
  if (!(statement = spor_store_prepare (self, select_decision, error)))
    return FALSE;
  spor_bind_int (statement, 1, no);
  if ((found = spor_store_step (self, statement, error)) <= 0)
    return found == 0;
  decision = spor_action_text (spor_column_text (statement, 0), spor_column_text (statement, 1));
  g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_DECIDED,
               /* Translators: what was decided, such as "Claim approved: Anne Hansen", and what was
                * done before it, such as "Change to Bo Nielsen" */
               _ ("“%s” cannot be undone. Before it: %s"), decision, what);
  return FALSE;
}

/* Inside a change set: the last is the last that anybody has done. */
static gboolean
spor_store_reverse_last (SporStore *self, gboolean undo, char **text, GError **error)
{
  gint64 no;

  if (!spor_store_peek (self, undo, &no, text, error))
    return FALSE;
  if (no == 0)
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING,
                           undo ? _ ("There is nothing to undo.")
                                : _ ("There is nothing to redo."));
      return FALSE;
    }
  spor_store_set_detail (self, *text);
  spor_store_set_target (self, no);
  return spor_store_apply_steps (self, no, undo, error);
}

static gboolean
spor_store_reverse (SporStore *self, gboolean undo, char **text, GError **error)
{
  g_autofree char *what = NULL;

  if (!spor_store_begin_fixed (self, undo ? "undo" : "redo", NULL, error)
      || !spor_store_end (self, spor_store_reverse_last (self, undo, &what, error), error))
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
