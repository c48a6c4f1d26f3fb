/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-persons.h"

#include "spor-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const select_email = "SELECT email FROM signup WHERE id = ?1";
static const char *const select_here
    = "SELECT signup.id, signup.email FROM signup "
      "LEFT JOIN erasure ON erasure.signup_id = signup.id WHERE erasure.id IS NULL";
/* Their import was undone, or their being added. */
static const char *const select_gone_called
    = "SELECT DISTINCT row_id FROM change WHERE row_table = 'signup' AND before IS NOT NULL "
      "AND (row_id = ?1 OR json_extract (before, '$.name') = ?1) "
      "AND NOT EXISTS (SELECT 1 FROM signup WHERE signup.id = change.row_id)";
static const char *const select_gone
    = "SELECT DISTINCT row_id, json_extract (before, '$.email') FROM change "
      "WHERE row_table = 'signup' AND before IS NOT NULL "
      "AND NOT EXISTS (SELECT 1 FROM signup WHERE signup.id = change.row_id)";

void
spor_persons_clear (SporPersons *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->addresses);
  g_ptr_array_unref (self->here);
  g_ptr_array_unref (self->gone);
}

static void
spor_persons_init (SporPersons *self)
{
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->here = g_ptr_array_new_with_free_func (g_free);
  self->gone = g_ptr_array_new_with_free_func (g_free);
}

static void
spor_persons_add_address (SporPersons *self, const char *address, gboolean is_known)
{
  if (*address)
    g_hash_table_insert (self->addresses, g_utf8_strdown (address, -1), GINT_TO_POINTER (is_known));
}

/* @who: the id, or the whole name, of somebody who is in the log alone and may have no address. */
static gboolean
spor_persons_add_gone (SporPersons *self, SporStore *store, const char *who, GError **error)
{
  g_autoptr (GPtrArray) ids = spor_store_list (store, select_gone_called, who, error);

  if (!ids)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->ids, g_strdup (g_ptr_array_index (ids, i)));
  if (ids->len == 0)
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                 /* Translators: what was typed */
                 _ ("There is no sign-up with the id “%s”, and nobody of that name is in the "
                    "change log alone."),
                 who);
  return ids->len > 0;
}

static gboolean
spor_persons_add_id (SporPersons *self, SporStore *store, const char *id, GError **error)
{
  g_autoptr (GPtrArray) emails = spor_store_list (store, select_email, id, error);

  if (!emails)
    return FALSE;
  if (emails->len == 0)
    return spor_persons_add_gone (self, store, id, error);
  g_hash_table_add (self->ids, g_strdup (id));
  spor_persons_add_address (self, g_ptr_array_index (emails, 0), TRUE);
  return TRUE;
}

static gboolean
spor_persons_has (SporPersons *self, const char *id, const char *email)
{
  g_autofree char *folded = g_utf8_strdown (email, -1);

  if (*folded && g_hash_table_contains (self->addresses, folded))
    {
      spor_persons_add_address (self, folded, TRUE);
      return TRUE;
    }
  return g_hash_table_contains (self->ids, id);
}

/* Adds to @found whom @sql finds. */
static gboolean
spor_persons_search (
    SporPersons *self, SporStore *store, const char *sql, GPtrArray *found, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (store, sql, error);
  int step;

  if (!statement)
    return FALSE;
  while ((step = spor_store_step (store, statement, error)) > 0)
    if (spor_persons_has (self, spor_column_text (statement, 0), spor_column_text (statement, 1)))
      g_ptr_array_add (found, g_strdup (spor_column_text (statement, 0)));
  return step == 0;
}

static gboolean
spor_persons_are_known (SporPersons *self, GError **error)
{
  GHashTableIter iter;
  gpointer address, is_known;

  g_hash_table_iter_init (&iter, self->addresses);
  while (g_hash_table_iter_next (&iter, &address, &is_known))
    if (!is_known)
      {
        g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                     /* Translators: an e-mail address */
                     _ ("Nobody in the book has the address “%s”."), (char *)address);
        return FALSE;
      }
  return TRUE;
}

gboolean
spor_persons_find (SporPersons *self, SporStore *store, const char *const *who, GError **error)
{
  spor_persons_init (self);
  for (guint i = 0; who[i]; i++)
    if (strchr (who[i], '@'))
      spor_persons_add_address (self, who[i], FALSE);
    else if (!spor_store_go_on (store, 0, 0, error)
             || !spor_persons_add_id (self, store, who[i], error))
      return FALSE;
  return spor_persons_search (self, store, select_here, self->here, error)
         && spor_persons_search (self, store, select_gone, self->gone, error)
         && spor_persons_are_known (self, error);
}

static int
spor_compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
spor_persons_list (const SporPersons *self)
{
  GPtrArray *all = g_ptr_array_new ();

  g_ptr_array_extend (all, self->here, NULL, NULL);
  g_ptr_array_extend (all, self->gone, NULL, NULL);
  g_ptr_array_sort (all, spor_compare_ids);
  return all;
}
