/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-temp.h"

#include "spor-file.h"
#include "spor-sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_LINKS 40 /* the kernel's own limit */
#define MOST_TRIES 10

#define USUAL_MODE 0666
#define USUAL_MASK 022

struct _SporTemp
{
  char *given;  /* the target as it was named */
  char *target; /* where that leads to */
  char *path;   /* NULL once it has the target's name */
  int held;     /* with the lock */
};

char *
spor_temp_follow (const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (int n = 0; n < MOST_LINKS; n++)
    {
      g_autofree char *link = g_file_read_link (at, NULL);
      g_autofree char *folder = g_path_get_dirname (at);

      if (!link)
        return g_steal_pointer (&at);
      g_free (at);
      at = g_path_is_absolute (link) ? g_steal_pointer (&link)
                                     : g_build_filename (folder, link, NULL);
    }
  errno = ELOOP;
  return NULL;
}

/* A sweep can come between creating and holding: then another is made. */
static gboolean
spor_temp_create (SporTemp *self)
{
  /* The target's own name could be too long with anything added to it. */
  g_autofree char *folder = g_path_get_dirname (self->target);

  for (int n = 0; n < MOST_TRIES; n++)
    {
      g_autofree char *path = g_build_filename (folder, SPOR_TEMP_NAME, NULL);

      self->held = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
      if (self->held < 0)
        return FALSE;
      if (spor_sweep_hold (self->held))
        {
          self->path = g_steal_pointer (&path);
          return TRUE;
        }
      close (self->held);
      self->held = -1;
    }
  errno = EAGAIN;
  return FALSE;
}

SporTemp *
spor_temp_new_beside (const char *path, GError **error)
{
  g_autoptr (SporTemp) self = g_new0 (SporTemp, 1);
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self->held = -1;
  self->given = g_strdup (path);
  self->target = spor_temp_follow (path);
  if (self->target)
    {
      folder = g_path_get_dirname (self->target);
      spor_sweep_folder (folder);
    }
  if (!self->target || !spor_temp_create (self))
    {
      spor_file_fail (path, errno, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

const char *
spor_temp_path (const SporTemp *self)
{
  return self->path;
}

gboolean
spor_temp_write (SporTemp *self, const void *data, gsize length, GError **error)
{
  int fd;

  g_return_val_if_fail (self->path != NULL, FALSE);

  fd = open (self->path, O_WRONLY | O_TRUNC | O_CLOEXEC);
  return (fd >= 0 && spor_file_put (fd, data, length))
         || spor_file_fail (self->given, errno, error);
}

/* The umask, read where the kernel tells it: umask() itself would change it for other threads. */
static mode_t
usual_mask (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return USUAL_MASK;
  line = strstr (status, "\nUmask:");
  return line ? strtoul (line + strlen ("\nUmask:"), NULL, 8) : USUAL_MASK;
}

static gboolean
sync_to_disk (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced;
  int failure;

  if (fd < 0)
    return FALSE;
  synced = fsync (fd) == 0;
  failure = errno;
  close (fd);
  errno = failure;
  return synced;
}

gboolean
spor_temp_commit (SporTemp *self, GError **error)
{
  g_autofree char *folder = NULL;
  GStatBuf existing;
  mode_t mode;

  g_return_val_if_fail (self->path != NULL, FALSE);

  mode = g_stat (self->target, &existing) == 0 ? existing.st_mode & 07777
                                               : USUAL_MODE & ~usual_mask ();
  if (g_chmod (self->path, mode) != 0 || !sync_to_disk (self->path)
      || g_rename (self->path, self->target) != 0)
    return spor_file_fail (self->given, errno, error);
  spor_temp_keep (self);

  /* Some file systems cannot sync a folder; the file is in its place all the same. */
  folder = g_path_get_dirname (self->target);
  sync_to_disk (folder);
  return TRUE;
}

void
spor_temp_keep (SporTemp *self)
{
  g_clear_pointer (&self->path, g_free);
}

void
spor_temp_free (SporTemp *self)
{
  if (self->path)
    g_unlink (self->path);
  if (self->held >= 0)
    close (self->held);
  g_free (self->given);
  g_free (self->target);
  g_free (self->path);
  g_free (self);
}
