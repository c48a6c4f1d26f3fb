/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <string.h>

/* Undo and redo write only what differs: SQLite goes to every index of a column that is written,
 * and to all that refers to a row whose id is, whether the value is another or not. */

/* So many ways in which a row can differ have a statement of their own. */
#define MOST_UPDATES 64

#define ALL_COLUMNS G_MAXINT64

/* Where the value of column @i ends that begins at @value. Quotes in a text are escaped, so that
 * what looks like the next key is it. */
static const char *
spor_value_end (const SporLoggedTable *table, guint i, const char *value)
{
  if (i + 1 == table->keys->len)
    return value + strlen (value);
  return strstr (value, g_ptr_array_index (table->keys, i + 1));
}

/* Bit i: column i of the two images differs. The first is the id, by which they are one row. */
static gint64
spor_images_compare (const SporLoggedTable *table, const char *a, const char *b)
{
  gint64 differ = 0;

  for (guint i = 0; i < table->keys->len; i++)
    {
      const char *a_end = spor_value_end (table, i, a);
      const char *b_end = spor_value_end (table, i, b);

      if (!a_end || !b_end) /* of an older format */
        return ALL_COLUMNS;
      if (a_end - a != b_end - b || memcmp (a, b, a_end - a) != 0)
        differ |= G_GINT64_CONSTANT (1) << i;
      a = a_end;
      b = b_end;
    }
  return differ ? differ : ALL_COLUMNS;
}

static char *
spor_update_sql (const SporLoggedTable *table, gint64 columns)
{
  g_autoptr (GString) pairs = g_string_new (NULL);

  for (guint i = 1; i < table->columns->len; i++)
    if (columns & (G_GINT64_CONSTANT (1) << i))
      {
        const char *column = g_ptr_array_index (table->columns, i);

        g_string_append_printf (pairs, "%s\"%s\" = json_extract (?1, '$.%s')",
                                pairs->len ? ", " : "", column, column);
      }
  return g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = json_extract (?1, '$.id')", table->name,
                          pairs->str);
}

const char *
spor_logged_table_update (const SporLoggedTable *self, const char *from, const char *to)
{
  gint64 columns = spor_images_compare (self, from, to);
  char *sql = g_hash_table_lookup (self->updates, &columns);

  if (!sql && g_hash_table_size (self->updates) >= MOST_UPDATES)
    columns = ALL_COLUMNS;
  if (!sql && !(sql = g_hash_table_lookup (self->updates, &columns)))
    {
      sql = spor_update_sql (self, columns);
      g_hash_table_insert (self->updates, g_memdup2 (&columns, sizeof columns), sql);
    }
  return sql;
}
