/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define USUAL_MODE 0666
#define USUAL_MASK 022

/* The sentence for what people can do something about, or NULL. */
static char *
sentence_for (int failure, const char *name)
{
  switch (failure)
    {
    case ENOENT:
    case ENOTDIR:
      /* Translators: a file name */
      return g_strdup_printf (
          _ ("“%s” could not be written: the folder is not there. Choose another folder."), name);
    case EACCES:
    case EPERM:
    case EROFS:
      /* Translators: a file name */
      return g_strdup_printf (
          _ ("“%s” could not be written: the folder is read-only. Choose another folder."), name);
    case ENOSPC:
    case EDQUOT:
      /* Translators: a file name */
      return g_strdup_printf (
          _ ("“%s” could not be written: the disk is full. Make room and try again."), name);
    case EISDIR:
    case EEXIST:
    case ENOTEMPTY:
      /* Translators: a file name */
      return g_strdup_printf (
          _ ("“%s” could not be written: a folder has that name. Choose another name."), name);
    default:
      return NULL;
    }
}

gboolean
spor_file_fail (const char *path, int failure, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *sentence = sentence_for (failure, name);
  if (sentence == NULL)
    /* Translators: a file name, and the system's own words */
    sentence = g_strdup_printf (_ ("“%s” could not be written: %s."), name, g_strerror (failure));
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (failure), sentence);
  return FALSE;
}

char *
spor_file_temp_beside (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  /* The target's own name could be too long with anything added to it. */
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temp = g_build_filename (folder, ".spor-XXXXXX", NULL);
  int fd = g_mkstemp_full (temp, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      spor_file_fail (path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temp);
}

/* The umask, read where the kernel tells it: umask() itself would change it for other threads. */
static mode_t
usual_mask (void)
{
  g_autofree char *status = NULL;
  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return USUAL_MASK;
  const char *line = strstr (status, "\nUmask:");
  return line != NULL ? strtoul (line + strlen ("\nUmask:"), NULL, 8) : USUAL_MASK;
}

static gboolean
sync_to_disk (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  gboolean synced = fsync (fd) == 0;
  int failure = errno;
  close (fd);
  errno = failure;
  return synced;
}

gboolean
spor_file_commit (const char *temp, const char *path, GError **error)
{
  g_return_val_if_fail (temp != NULL && path != NULL, FALSE);

  GStatBuf existing;
  gboolean replaces = g_stat (path, &existing) == 0;
  mode_t mode = replaces ? existing.st_mode & 07777 : USUAL_MODE & ~usual_mask ();
  if (g_chmod (temp, mode) != 0 || !sync_to_disk (temp) || g_rename (temp, path) != 0)
    return spor_file_fail (path, errno, error);

  /* Some file systems cannot sync a folder; the file is in its place all the same. */
  g_autofree char *folder = g_path_get_dirname (path);
  sync_to_disk (folder);
  return TRUE;
}

static gboolean
write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= written;
    }
  return TRUE;
}

gboolean
spor_file_write (const char *path, const char *data, gssize length, GError **error)
{
  g_return_val_if_fail (path != NULL && data != NULL, FALSE);

  g_autofree char *temp = spor_file_temp_beside (path, error);
  if (temp == NULL)
    return FALSE;
  int fd = open (temp, O_WRONLY | O_CLOEXEC);
  gboolean written = fd >= 0 && write_all (fd, data, length < 0 ? strlen (data) : (gsize)length);
  int failure = errno;
  if (fd >= 0 && close (fd) != 0 && written)
    {
      written = FALSE;
      failure = errno;
    }
  if (written ? spor_file_commit (temp, path, error) : spor_file_fail (path, failure, error))
    return TRUE;
  spor_file_discard (temp);
  return FALSE;
}

void
spor_file_discard (const char *temp)
{
  g_return_if_fail (temp != NULL);

  g_unlink (temp);
}
