/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-unfinished.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP "Unfinished"
#define BEGAN "Began"

/* Whoever drops it takes the lock's file away, which may be just after somebody has opened it. */
#define MOST_TRIES 5

/* Whoever has not come back for so long is not going on. */
#define MOST_SECONDS (90 * (gint64)86400)

struct _SporUnfinished
{
  char *file; /* with what is kept, beside which "….lock" is held */
  char *lock;
  int fd;
};

/* One book has one path, whatever links lead to it. */
static char *
spor_unfinished_file (const char *kind, const char *path, const char *round_id)
{
  char resolved[PATH_MAX];
  g_autofree char *absolute
      = g_canonicalize_filename (realpath (path, resolved) ? resolved : path, NULL);
  g_autofree char *whole = g_strjoin ("\n", kind, round_id, absolute, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  g_autofree char *name = g_strconcat (kind, "-", sum, ".ini", NULL);

  return g_build_filename (g_get_user_state_dir (), "spor", "unfinished", name, NULL);
}

/* Returns: the held file, or -1 */
static int
spor_unfinished_lock (const char *path)
{
  for (guint tries = 0; tries < MOST_TRIES; tries++)
    {
      int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
      struct stat info;

      if (fd < 0)
        return -1;
      if (flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &info) == 0 && info.st_nlink > 0)
        return fd;
      close (fd);
    }
  return -1;
}

/* --- What is left in the folder --------------------------------------------------------------- */

/* @entry: of the folder: what is kept, or what was left beside it. (transfer full) (nullable) */
static char *
spor_unfinished_lock_of (const char *folder, const char *entry)
{
  const char *end = strstr (entry, ".ini");
  g_autofree char *name = end ? g_strndup (entry, end - entry) : NULL;

  return name ? g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s.ini.lock", folder, name) : NULL;
}

/* A window may have been open for as long, and goes on with it. */
static void
spor_unfinished_drop_old (const char *folder, const char *entry, gint64 now)
{
  g_autofree char *path = g_build_filename (folder, entry, NULL);
  g_autofree char *lock = spor_unfinished_lock_of (folder, entry);
  GStatBuf info;
  int fd;

  if (!lock || g_lstat (path, &info) != 0 || now - info.st_mtime <= MOST_SECONDS
      || (fd = spor_unfinished_lock (lock)) < 0)
    return;
  g_unlink (path);
  g_unlink (lock);
  close (fd);
}

/* Of books that never came back. */
static void
spor_unfinished_sweep_old (const char *folder)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir && (entry = g_dir_read_name (dir)))
    spor_unfinished_drop_old (folder, entry, now);
}

/* What is half written, since whoever wrote it was killed: nobody writes while the lock is held. */
static void
spor_unfinished_sweep (const char *folder, const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *beside = g_strconcat (name, ".", NULL);
  g_autofree char *lock = g_strconcat (name, ".lock", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir && (entry = g_dir_read_name (dir)))
    if (g_str_has_prefix (entry, beside) && !g_str_equal (entry, lock))
      {
        g_autofree char *path = g_build_filename (folder, entry, NULL);

        g_unlink (path);
      }
}

/* --- One of them ------------------------------------------------------------------------------ */

SporUnfinished *
spor_unfinished_hold (const char *kind, const char *path, const char *round_id)
{
  g_autofree char *file = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *lock = NULL;
  SporUnfinished *self;
  int fd;

  g_return_val_if_fail (kind && path && round_id, NULL);

  file = spor_unfinished_file (kind, path, round_id);
  folder = g_path_get_dirname (file);
  lock = g_strconcat (file, ".lock", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return NULL;
  spor_unfinished_sweep_old (folder);
  if ((fd = spor_unfinished_lock (lock)) < 0)
    return NULL;
  spor_unfinished_sweep (folder, file);
  self = g_new0 (SporUnfinished, 1);
  self->file = g_steal_pointer (&file);
  self->lock = g_steal_pointer (&lock);
  self->fd = fd;
  return self;
}

void
spor_unfinished_release (SporUnfinished *self)
{
  g_unlink (self->lock);
  close (self->fd);
  g_free (self->file);
  g_free (self->lock);
  g_free (self);
}

static GKeyFile *
spor_unfinished_read (const char *file, gint64 *began)
{
  g_autoptr (GKeyFile) content = g_key_file_new ();
  gint64 instant;

  if (!g_key_file_load_from_file (content, file, G_KEY_FILE_NONE, NULL)
      || (instant = g_key_file_get_int64 (content, GROUP, BEGAN, NULL)) <= 0)
    return NULL;
  if (began)
    *began = instant;
  return g_steal_pointer (&content);
}

GKeyFile *
spor_unfinished_load (SporUnfinished *self, gint64 *began)
{
  GKeyFile *content;

  g_return_val_if_fail (self != NULL, NULL);

  content = spor_unfinished_read (self->file, began);
  if (!content)
    g_unlink (self->file);
  return content;
}

gboolean
spor_unfinished_keep (SporUnfinished *self, GKeyFile *content)
{
  g_autoptr (GKeyFile) before = NULL;
  g_autofree char *data = NULL;
  gint64 began = g_get_real_time () / G_USEC_PER_SEC;
  gsize length;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  before = spor_unfinished_read (self->file, &began);
  g_key_file_set_int64 (content, GROUP, BEGAN, began);
  data = g_key_file_to_data (content, &length, NULL);
  return g_file_set_contents_full (self->file, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   NULL);
}

void
spor_unfinished_drop (SporUnfinished *self)
{
  g_return_if_fail (self != NULL);

  g_unlink (self->file);
}

gboolean
spor_unfinished_is_kept (SporUnfinished *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_file_test (self->file, G_FILE_TEST_EXISTS);
}

void
spor_unfinished_forget (const char *kind, const char *path, const char *round_id)
{
  g_autofree char *file = spor_unfinished_file (kind, path, round_id);

  g_unlink (file);
}

gboolean
spor_unfinished_is_left (const char *kind, const char *path, const char *round_id)
{
  g_autofree char *file = spor_unfinished_file (kind, path, round_id);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GKeyFile) content = NULL;
  g_autoptr (SporUnfinished) held = NULL;

  spor_unfinished_sweep_old (folder);
  content = spor_unfinished_read (file, NULL);
  held = content ? spor_unfinished_hold (kind, path, round_id) : NULL;
  return held != NULL;
}
