/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-language.h"
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The log keeps what rows were before each change, not what they became. So it is gone through from
 * its end: the last change of a row must have left the row that is there, each earlier one what the
 * next says it was before. */

typedef struct
{
  GHashTable *befores; /* "table id" → JSON before the changes seen so far; NULL: no such row */
  GHashTable *alive;   /* "table id" of each row that is there and in the log */
  GHashTable *wrong;   /* name of a table → number of its rows that are not as logged */
} SporHindsight;

static void
spor_hindsight_clear (SporHindsight *self)
{
  g_hash_table_unref (self->befores);
  g_hash_table_unref (self->alive);
  g_hash_table_unref (self->wrong);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporHindsight, spor_hindsight_clear)

/* Stands for an image that has been erased from the log. */
static char erased[] = "";

static void
spor_image_free (gpointer image)
{
  if (image != erased)
    g_free (image);
}

static const char *const select_changes
    = "SELECT set_no, kind, row_table, row_id, before, salt, digest FROM change "
      "ORDER BY set_no DESC, seq DESC";

enum
{
  COLUMN_SET,
  COLUMN_KIND,
  COLUMN_TABLE,
  COLUMN_ID,
  COLUMN_BEFORE,
  COLUMN_SALT,
  COLUMN_DIGEST
};

static const char *
spor_change_before (SporStatement *change)
{
  return (const char *)sqlite3_column_text (change, COLUMN_BEFORE);
}

static gboolean
spor_change_is (SporStatement *change, const char *kind)
{
  return g_str_equal (spor_column_text (change, COLUMN_KIND), kind);
}

/* The digest stands for what has been erased. */
static gboolean
spor_change_is_erased (SporStatement *change)
{
  return sqlite3_column_type (change, COLUMN_SALT) == SQLITE_NULL;
}

static gboolean
spor_change_led_to (SporStatement *change, const char *after)
{
  const char *before = spor_change_before (change);
  guint8 digest[SPOR_DIGEST_BYTES];

  if (spor_change_is_erased (change) || after == erased)
    return TRUE;
  spor_change_digest (digest, sqlite3_column_blob (change, COLUMN_SALT),
                      sqlite3_column_bytes (change, COLUMN_SALT),
                      spor_column_text (change, COLUMN_TABLE), spor_column_text (change, COLUMN_ID),
                      before, after);
  return sqlite3_column_bytes (change, COLUMN_DIGEST) == sizeof digest
         && memcmp (digest, sqlite3_column_blob (change, COLUMN_DIGEST), sizeof digest) == 0
         && spor_change_is (change, SPOR_KIND_INSERT) == (before == NULL)
         && spor_change_is (change, SPOR_KIND_DELETE) == (after == NULL);
}

static void
spor_add_altered (GPtrArray *findings, SporStatement *change)
{
  g_ptr_array_add (
      findings,
      /* Translators: the number of a change set in the log */
      g_strdup_printf (
          _ ("The change log was altered: a change in no. %ld does not match its digest."),
          (glong)sqlite3_column_int64 (change, COLUMN_SET)));
}

static void
spor_hindsight_count_wrong (SporHindsight *self, const SporLoggedTable *table)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->wrong, table->name));

  g_hash_table_insert (self->wrong, table->name, GUINT_TO_POINTER (n + 1));
}

/* @change is the last one of a row that it did not delete. */
static gboolean
spor_check_last_change (SporStore *self,
                        SporHindsight *hindsight,
                        const SporLoggedTable *table,
                        SporStatement *change,
                        const char *key,
                        GError **error)
{
  g_autofree char *image = NULL;

  if (!spor_logged_table_load_image (self, table, spor_column_text (change, COLUMN_ID), &image,
                                     error))
    return FALSE;
  if (image)
    g_hash_table_add (hindsight->alive, g_strdup (key));
  if (!image || !spor_change_led_to (change, image))
    spor_hindsight_count_wrong (hindsight, table);
  return TRUE;
}

static gboolean
spor_check_change (SporStore *self,
                   SporHindsight *hindsight,
                   SporStatement *change,
                   GPtrArray *findings,
                   GError **error)
{
  const char *name = spor_column_text (change, COLUMN_TABLE);
  const SporLoggedTable *table = spor_change_log_find_table (self, name);
  g_autofree char *key = g_strconcat (name, " ", spor_column_text (change, COLUMN_ID), NULL);
  gpointer after = NULL;
  gboolean is_last = !g_hash_table_lookup_extended (hindsight->befores, key, NULL, &after);
  char *before;

  if (!table)
    {
      spor_add_altered (findings, change);
      return TRUE;
    }

  if (is_last && !spor_change_is (change, SPOR_KIND_DELETE))
    {
      if (!spor_check_last_change (self, hindsight, table, change, key, error))
        return FALSE;
    }
  else if (!spor_change_led_to (change, after))
    spor_add_altered (findings, change);

  before = g_strdup (spor_change_before (change));
  if (spor_change_is_erased (change) && !spor_change_is (change, SPOR_KIND_INSERT))
    before = erased;
  g_hash_table_insert (hindsight->befores, g_steal_pointer (&key), before);
  return TRUE;
}

/* Rows that are there although the log does not know them, or has deleted them. */
static gboolean
spor_check_unknown_rows (SporStore *self,
                         SporHindsight *hindsight,
                         const SporLoggedTable *table,
                         GError **error)
{
  g_autoptr (SporStatement) rows = spor_store_prepare (self, table->ids, error);
  int step;

  if (!rows)
    return FALSE;
  while ((step = spor_store_step (self, rows, error)) > 0)
    {
      g_autofree char *key = g_strconcat (table->name, " ", spor_column_text (rows, 0), NULL);

      if (!g_hash_table_contains (hindsight->alive, key))
        spor_hindsight_count_wrong (hindsight, table);
    }
  return step == 0;
}

static void
spor_add_wrong (GPtrArray *findings, SporHindsight *hindsight, const SporLoggedTable *table)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (hindsight->wrong, table->name));

  if (n > 0)
    g_ptr_array_add (
        findings,
        /* Translators: a number of rows, and the name of a table */
        spor_format_counts (ngettext ("%u row of “%s” was changed behind Spor’s back.",
                                      "%u rows of “%s” were changed behind Spor’s back.", n),
                            n, table->name));
}

gboolean
spor_check_rows (SporStore *self, GPtrArray *findings, GError **error)
{
  g_auto (SporHindsight) hindsight = {
    .befores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, spor_image_free),
    .alive = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .wrong = g_hash_table_new (g_str_hash, g_str_equal),
  };
  g_autoptr (SporStatement) changes = spor_store_prepare (self, select_changes, error);
  int step;

  if (!changes)
    return FALSE;
  while ((step = spor_store_step (self, changes, error)) > 0)
    if (!spor_check_change (self, &hindsight, changes, findings, error))
      return FALSE;
  for (guint i = 0; step == 0 && i < self->tables->len; i++)
    {
      const SporLoggedTable *table = g_ptr_array_index (self->tables, i);

      if (!spor_check_unknown_rows (self, &hindsight, table, error))
        return FALSE;
      spor_add_wrong (findings, &hindsight, table);
    }
  return step == 0;
}
