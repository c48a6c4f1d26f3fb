/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-text.h"

#include <math.h>
#include <string.h>

/* SQLite's pre-update hook shows each row of every logged table, before and after; image_TABLE()
 * gives a row that is there. Images are written here rather than with json_object(): the log must
 * see the same image as undo, and an import writes hundred thousands. */

static const char *const logged_tables[]
    = { "round",     "shown_round",   "archived_round", "option",        "track",
        "dimension", "category",      "import",         "signup",        "composition",
        "seat",      "questionnaire", "mark",           "protocol",      "pool",
        "boundary",  "refund_terms",  "meeting",        "meeting_track", "attendance",
        "claim",     "receipt",       "claim_line",     "rate",          "letter_template",
        "letter",    "board",         "lineage",        "finalisation",  "erasure" };

static void
spor_logged_table_free (SporLoggedTable *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->keys);
  g_array_unref (self->most);
  g_free (self->image);
  g_free (self->ids);
  g_free (self->insert);
  g_hash_table_unref (self->updates);
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

  self->store = store;
  self->name = g_strdup (name);
  self->columns = g_ptr_array_ref (columns);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->most = g_array_new (FALSE, FALSE, sizeof (guint));
  self->subject = -1;
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);
      const char *comma = i ? ", " : "";
      guint most = spor_kept_text_most (name, column);

      g_ptr_array_add (self->keys, g_strdup_printf ("%c\"%s\":", i ? ',' : '{', column));
      g_string_append_printf (values, "%sjson_extract (?1, '$.%s')", comma, column);
      g_array_append_val (self->most, most);
      if (g_str_equal (column, "signup_id"))
        self->subject = i;
    }

  self->image
      = g_strdup_printf ("SELECT image_%s (%s) FROM \"%s\" WHERE id = ?1", name, names, name);
  self->ids = g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY id", name);
  self->insert = g_strdup_printf ("INSERT INTO \"%s\" (%s) SELECT %s", name, names, values->str);
  self->updates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
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

static void
spor_image_add_value (GString *image, sqlite3_value *value)
{
  const char *text;

  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      spor_image_add_integer (image, sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      spor_image_add_real (image, sqlite3_value_double (value));
      break;
    case SQLITE_TEXT:
      /* its bytes as they are: asked for text, SQLite makes a copy that ends with a NUL */
      text = sqlite3_value_blob (value);
      spor_image_add_text (image, text, sqlite3_value_bytes (value));
      break;
    case SQLITE_NULL:
    default: /* no logged table has BLOBs */
      g_string_append (image, "null");
      break;
    }
}

/* A JSON object with a member for each column, in their order: @get gives the value of each. */
static gboolean
spor_image_set (GString *image,
                const SporLoggedTable *table,
                int (*get) (sqlite3 *db, int column, sqlite3_value **value))
{
  sqlite3_value *value = NULL;

  g_string_truncate (image, 0);
  for (guint i = 0; i < table->keys->len; i++)
    {
      if (get (table->store->db, i, &value) != SQLITE_OK || !value)
        return FALSE;
      g_string_append (image, g_ptr_array_index (table->keys, i));
      spor_image_add_value (image, value);
    }
  g_string_append_c (image, '}');
  return TRUE;
}

/* SQL: image_TABLE (column, …) */
static void
spor_image_sql (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  SporLoggedTable *table = sqlite3_user_data (context);
  GString *image = table->store->image;

  g_string_truncate (image, 0);
  for (int i = 0; i < n_values; i++)
    {
      g_string_append (image, g_ptr_array_index (table->keys, i));
      spor_image_add_value (image, values[i]);
    }
  g_string_append_c (image, '}');
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

/* --- The hook --- */

/* The text of @column of the row before or after. */
static const char *
spor_hook_text (sqlite3 *db, int column, int (*get) (sqlite3 *, int, sqlite3_value **))
{
  sqlite3_value *value = NULL;

  if (get (db, column, &value) != SQLITE_OK || !value)
    return NULL;
  return (const char *)sqlite3_value_text (value);
}

/* What people type is judged where it is written, so that nothing gets past it. */
static void
spor_hook_judge (SporStore *self, const SporLoggedTable *table, sqlite3 *db, int operation)
{
  for (guint i = 0; operation != SQLITE_DELETE && i < table->most->len; i++)
    {
      guint most = g_array_index (table->most, guint, i);
      const char *after = most > 0 ? spor_hook_text (db, i, sqlite3_preupdate_new) : NULL;
      char *objection;

      if (!after || !*after
          || (operation == SQLITE_UPDATE
              && g_strcmp0 (after, spor_hook_text (db, i, sqlite3_preupdate_old)) == 0))
        continue;
      if ((objection = spor_text_objection (after, most)))
        spor_change_log_object (self, objection);
    }
}

/* Nothing can be refused here: what is not in the log is kept from being committed. */
static void
spor_row_changing (void *data,
                   sqlite3 *db,
                   int operation,
                   const char *schema,
                   const char *name,
                   sqlite3_int64 old_row,
                   sqlite3_int64 new_row)
{
  SporStore *self = data;
  SporLoggedTable *table
      = g_str_equal (schema, "main") ? spor_change_log_find_table (self, name) : NULL;
  SporLogEntry entry = { .kind = operation == SQLITE_INSERT   ? SPOR_KIND_INSERT
                                 : operation == SQLITE_UPDATE ? SPOR_KIND_UPDATE
                                                              : SPOR_KIND_DELETE,
                         .table = table };
  int (*get) (sqlite3 *, int, sqlite3_value **)
      = operation == SQLITE_DELETE ? sqlite3_preupdate_old : sqlite3_preupdate_new;

  if (!table)
    return;
  if (!self->set)
    {
      self->unlogged = TRUE;
      return;
    }

  if ((operation != SQLITE_INSERT
       && !spor_image_set (entry.before = self->image_before, table, sqlite3_preupdate_old))
      || (operation != SQLITE_DELETE
          && !spor_image_set (entry.after = self->image, table, sqlite3_preupdate_new))
      || !(entry.id = spor_hook_text (db, 0, get)))
    {
      self->unlogged = TRUE;
      return;
    }
  if (entry.before && entry.after && g_string_equal (entry.before, entry.after))
    return;
  if (table->subject >= 0)
    entry.subject = spor_hook_text (db, table->subject, get);
  spor_hook_judge (self, table, db, operation);
  spor_change_log_add (self, &entry);
}

/* Turns the commit into a rollback where it returns TRUE. */
static int
spor_committing (void *data)
{
  SporStore *self = data;

  return self->unlogged || spor_change_log_is_behind (self);
}

static void
spor_rolled_back (void *data)
{
  SporStore *self = data;

  self->unlogged = FALSE;
}

static gboolean
spor_add_image_function (SporStore *self, SporLoggedTable *table, GError **error)
{
  g_autofree char *image = g_strconcat ("image_", table->name, NULL);
  int rc = sqlite3_create_function (spor_store_db (self), image, table->keys->len,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC, table, spor_image_sql, NULL,
                                    NULL);

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
  return spor_add_image_function (self, table, error);
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

  sqlite3_preupdate_hook (spor_store_db (self), spor_row_changing, self);
  sqlite3_commit_hook (spor_store_db (self), spor_committing, self);
  sqlite3_rollback_hook (spor_store_db (self), spor_rolled_back, self);
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
