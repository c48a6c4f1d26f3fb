/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * spor_file_write:
 * @data: @length bytes, -1 if it ends with a NUL
 *
 * Writes a whole file at once, safely: see spor-temp.h. Errors are G_IO_ERROR with a sentence for
 * people.
 */
gboolean spor_file_write (const char *path, const char *data, gssize length, GError **error);

/* The same for a new file in a folder that is itself on its way to its place: written straight
 * away, and not over one that is there. */
gboolean spor_file_create (const char *path, const char *data, gssize length, GError **error);

/* Writes all of @data to @fd, onto the disk, and closes it; else errno says why not. */
gboolean spor_file_put (int fd, const void *data, gsize length);

/* Sets @error to the sentence for @failure (an errno) on writing @path; always returns FALSE. */
gboolean spor_file_fail (const char *path, int failure, GError **error);

G_END_DECLS
