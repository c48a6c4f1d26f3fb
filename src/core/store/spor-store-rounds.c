/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-rounds.h"

#include "spor-store-letters.h"
#include "spor-store-private.h"
#include "spor-store-refunds.h"

#include "spor-id.h"
#include "spor-round-setting.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The tables shown_round and archived_round, and rounds as a whole. */

#define MIN_ID_LENGTH 4

/* ?1: the round that this connection looks at, or NULL. */
static const char *const select_current
    = "SELECT coalesce (?1, (SELECT round_id FROM shown_round LIMIT 1), "
      "(SELECT id FROM round ORDER BY position LIMIT 1))";
static const char *const select_rounds
    = "SELECT round.id, round.name, archived_round.at FROM round "
      "LEFT JOIN archived_round ON archived_round.round_id = round.id ORDER BY round.position";
static const char *const count_signups = "SELECT count(*) FROM signup WHERE round_id = ?1";
static const char *const select_name = "SELECT name FROM round WHERE id = ?1";
static const char *const select_archived
    = "SELECT round.name FROM round JOIN archived_round ON archived_round.round_id = round.id "
      "WHERE round.id = ?1";
static const char *const select_position = "SELECT coalesce (max (position), 0) + 1 FROM round";
static const char *const insert_shown = "INSERT INTO shown_round (id, round_id) VALUES (?1, ?2)";
static const char *const update_shown = "UPDATE shown_round SET round_id = ?1";
static const char *const insert_archived
    = "INSERT INTO archived_round (id, round_id, at, actor) VALUES (?1, ?2, ?3, ?4)";
static const char *const delete_archived = "DELETE FROM archived_round WHERE round_id = ?1";

/* What an archived round does not stand in the way of. */
static const char *const free_actions[]
    = { "new",           "undo",          "redo",       "add-round",           "show-round",
        "archive-round", "restore-round", "boundaries", "built-in-boundaries", "set-rate",
        "remove-rate",   "erase",         NULL };

void
spor_round_entry_free (SporRoundEntry *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/* --- Which one ------------------------------------------------------------------------------ */

char *
spor_store_current_round (SporStore *self, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_current, error);

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, self->round_id);
  if (spor_store_step (self, statement, error) < 0)
    return NULL;
  return g_strdup (spor_column_text (statement, 0));
}

/* *@name NULL if there is no such row. */
static gboolean
spor_store_load_name (SporStore *self, const char *sql, const char *id, char **name, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);
  int step;

  *name = NULL;
  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  if ((step = spor_store_step (self, statement, error)) > 0)
    *name = g_strdup (spor_column_text (statement, 0));
  return step >= 0;
}

/* The name of a round that there is. */
static char *
spor_store_load_round_name (SporStore *self, const char *id, GError **error)
{
  char *name;

  if (spor_store_load_name (self, select_name, id, &name, error) && !name)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                         _ ("The round is no longer in this book."));
  return name;
}

gboolean
spor_store_allows (SporStore *self, const char *action, GError **error)
{
  g_autofree char *round = NULL;
  g_autofree char *name = NULL;

  if (g_strv_contains (free_actions, action))
    return TRUE;
  if (!(round = spor_store_current_round (self, error))
      || !spor_store_load_name (self, select_archived, round, &name, error))
    return FALSE;
  if (name)
    {
      g_autofree char *sentence = spor_archived_sentence (name);

      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, sentence);
    }
  return name == NULL;
}

gboolean
spor_store_look_at_round (SporStore *self, const char *id, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self->set == NULL, FALSE);

  if (id && !(name = spor_store_load_round_name (self, id, error)))
    return FALSE;
  g_free (self->round_id);
  self->round_id = g_strdup (id);
  self->signups_version = self->refunds_version = ++self->version;
  return TRUE;
}

gboolean
spor_store_do_in_round (
    SporStore *self, const char *id, SporStoreDeed deed, gpointer data, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  gboolean done;

  g_return_val_if_fail (self->set == NULL, FALSE);

  if (!(name = spor_store_load_round_name (self, id, error)))
    return FALSE;
  before = g_steal_pointer (&self->round_id);
  self->round_id = g_strdup (id);
  done = deed (self, data, error);
  g_free (self->round_id);
  self->round_id = g_steal_pointer (&before);
  return done;
}

GPtrArray *
spor_store_load_rounds (SporStore *self, GError **error)
{
  g_autoptr (GPtrArray) rounds
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_round_entry_free);
  g_autofree char *current = spor_store_current_round (self, error);
  g_autoptr (SporStatement) statement
      = current ? spor_store_prepare (self, select_rounds, error) : NULL;
  int step;

  if (!statement)
    return NULL;
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      SporRoundEntry *entry = g_new0 (SporRoundEntry, 1);

      entry->id = g_strdup (spor_column_text (statement, 0));
      entry->name = g_strdup (spor_column_text (statement, 1));
      entry->archived_at = spor_column_instant (statement, 2);
      entry->shown = g_str_equal (entry->id, current);
      g_ptr_array_add (rounds, entry);
    }
  return step == 0 ? g_steal_pointer (&rounds) : NULL;
}

gboolean
spor_store_count_round (SporStore *self, SporRoundEntry *entry, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, count_signups, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, entry->id);
  if (spor_store_step (self, statement, error) < 0)
    return FALSE;
  entry->n_signups = sqlite3_column_int (statement, 0);
  return TRUE;
}

static gboolean
spor_round_entry_is (const SporRoundEntry *self, const char *text, const char *folded)
{
  g_autofree char *name = spor_text_fold (self->name);

  return g_str_equal (name, folded)
         || (strlen (text) >= MIN_ID_LENGTH && spor_id_matches (self->id, text));
}

char *
spor_store_find_round (SporStore *self, const char *text, GError **error)
{
  g_autofree char *clean = spor_text_clean (text);
  g_autofree char *folded = spor_text_fold (clean);
  g_autoptr (GPtrArray) rounds = spor_store_load_rounds (self, error);
  const SporRoundEntry *found = NULL;

  for (guint i = 0; rounds && i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);

      if (!spor_round_entry_is (entry, clean, folded))
        continue;
      if (found)
        {
          g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                       /* Translators: what was given as a round's name or id */
                       _ ("More than one round in this book has the name or the id “%s”."), clean);
          return NULL;
        }
      found = entry;
    }
  if (rounds && !found)
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                 /* Translators: what was given as a round's name or id */
                 _ ("There is no round “%s” in this book."), clean);
  return found ? g_strdup (found->id) : NULL;
}

/* --- Showing -------------------------------------------------------------------------------- */

static gboolean
spor_store_put_shown (SporStore *self, const char *round_id, GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) update = spor_store_prepare (self, update_shown, error);
  g_autoptr (SporStatement) insert = NULL;

  if (!update)
    return FALSE;
  spor_bind_text (update, 1, round_id);
  if (!spor_store_run (self, update, error))
    return FALSE;
  if (sqlite3_changes (spor_store_db (self)) > 0)
    return TRUE;
  if (!(insert = spor_store_prepare (self, insert_shown, error)))
    return FALSE;
  spor_bind_text (insert, 1, id);
  spor_bind_text (insert, 2, round_id);
  return spor_store_run (self, insert, error);
}

/* Inside a change set, which stays empty if it is shown already. */
static gboolean
spor_store_show_another (SporStore *self, const char *id, GError **error)
{
  g_autofree char *name = spor_store_load_round_name (self, id, error);
  g_autofree char *current = name ? spor_store_current_round (self, error) : NULL;

  if (!current)
    return FALSE;
  spor_store_set_detail (self, name);
  return g_str_equal (current, id) || spor_store_put_shown (self, id, error);
}

gboolean
spor_store_show_round (SporStore *self, const char *id, GError **error)
{
  if (!spor_store_begin (self, "show-round", NULL, error))
    return FALSE;
  return spor_store_end (self, spor_store_show_another (self, id, error), error);
}

/* --- Adding --------------------------------------------------------------------------------- */

gboolean
spor_store_check_round (SporStore *self, const SporRound *round, GError **error)
{
  g_autoptr (GPtrArray) faults = spor_round_check (round);
  g_autoptr (GPtrArray) rounds = NULL;
  g_autofree char *folded = spor_text_fold (round->name);

  if (faults->len > 0)
    {
      const SporRoundFault *fault = g_ptr_array_index (faults, 0);

      g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, "%s", fault->text);
      return FALSE;
    }
  if (!(rounds = spor_store_load_rounds (self, error)))
    return FALSE;
  for (guint i = 0; i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);
      g_autofree char *other = spor_text_fold (entry->name);

      if (g_str_equal (entry->id, round->id) || !g_str_equal (other, folded))
        continue;
      g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                   /* Translators: the name of a round */
                   _ ("There is a round “%s” already. Choose another name."), entry->name);
      return FALSE;
    }
  return TRUE;
}

/* Inside a change set. */
static gboolean
spor_store_put_new_round (SporStore *self, const SporRound *round, GError **error)
{
  gint64 position;

  return spor_store_check_round (self, round, error)
         && spor_store_query_int (self, select_position, &position, error)
         && spor_store_save_round (self, round, position, error)
         && spor_store_add_composition (self, round, 1, _ ("Proposal A"), error)
         && spor_store_put_shown (self, round->id, error);
}

gboolean
spor_store_add_round (SporStore *self, const SporRound *round, GError **error)
{
  if (!spor_store_begin (self, "add-round", round->name, error))
    return FALSE;
  return spor_store_end (self, spor_store_put_new_round (self, round, error), error);
}

/* With what a round has beside its rules. */
static gboolean
spor_store_put_copied (SporStore *self, const SporRound *from, const SporRound *to, GError **error)
{
  SporRefundTerms terms;

  if (!spor_store_put_new_round (self, to, error)
      || !spor_store_load_terms (self, from, &terms, error)
      || !spor_store_put_terms (self, to, &terms, error))
    return FALSE;
  return spor_store_copy_letter_templates (self, from, to, error);
}

/* Inside a change set; NULL with @error. */
static SporRound *
spor_store_make_round_like (SporStore *self, const char *from, const char *name, GError **error)
{
  g_autoptr (SporRound) old = spor_store_load_round_by_id (self, from, error);
  g_autoptr (SporRound) new = old ? spor_round_copy_as_new (old, name) : NULL;

  if (new)
    spor_round_drop_past_days (new, g_get_real_time () / G_USEC_PER_SEC);
  return new &&spor_store_put_copied (self, old, new, error) ? g_steal_pointer (&new) : NULL;
}

gboolean
spor_store_copy_round (
    SporStore *self, const char *from, const char *name, char **id, GError **error)
{
  g_autofree char *clean = spor_text_one_line (name);
  g_autoptr (SporRound) new = NULL;

  if (!spor_store_begin (self, "add-round", clean, error))
    return FALSE;
  new = spor_store_make_round_like (self, from, clean, error);
  if (!spor_store_end (self, new != NULL, error))
    return FALSE;
  if (id)
    *id = g_strdup (new->id);
  return TRUE;
}

/* --- The archive ---------------------------------------------------------------------------- */

static gboolean
spor_store_put_archived (SporStore *self, const char *round_id, GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_archived, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, round_id);
  spor_bind_instant (statement, 3, g_get_real_time () / G_USEC_PER_SEC);
  spor_bind_text (statement, 4, self->actor);
  return spor_store_run (self, statement, error);
}

/* Inside a change set, which stays empty if it is so already. */
static gboolean
spor_store_put_or_drop_archived (SporStore *self, const char *id, gboolean archive, GError **error)
{
  g_autofree char *name = spor_store_load_round_name (self, id, error);
  g_autofree char *archived = NULL;

  if (!name || !spor_store_load_name (self, select_archived, id, &archived, error))
    return FALSE;
  spor_store_set_detail (self, name);
  if ((archived != NULL) == archive)
    return TRUE;
  return archive ? spor_store_put_archived (self, id, error)
                 : spor_store_run_on (self, delete_archived, id, error);
}

/* Archives the round or takes it back. */
static gboolean
spor_store_put_away (SporStore *self, const char *id, gboolean archive, GError **error)
{
  if (!spor_store_begin (self, archive ? "archive-round" : "restore-round", NULL, error))
    return FALSE;
  return spor_store_end (self, spor_store_put_or_drop_archived (self, id, archive, error), error);
}

gboolean
spor_store_archive_round (SporStore *self, const char *id, GError **error)
{
  return spor_store_put_away (self, id, TRUE, error);
}

gboolean
spor_store_restore_round (SporStore *self, const char *id, GError **error)
{
  return spor_store_put_away (self, id, FALSE, error);
}
