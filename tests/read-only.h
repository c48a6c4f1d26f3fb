/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <unistd.h>

/* A file that can only be read, also where the tests are run by somebody who may write anything. */

#define NOBODY 65534

/* From now on this program is nobody, or again who it was. */
static inline void
read_only_become (gboolean nobody)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (nobody ? NOBODY : 0), ==, 0);
}

static inline void
read_only_own (const char *path, int mode)
{
  if (getuid () == 0)
    g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

/* @path in @folder, neither of which nobody may write, unless @folder_mode says so. */
static inline void
read_only_make (const char *path, const char *folder, int mode, int folder_mode)
{
  read_only_own (path, mode);
  read_only_own (folder, folder_mode);
}
