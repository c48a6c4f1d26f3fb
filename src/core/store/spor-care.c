/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>

static void
spor_add_finding (GPtrArray *findings, char *text)
{
  g_ptr_array_add (findings, text);
}

static gboolean
spor_check_pages (SporStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (SporStatement) integrity = spor_store_prepare (self, "PRAGMA integrity_check", error);
  g_autoptr (SporStatement) references = NULL;
  int step;

  if (!integrity)
    return FALSE;
  while ((step = spor_store_step (self, integrity, error)) > 0)
    if (g_strcmp0 (spor_column_text (integrity, 0), "ok") != 0)
      /* Translators: SQLite's own words */
      spor_add_finding (findings, g_strdup_printf (_ ("The file is damaged: %s"),
                                                   spor_column_text (integrity, 0)));
  if (step < 0 || !(references = spor_store_prepare (self, "PRAGMA foreign_key_check", error)))
    return FALSE;
  while ((step = spor_store_step (self, references, error)) > 0)
    /* Translators: the name of a table */
    spor_add_finding (findings,
                      g_strdup_printf (_ ("A row of “%s” refers to something that is not there."),
                                       spor_column_text (references, 0)));
  return step == 0;
}

static const char *
spor_column_or_null (SporStatement *statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

/* Recomputes the digests of one change set's rows; @digest: over all of them. */
static gboolean
spor_check_changes (
    SporStore *self, gint64 no, GChecksum *digest, GPtrArray *findings, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "SELECT salt, row_table, row_id, before, after, digest FROM change WHERE set_no = ?1 "
      "ORDER BY seq",
      error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_int (statement, 1, no);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      const char *salt = spor_column_or_null (statement, 0);
      const char *stored = spor_column_text (statement, 5);
      g_autofree char *computed
          = spor_change_digest (salt, spor_column_text (statement, 1),
                                spor_column_text (statement, 2), spor_column_or_null (statement, 3),
                                spor_column_or_null (statement, 4));

      g_checksum_update (digest, (const guchar *)stored, -1);
      /* without a salt it has been erased; the digest stands for it */
      if (salt && g_strcmp0 (stored, computed) != 0)
        spor_add_finding (
            findings,
            /* Translators: the number of a change set in the log */
            g_strdup_printf (
                _ ("The change log was altered: a change in no. %ld does not match its digest."),
                (glong)no));
    }
  return step == 0;
}

/* One change set against its predecessor's hash; @hash becomes its own. */
static gboolean
spor_check_set (
    SporStore *self, SporStatement *set, char **hash, GPtrArray *findings, GError **error)
{
  gint64 no = sqlite3_column_int64 (set, 0);
  const char *salt = spor_column_or_null (set, 5);
  const char *detail_digest = spor_column_text (set, 6);
  g_autofree char *detail = spor_detail_digest (salt, spor_column_or_null (set, 4));
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *computed = NULL;

  if (!spor_check_changes (self, no, digest, findings, error))
    return FALSE;
  g_checksum_update (digest, (const guchar *)detail_digest, -1);
  computed = spor_set_hash (*hash, no, spor_column_text (set, 1), spor_column_text (set, 2),
                            spor_column_text (set, 3), sqlite3_column_int64 (set, 7),
                            g_checksum_get_string (digest));
  if ((salt && g_strcmp0 (detail, detail_digest) != 0)
      || g_strcmp0 (computed, spor_column_text (set, 9)) != 0)
    spor_add_finding (
        findings,
        /* Translators: the number of a change set in the log */
        g_strdup_printf (_ ("The change log was altered: the chain breaks at no. %ld."),
                         (glong)no));
  g_free (*hash);
  *hash = g_strdup (spor_column_text (set, 9));
  return TRUE;
}

static gboolean
spor_check_chain (SporStore *self, GPtrArray *findings, GError **error)
{
  g_autofree char *hash = g_strdup ("");
  g_autoptr (SporStatement) sets = spor_store_prepare (
      self,
      "SELECT no, at, actor, action, detail, detail_salt, detail_digest, coalesce (target, 0), "
      "digest, hash FROM change_set ORDER BY no",
      error);
  gint64 expected = 1;
  int step;

  if (!sets)
    return FALSE;
  while ((step = spor_store_step (self, sets, error)) > 0)
    {
      gint64 no = sqlite3_column_int64 (sets, 0);

      if (no != expected)
        spor_add_finding (findings,
                          /* Translators: the number of a change set in the log */
                          g_strdup_printf (_ ("The change log was altered: no. %ld is missing."),
                                           (glong)expected));
      expected = no + 1;
      if (!spor_check_set (self, sets, &hash, findings, error))
        return FALSE;
    }
  return step == 0;
}

/* What the log says the rows of @table are now: id → JSON. */
static GHashTable *
spor_log_images (SporStore *self, const char *table, GError **error)
{
  g_autoptr (GHashTable) images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self, "SELECT row_id, after, salt FROM change WHERE row_table = ?1 ORDER BY set_no, seq",
      error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, table);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      const char *after = spor_column_or_null (statement, 1);
      const char *salt = spor_column_or_null (statement, 2);

      if (after || !salt)
        /* an erased image stands for whatever the row is */
        g_hash_table_insert (images, g_strdup (spor_column_text (statement, 0)), g_strdup (after));
      else
        g_hash_table_remove (images, spor_column_text (statement, 0));
    }
  return step == 0 ? g_steal_pointer (&images) : NULL;
}

static gboolean
spor_check_table (SporStore *self, SporLoggedTable *table, GPtrArray *findings, GError **error)
{
  g_autoptr (GHashTable) images = spor_log_images (self, table->name, error);
  g_autoptr (SporStatement) rows = NULL;
  guint n_wrong = 0;
  int step;

  if (!images || !(rows = spor_store_prepare (self, table->images, error)))
    return FALSE;
  while ((step = spor_store_step (self, rows, error)) > 0)
    {
      const char *id = spor_column_text (rows, 0);
      gpointer image = NULL;

      if (!g_hash_table_lookup_extended (images, id, NULL, &image)
          || (image && g_strcmp0 (image, spor_column_text (rows, 1)) != 0))
        n_wrong++;
      g_hash_table_remove (images, id);
    }
  n_wrong += g_hash_table_size (images);
  if (step == 0 && n_wrong > 0)
    spor_add_finding (findings,
                      /* Translators: a number of rows, and the name of a table */
                      g_strdup_printf (ngettext ("%u row of “%s” was changed behind Spor’s back.",
                                                 "%u rows of “%s” were changed behind Spor’s back.",
                                                 n_wrong),
                                       n_wrong, table->name));
  return step == 0;
}

static gboolean
spor_check_seats (SporStore *self, GPtrArray *findings, GError **error)
{
  gint64 n_gaps;

  if (!spor_store_query_int (
          self,
          "SELECT count(*) FROM (SELECT count(*) AS n, max (position) + 1 AS last, "
          "count (DISTINCT position) AS different FROM seat "
          "GROUP BY composition_id, track_id, spot) AS lists WHERE n <> last OR n <> different",
          &n_gaps, error))
    return FALSE;
  if (n_gaps > 0)
    spor_add_finding (findings, g_strdup (_ ("The seats of a track are not numbered in order.")));
  return TRUE;
}

GPtrArray *
spor_store_check (SporStore *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!spor_check_pages (self, findings, error) || !spor_check_chain (self, findings, error))
    return NULL;
  for (guint i = 0; i < self->tables->len; i++)
    if (!spor_check_table (self, g_ptr_array_index (self->tables, i), findings, error))
      return NULL;
  if (!spor_check_seats (self, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}
