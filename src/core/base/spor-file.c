/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-file.h"

#include "spor-temp.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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

static gboolean
has_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

gboolean
spor_file_fail (const char *path, int failure, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *sentence = NULL;

  if (failure == ENOENT && has_folder (path)) /* one in which nothing can be, such as /proc */
    failure = EACCES;
  sentence = sentence_for (failure, name);
  if (sentence == NULL)
    /* Translators: a file name, and the system's own words */
    sentence = g_strdup_printf (_ ("“%s” could not be written: %s."), name, g_strerror (failure));
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (failure), sentence);
  return FALSE;
}

static gsize
length_of (const char *data, gssize length)
{
  return length < 0 ? strlen (data) : (gsize)length;
}

gboolean
spor_file_write (const char *path, const char *data, gssize length, GError **error)
{
  g_autoptr (SporTemp) temp = NULL;

  g_return_val_if_fail (path != NULL && data != NULL, FALSE);

  return (temp = spor_temp_new_beside (path, error))
         && spor_temp_write (temp, data, length_of (data, length), error)
         && spor_temp_commit (temp, error);
}

gboolean
spor_file_create (const char *path, const char *data, gssize length, GError **error)
{
  int fd, failure;

  g_return_val_if_fail (path != NULL && data != NULL, FALSE);

  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0)
    return spor_file_fail (path, errno, error);
  if (spor_file_put (fd, data, length_of (data, length)))
    return TRUE;
  failure = errno;
  g_unlink (path);
  return spor_file_fail (path, failure, error);
}

gboolean
spor_file_put (int fd, const void *data, gsize length)
{
  const char *rest = data;
  gboolean written = TRUE;
  int failure;

  while (length > 0 && written)
    {
      gssize n = write (fd, rest, length);

      if (n >= 0)
        {
          rest += n;
          length -= n;
        }
      else
        written = errno == EINTR;
    }
  written = written && fsync (fd) == 0;
  failure = errno;
  if (close (fd) != 0 && written)
    return FALSE;
  errno = failure;
  return written;
}
