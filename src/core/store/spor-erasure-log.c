/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>

/* What somebody who is erased is called, and the images and the words of the change log that are
 * about them. */

static const char *const select_names
    = "SELECT name FROM signup WHERE id = ?1 AND name <> '' "
      "UNION SELECT email FROM signup WHERE id = ?1 AND email <> '' "
      "UNION SELECT json_extract (before, '$.name') FROM change "
      "WHERE row_table = 'signup' AND row_id = ?1 AND json_extract (before, '$.name') <> '' "
      "UNION SELECT json_extract (before, '$.email') FROM change "
      "WHERE row_table = 'signup' AND row_id = ?1 AND json_extract (before, '$.email') <> ''";

static const char *const erase_images
    = "UPDATE change SET before = NULL, salt = NULL WHERE (row_table = 'signup' AND row_id = ?1) "
      "OR (row_table IN ('letter', 'claim') AND subject = ?1)";

/* Whoever has claims is not erased: these are drafts that were deleted. */
static const char *const select_drafts
    = "SELECT DISTINCT row_id FROM change WHERE row_table = 'claim' AND subject = ?1";
static const char *const erase_parts
    = "UPDATE change SET before = NULL, salt = NULL WHERE row_id IN (SELECT row_id FROM change "
      "WHERE row_table IN ('claim_line', 'receipt') AND json_extract (before, '$.claim_id') = ?1)";

/* Only where they were meant: others may have a name that begins so. */
static const char *const erase_details
    = "WITH theirs AS (SELECT set_no FROM change WHERE row_id = ?2 "
      "UNION SELECT set_no FROM change WHERE subject = ?2) "
      "UPDATE change_set SET detail = NULL, detail_salt = NULL WHERE instr (detail, ?1) > 0 "
      "AND (no IN (SELECT set_no FROM theirs) OR target IN (SELECT set_no FROM theirs) "
      "OR EXISTS (SELECT 1 FROM change WHERE set_no = change_set.no AND salt IS NULL) "
      "OR EXISTS (SELECT 1 FROM change WHERE set_no = change_set.target AND salt IS NULL))";

/* Undo would find the images gone, and seats that moved up; and a key too many must not undo what
 * came before something that cannot be undone. */
static const char *const end_undo
    = "UPDATE change_set SET state = 'fixed' WHERE state = 'done'; "
      "UPDATE change_set SET state = 'discarded' WHERE state = 'undone'";

const char *
spor_erased_name (void)
{
  /* Translators: takes the place of the name of somebody whose personal data was erased */
  return _ ("Erased person");
}

char *
spor_column_name (SporStatement *statement, int name, int erased)
{
  return g_strdup (sqlite3_column_int (statement, erased) ? spor_erased_name ()
                                                          : spor_column_text (statement, name));
}

GPtrArray *
spor_log_list_names (SporStore *self, const char *signup_id, GError **error)
{
  return spor_store_list (self, select_names, signup_id, error);
}

static gboolean
spor_log_erase_drafts (SporStore *self, const char *signup_id, GError **error)
{
  g_autoptr (GPtrArray) drafts = spor_store_list (self, select_drafts, signup_id, error);

  for (guint i = 0; drafts && i < drafts->len; i++)
    if (!spor_store_run_on (self, erase_parts, g_ptr_array_index (drafts, i), error))
      return FALSE;
  return drafts != NULL;
}

static gboolean
spor_log_erase_name (SporStore *self, const char *signup_id, const char *name, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, erase_details, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, name);
  spor_bind_text (statement, 2, signup_id);
  return spor_store_run (self, statement, error);
}

gboolean
spor_log_erase_signup (SporStore *self,
                       const char *signup_id,
                       const GPtrArray *names,
                       GError **error)
{
  if (!spor_change_log_write_all (self, error) || !spor_log_erase_drafts (self, signup_id, error)
      || !spor_store_run_on (self, erase_images, signup_id, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!spor_log_erase_name (self, signup_id, g_ptr_array_index (names, i), error))
      return FALSE;
  return TRUE;
}

gboolean
spor_log_end_undo (SporStore *self, GError **error)
{
  return spor_store_exec (self, end_undo, error);
}
