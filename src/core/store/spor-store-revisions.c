/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-revisions.h"

#include "spor-store-private.h"

#include <json-glib/json-glib.h>

static const char *const select_tracks = "SELECT id, meeting_id FROM meeting_track";
static const char *const select_changes
    = "SELECT c.row_table, c.row_id, c.before, c.set_no, s.at FROM change AS c "
      "JOIN change_set AS s ON s.no = c.set_no WHERE c.row_table IN ('meeting', 'meeting_track') "
      "ORDER BY c.set_no DESC, c.seq DESC";

/* From the newest change to the oldest: that a track is not invited any more is read, with the
 * meeting that it was invited to, before the row that was added and is not there now. */
typedef struct
{
  GHashTable *meetings; /* id of a meeting_track → id of its meeting */
  GHashTable *sets;     /* id of a meeting → the last set that was counted */
  GHashTable *revisions;
} SporRevisions;

static void
spor_revisions_clear (SporRevisions *self)
{
  g_hash_table_unref (self->meetings);
  g_hash_table_unref (self->sets);
  g_clear_pointer (&self->revisions, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporRevisions, spor_revisions_clear)

static gboolean
spor_revisions_load_tracks (SporRevisions *self, SporStore *store, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (store, select_tracks, error);
  int step;

  if (!statement)
    return FALSE;
  while ((step = spor_store_step (store, statement, error)) > 0)
    g_hash_table_insert (self->meetings, g_strdup (spor_column_text (statement, 0)),
                         g_strdup (spor_column_text (statement, 1)));
  return step == 0;
}

static void
spor_revisions_note_track (SporRevisions *self, const char *id, const char *before)
{
  g_autoptr (JsonNode) node = *before ? json_from_string (before, NULL) : NULL;
  JsonObject *image = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (image && json_object_has_member (image, "meeting_id"))
    g_hash_table_insert (self->meetings, g_strdup (id),
                         g_strdup (json_object_get_string_member (image, "meeting_id")));
}

/* One more set in which @meeting changed; @at is later for those that were counted before. */
static void
spor_revisions_count (SporRevisions *self, const char *meeting, guint set_no, gint64 at)
{
  SporRevision *revision = g_hash_table_lookup (self->revisions, meeting);

  if (!revision)
    {
      revision = g_new0 (SporRevision, 1);
      revision->at = at;
      g_hash_table_insert (self->revisions, g_strdup (meeting), revision);
    }
  else if (GPOINTER_TO_UINT (g_hash_table_lookup (self->sets, meeting)) == set_no)
    return;
  else
    revision->n_edits++;
  g_hash_table_insert (self->sets, g_strdup (meeting), GUINT_TO_POINTER (set_no));
}

static void
spor_revisions_add (SporRevisions *self, SporStatement *change)
{
  const char *meeting = spor_column_text (change, 1);

  if (g_str_equal (spor_column_text (change, 0), "meeting_track"))
    {
      spor_revisions_note_track (self, meeting, spor_column_text (change, 2));
      meeting = g_hash_table_lookup (self->meetings, meeting);
    }
  if (meeting)
    spor_revisions_count (self, meeting, sqlite3_column_int64 (change, 3),
                          spor_column_instant (change, 4));
}

GHashTable *
spor_store_load_revisions (SporStore *self, GError **error)
{
  g_auto (SporRevisions) revisions
      = { .meetings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
          .sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
          .revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_changes, error);
  int step;

  if (!statement || !spor_revisions_load_tracks (&revisions, self, error))
    return NULL;
  while ((step = spor_store_step (self, statement, error)) > 0)
    spor_revisions_add (&revisions, statement);
  return step == 0 ? g_steal_pointer (&revisions.revisions) : NULL;
}
