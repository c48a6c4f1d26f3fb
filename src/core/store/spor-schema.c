/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-core-resources.h"
#include "spor-store-private.h"

#include <string.h>

#define SQL_FOLDER "/dk/kombit/Spor/core/sql/"

/* Number n brings a book from version n − 1 to n. A migration that has shipped is never edited. */
static const char *const migrations[]
    = { "0001-book.sql",         "0002-balance.sql", "0003-pool.sql",    "0004-boundaries.sql",
        "0005-refunds.sql",      "0006-rates.sql",   "0007-letters.sql", "0008-claims.sql",
        "0009-alternatives.sql", "0010-rounds.sql",  "0011-erasure.sql" };

guint
spor_schema_version (void)
{
  return G_N_ELEMENTS (migrations);
}

static gboolean
spor_schema_apply (SporStore *self, guint number, GError **error)
{
  g_autofree char *path = g_strconcat (SQL_FOLDER, migrations[number - 1], NULL);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", number);
  g_autoptr (GBytes) sql = g_resource_lookup_data (spor_core_get_resource (), path, 0, error);

  if (!sql || !spor_store_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  /* resource data ends with a NUL that is not counted */
  if (spor_store_exec (self, g_bytes_get_data (sql, NULL), error)
      && spor_store_exec (self, version, error) && spor_store_exec (self, "COMMIT", error))
    return TRUE;

  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* "fbs.spor" → "fbs.version-1.spor" beside it. */
static char *
spor_schema_copy_path (SporStore *self, guint version)
{
  g_autofree char *stem = g_strdup (self->path);

  if (g_str_has_suffix (stem, ".spor"))
    stem[strlen (stem) - strlen (".spor")] = '\0';

  return g_strdup_printf ("%s.version-%u.spor", stem, version);
}

gboolean
spor_schema_migrate (SporStore *self, guint version, GError **error)
{
  gint64 n_tables;

  if (version == spor_schema_version ())
    return TRUE;

  if (!spor_store_query_int (self, "SELECT count(*) FROM sqlite_master WHERE type = 'table'",
                             &n_tables, error))
    return FALSE;

  if (n_tables > 0)
    {
      g_autofree char *copy = spor_schema_copy_path (self, version);

      if (!spor_store_backup (self, copy, NULL, error))
        return FALSE;
    }

  for (guint number = version + 1; number <= spor_schema_version (); number++)
    if (!spor_schema_apply (self, number, error))
      return FALSE;
  return TRUE;
}
