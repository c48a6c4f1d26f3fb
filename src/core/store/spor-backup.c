/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-file.h"
#include "spor-temp.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define PAGES_PER_STEP 1024

/* --- What an older book left beside it ------------------------------------------------------ */

static const char *const companions[] = { "-wal", "-shm", "-journal", NULL };

static gboolean
spor_has_companions (const char *path)
{
  for (guint i = 0; companions[i]; i++)
    {
      g_autofree char *companion = g_strconcat (path, companions[i], NULL);

      if (g_file_test (companion, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/* Takes the log beside @path into the book there, so that nothing is lost if it stays after all.
 * FALSE if somebody has that book open; what is no book has nothing to lose. */
static gboolean
spor_settle_log (const char *path)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "SELECT count(*) FROM sqlite_master; PRAGMA journal_mode = DELETE", NULL,
                       NULL, NULL);
  sqlite3_close (db);
  return (rc & 0xff) != SQLITE_BUSY && (rc & 0xff) != SQLITE_LOCKED;
}

static gboolean
spor_remove_companions (const char *path, GError **error)
{
  for (guint i = 0; companions[i]; i++)
    {
      g_autofree char *companion = g_strconcat (path, companions[i], NULL);

      if (g_unlink (companion) != 0 && errno != ENOENT)
        return spor_file_fail (path, errno, error);
    }
  return TRUE;
}

gboolean
spor_backup_clear_place (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (!spor_has_companions (path))
    return TRUE;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || spor_settle_log (path))
    return spor_remove_companions (path, error);

  name = g_filename_display_basename (path);
  g_set_error (
      error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_BUSY,
      /* Translators: a file name */
      _ ("“%s” is open in another program and was left as it is. Close it there, or choose "
         "another name."),
      name);
  return FALSE;
}

/* Such a log has nothing to lose. */
static gboolean
spor_has_empty_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_lstat (log, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == 0;
}

void
spor_backup_clear_left (const char *path)
{
  GStatBuf info;

  if (spor_has_empty_log (path) && g_lstat (path, &info) != 0 && errno == ENOENT)
    spor_remove_companions (path, NULL);
}

/* --- Copying -------------------------------------------------------------------------------- */

static gboolean
spor_fail_backup (sqlite3 *target, GError **error)
{
  g_set_error (error, SPOR_STORE_ERROR,
               sqlite3_errcode (target) == SQLITE_FULL ? SPOR_STORE_ERROR_FULL
                                                       : SPOR_STORE_ERROR_FAILED,
               /* Translators: SQLite's own words */
               _ ("The copy could not be written: %s."), sqlite3_errmsg (target));
  return FALSE;
}

static gboolean
spor_store_copy_pages (SporStore *self, sqlite3 *target, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", spor_store_db (self), "main");
  int rc;

  if (!backup)
    return spor_fail_backup (target, error);
  do
    {
      rc = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
        g_usleep (10 * 1000);
    }
  while ((rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
         && !g_cancellable_is_cancelled (cancellable));
  sqlite3_backup_finish (backup);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return rc == SQLITE_DONE || spor_fail_backup (target, error);
}

/* A backup is a plain file, not one with a write-ahead log beside it. */
static gboolean
spor_store_copy_to (SporStore *self, const char *temp, GCancellable *cancellable, GError **error)
{
  sqlite3 *target = NULL;
  gboolean copied;

  if (sqlite3_open_v2 (temp, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
      != SQLITE_OK)
    copied = spor_fail_backup (target, error);
  else
    copied
        = spor_store_copy_pages (self, target, cancellable, error)
          && (sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK
              || spor_fail_backup (target, error));
  sqlite3_close (target);
  return copied;
}

/* By whatever way: another name of the same folder, too. */
static gboolean
spor_is_same_file (const char *a, const char *b)
{
  g_autoptr (GFile) one = g_file_new_for_path (a);
  g_autoptr (GFile) other = g_file_new_for_path (b);
  GStatBuf info, other_info;

  return g_file_equal (one, other)
         || (g_stat (a, &info) == 0 && g_stat (b, &other_info) == 0
             && info.st_dev == other_info.st_dev && info.st_ino == other_info.st_ino);
}

gboolean
spor_store_backup (SporStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *own = spor_temp_follow (self->path);
  g_autofree char *target = spor_temp_follow (path);
  g_autoptr (SporTemp) temp = NULL;

  if (own && target && g_file_test (own, G_FILE_TEST_EXISTS) && spor_is_same_file (own, target))
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_EXISTS,
                           _ ("A book cannot be copied onto itself. Choose another name."));
      return FALSE;
    }
  if (!(temp = spor_temp_new_beside (path, error))
      || !spor_store_copy_to (self, spor_temp_path (temp), cancellable, error)
      || !spor_backup_clear_place (target, error) || !spor_temp_commit (temp, error))
    return FALSE;
  g_chmod (target, 0600);
  return TRUE;
}
