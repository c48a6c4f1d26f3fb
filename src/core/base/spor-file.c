/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Sentences for what people can do something about. */
static const char *
spor_file_failure_format (int failure)
{
  switch (failure)
    {
    case ENOENT:
    case ENOTDIR:
      /* Translators: a file name */
      return _ ("“%s” could not be written: the folder is not there.");
    case EACCES:
    case EPERM:
    case EROFS:
      return _ ("“%s” could not be written: the folder is read-only. Choose another folder.");
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return _ ("“%s” could not be written: the disk is full. Make room and try again.");
    default:
      return NULL;
    }
}

gboolean
spor_file_fail (const char *path, int failure, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GString) text = NULL;
  const char *format = spor_file_failure_format (failure);

  if (format)
    {
      text = g_string_new (format);
      g_string_replace (text, "%s", name, 1);
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (failure), text->str);
    }
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (failure),
                 /* Translators: a file name, and the system's own words */
                 _ ("“%s” could not be written: %s."), name, g_strerror (failure));
  return FALSE;
}

char *
spor_file_temp_beside (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  g_autofree char *temp = g_build_filename (folder, hidden, NULL);
  int fd = g_mkstemp_full (temp, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      spor_file_fail (path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temp);
}

static mode_t
spor_file_usual_mode (void)
{
  mode_t mask = umask (0);

  umask (mask);
  return 0666 & ~mask;
}

static gboolean
spor_file_sync (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced;

  if (fd < 0)
    return FALSE;
  synced = fsync (fd) == 0;
  close (fd);
  return synced;
}

gboolean
spor_file_commit (const char *temp, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat existing;
  mode_t mode = stat (path, &existing) == 0 ? existing.st_mode & 07777 : spor_file_usual_mode ();

  if (g_chmod (temp, mode) != 0 || !spor_file_sync (temp) || g_rename (temp, path) != 0)
    return spor_file_fail (path, errno, error);
  /* some file systems cannot sync a folder; the file is in place all the same */
  spor_file_sync (folder);
  return TRUE;
}

void
spor_file_discard (const char *temp)
{
  g_unlink (temp);
}
