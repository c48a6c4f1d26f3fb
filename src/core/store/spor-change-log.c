/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <string.h>
#include <sys/random.h>

/* The log writes itself: temporary triggers on every logged table hand each row, before and after,
 * to log_change(), which adds it to the open change set. A write outside a change set fails. */

#define SALT_BYTES 12

struct _SporChangeSet
{
  gint64 no;
  char *action;
  char *detail;
  gint64 target;
  gboolean fixed;
  gint64 n_changes;
  gboolean touches_signups;
  GChecksum *digest; /* over the changes' digests, in order */
};

static const char *const logged_tables[]
    = { "round",  "option", "track",       "dimension", "category",
        "import", "signup", "composition", "seat",      "questionnaire" };

static void
spor_logged_table_free (SporLoggedTable *self)
{
  g_free (self->name);
  g_free (self->image);
  g_free (self->images);
  g_free (self->insert);
  g_free (self->update);
  g_free (self->remove);
  g_free (self);
}

static void
spor_change_set_free (SporChangeSet *self)
{
  g_free (self->action);
  g_free (self->detail);
  g_checksum_free (self->digest);
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

/* json_object ('id', prefix.id, …) */
static char *
spor_image_expression (GPtrArray *columns, const char *prefix)
{
  GString *sql = g_string_new ("json_object (");

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      g_string_append_printf (sql, "%s'%s', %s\"%s\"", i ? ", " : "", column, prefix, column);
    }
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static SporLoggedTable *
spor_logged_table_new (const char *name, GPtrArray *columns)
{
  SporLoggedTable *self = g_new0 (SporLoggedTable, 1);
  g_autofree char *image = spor_image_expression (columns, "");
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) pairs = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);
      const char *comma = i ? ", " : "";

      g_string_append_printf (names, "%s\"%s\"", comma, column);
      g_string_append_printf (values, "%sjson_extract (?1, '$.%s')", comma, column);
      g_string_append_printf (pairs, "%s\"%s\" = json_extract (?1, '$.%s')", comma, column, column);
    }

  self->name = g_strdup (name);
  self->image = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id = ?1", image, name);
  self->images = g_strdup_printf ("SELECT id, %s FROM \"%s\" ORDER BY id", image, name);
  self->insert
      = g_strdup_printf ("INSERT INTO \"%s\" (%s) SELECT %s", name, names->str, values->str);
  self->update = g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = json_extract (?1, '$.id')", name,
                                  pairs->str);
  self->remove = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", name);
  return self;
}

static gboolean
spor_add_triggers (SporStore *self, const char *table, GPtrArray *columns, GError **error)
{
  g_autofree char *old = spor_image_expression (columns, "OLD.");
  g_autofree char *new = spor_image_expression (columns, "NEW.");
  const char *subject = g_str_equal (table, "seat") ? "signup_id" : "id";
  g_autofree char *sql = g_strdup_printf (
      "CREATE TEMP TRIGGER \"log_%1$s_insert\" AFTER INSERT ON main.\"%1$s\" BEGIN"
      "  SELECT log_change ('%1$s', NEW.id, NEW.%4$s, NULL, %3$s); END;"
      "CREATE TEMP TRIGGER \"log_%1$s_update\" AFTER UPDATE ON main.\"%1$s\" BEGIN"
      "  SELECT log_change ('%1$s', NEW.id, NEW.%4$s, %2$s, %3$s); END;"
      "CREATE TEMP TRIGGER \"log_%1$s_delete\" AFTER DELETE ON main.\"%1$s\" BEGIN"
      "  SELECT log_change ('%1$s', OLD.id, OLD.%4$s, %2$s, NULL); END;",
      table, old, new, subject);

  return spor_store_exec (self, sql, error);
}

static char *
spor_salt (void)
{
  static const char hex[] = "0123456789abcdef";
  guint8 bytes[SALT_BYTES];
  char *salt = g_malloc (2 * SALT_BYTES + 1);

  if (getrandom (bytes, sizeof bytes, 0) != sizeof bytes)
    g_error ("The system has no random numbers");
  for (guint i = 0; i < sizeof bytes; i++)
    {
      salt[2 * i] = hex[bytes[i] >> 4];
      salt[2 * i + 1] = hex[bytes[i] & 15];
    }
  salt[2 * SALT_BYTES] = '\0';
  return salt;
}

/* Each part preceded by its length, so that no two lists of parts hash alike; NULL differs from "".
 */
static void
spor_digest_part (GChecksum *checksum, const char *part)
{
  char length[32];

  g_snprintf (length, sizeof length, "%" G_GSSIZE_FORMAT ":", part ? (gssize)strlen (part) : -1);
  g_checksum_update (checksum, (const guchar *)length, -1);
  if (part)
    g_checksum_update (checksum, (const guchar *)part, -1);
}

static char *
spor_digest_parts (const char *const *parts, guint n)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < n; i++)
    spor_digest_part (checksum, parts[i]);
  return g_strdup (g_checksum_get_string (checksum));
}

char *
spor_change_digest (
    const char *salt, const char *table, const char *row_id, const char *before, const char *after)
{
  const char *parts[] = { salt, table, row_id, before, after };

  return spor_digest_parts (parts, G_N_ELEMENTS (parts));
}

char *
spor_detail_digest (const char *salt, const char *detail)
{
  const char *parts[] = { salt, detail };

  return spor_digest_parts (parts, G_N_ELEMENTS (parts));
}

char *
spor_set_hash (const char *previous,
               gint64 no,
               const char *at,
               const char *actor,
               const char *action,
               gint64 target,
               const char *digest)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, no);
  g_autofree char *target_number = g_strdup_printf ("%" G_GINT64_FORMAT, target);
  const char *parts[] = { previous, number, at, actor, action, target_number, digest };

  return spor_digest_parts (parts, G_N_ELEMENTS (parts));
}

static const char *const insert_change
    = "INSERT INTO change (set_no, seq, row_table, row_id, subject, before, after, salt, digest) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

static void
spor_log_change (SporStore *self, const char *const values[5], GError **error)
{
  SporChangeSet *set = self->set;
  /* declared before the statement, and so freed after it has let go of them */
  g_autofree char *salt = spor_salt ();
  g_autofree char *digest = spor_change_digest (salt, values[0], values[1], values[3], values[4]);
  g_autoptr (SporStatement) insert = spor_store_prepare (self, insert_change, error);

  if (!insert)
    return;
  spor_bind_int (insert, 1, set->no);
  spor_bind_int (insert, 2, ++set->n_changes);
  for (guint i = 0; i < 5; i++)
    spor_bind_static (insert, 3 + i, values[i]);
  spor_bind_static (insert, 8, salt);
  spor_bind_static (insert, 9, digest);
  if (!spor_store_run (self, insert, error))
    return;

  g_checksum_update (set->digest, (const guchar *)digest, -1);
  if (!g_str_equal (values[0], "seat") && !g_str_equal (values[0], "composition"))
    set->touches_signups = TRUE;
}

/* SQL: log_change (table, id, subject, before, after) */
static void
spor_log_change_sql (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  SporStore *self = sqlite3_user_data (context);
  g_autoptr (GError) error = NULL;
  const char *texts[5];

  for (int i = 0; i < 5; i++)
    texts[i] = (const char *)sqlite3_value_text (values[i]);

  if (!self->set)
    {
      sqlite3_result_error (context, "write outside a change set", -1);
      return;
    }
  if (g_strcmp0 (texts[3], texts[4]) == 0)
    return;
  spor_log_change (self, texts, &error);
  if (error)
    sqlite3_result_error (context, error->message, -1);
}

gboolean
spor_change_log_attach (SporStore *self, GError **error)
{
  int rc = sqlite3_create_function (spor_store_db (self), "log_change", 5, SQLITE_UTF8, self,
                                    spor_log_change_sql, NULL, NULL);

  if (rc != SQLITE_OK)
    return spor_store_fail (self, rc, error);

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_logged_table_free);
  for (guint i = 0; i < G_N_ELEMENTS (logged_tables); i++)
    {
      g_autoptr (GPtrArray) columns = spor_table_columns (self, logged_tables[i], error);

      if (!columns || !spor_add_triggers (self, logged_tables[i], columns, error))
        return FALSE;
      g_ptr_array_add (self->tables, spor_logged_table_new (logged_tables[i], columns));
    }
  return TRUE;
}

void
spor_change_log_detach (SporStore *self)
{
  g_clear_pointer (&self->tables, g_ptr_array_unref);
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

gboolean
spor_store_begin_fixed (
    SporStore *self, const char *action, const char *detail, gint64 target, GError **error)
{
  g_return_val_if_fail (self->set == NULL, FALSE);

  if (!spor_store_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->last_ordinal = 0;
  self->unnumbered = -1;
  self->set = g_new0 (SporChangeSet, 1);
  self->set->action = g_strdup (action);
  self->set->detail = g_strdup (detail ? detail : "");
  self->set->target = target;
  self->set->fixed = TRUE;
  self->set->digest = g_checksum_new (G_CHECKSUM_SHA256);
  if (spor_store_query_int (self, "SELECT coalesce (max (no), 0) + 1 FROM change_set",
                            &self->set->no, error))
    return TRUE;

  spor_store_rollback (self);
  return FALSE;
}

gboolean
spor_store_begin (SporStore *self, const char *action, const char *detail, GError **error)
{
  if (!spor_store_begin_fixed (self, action, detail, 0, error))
    return FALSE;
  self->set->fixed = FALSE;
  return TRUE;
}

gboolean
spor_store_has_changes (SporStore *self)
{
  return self->set && self->set->n_changes > 0;
}

void
spor_store_rollback (SporStore *self)
{
  g_return_if_fail (self->set != NULL);

  /* fails only where SQLite has rolled back by itself */
  sqlite3_exec (spor_store_db (self), "ROLLBACK", NULL, NULL, NULL);
  g_clear_pointer (&self->set, spor_change_set_free);
}

static char *
spor_store_last_hash (SporStore *self, GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "SELECT hash FROM change_set ORDER BY no DESC LIMIT 1", error);

  if (!statement || spor_store_step (self, statement, error) < 0)
    return NULL;
  return g_strdup (spor_column_text (statement, 0));
}

/* The row of the finished change set. */
static gboolean
spor_store_seal (SporStore *self, GError **error)
{
  SporChangeSet *set = self->set;
  g_autofree char *previous = spor_store_last_hash (self, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = spor_time_to_iso (g_date_time_to_unix (now));
  g_autofree char *salt = spor_salt ();
  g_autofree char *detail_digest = spor_detail_digest (salt, set->detail);
  g_autofree char *hash = NULL;
  g_autoptr (SporStatement) statement = NULL;
  const char *digest;

  if (!previous)
    return FALSE;
  g_checksum_update (set->digest, (const guchar *)detail_digest, -1);
  digest = g_checksum_get_string (set->digest);
  hash = spor_set_hash (previous, set->no, at, self->actor, set->action, set->target, digest);

  statement = spor_store_prepare (
      self,
      "INSERT INTO change_set (no, at, actor, action, detail, detail_salt, detail_digest, target, "
      "state, digest, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error);
  if (!statement)
    return FALSE;
  spor_bind_int (statement, 1, set->no);
  spor_bind_text (statement, 2, at);
  spor_bind_text (statement, 3, self->actor);
  spor_bind_text (statement, 4, set->action);
  spor_bind_text (statement, 5, set->detail);
  spor_bind_text (statement, 6, salt);
  spor_bind_text (statement, 7, detail_digest);
  if (set->target)
    spor_bind_int (statement, 8, set->target);
  spor_bind_text (statement, 9, set->fixed ? "fixed" : "done");
  spor_bind_text (statement, 10, digest);
  spor_bind_text (statement, 11, hash);
  return spor_store_run (self, statement, error);
}

/* A new action ends what could be redone. */
static gboolean
spor_store_discard_undone (SporStore *self, GError **error)
{
  return self->set->fixed
         || spor_store_exec (self,
                             "UPDATE change_set SET state = 'discarded' WHERE state = 'undone'",
                             error);
}

gboolean
spor_store_commit (SporStore *self, GError **error)
{
  gboolean touches_signups;

  g_return_val_if_fail (self->set != NULL, FALSE);

  if (self->set->n_changes == 0)
    {
      spor_store_rollback (self);
      return TRUE;
    }

  touches_signups = self->set->touches_signups;
  if (!spor_store_seal (self, error) || !spor_store_discard_undone (self, error)
      || !spor_store_exec (self, "COMMIT", error))
    {
      spor_store_rollback (self);
      return FALSE;
    }

  g_clear_pointer (&self->set, spor_change_set_free);
  self->version++;
  if (touches_signups)
    self->signups_version = self->version;
  return TRUE;
}
