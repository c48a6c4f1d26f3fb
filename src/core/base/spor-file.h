/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Safe writing: everything goes to a temporary file beside its target, which takes the target's
 * name when it is whole. Errors are G_IO_ERROR with a sentence for people, naming the target. */

/**
 * spor_file_temp_beside:
 * @path: the file to be written in the end
 *
 * Creates an empty, hidden file (mode 0600) in the folder of @path.
 *
 * Returns: (transfer full): its path; give it to spor_file_commit() or spor_file_discard()
 */
char *spor_file_temp_beside (const char *path, GError **error);

/**
 * spor_file_commit:
 * @temp: a complete file in the folder of @path, closed
 *
 * Puts @temp in the place of @path, with its content safely on disk before and its name after. A
 * file already there lends its permissions; a new one gets the usual ones (0666 without the umask).
 *
 * Returns: %FALSE with @error set: what was at @path is as it was, and @temp still there
 */
gboolean spor_file_commit (const char *temp, const char *path, GError **error);

/**
 * spor_file_write:
 * @data: @length bytes, -1 if it ends with a NUL
 *
 * A whole file at once, by the two above.
 */
gboolean spor_file_write (const char *path, const char *data, gssize length, GError **error);

/* Removes @temp, if it is there. */
void spor_file_discard (const char *temp);

/* Sets @error to the sentence for @failure (an errno) on writing @path; always returns FALSE. */
gboolean spor_file_fail (const char *path, int failure, GError **error);

G_END_DECLS
