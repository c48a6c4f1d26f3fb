/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

G_DEFINE_QUARK (spor - store - error - quark, spor_store_error)

sqlite3 *
spor_store_db (SporStore *self)
{
  g_assert (self->thread == g_thread_self ());

  return self->db;
}

static gboolean
spor_folder_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) == 0;
}

static SporStoreError
spor_store_classify (SporStore *self, int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_FULL:
      return SPOR_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SPOR_STORE_ERROR_BUSY;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return SPOR_STORE_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SPOR_STORE_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      return spor_folder_is_writable (self->path) ? SPOR_STORE_ERROR_FAILED
                                                  : SPOR_STORE_ERROR_READ_ONLY;
    case SQLITE_IOERR:
      return rc == SQLITE_IOERR_WRITE || rc == SQLITE_IOERR_SHMSIZE || rc == SQLITE_IOERR_FSYNC
                 ? SPOR_STORE_ERROR_FULL
                 : SPOR_STORE_ERROR_FAILED;
    case SQLITE_CONSTRAINT: /* somebody else was first */
      return SPOR_STORE_ERROR_CONFLICT;
    default:
      return SPOR_STORE_ERROR_FAILED;
    }
}

gboolean
spor_store_fail (SporStore *self, int rc, GError **error)
{
  SporStoreError code = spor_store_classify (self, rc);

  switch (code)
    {
    case SPOR_STORE_ERROR_FULL:
      g_set_error (error, SPOR_STORE_ERROR, code,
                   /* Translators: a file name */
                   _ ("“%s” could not be written: the disk is full. Nothing was changed; make room "
                      "and try again."),
                   self->name);
      break;
    case SPOR_STORE_ERROR_BUSY:
      g_set_error (error, SPOR_STORE_ERROR, code,
                   _ ("“%s” is being written by another program. Nothing was changed; try again in "
                      "a moment."),
                   self->name);
      break;
    case SPOR_STORE_ERROR_DAMAGED:
      g_set_error (error, SPOR_STORE_ERROR, code,
                   _ ("“%s” is damaged and was left as it is. Open a backup copy instead."),
                   self->name);
      break;
    case SPOR_STORE_ERROR_READ_ONLY:
      g_set_error (error, SPOR_STORE_ERROR, code,
                   _ ("“%s” cannot be written: the file or its folder is read-only. Copy it to a "
                      "folder of your own and open it there."),
                   self->name);
      break;
    case SPOR_STORE_ERROR_CONFLICT:
      g_set_error (error, SPOR_STORE_ERROR, code,
                   /* Translators: a file name */
                   _ ("“%s” has been changed by another program meanwhile, so that this no longer "
                      "fits. Nothing was changed; look again, then try again."),
                   self->name);
      break;
    case SPOR_STORE_ERROR_MISSING:
    case SPOR_STORE_ERROR_MOVED:
    case SPOR_STORE_ERROR_FOREIGN:
    case SPOR_STORE_ERROR_NEWER:
    case SPOR_STORE_ERROR_EXISTS:
    case SPOR_STORE_ERROR_UNKNOWN_ID:
    case SPOR_STORE_ERROR_REFUSED:
    case SPOR_STORE_ERROR_NOTHING:
    case SPOR_STORE_ERROR_DECIDED:
    case SPOR_STORE_ERROR_FAILED:
    default:
      g_set_error (error, SPOR_STORE_ERROR, code,
                   /* Translators: a file name, and SQLite's own words */
                   _ ("“%s” could not be used: %s."), self->name,
                   self->db ? sqlite3_errmsg (self->db) : sqlite3_errstr (rc));
      break;
    }
  return FALSE;
}

void
spor_statement_release (SporStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

SporStatement *
spor_store_prepare (SporStore *self, const char *sql, GError **error)
{
  sqlite3 *db = spor_store_db (self);
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int rc;

  if (statement)
    {
      g_assert (!sqlite3_stmt_busy (statement));
      return statement;
    }

  rc = sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (rc != SQLITE_OK)
    {
      spor_store_fail (self, rc, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer)sql, statement);
  return statement;
}

gboolean
spor_store_exec (SporStore *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (spor_store_db (self), sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || spor_store_fail (self, sqlite3_extended_errcode (self->db), error);
}

int
spor_store_step (SporStore *self, SporStatement *statement, GError **error)
{
  int rc = sqlite3_step (statement);

  g_assert (self->thread == g_thread_self ());

  if (rc == SQLITE_ROW)
    return 1;
  if (rc == SQLITE_DONE)
    return 0;
  spor_store_fail (self, sqlite3_extended_errcode (self->db), error);
  return -1;
}

gboolean
spor_store_run (SporStore *self, SporStatement *statement, GError **error)
{
  int step;

  do
    step = spor_store_step (self, statement, error);
  while (step > 0);
  return step == 0 && spor_change_log_write (self, error);
}

gboolean
spor_store_run_on (SporStore *self, const char *sql, const char *text, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, text);
  return spor_store_run (self, statement, error);
}

GPtrArray *
spor_store_list (SporStore *self, const char *sql, const char *text, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, text);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (texts, g_strdup (spor_column_text (statement, 0)));
  return step == 0 ? g_steal_pointer (&texts) : NULL;
}

gboolean
spor_store_query_int (SporStore *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);

  if (!statement || spor_store_step (self, statement, error) < 0)
    return FALSE;
  *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

void
spor_bind_text (SporStatement *statement, int index, const char *text)
{
  if (text)
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement, index);
}

void
spor_bind_static (SporStatement *statement, int index, const char *text)
{
  if (text)
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, index);
}

void
spor_bind_bytes (SporStatement *statement, int index, gconstpointer bytes, gsize n_bytes)
{
  sqlite3_bind_blob (statement, index, bytes, n_bytes, SQLITE_STATIC);
}

void
spor_bind_int (SporStatement *statement, int index, gint64 value)
{
  sqlite3_bind_int64 (statement, index, value);
}

void
spor_bind_double (SporStatement *statement, int index, double value)
{
  sqlite3_bind_double (statement, index, value);
}

void
spor_bind_instant (SporStatement *statement, int index, gint64 instant)
{
  g_autofree char *iso = instant == SPOR_TIME_NONE ? NULL : spor_time_to_iso (instant);

  spor_bind_text (statement, index, iso);
}

const char *
spor_column_text (SporStatement *statement, int index)
{
  const char *text = (const char *)sqlite3_column_text (statement, index);

  return text ? text : "";
}

gint64
spor_column_instant (SporStatement *statement, int index)
{
  return spor_time_from_iso (spor_column_text (statement, index));
}
