/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-erasure.h"

#include "spor-store-private.h"

#include "spor-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* With the same address in whatever case. */
static const char *const select_person
    = "SELECT other.id FROM signup JOIN signup AS other ON other.id = signup.id "
      "OR (signup.email <> '' AND lower (other.email) = lower (signup.email)) "
      "WHERE signup.id = ?1";
static const char *const select_erased = "SELECT 1 FROM erasure WHERE signup_id = ?1";
static const char *const select_claim
    = "SELECT state = 'draft' FROM claim WHERE signup_id = ?1 ORDER BY 1 LIMIT 1";
static const char *const select_final
    = "SELECT 1 FROM seat JOIN composition ON composition.id = seat.composition_id "
      "JOIN signup ON signup.id = seat.signup_id "
      "WHERE seat.signup_id = ?1 AND composition.finalised_at IS NOT NULL AND signup.withdrawn = 0";

/* --- Who ------------------------------------------------------------------------------------ */

/* Runs @sql on @id: whether it gives a row, and its first column. */
static gboolean
spor_store_ask (
    SporStore *self, const char *sql, const char *id, gboolean *found, int *value, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  if ((step = spor_store_step (self, statement, error)) < 0)
    return FALSE;
  *found = step > 0;
  if (value && *found)
    *value = sqlite3_column_int (statement, 0);
  return TRUE;
}

gboolean
spor_store_is_erased (SporStore *self, const char *signup_id, gboolean *erased, GError **error)
{
  return spor_store_ask (self, select_erased, signup_id, erased, NULL, error);
}

/* The texts of a statement's first column, which has ?1. */
static GPtrArray *
spor_store_list (SporStore *self, const char *sql, const char *id, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (texts, g_strdup (spor_column_text (statement, 0)));
  return step == 0 ? g_steal_pointer (&texts) : NULL;
}

static int
spor_compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Adds to @all whoever has not been erased and is not in it. */
static gboolean
spor_store_add_person (SporStore *self, const char *id, GHashTable *all, GError **error)
{
  g_autoptr (GPtrArray) person = spor_store_list (self, select_person, id, error);

  if (!person)
    return FALSE;
  if (person->len == 0)
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                 _ ("There is no sign-up with the id “%s”."), id);
  for (guint i = 0; i < person->len; i++)
    {
      const char *other = g_ptr_array_index (person, i);
      gboolean erased;

      if (!spor_store_is_erased (self, other, &erased, error))
        return FALSE;
      if (!erased)
        g_hash_table_add (all, g_strdup (other));
    }
  return person->len > 0;
}

/* The sign-ups of everybody behind @ids, by their ids. */
static GStrv
spor_store_find_persons (SporStore *self, const char *const *ids, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GStrv signups;

  for (guint i = 0; ids[i]; i++)
    if (!spor_store_add_person (self, ids[i], all, error))
      return NULL;
  signups = (GStrv)g_hash_table_get_keys_as_array (all, NULL);
  g_hash_table_steal_all (all);
  qsort (signups, g_strv_length (signups), sizeof *signups, spor_compare_ids);
  return signups;
}

/* --- Whether -------------------------------------------------------------------------------- */

/* Why @name is not to be erased; NULL if they may be. */
static gboolean
spor_store_find_objection (
    SporStore *self, const char *id, const char *name, char **objection, GError **error)
{
  gboolean has_claim, is_member;
  int is_draft = FALSE;

  *objection = NULL;
  if (!spor_store_ask (self, select_claim, id, &has_claim, &is_draft, error)
      || !spor_store_ask (self, select_final, id, &is_member, NULL, error))
    return FALSE;
  if (has_claim && is_draft)
    /* Translators: a person */
    *objection
        = g_strdup_printf (_ ("%s has a draft of a travel claim. Delete the draft first."), name);
  else if (has_claim)
    *objection = g_strdup_printf (
        /* Translators: a person */
        _ ("%s has travel claims, which the accounts have to keep. Nothing was erased."), name);
  else if (is_member)
    *objection = g_strdup_printf (
        /* Translators: a person */
        _ ("%s is in the final group. Note that they have withdrawn, or reopen the group, first."),
        name);
  return TRUE;
}

static gboolean
spor_store_may_erase (SporStore *self, const char *id, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *objection = NULL;

  if (!spor_store_load_signup_name (self, id, &name, NULL, error)
      || !spor_store_find_objection (self, id, *name ? name : _ ("Without a name"), &objection,
                                     error))
    return FALSE;
  if (objection)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, objection);
  return objection == NULL;
}

GStrv
spor_store_plan_erasure (SporStore *self, const char *const *ids, GError **error)
{
  g_auto (GStrv) signups = spor_store_find_persons (self, ids, error);

  for (guint i = 0; signups && signups[i]; i++)
    if (!spor_store_may_erase (self, signups[i], error))
      return NULL;
  return g_steal_pointer (&signups);
}

/* --- What ----------------------------------------------------------------------------------- */

/* ?1: the sign-up. A group that is not final closes its ranks behind them. */
static const char *const leave_groups[] = {
  "UPDATE seat SET position = position - 1 WHERE composition_id IN "
  "(SELECT id FROM composition WHERE finalised_at IS NULL) AND EXISTS "
  "(SELECT 1 FROM seat AS gone WHERE gone.signup_id = ?1 "
  "AND gone.composition_id = seat.composition_id AND gone.track_id = seat.track_id "
  "AND gone.spot = seat.spot AND gone.position < seat.position)",
  "DELETE FROM seat WHERE signup_id = ?1 AND composition_id IN "
  "(SELECT id FROM composition WHERE finalised_at IS NULL)",
  "DELETE FROM mark WHERE signup_id = ?1 AND composition_id IN "
  "(SELECT id FROM composition WHERE finalised_at IS NULL)",
};

/* What a row was before its last change is what the log has of it, so each is changed twice: the
 * image before the first change is erased, that before the second has nothing to hide, and by it
 * the row can still be checked. */
static const char *const blank_signup
    = "UPDATE signup SET name = ?2, title = '', email = '', phone = '', motivation = '', "
      "extra = '{}', late_note = '', edited = '{}', masked = 0, municipality_text = '', "
      "track_text = '', roles_text = '', sectors_text = '', withdrawn = 0 WHERE id = ?1";
static const char *const blank_letters = "UPDATE letter SET email = '…' WHERE signup_id = ?1";
static const char *const close_signup = "UPDATE signup SET withdrawn = 1 WHERE id = ?1";
static const char *const close_letters = "UPDATE letter SET email = '' WHERE signup_id = ?1";
static const char *const insert_erasure
    = "INSERT INTO erasure (id, signup_id, at, actor) VALUES (?1, ?2, ?3, ?4)";

/* Drafts of claims that were deleted are in the log alone. */
static const char *const erase_images
    = "UPDATE change SET before = NULL, salt = NULL WHERE (row_table = 'signup' AND row_id = ?1) "
      "OR (row_table IN ('letter', 'claim') AND subject = ?1) "
      "OR (row_table IN ('claim_line', 'receipt') AND row_id IN "
      "(SELECT part.row_id FROM change AS part JOIN change AS whole "
      "ON whole.row_id = json_extract (part.before, '$.claim_id') "
      "WHERE part.row_table IN ('claim_line', 'receipt') AND whole.row_table = 'claim' "
      "AND whole.subject = ?1))";

/* Undo would find the images gone, and go no further. */
static const char *const fix_sets
    = "UPDATE change_set SET state = 'fixed' WHERE state IN ('done', 'undone') "
      "AND no IN (SELECT set_no FROM change WHERE row_id = ?1 OR subject = ?1)";

/* What people were called whenever they were in the log: ?1 is the sign-up. */
static const char *const select_names
    = "SELECT name FROM signup WHERE id = ?1 AND name <> '' "
      "UNION SELECT email FROM signup WHERE id = ?1 AND email <> '' "
      "UNION SELECT json_extract (before, '$.name') FROM change "
      "WHERE row_table = 'signup' AND row_id = ?1 AND json_extract (before, '$.name') <> '' "
      "UNION SELECT json_extract (before, '$.email') FROM change "
      "WHERE row_table = 'signup' AND row_id = ?1 AND json_extract (before, '$.email') <> ''";
static const char *const erase_details
    = "UPDATE change_set SET detail = NULL, detail_salt = NULL WHERE instr (detail, ?1) > 0";

static gboolean
spor_store_run_on (SporStore *self, const char *sql, const char *text, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, text);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_blank_signup (SporStore *self, const char *id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, blank_signup, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  /* Translators: takes the place of the name of somebody whose personal data was erased */
  spor_bind_text (statement, 2, _ ("Erased person"));
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_erase_details (SporStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) names = spor_store_list (self, select_names, id, error);

  for (guint i = 0; names && i < names->len; i++)
    if (!spor_store_run_on (self, erase_details, g_ptr_array_index (names, i), error))
      return FALSE;
  return names != NULL;
}

static gboolean
spor_store_note_erasure (SporStore *self, const char *signup_id, GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_erasure, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, signup_id);
  spor_bind_instant (statement, 3, g_get_real_time () / G_USEC_PER_SEC);
  spor_bind_text (statement, 4, self->actor);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_leave_groups (SporStore *self, const char *id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (leave_groups); i++)
    if (!spor_store_run_on (self, leave_groups[i], id, error))
      return FALSE;
  return TRUE;
}

static gboolean
spor_store_erase_signup (SporStore *self, const char *id, GError **error)
{
  return spor_store_may_erase (self, id, error) && spor_store_leave_groups (self, id, error)
         && spor_store_erase_details (self, id, error) && spor_store_blank_signup (self, id, error)
         && spor_store_run_on (self, blank_letters, id, error)
         && spor_change_log_write_all (self, error)
         && spor_store_run_on (self, erase_images, id, error)
         && spor_store_run_on (self, close_signup, id, error)
         && spor_store_run_on (self, close_letters, id, error)
         && spor_store_note_erasure (self, id, error)
         && spor_store_run_on (self, fix_sets, id, error);
}

static gboolean
spor_store_erase_all (SporStore *self, GStrv signups, GError **error)
{
  for (guint i = 0; signups[i]; i++)
    if (!spor_store_erase_signup (self, signups[i], error))
      return FALSE;
  return TRUE;
}

/* SQLite writes zeros over what it deletes, but pages that were split before can hold parts of it,
 * and so does the write-ahead log. A program that reads the book now can stand in the way of this:
 * then the log goes when the last one closes the book. */
static void
spor_store_scrub (SporStore *self)
{
  g_autoptr (GError) error = NULL;

  spor_store_sweep (self);
  if (!spor_store_exec (self, "VACUUM; PRAGMA wal_checkpoint (TRUNCATE)", &error))
    g_debug ("Parts of the file that are free keep what they had: %s", error->message);
}

gboolean
spor_store_erase (SporStore *self, const char *const *ids, GError **error)
{
  g_auto (GStrv) signups = spor_store_find_persons (self, ids, error);
  g_autofree char *n = NULL;

  if (!signups)
    return FALSE;
  n = g_strdup_printf ("%u", g_strv_length (signups));
  if (!spor_store_begin_fixed (self, "erase", n, 0, error)
      || !spor_store_end (self, spor_store_erase_all (self, signups, error), error))
    return FALSE;
  spor_store_scrub (self);
  return TRUE;
}
