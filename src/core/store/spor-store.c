/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-temp.h"
#include "spor-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Counting SQLite's memory costs a lock per allocation, and nobody asks. Before the first
 * connection only. */
static gpointer
spor_configure_sqlite (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

SporStore *
spor_store_new (const char *path, SporPlaces *places, const char *actor)
{
  static GOnce configured = G_ONCE_INIT;
  SporStore *self = g_new0 (SporStore, 1);

  g_once (&configured, spor_configure_sqlite, NULL);
  self->thread = g_thread_self ();
  self->path = g_strdup (path);
  self->name = g_path_get_basename (path);
  self->actor = g_strdup (actor);
  self->places = g_object_ref (places);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)sqlite3_finalize);
  return self;
}

void
spor_store_close (SporStore *self)
{
  g_return_if_fail (self->thread == g_thread_self ());

  if (self->set)
    spor_store_rollback (self);
  spor_change_log_detach (self);
  g_hash_table_unref (self->statements);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  if (self->db)
    sqlite3_close (self->db);
  if (self->db && !self->reading)
    spor_backup_clear_left (self->path);
  g_object_unref (self->places);
  g_free (self->path);
  g_free (self->name);
  g_free (self->actor);
  g_free (self->read_only);
  g_free (self->reading);
  g_free (self->round_id);
  g_clear_object (&self->cancellable);
  g_free (self);
}

void
spor_store_set_actor (SporStore *self, const char *actor)
{
  g_autofree char *taken = NULL;

  g_return_if_fail (self->thread == g_thread_self ());
  g_return_if_fail (self->set == NULL);
  g_return_if_fail (actor != NULL);

  taken = g_steal_pointer (&self->actor);
  self->actor = g_strdup (actor);
}

void
spor_store_watch (SporStore *self,
                  GCancellable *cancellable,
                  SporStoreProgress progress,
                  gpointer data)
{
  g_return_if_fail (self->thread == g_thread_self ());

  g_set_object (&self->cancellable, cancellable);
  self->progress = progress;
  self->progress_data = data;
}

gboolean
spor_store_go_on (SporStore *self, guint done, guint all, GError **error)
{
  if (self->progress && all > 0)
    self->progress ((double)done / all, self->progress_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

const char *
spor_store_path (SporStore *self)
{
  return self->path;
}

gboolean
spor_store_open_db (SporStore *self, const char *path, int flags, GError **error)
{
  int rc;

  spor_locks_install ();
  rc = sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK)
    return spor_store_fail (self, rc, error);
  sqlite3_extended_result_codes (self->db, 1);
  /* else each new value bound in a query on a partial index prepares the statement anew */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_QPSG, 1, NULL);
  sqlite3_busy_timeout (self->db, SPOR_BUSY_TIMEOUT_MS);
  return TRUE;
}

gboolean
spor_store_set_pragmas (SporStore *self, GError **error)
{
  return spor_store_exec (self,
                          "PRAGMA foreign_keys = ON;"
                          "PRAGMA trusted_schema = OFF;"
                          "PRAGMA cell_size_check = ON;"
                          "PRAGMA synchronous = FULL;"
                          "PRAGMA secure_delete = ON;"
                          "PRAGMA temp_store = MEMORY;"
                          "PRAGMA cache_size = -32000",
                          error);
}

/* After the other pragmas, as it writes to the file. */
static gboolean
spor_store_set_wal (SporStore *self, GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "PRAGMA journal_mode = WAL", error);

  if (!statement || spor_store_step (self, statement, error) < 0)
    return FALSE;
  if (g_strcmp0 (spor_column_text (statement, 0), "wal") != 0)
    return spor_store_fail (self, SQLITE_READONLY, error);
  return TRUE;
}

gboolean
spor_store_fail_open (SporStore *self, SporStoreError code, const char *format, GError **error)
{
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", self->name, 1);
  g_set_error_literal (error, SPOR_STORE_ERROR, code, text->str);
  return FALSE;
}

/* What is written to a file without a name is lost when it is closed. */
gboolean
spor_store_check_place (SporStore *self, GError **error)
{
  int moved = 0;

  sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return !moved
         || spor_store_fail_open (
             self, SPOR_STORE_ERROR_MOVED,
             /* Translators: a file name */
             _ ("“%s” is not where it was: the file was moved, renamed, replaced or deleted while "
                "it was open. Nothing was changed. A copy of the book "
                "holds what was saved before, but not this change."),
             error);
}

/* Tells a book from other files by its first bytes, before SQLite touches it. */
gboolean
spor_store_check_header (SporStore *self, GError **error)
{
  guint8 header[100] = { 0 };
  g_autofree char *message = NULL;
  FILE *file = fopen (self->path, "rbe");
  int failure = errno;
  size_t n = 0;

  if (!file && failure != EACCES)
    /* Translators: a file name */
    return spor_store_fail_open (self, SPOR_STORE_ERROR_MISSING, _ ("There is no book “%s”."),
                                 error);
  if (!file)
    return spor_store_fail (self, SQLITE_READONLY, error);

  if (g_file_test (self->path, G_FILE_TEST_IS_REGULAR))
    n = fread (header, 1, sizeof header, file);
  fclose (file);

  if (n < sizeof header || memcmp (header, "SQLite format 3", 16) != 0
      || GUINT32_FROM_BE (*(guint32 *)(gpointer)(header + 68)) != SPOR_APPLICATION_ID)
    return spor_store_fail_open (self, SPOR_STORE_ERROR_FOREIGN,
                                 _ ("“%s” is not a Spor book and was left as it is."), error);
  return TRUE;
}

gboolean
spor_store_check_version (SporStore *self, guint *version, GError **error)
{
  gint64 value;

  if (!spor_store_query_int (self, "PRAGMA user_version", &value, error))
    return FALSE;
  if (value > spor_schema_version ())
    return spor_store_fail_open (
        self, SPOR_STORE_ERROR_NEWER,
        _ ("“%s” was made by a newer Spor and was left as it is. Update Spor to open it."), error);
  *version = value;
  return TRUE;
}

/* SQLite's own quick test of every page. */
gboolean
spor_store_check_pages (SporStore *self, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, "PRAGMA quick_check(1)", error);

  if (!statement || spor_store_step (self, statement, error) < 0)
    return FALSE;
  return g_strcmp0 (spor_column_text (statement, 0), "ok") == 0
         || spor_store_fail (self, SQLITE_CORRUPT, error);
}

static gboolean
spor_store_open_checked (SporStore *self, GError **error)
{
  guint version = 0;

  return spor_store_check_header (self, error)
         && spor_store_open_db (self, self->path, SQLITE_OPEN_READWRITE, error)
         && (!sqlite3_db_readonly (self->db, "main")
             || spor_store_fail (self, SQLITE_READONLY, error))
         && spor_store_check_version (self, &version, error) && spor_store_check_pages (self, error)
         && spor_store_set_pragmas (self, error) && spor_store_set_wal (self, error)
         && spor_schema_migrate (self, version, error) && spor_change_log_attach (self, error);
}

SporStore *
spor_store_open (const char *path, SporPlaces *places, const char *actor, GError **error)
{
  SporStore *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (SPOR_IS_PLACES (places), NULL);
  g_return_val_if_fail (actor != NULL, NULL);

  self = spor_store_new (path, places, actor);
  if (!spor_store_open_checked (self, error))
    {
      spor_store_close (self);
      return NULL;
    }
  spor_store_sweep (self);
  return self;
}

/* --- A new one ------------------------------------------------------------------------------ */

static gboolean
spor_store_fill_new (SporStore *self, const SporRound *round, GError **error)
{
  g_autofree char *application
      = g_strdup_printf ("PRAGMA application_id = %d", SPOR_APPLICATION_ID);

  if (!spor_store_exec (self, application, error) || !spor_schema_migrate (self, 0, error)
      || !spor_change_log_attach (self, error)
      || !spor_store_begin_fixed (self, "new", round->name, error))
    return FALSE;

  if (spor_store_save_round (self, round, 1, error)
      /* Translators: the name of the first composition; "Suggestion A" */
      && spor_store_add_composition (self, round, 1, _ ("Proposal A"), error))
    return spor_store_commit (self, error);
  if (self->set)
    spor_store_rollback (self);
  return FALSE;
}

static gboolean
spor_store_fail_exists (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_EXISTS,
               /* Translators: a file name */
               _ ("There is a file “%s” already. Choose another name."), name);
  return FALSE;
}

/* Gives the finished file its name, unless there is one already. */
static gboolean
spor_store_publish (const char *temp, const char *path, GError **error)
{
  if (renameat2 (AT_FDCWD, temp, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno == EEXIST)
    return spor_store_fail_exists (path, error);
  /* a file system that cannot rename so: the caller has looked */
  return g_rename (temp, path) == 0 || spor_store_fail_exists (path, error);
}

SporStore *
spor_store_create (const char *path, const SporRound *round, const char *actor, GError **error)
{
  g_autoptr (SporTemp) temp = NULL;
  SporStore *self;
  gboolean filled;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (round != NULL, NULL);
  g_return_val_if_fail (actor != NULL, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      spor_store_fail_exists (path, error);
      return NULL;
    }
  if (!(temp = spor_temp_new_beside (path, error)))
    return NULL;

  self = spor_store_new (spor_temp_path (temp), round->places, actor);
  filled = spor_store_open_db (self, self->path, SQLITE_OPEN_READWRITE, error)
           && spor_store_fill_new (self, round, error);
  spor_store_close (self);

  if (!filled || !spor_backup_clear_place (path, error)
      || !spor_store_publish (spor_temp_path (temp), path, error))
    return NULL;
  spor_temp_keep (temp);
  return spor_store_open (path, round->places, actor, error);
}

gint64
spor_store_version (SporStore *self)
{
  gint64 data_version = self->seen_data_version;

  if (self->reading && spor_store_follow (self))
    self->signups_version = self->refunds_version = ++self->version;
  if (spor_store_query_int (self, "PRAGMA data_version", &data_version, NULL)
      && data_version != self->seen_data_version)
    {
      self->seen_data_version = data_version;
      self->signups_version = self->refunds_version = ++self->version;
    }
  return self->version;
}

gboolean
spor_store_signups_changed_since (SporStore *self, gint64 since)
{
  return self->signups_version > since;
}

gboolean
spor_store_refunds_changed_since (SporStore *self, gint64 since)
{
  return self->refunds_version > since;
}
