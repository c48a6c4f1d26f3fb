/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Safe writing: everything goes to a temporary file beside its target, which takes the target's
 * name when it is whole. Errors are G_IO_ERROR with a sentence for people. */

/* Creates an empty file (mode 0600, hidden) in the folder of @path. (transfer full): its path */
char *spor_file_temp_beside (const char *path, GError **error);

/* Puts @temp in the place of @path, safely on disk. A file already there lends its permissions; a
 * new one gets the usual ones. */
gboolean spor_file_commit (const char *temp, const char *path, GError **error);

/* Removes @temp, if it is there. */
void spor_file_discard (const char *temp);

/* Sets @error to the sentence for @failure (an errno) on writing @path; always returns FALSE. */
gboolean spor_file_fail (const char *path, int failure, GError **error);

G_END_DECLS
