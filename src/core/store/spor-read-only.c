/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A book that cannot be written: it is read into memory, and again when somebody else has written
 * to it. */

/* --- Reading -------------------------------------------------------------------------------- */

/* How often it is tried to read a file that others write to. */
#define MOST_TRIES 5

/* What tells that a book is as it was; all zero: it is gone. */
typedef struct
{
  GStatBuf file;
  GStatBuf log; /* of some size: somebody has it open, or has left it without closing it */
} SporPlaceState;

struct _SporReading
{
  SporPlaceState read; /* when it was read, or it was seen that it cannot be */
  SporPlaceState seen; /* when it was last looked at */
  gboolean moved;      /* it is gone from its place, or another book is there */
};

static void
spor_store_look_at_place (SporStore *self, SporPlaceState *state)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

  memset (state, 0, sizeof *state);
  g_stat (self->path, &state->file);
  g_stat (log, &state->log);
}

static gboolean
spor_stats_equal (const GStatBuf *one, const GStatBuf *two)
{
  return one->st_ino == two->st_ino && one->st_size == two->st_size
         && one->st_mtim.tv_sec == two->st_mtim.tv_sec
         && one->st_mtim.tv_nsec == two->st_mtim.tv_nsec;
}

static gboolean
spor_place_states_equal (const SporPlaceState *one, const SporPlaceState *two)
{
  return spor_stats_equal (&one->file, &two->file) && spor_stats_equal (&one->log, &two->log);
}

/* SQLite reads a file in write-ahead mode only with a -shm beside it, which it makes; without a log
 * there is nothing in that, and "immutable" leaves it away, and the locks. Returns SQLite's code.
 */
static int
spor_store_copy_into_memory (SporStore *self, gboolean has_log)
{
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *uri
      = g_strdup_printf ("file:%s?mode=ro%s", escaped, has_log ? "" : "&immutable=1");
  sqlite3 *source = NULL;
  sqlite3_backup *backup;
  int rc = sqlite3_open_v2 (uri, &source,
                            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);

  sqlite3_busy_timeout (source, SPOR_BUSY_TIMEOUT_MS);
  if (rc == SQLITE_OK)
    {
      if ((backup = sqlite3_backup_init (self->db, "main", source, "main")))
        {
          sqlite3_backup_step (backup, -1);
          rc = sqlite3_backup_finish (backup);
        }
      else
        rc = sqlite3_errcode (self->db);
    }
  sqlite3_close (source);
  return rc;
}

/* As it is at one moment. */
static gboolean
spor_store_read_into_memory (SporStore *self, GError **error)
{
  int rc = SQLITE_BUSY;

  for (guint tries = 0; tries < MOST_TRIES; tries++)
    {
      SporPlaceState before, after;
      gboolean has_log;

      spor_store_look_at_place (self, &before);
      has_log = before.log.st_size > 0;
      rc = spor_store_copy_into_memory (self, has_log);
      spor_store_look_at_place (self, &after);
      self->reading->read = self->reading->seen = before;
      if (rc == SQLITE_OK && (has_log || spor_place_states_equal (&before, &after)))
        return TRUE;
      if (rc == SQLITE_OK)
        rc = SQLITE_BUSY;
    }
  return spor_store_fail (self, rc, error);
}

static gboolean
spor_store_check_is_current (SporStore *self, GError **error)
{
  guint version = 0;

  if (!spor_store_check_version (self, &version, error))
    return FALSE;
  return version == spor_schema_version ()
         || spor_store_fail_open (
             self, SPOR_STORE_ERROR_READ_ONLY,
             /* Translators: a file name */
             _ ("“%s” was made by an older Spor and has to be brought up to date, which cannot be "
                "done where it can only be read. Copy it to a folder of your own and open it "
                "there."),
             error);
}

static gboolean
spor_store_open_in_memory (SporStore *self, GError **error)
{
  return spor_store_check_header (self, error)
         && spor_store_open_db (self, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error)
         && spor_store_read_into_memory (self, error) && spor_store_check_is_current (self, error)
         && spor_store_check_pages (self, error) && spor_store_set_pragmas (self, error)
         && spor_change_log_attach (self, error);
}

/* Whoever asks why nothing can be changed is told the one or the other. Whether that is new. */
static gboolean
spor_store_set_moved (SporStore *self, gboolean moved)
{
  /* Translators: a file name */
  const char *moved_text = _ ("“%s” is not where it was: the file was moved, renamed, replaced or "
                              "deleted. What is shown is what was read last. Save a copy to keep "
                              "it.");
  /* Translators: a file name */
  const char *text = _ ("“%s” can only be read: the file or its folder is read-only. Save a copy "
                        "to change anything.");
  g_autoptr (GString) why = NULL;

  if (self->read_only && self->reading->moved == moved)
    return FALSE;
  why = g_string_new (moved ? moved_text : text);
  g_string_replace (why, "%s", self->name, 1);
  g_free (self->read_only);
  self->read_only = g_string_free (g_steal_pointer (&why), FALSE);
  self->reading->moved = moved;
  return TRUE;
}

static SporStore *
spor_store_open_to_read (const char *path, SporPlaces *places, const char *actor, GError **error)
{
  SporStore *self = spor_store_new (path, places, actor);

  self->reading = g_new0 (SporReading, 1);
  if (!spor_store_open_in_memory (self, error))
    {
      spor_store_close (self);
      return NULL;
    }
  spor_store_set_moved (self, FALSE);
  return self;
}

SporStore *
spor_store_open_or_read (const char *path, SporPlaces *places, const char *actor, GError **error)
{
  g_autoptr (GError) failure = NULL;
  SporStore *self = spor_store_open (path, places, actor, &failure);

  if (self)
    return self;
  if (g_error_matches (failure, SPOR_STORE_ERROR, SPOR_STORE_ERROR_READ_ONLY)
      && g_access (path, R_OK) == 0)
    return spor_store_open_to_read (path, places, actor, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* --- Following ------------------------------------------------------------------------------ */

/* From memory to memory: whole, or not at all. */
static gboolean
spor_store_take_from (SporStore *self, SporStore *fresh)
{
  sqlite3_backup *backup = sqlite3_backup_init (self->db, "main", fresh->db, "main");

  if (!backup)
    return FALSE;
  sqlite3_backup_step (backup, -1);
  return sqlite3_backup_finish (backup) == SQLITE_OK;
}

/* A book begins with a change set of its own, whose hash its copies have and no other book. */
static char *
spor_store_load_origin_hash (SporStore *self)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "SELECT hash FROM change_set ORDER BY no LIMIT 1", NULL);

  return g_strdup (statement && spor_store_step (self, statement, NULL) > 0
                       ? spor_column_text (statement, 0)
                       : "");
}

static gboolean
spor_store_is_same_book (SporStore *self, SporStore *other)
{
  g_autofree char *own = spor_store_load_origin_hash (self);
  g_autofree char *others = spor_store_load_origin_hash (other);

  return g_str_equal (own, others);
}

/* Takes over the same book, whatever file it is in now; another one has only taken its name. */
static gboolean
spor_store_take_or_leave (SporStore *self, SporStore *fresh)
{
  if (!spor_store_is_same_book (self, fresh))
    {
      self->reading->read = fresh->reading->read;
      return spor_store_set_moved (self, TRUE);
    }
  if (!spor_store_take_from (self, fresh))
    return FALSE;
  self->reading->read = fresh->reading->read;
  spor_store_set_moved (self, FALSE);
  return TRUE;
}

/* What cannot be read, such as a book that a newer Spor has brought up to date, is looked at again
 * once it has changed; what is no book has taken its place. */
static gboolean
spor_store_read_again (SporStore *self)
{
  g_autoptr (GError) error = NULL;
  SporStore *fresh = spor_store_open_to_read (self->path, self->places, self->actor, &error);
  gboolean news;

  if (fresh)
    {
      news = spor_store_take_or_leave (self, fresh);
      spor_store_close (fresh);
      return news;
    }
  if (!g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_BUSY))
    self->reading->read = self->reading->seen;
  return g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_FOREIGN)
         && spor_store_set_moved (self, TRUE);
}

/* Nothing is there, or an empty file. */
static gboolean
spor_store_lose (SporStore *self)
{
  self->reading->read = self->reading->seen;
  return spor_store_set_moved (self, TRUE);
}

gboolean
spor_store_follow (SporStore *self)
{
  SporPlaceState now;
  gboolean rests;

  spor_store_look_at_place (self, &now);
  rests = spor_place_states_equal (&now, &self->reading->seen);
  self->reading->seen = now;
  if (!rests || spor_place_states_equal (&now, &self->reading->read))
    return FALSE;
  return now.file.st_size > 0 ? spor_store_read_again (self) : spor_store_lose (self);
}

gboolean
spor_store_has_moved (SporStore *self)
{
  return self->reading && self->reading->moved;
}

const char *
spor_store_get_read_only (SporStore *self)
{
  return self->read_only;
}
