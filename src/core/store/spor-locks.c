/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* F_OFD_SETLK */
#endif
#include "spor-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>

#ifdef F_OFD_SETLK

static int
spor_lock_of_file (int fd, int command, struct flock *lock)
{
  struct flock of_file = *lock;
  int result;

  of_file.l_pid = 0; /* must be */
  result = fcntl (fd, command == F_GETLK ? F_OFD_GETLK : F_OFD_SETLK, &of_file);
  if (result != 0 && errno == EINVAL)
    return fcntl (fd, command, lock); /* a kernel without them */
  if (result == 0 && command == F_GETLK)
    *lock = of_file;
  return result;
}

/* What SQLite calls for fcntl(2). */
static int
spor_locks_fcntl (int fd, int command, ...)
{
  va_list args;
  int result;

  va_start (args, command);
  switch (command)
    {
    case F_GETLK:
    case F_SETLK:
      result = spor_lock_of_file (fd, command, va_arg (args, struct flock *));
      break;
    case F_GETFD:
      result = fcntl (fd, command);
      break;
    default:
      result = fcntl (fd, command, va_arg (args, int));
    }
  va_end (args);
  return result;
}

void
spor_locks_install (void)
{
  static gsize installed;

  if (g_once_init_enter (&installed))
    {
      sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

      if (vfs && vfs->iVersion >= 3)
        vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr)spor_locks_fcntl);
      g_once_init_leave (&installed, 1);
    }
}

#else

void
spor_locks_install (void)
{
}

#endif
