/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-alternatives.h"

#include "spor-id.h"
#include "spor-store-private.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The tables composition, board and lineage, as alternatives to each other. */

static const char *const select_next_position
    = "SELECT coalesce (max (position), 0) + 1 FROM composition WHERE round_id = ?1";
static const char *const put_board
    = "INSERT INTO board (id, round_id, composition_id) VALUES (?1, ?2, ?3) "
      "ON CONFLICT (round_id) DO UPDATE SET composition_id = ?3";
static const char *const insert_lineage
    = "INSERT INTO lineage (id, composition_id, source, at, protocol_id) "
      "VALUES (?1, ?2, ?3, ?4, ?5)";
static const char *const update_name = "UPDATE composition SET name = ?2 WHERE id = ?1";

/* What leads to the protocols of the composition ?1 gets them: the oldest copy of each. */
static const char *const hand_on_protocols
    = "UPDATE protocol SET composition_id = (SELECT lineage.composition_id FROM lineage "
      "WHERE lineage.protocol_id = protocol.id AND lineage.composition_id <> ?1 "
      "ORDER BY lineage.id LIMIT 1) WHERE composition_id = ?1 AND EXISTS (SELECT 1 FROM lineage "
      "WHERE lineage.protocol_id = protocol.id AND lineage.composition_id <> ?1)";

/* Row by row rather than by the references: the log sees every one of them go. */
static const char *const deletes[] = {
  "DELETE FROM seat WHERE composition_id = ?1",
  "DELETE FROM mark WHERE composition_id = ?1",
  "DELETE FROM lineage WHERE composition_id = ?1",
  "DELETE FROM pool WHERE protocol_id IN (SELECT id FROM protocol WHERE composition_id = ?1)",
  "DELETE FROM protocol WHERE composition_id = ?1",
  "DELETE FROM composition WHERE id = ?1",
};

/* --- Names ---------------------------------------------------------------------------------- */

static gboolean
spor_names_match (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return strcmp (one, other) == 0;
}

SporComposition *
spor_compositions_find_name (GPtrArray *all, const char *name)
{
  for (guint i = 0; i < all->len; i++)
    {
      SporComposition *composition = g_ptr_array_index (all, i);

      if (spor_names_match (composition->name, name))
        return composition;
    }
  return NULL;
}

SporComposition *
spor_compositions_find_final (GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      SporComposition *composition = g_ptr_array_index (all, i);

      if (composition->finalised_at != SPOR_TIME_NONE)
        return composition;
    }
  return NULL;
}

/* What the @n-th copy of @name is called, from 1. */
static char *
spor_copy_name (const char *name, guint n)
{
  if (n == 1)
    /* Translators: what the copy of a composition is called; %s is the composition's name */
    return g_strdup_printf (_ ("%s (copy)"), name);
  /* Translators: what a further copy is called: the composition's name, the copy's number */
  return g_strdup_printf (_ ("%s (copy %u)"), name, n);
}

/* What @name is a copy of, if it is called the @n-th copy of something at most; else @name. */
static char *
spor_copied_name (const char *name, guint n)
{
  for (; n > 0; n--)
    {
      g_autofree char *ending = spor_copy_name ("", n);
      gsize length = strlen (name) - MIN (strlen (ending), strlen (name));

      if (length > 0 && g_str_has_suffix (name, ending))
        return g_strndup (name, length);
    }
  return g_strdup (name);
}

/* The @n-th name, from 1. @source: (nullable): the name of what is copied */
static char *
spor_composition_name (const char *source, guint n)
{
  if (source)
    return spor_copy_name (source, n);
  if (n <= 26)
    /* Translators: the name of a composition; %c is a letter, as in "Proposal A" */
    return g_strdup_printf (_ ("Proposal %c"), 'A' + n - 1);
  /* Translators: the name of a composition, where all letters are taken; %u is a number */
  return g_strdup_printf (_ ("Proposal %u"), n);
}

char *
spor_compositions_new_name (GPtrArray *all, const SporComposition *source)
{
  g_autofree char *copied = source ? spor_copied_name (source->name, all->len + 1) : NULL;

  for (guint n = 1;; n++)
    {
      g_autofree char *name = spor_composition_name (copied, n);

      if (n > all->len || !spor_compositions_find_name (all, name))
        return g_steal_pointer (&name);
    }
}

/* What @name is to be written as; NULL with @error if it cannot be, next to @all but @self. */
static char *
spor_compositions_take_name (GPtrArray *all,
                             const SporComposition *self,
                             const char *name,
                             GError **error)
{
  g_autofree char *clean = spor_text_one_line (name);
  SporComposition *other = spor_compositions_find_name (all, clean);

  if (!*clean)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                         _ ("An alternative needs a name."));
  else if (other && (!self || !g_str_equal (other->id, self->id)))
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                 /* Translators: the name of a composition */
                 _ ("There is an alternative “%s” already. Choose another name."), other->name);
  else
    return g_steal_pointer (&clean);
  return NULL;
}

/* --- Looking before writing ----------------------------------------------------------------- */

static GPtrArray *
spor_store_load_names (SporStore *self, const SporRound *round, GError **error)
{
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_composition_unref);
  g_autoptr (SporSignups) nobody = spor_signups_begin ((SporRound *)round, FALSE);
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self, "SELECT id, name FROM composition WHERE round_id = ?1 ORDER BY position, id", error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (all, spor_composition_new (nobody, spor_column_text (statement, 0),
                                                spor_column_text (statement, 1)));
  return step == 0 ? g_steal_pointer (&all) : NULL;
}

static const SporComposition *
spor_compositions_find_id (GPtrArray *all, const char *id, guint *index)
{
  for (guint i = 0; i < all->len; i++)
    {
      const SporComposition *composition = g_ptr_array_index (all, i);

      *index = i;
      if (g_str_equal (composition->id, id))
        return composition;
    }
  return NULL;
}

/* CONFLICT unless the book has @composition as it is here. */
static gboolean
spor_store_still_has (SporStore *self, const SporComposition *composition, GError **error)
{
  g_autoptr (GPtrArray) all = spor_store_load_compositions (self, composition->signups, error);
  const SporComposition *now;
  guint index = 0;

  if (!all)
    return FALSE;
  now = spor_compositions_find_id (all, composition->id, &index);
  if (now && spor_compositions_equal (now, composition))
    return TRUE;
  g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
               /* Translators: the name of a composition */
               _ ("“%s” has changed in the meantime. Look again, then choose."), composition->name);
  return FALSE;
}

/* --- Writing -------------------------------------------------------------------------------- */

static gboolean
spor_store_put_on_board (SporStore *self, const SporRound *round, const char *id, GError **error)
{
  g_autofree char *row = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, put_board, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, row);
  spor_bind_text (statement, 2, round->id);
  spor_bind_text (statement, 3, id);
  return spor_store_run (self, statement, error);
}

/* Adds an empty one behind the others and puts it on the board. */
static gboolean
spor_store_append (
    SporStore *self, const SporRound *round, const char *name, const char *id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_next_position, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  if (spor_store_step (self, statement, error) < 0)
    return FALSE;
  return spor_store_insert_composition (self, round, sqlite3_column_int (statement, 0), name, id,
                                        error)
         && spor_store_put_on_board (self, round, id, error);
}

/* Inside a change set: what @name is to be written as, next to what there is but @self. */
static char *
spor_store_take_name (SporStore *self,
                      const SporRound *round,
                      const SporComposition *composition,
                      const char *name,
                      GError **error)
{
  g_autoptr (GPtrArray) all = spor_store_load_names (self, round, error);

  return all ? spor_compositions_take_name (all, composition, name, error) : NULL;
}

static gboolean
spor_store_make_new (SporStore *self, const SporRound *round, const char *name, GError **error)
{
  g_autofree char *taken = spor_store_take_name (self, round, NULL, name, error);
  g_autofree char *id = spor_id_new ();

  if (!taken)
    return FALSE;
  spor_store_set_detail (self, taken);
  return spor_store_append (self, round, taken, id, error);
}

gboolean
spor_store_new_composition (SporStore *self,
                            const SporRound *round,
                            const char *name,
                            GError **error)
{
  if (!spor_store_begin (self, "add-composition", NULL, error))
    return FALSE;
  return spor_store_end (self, spor_store_make_new (self, round, name, error), error);
}

static gboolean
spor_store_add_lineage (SporStore *self,
                        const SporComposition *source,
                        const char *id,
                        GError **error)
{
  g_autofree char *row = spor_id_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_lineage, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, row);
  spor_bind_text (statement, 2, id);
  spor_bind_text (statement, 3, source->name);
  spor_bind_instant (statement, 4, g_date_time_to_unix (now));
  spor_bind_text (statement, 5, source->origin ? source->origin->protocol_id : NULL);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_make_copy (SporStore *self,
                      const SporComposition *composition,
                      const char *name,
                      GError **error)
{
  const SporRound *round = spor_composition_round (composition);
  g_autoptr (SporComposition) source = spor_composition_copy (composition);
  g_autoptr (SporComposition) after = NULL;
  g_autoptr (SporComposition) empty = NULL;
  g_autofree char *taken = spor_store_take_name (self, round, NULL, name, error);
  g_autofree char *id = spor_id_new ();

  if (!taken)
    return FALSE;
  spor_store_set_detail (self, taken);
  g_clear_pointer (&source->origin, spor_origin_unref);
  if (!spor_store_still_has (self, source, error) || !spor_store_load_origin (self, source, error)
      || !spor_store_append (self, round, taken, id, error)
      || !spor_store_add_lineage (self, source, id, error))
    return FALSE;
  empty = spor_composition_new (source->signups, id, taken);
  after = spor_composition_copy (source);
  g_free (after->id);
  after->id = g_steal_pointer (&id);
  return spor_store_save_composition (self, empty, after, error);
}

gboolean
spor_store_copy_composition (SporStore *self,
                             const SporComposition *source,
                             const char *name,
                             GError **error)
{
  if (!spor_store_begin (self, "copy-composition", NULL, error))
    return FALSE;
  return spor_store_end (self, spor_store_make_copy (self, source, name, error), error);
}

static gboolean
spor_store_set_name (SporStore *self, const char *id, const char *name, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, update_name, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, name);
  return spor_store_run (self, statement, error);
}

/* Inside a change set, which stays empty if it has that name already. */
static gboolean
spor_store_make_name (SporStore *self,
                      const SporComposition *composition,
                      const char *name,
                      GError **error)
{
  g_autofree char *taken
      = spor_store_take_name (self, spor_composition_round (composition), composition, name, error);
  g_autofree char *detail = NULL;

  if (!taken)
    return FALSE;
  if (g_str_equal (taken, composition->name))
    return TRUE;
  detail = g_strdup_printf ("%s → %s", composition->name, taken);
  spor_store_set_detail (self, detail);
  return spor_store_still_has (self, composition, error)
         && spor_store_set_name (self, composition->id, taken, error);
}

gboolean
spor_store_rename_composition (SporStore *self,
                               const SporComposition *composition,
                               const char *name,
                               GError **error)
{
  if (!spor_store_is_open (composition, error)
      || !spor_store_begin (self, "rename-composition", NULL, error))
    return FALSE;
  return spor_store_end (self, spor_store_make_name (self, composition, name, error), error);
}

/* What is on the board once @composition is gone: what is there now, else its neighbour. */
static gboolean
spor_store_leave_board (SporStore *self,
                        const SporComposition *composition,
                        GPtrArray *all,
                        GError **error)
{
  g_autoptr (SporComposition) current
      = spor_store_load_composition (self, composition->signups, error);
  const SporComposition *next;
  guint index = 0;

  if (!current)
    return FALSE;
  if (!g_str_equal (current->id, composition->id))
    return TRUE;
  spor_compositions_find_id (all, composition->id, &index);
  next = g_ptr_array_index (all, index > 0 ? index - 1 : 1);
  return spor_store_put_on_board (self, spor_composition_round (composition), next->id, error);
}

/* One alternative there always is. */
static gboolean
spor_compositions_can_lose (GPtrArray *all, const SporComposition *composition, GError **error)
{
  if (all->len > 1)
    return TRUE;
  g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
               /* Translators: the name of a composition */
               _ ("“%s” is the only alternative and stays."), composition->name);
  return FALSE;
}

static gboolean
spor_store_make_delete (SporStore *self, const SporComposition *composition, GError **error)
{
  g_autoptr (GPtrArray) all
      = spor_store_load_names (self, spor_composition_round (composition), error);

  if (!all || !spor_store_still_has (self, composition, error)
      || !spor_compositions_can_lose (all, composition, error)
      || !spor_store_leave_board (self, composition, all, error)
      || !spor_store_run_on (self, hand_on_protocols, composition->id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (deletes); i++)
    if (!spor_store_run_on (self, deletes[i], composition->id, error))
      return FALSE;
  return TRUE;
}

gboolean
spor_store_delete_composition (SporStore *self, const SporComposition *composition, GError **error)
{
  if (!spor_store_is_open (composition, error)
      || !spor_store_begin (self, "delete-composition", composition->name, error))
    return FALSE;
  return spor_store_end (self, spor_store_make_delete (self, composition, error), error);
}

/* Nothing is written if it is there already, also where the book does not say so. */
static gboolean
spor_store_switch (SporStore *self, const SporComposition *composition, GError **error)
{
  g_autoptr (SporComposition) current
      = spor_store_load_composition (self, composition->signups, error);

  if (!current)
    return FALSE;
  return g_str_equal (current->id, composition->id)
         || spor_store_put_on_board (self, spor_composition_round (composition), composition->id,
                                     error);
}

gboolean
spor_store_use_composition (SporStore *self, const SporComposition *composition, GError **error)
{
  if (!spor_store_begin (self, "use-composition", composition->name, error))
    return FALSE;
  return spor_store_end (self,
                         spor_store_still_has (self, composition, error)
                             && spor_store_switch (self, composition, error),
                         error);
}
