/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-id.h"

static void
spor_bind_counts (SporStatement *statement, const SporImportRecord *record)
{
  const guint counts[] = { record->read,  record->accepted, record->attention, record->skipped,
                           record->added, record->updated,  record->unchanged };

  spor_bind_text (statement, 1, record->id);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    spor_bind_int (statement, 2 + i, counts[i]);
}

gboolean
spor_store_add_import (SporStore *self,
                       const SporRound *round,
                       SporImportRecord *record,
                       GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "INSERT INTO import (id, read, accepted, attention, skipped, added, updated, unchanged, "
      "round_id, at, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error);

  g_return_val_if_fail (self->set != NULL, FALSE);

  if (!statement)
    return FALSE;
  g_free (record->id);
  record->id = spor_id_new ();
  spor_bind_counts (statement, record);
  spor_bind_text (statement, 9, round->id);
  spor_bind_instant (statement, 10, record->at);
  spor_bind_text (statement, 11, record->source);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_save_import (SporStore *self, const SporImportRecord *record, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "UPDATE import SET read = ?2, accepted = ?3, attention = ?4, skipped = ?5, added = ?6, "
      "updated = ?7, unchanged = ?8 WHERE id = ?1",
      error);

  g_return_val_if_fail (self->set != NULL, FALSE);

  if (!statement)
    return FALSE;
  spor_bind_counts (statement, record);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_get_mapping (SporStore *self, const char *questionnaire, char **json, GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "SELECT mapping FROM questionnaire WHERE id = ?1", error);
  int found;

  *json = NULL;
  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, questionnaire);
  if ((found = spor_store_step (self, statement, error)) > 0)
    *json = g_strdup (spor_column_text (statement, 0));
  return found >= 0;
}

gboolean
spor_store_set_mapping (SporStore *self,
                        const char *questionnaire,
                        const char *json,
                        GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self,
                            "INSERT INTO questionnaire (id, mapping) VALUES (?1, ?2) "
                            "ON CONFLICT (id) DO UPDATE SET mapping = ?2",
                            error);

  g_return_val_if_fail (self->set != NULL, FALSE);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, questionnaire);
  spor_bind_text (statement, 2, json);
  return spor_store_run (self, statement, error);
}
