/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <math.h>
#include <string.h>

/* Temporary triggers on every logged table hand each row, before and after, to log_TABLE(), and
 * image_TABLE() gives a row's image as JSON. Both are written here rather than with json_object():
 * the log must see the same image as undo, and an import writes hundred thousands. */

static const char *const logged_tables[]
    = { "round",  "option", "track",       "dimension", "category",
        "import", "signup", "composition", "seat",      "questionnaire" };

static void
spor_logged_table_free (SporLoggedTable *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->keys);
  g_free (self->image);
  g_free (self->ids);
  g_free (self->insert);
  g_free (self->update);
  g_free (self->remove);
  g_free (self);
}

static GPtrArray *
spor_table_columns (SporStore *self, const char *table, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, table);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (columns, g_strdup (spor_column_text (statement, 0)));
  return step == 0 ? g_steal_pointer (&columns) : NULL;
}

/* prefix."id", prefix."round_id", … */
static char *
spor_column_list (GPtrArray *columns, const char *prefix)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%s%s\"%s\"", i ? ", " : "", prefix,
                            (char *)g_ptr_array_index (columns, i));
  return g_string_free (sql, FALSE);
}

static SporLoggedTable *
spor_logged_table_new (SporStore *store, const char *name, GPtrArray *columns)
{
  SporLoggedTable *self = g_new0 (SporLoggedTable, 1);
  g_autofree char *names = spor_column_list (columns, "");
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) pairs = g_string_new (NULL);

  self->store = store;
  self->name = g_strdup (name);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->subject = -1;
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);
      const char *comma = i ? ", " : "";

      g_ptr_array_add (self->keys, g_strdup_printf ("%c\"%s\":", i ? ',' : '{', column));
      g_string_append_printf (values, "%sjson_extract (?1, '$.%s')", comma, column);
      g_string_append_printf (pairs, "%s\"%s\" = json_extract (?1, '$.%s')", comma, column, column);
      if (g_str_equal (name, "seat") && g_str_equal (column, "signup_id"))
        self->subject = i;
    }

  self->image
      = g_strdup_printf ("SELECT image_%s (%s) FROM \"%s\" WHERE id = ?1", name, names, name);
  self->ids = g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY id", name);
  self->insert = g_strdup_printf ("INSERT INTO \"%s\" (%s) SELECT %s", name, names, values->str);
  self->update = g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = json_extract (?1, '$.id')", name,
                                  pairs->str);
  self->remove = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", name);
  return self;
}

/* --- Images --- */

static void
spor_image_add_integer (GString *image, gint64 value)
{
  char digits[24];
  char *start = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64)value : (guint64)value;

  do
    *--start = '0' + rest % 10;
  while ((rest /= 10) > 0);
  if (value < 0)
    *--start = '-';
  g_string_append_len (image, start, digits + sizeof digits - start);
}

/* All digits, so that it comes back as it was. */
static void
spor_image_add_real (GString *image, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (image, isfinite (value) ? g_ascii_dtostr (digits, sizeof digits, value)
                          : value < 0      ? "-9e999"
                                           : "9e999");
}

static void
spor_image_add_text (GString *image, const char *text, gsize length)
{
  gsize start = 0;

  g_string_append_c (image, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (G_LIKELY (c >= 0x20 && c != '"' && c != '\\'))
        continue;
      g_string_append_len (image, text + start, i - start);
      start = i + 1;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (image, '\\');
          g_string_append_c (image, c);
        }
      else if (c == '\n')
        g_string_append (image, "\\n");
      else
        g_string_append_printf (image, "\\u%04x", c);
    }
  g_string_append_len (image, text + start, length - start);
  g_string_append_c (image, '"');
}

/* A JSON object with a member for each column, in their order. */
static void
spor_image_set (GString *image, const SporLoggedTable *table, sqlite3_value **values)
{
  g_string_truncate (image, 0);
  for (guint i = 0; i < table->keys->len; i++)
    {
      const char *text;

      g_string_append (image, g_ptr_array_index (table->keys, i));
      switch (sqlite3_value_type (values[i]))
        {
        case SQLITE_INTEGER:
          spor_image_add_integer (image, sqlite3_value_int64 (values[i]));
          break;
        case SQLITE_FLOAT:
          spor_image_add_real (image, sqlite3_value_double (values[i]));
          break;
        case SQLITE_TEXT:
          text = (const char *)sqlite3_value_text (values[i]);
          spor_image_add_text (image, text, sqlite3_value_bytes (values[i]));
          break;
        case SQLITE_NULL:
        default: /* no logged table has BLOBs */
          g_string_append (image, "null");
          break;
        }
    }
  g_string_append_c (image, '}');
}

/* SQL: image_TABLE (column, …) */
static void
spor_image_sql (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  SporLoggedTable *table = sqlite3_user_data (context);
  GString *image = table->store->image;

  spor_image_set (image, table, values);
  sqlite3_result_text (context, image->str, image->len, SQLITE_TRANSIENT);
}

gboolean
spor_logged_table_load_image (
    SporStore *self, const SporLoggedTable *table, const char *id, char **image, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, table->image, error);
  int found;

  *image = NULL;
  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  if ((found = spor_store_step (self, statement, error)) > 0)
    *image = g_strdup (spor_column_text (statement, 0));
  return found >= 0;
}

/* --- Triggers --- */

/* SQL: log_TABLE (kind, column before, …, column after, …); an insert has no before, a delete no
 * after. */
static void
spor_log_sql (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  SporLoggedTable *table = sqlite3_user_data (context);
  SporStore *self = table->store;
  SporLogEntry entry = { .kind = (const char *)sqlite3_value_text (values[0]), .table = table };
  sqlite3_value **row = values + 1;
  g_autoptr (GError) error = NULL;

  if (!self->set)
    {
      sqlite3_result_error (context, "write outside a change set", -1);
      return;
    }

  if (entry.kind[0] != SPOR_KIND_INSERT[0])
    {
      spor_image_set (entry.before = self->image_before, table, row);
      if (entry.kind[0] == SPOR_KIND_UPDATE[0])
        row += table->keys->len;
    }
  if (entry.kind[0] != SPOR_KIND_DELETE[0])
    spor_image_set (entry.after = self->image, table, row);
  if (entry.before && entry.after && g_string_equal (entry.before, entry.after))
    return;

  entry.id = (const char *)sqlite3_value_text (row[0]);
  if (table->subject >= 0)
    entry.subject = (const char *)sqlite3_value_text (row[table->subject]);
  if (!spor_change_log_add (self, &entry, &error))
    sqlite3_result_error (context, error->message, -1);
}

static gboolean
spor_add_triggers (SporStore *self, const char *table, GPtrArray *columns, GError **error)
{
  g_autofree char *old = spor_column_list (columns, "OLD.");
  g_autofree char *new = spor_column_list (columns, "NEW.");
  g_autofree char *sql = g_strdup_printf (
      "CREATE TEMP TRIGGER \"log_%1$s_insert\" AFTER INSERT ON main.\"%1$s\" BEGIN"
      "  SELECT log_%1$s ('" SPOR_KIND_INSERT "', %3$s); END;"
      "CREATE TEMP TRIGGER \"log_%1$s_update\" AFTER UPDATE ON main.\"%1$s\" BEGIN"
      "  SELECT log_%1$s ('" SPOR_KIND_UPDATE "', %2$s, %3$s); END;"
      "CREATE TEMP TRIGGER \"log_%1$s_delete\" AFTER DELETE ON main.\"%1$s\" BEGIN"
      "  SELECT log_%1$s ('" SPOR_KIND_DELETE "', %2$s); END;",
      table, old, new);

  return spor_store_exec (self, sql, error);
}

static gboolean
spor_add_functions (SporStore *self, SporLoggedTable *table, GError **error)
{
  g_autofree char *log = g_strconcat ("log_", table->name, NULL);
  g_autofree char *image = g_strconcat ("image_", table->name, NULL);
  sqlite3 *db = spor_store_db (self);
  int rc;

  rc = sqlite3_create_function (db, log, -1, SQLITE_UTF8, table, spor_log_sql, NULL, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_create_function (db, image, table->keys->len, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                  table, spor_image_sql, NULL, NULL);
  return rc == SQLITE_OK || spor_store_fail (self, rc, error);
}

static gboolean
spor_change_log_attach_table (SporStore *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) columns = spor_table_columns (self, name, error);
  SporLoggedTable *table;

  if (!columns)
    return FALSE;
  g_assert (columns->len > 0 && g_str_equal (g_ptr_array_index (columns, 0), "id"));
  table = spor_logged_table_new (self, name, columns);
  g_ptr_array_add (self->tables, table);
  return spor_add_functions (self, table, error) && spor_add_triggers (self, name, columns, error);
}

gboolean
spor_change_log_attach (SporStore *self, GError **error)
{
  self->image = g_string_new (NULL);
  self->image_before = g_string_new (NULL);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_logged_table_free);
  for (guint i = 0; i < G_N_ELEMENTS (logged_tables); i++)
    if (!spor_change_log_attach_table (self, logged_tables[i], error))
      return FALSE;
  return TRUE;
}

void
spor_change_log_detach (SporStore *self)
{
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  if (self->image)
    g_string_free (g_steal_pointer (&self->image), TRUE);
  if (self->image_before)
    g_string_free (g_steal_pointer (&self->image_before), TRUE);
}

SporLoggedTable *
spor_change_log_find_table (SporStore *self, const char *name)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      SporLoggedTable *table = g_ptr_array_index (self->tables, i);

      if (g_str_equal (table->name, name))
        return table;
    }
  return NULL;
}
