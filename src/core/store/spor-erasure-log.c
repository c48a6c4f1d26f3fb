/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

/* The images and the words of the change log, where they are about somebody who is erased. */

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
    = "WITH touched AS (SELECT set_no FROM change WHERE row_id = ?2 OR subject = ?2 "
      "UNION SELECT set_no FROM change WHERE salt IS NULL) "
      "UPDATE change_set SET detail = NULL, detail_salt = NULL WHERE instr (detail, ?1) > 0 "
      "AND (no IN (SELECT set_no FROM touched) OR target IN (SELECT set_no FROM touched))";

/* Undo takes the last set that is done; one that finds its rows otherwise would stop it for ever.
 * These do: whatever has lost an image, the erasure itself among them, or touched the people, or a
 * row that was changed later by one of these. */
static const char *const make_unreachable
    = "CREATE TEMP TABLE IF NOT EXISTS unreachable (no INTEGER NOT NULL PRIMARY KEY); "
      "DELETE FROM unreachable; "
      "INSERT INTO unreachable SELECT DISTINCT set_no FROM change WHERE salt IS NULL";
static const char *const add_touching = "INSERT INTO unreachable SELECT DISTINCT set_no FROM "
                                        "change WHERE row_id = ?1 OR subject = ?1 "
                                        "ON CONFLICT (no) DO NOTHING";
static const char *const add_earlier
    = "INSERT INTO unreachable SELECT DISTINCT earlier.set_no FROM unreachable "
      "JOIN change AS later ON later.set_no = unreachable.no "
      "JOIN change AS earlier ON earlier.row_id = later.row_id "
      "AND earlier.row_table = later.row_table AND earlier.set_no < later.set_no "
      "JOIN change_set ON change_set.no = earlier.set_no WHERE change_set.state = 'done' "
      "ON CONFLICT (no) DO NOTHING";
static const char *const fix_unreachable
    = "UPDATE change_set SET state = 'fixed' WHERE state = 'done' "
      "AND no IN (SELECT no FROM unreachable); "
      "UPDATE change_set SET state = 'discarded' WHERE state = 'undone'";

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

/* Until nothing is added any more. */
static gboolean
spor_log_add_earlier (SporStore *self, GError **error)
{
  do
    {
      g_autoptr (SporStatement) statement = spor_store_prepare (self, add_earlier, error);

      if (!statement || !spor_store_run (self, statement, error))
        return FALSE;
    }
  while (sqlite3_changes (spor_store_db (self)) > 0);
  return TRUE;
}

gboolean
spor_log_end_undo (SporStore *self, const GPtrArray *ids, GError **error)
{
  if (!spor_change_log_write_all (self, error) || !spor_store_exec (self, make_unreachable, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!spor_store_run_on (self, add_touching, g_ptr_array_index (ids, i), error))
      return FALSE;
  return spor_log_add_earlier (self, error) && spor_store_exec (self, fix_unreachable, error);
}
