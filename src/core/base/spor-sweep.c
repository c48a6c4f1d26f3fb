/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-sweep.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Of file systems whose locks are the server's (statfs(2)). */
#define NFS 0x6969
#define SMB 0x517B
#define CIFS 0xFF534D42
#define SMB2 0xFE534D42

static gboolean
spor_locks_are_local (int fd)
{
  struct statfs info;

  if (fstatfs (fd, &info) != 0)
    return FALSE;
  switch ((guint32)info.f_type)
    {
    case NFS:
    case SMB:
    case CIFS:
    case SMB2:
      return FALSE;
    default:
      return TRUE;
    }
}

gboolean
spor_sweep_hold (int fd)
{
  struct stat info;

  /* whoever sweeps has it but for a moment */
  if (spor_locks_are_local (fd))
    flock (fd, LOCK_EX);
  return fstat (fd, &info) != 0 || info.st_nlink > 0;
}

/* As mkstemp() and mkdtemp() make them. */
static gboolean
spor_is_temp_name (const char *name)
{
  gsize stem = strcspn (SPOR_TEMP_NAME, "X");

  if (strlen (name) != strlen (SPOR_TEMP_NAME) || strncmp (name, SPOR_TEMP_NAME, stem) != 0)
    return FALSE;
  for (const char *p = name + stem; *p; p++)
    if (!g_ascii_isalnum (*p))
      return FALSE;
  return TRUE;
}

/* What a writer has put there: files, and none deeper. */
static void
spor_empty_folder (int fd)
{
  int own = dup (fd);
  DIR *folder = own >= 0 ? fdopendir (own) : NULL;
  struct dirent *entry;

  if (!folder)
    {
      if (own >= 0)
        close (own);
      return;
    }
  while ((entry = readdir (folder)))
    unlinkat (fd, entry->d_name, 0);
  closedir (folder);
}

static void
spor_sweep_one (int folder, const char *name)
{
  int fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;

  if (fd < 0)
    return;
  if (fstat (fd, &info) == 0 && info.st_uid == geteuid ()
      && (S_ISREG (info.st_mode) || S_ISDIR (info.st_mode)) && flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      if (S_ISDIR (info.st_mode))
        spor_empty_folder (fd);
      unlinkat (folder, name, S_ISDIR (info.st_mode) ? AT_REMOVEDIR : 0);
    }
  close (fd);
}

void
spor_sweep_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *folder;
  struct dirent *entry;

  if (fd < 0)
    return;
  if (!spor_locks_are_local (fd) || !(folder = fdopendir (fd)))
    {
      close (fd);
      return;
    }
  while ((entry = readdir (folder)))
    if (spor_is_temp_name (entry->d_name))
      spor_sweep_one (fd, entry->d_name);
  closedir (folder);
}
