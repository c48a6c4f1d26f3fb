/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-persons.h"

#include "spor-store-private.h"

#include "spor-name.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const select_one = "SELECT email, name FROM signup WHERE id = ?1";
static const char *const select_here
    = "SELECT signup.id, signup.email, signup.name FROM signup "
      "LEFT JOIN erasure ON erasure.signup_id = signup.id WHERE erasure.id IS NULL";
/* Their import was undone, or their being added. */
static const char *const select_gone_called
    = "SELECT DISTINCT row_id FROM change WHERE row_table = 'signup' AND before IS NOT NULL "
      "AND (row_id = ?1 OR json_extract (before, '$.name') = ?1) "
      "AND NOT EXISTS (SELECT 1 FROM signup WHERE signup.id = change.row_id)";
static const char *const select_gone
    = "SELECT DISTINCT row_id, json_extract (before, '$.email'), json_extract (before, '$.name') "
      "FROM change "
      "WHERE row_table = 'signup' AND before IS NOT NULL "
      "AND NOT EXISTS (SELECT 1 FROM signup WHERE signup.id = change.row_id)";

typedef struct
{
  GPtrArray *asked;  /* names of those who are asked for by id, "" among them */
  GHashTable *names; /* of all who have it */
  gboolean is_asked; /* by the address itself */
  gboolean is_known; /* somebody has it */
  gboolean is_shared;
} SporMailbox;

typedef struct
{
  char *id;
  char *name;
  SporMailbox *mailbox; /* NULL: asked for by id, and has no address */
  gboolean is_here;
} SporHolder;

static void
spor_mailbox_free (gpointer data)
{
  SporMailbox *self = data;

  g_ptr_array_unref (self->asked);
  g_hash_table_unref (self->names);
  g_free (self);
}

static void
spor_holder_free (gpointer data)
{
  SporHolder *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

void
spor_persons_clear (SporPersons *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->mailboxes);
  g_ptr_array_unref (self->holders);
  g_ptr_array_unref (self->here);
  g_ptr_array_unref (self->gone);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->others);
}

static void
spor_persons_init (SporPersons *self)
{
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mailboxes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, spor_mailbox_free);
  self->holders = g_ptr_array_new_with_free_func (spor_holder_free);
  self->here = g_ptr_array_new_with_free_func (g_free);
  self->gone = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->others = g_ptr_array_new_with_free_func (g_free);
}

/* NULL for who has no address. */
static SporMailbox *
spor_persons_mailbox (SporPersons *self, const char *address)
{
  g_autofree char *folded = g_utf8_strdown (address, -1);
  SporMailbox *mailbox = g_hash_table_lookup (self->mailboxes, folded);

  if (mailbox || !*folded)
    return mailbox;
  mailbox = g_new0 (SporMailbox, 1);
  mailbox->asked = g_ptr_array_new_with_free_func (g_free);
  mailbox->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (self->mailboxes, g_steal_pointer (&folded), mailbox);
  return mailbox;
}

/* --- Who is asked for ----------------------------------------------------------------------- */

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
  g_autoptr (SporStatement) statement = spor_store_prepare (store, select_one, error);
  SporMailbox *mailbox;
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  if ((step = spor_store_step (store, statement, error)) <= 0)
    return step == 0 && spor_persons_add_gone (self, store, id, error);
  g_hash_table_add (self->ids, g_strdup (id));
  if ((mailbox = spor_persons_mailbox (self, spor_column_text (statement, 0))))
    {
      g_ptr_array_add (mailbox->asked, g_strdup (spor_column_text (statement, 1)));
      mailbox->is_known = TRUE;
    }
  return TRUE;
}

static gboolean
spor_persons_add (SporPersons *self, SporStore *store, const char *who, GError **error)
{
  if (!strchr (who, '@'))
    return spor_store_go_on (store, 0, 0, error) && spor_persons_add_id (self, store, who, error);
  spor_persons_mailbox (self, who)->is_asked = TRUE;
  return TRUE;
}

/* --- Who has the address -------------------------------------------------------------------- */

static void
spor_persons_meet (
    SporPersons *self, const char *id, const char *email, const char *name, gboolean is_here)
{
  g_autofree char *folded = g_utf8_strdown (email, -1);
  SporMailbox *mailbox = g_hash_table_lookup (self->mailboxes, folded);
  SporHolder *holder;

  if (!mailbox && !g_hash_table_contains (self->ids, id))
    return;
  holder = g_new0 (SporHolder, 1);
  holder->id = g_strdup (id);
  holder->name = g_strdup (name);
  holder->mailbox = mailbox;
  holder->is_here = is_here;
  g_ptr_array_add (self->holders, holder);
  if (!mailbox)
    return;
  mailbox->is_known = TRUE;
  if (*name)
    g_hash_table_add (mailbox->names, g_strdup (name));
}

static gboolean
spor_persons_search (
    SporPersons *self, SporStore *store, const char *sql, gboolean is_here, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (store, sql, error);
  int step;

  if (!statement)
    return FALSE;
  while ((step = spor_store_step (store, statement, error)) > 0)
    spor_persons_meet (self, spor_column_text (statement, 0), spor_column_text (statement, 1),
                       spor_column_text (statement, 2), is_here);
  return step == 0;
}

static gboolean
spor_mailbox_has_two (const SporMailbox *self)
{
  guint n;
  g_autofree char **names = (char **)g_hash_table_get_keys_as_array (self->names, &n);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (!spor_names_may_be_one (names[i], names[j]))
        return TRUE;
  return FALSE;
}

static int
spor_compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* (transfer container) */
static GPtrArray *
spor_mailbox_list_names (const SporMailbox *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, spor_compare_texts);
  return names;
}

static gboolean
spor_mailbox_may_be_asked (const SporMailbox *self, const char *address, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;

  if (!self->is_known)
    {
      g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                   /* Translators: an e-mail address */
                   _ ("Nobody in the book has the address “%s”."), address);
      return FALSE;
    }
  if (!self->is_asked || !self->is_shared)
    return TRUE;
  names = spor_mailbox_list_names (self);
  list = spor_text_list (names);
  g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
               /* Translators: an e-mail address, and the names of two people or more */
               _ ("“%s” is the address of several people: %s. Say by id who is meant."), address,
               list);
  return FALSE;
}

static gboolean
spor_persons_judge_mailboxes (SporPersons *self, GError **error)
{
  GHashTableIter iter;
  gpointer address, mailbox;

  g_hash_table_iter_init (&iter, self->mailboxes);
  while (g_hash_table_iter_next (&iter, &address, &mailbox))
    {
      ((SporMailbox *)mailbox)->is_shared = spor_mailbox_has_two (mailbox);
      if (!spor_mailbox_may_be_asked (mailbox, address, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Who is meant --------------------------------------------------------------------------- */

static gboolean
spor_mailbox_means (const SporMailbox *self, const char *name)
{
  if (self->is_asked)
    return TRUE;
  for (guint i = 0; i < self->asked->len; i++)
    {
      const char *asked = g_ptr_array_index (self->asked, i);

      if (*asked || !self->is_shared ? spor_names_may_be_one (asked, name) : !*name)
        return TRUE;
    }
  return FALSE;
}

static void
spor_persons_take_name (GPtrArray *names, GHashTable *seen, const char *name)
{
  if (*name && g_hash_table_add (seen, (gpointer)name))
    g_ptr_array_add (names, g_strdup (name));
}

/* Of somebody in the log alone there may be several holders, by what their sign-up was. */
static void
spor_persons_take (SporPersons *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->holders->len; i++)
    {
      const SporHolder *holder = g_ptr_array_index (self->holders, i);

      if (!g_hash_table_contains (self->ids, holder->id)
          && !spor_mailbox_means (holder->mailbox, holder->name))
        continue;
      spor_persons_take_name (self->names, seen, holder->name);
      if (g_hash_table_add (taken, holder->id))
        g_ptr_array_add (holder->is_here ? self->here : self->gone, g_strdup (holder->id));
    }
  for (guint i = 0; i < self->holders->len; i++)
    {
      const SporHolder *holder = g_ptr_array_index (self->holders, i);

      if (!g_hash_table_contains (taken, holder->id))
        spor_persons_take_name (self->others, seen, holder->name);
    }
}

gboolean
spor_persons_find (SporPersons *self, SporStore *store, const char *const *who, GError **error)
{
  spor_persons_init (self);
  for (guint i = 0; who[i]; i++)
    if (!spor_persons_add (self, store, who[i], error))
      return FALSE;
  if (!spor_persons_search (self, store, select_here, TRUE, error)
      || !spor_persons_search (self, store, select_gone, FALSE, error)
      || !spor_persons_judge_mailboxes (self, error))
    return FALSE;
  spor_persons_take (self);
  return TRUE;
}

GPtrArray *
spor_persons_list (const SporPersons *self)
{
  GPtrArray *all = g_ptr_array_new ();

  g_ptr_array_extend (all, self->here, NULL, NULL);
  g_ptr_array_extend (all, self->gone, NULL, NULL);
  g_ptr_array_sort (all, spor_compare_texts);
  return all;
}
