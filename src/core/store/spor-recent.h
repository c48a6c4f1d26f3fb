/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The books opened last, shared by the window and the command line: a key file in the user's
 * configuration folder, "spor/recent.ini". It holds file addresses only. */

#define SPOR_RECENT_MAX 10

/**
 * spor_recent_list:
 *
 * Returns: (transfer full): absolute paths, the last opened first, at most SPOR_RECENT_MAX; empty
 * if none is remembered or the list cannot be read. Whether the books still exist is not looked at.
 */
GStrv spor_recent_list (void);

/* The book last opened, or NULL. (transfer full) */
char *spor_recent_get_last (void);

/**
 * spor_recent_set_last:
 * @path: the book that was just opened; may be relative
 *
 * Puts @path first in the list, and drops the eleventh. Does nothing if it is first already.
 *
 * Returns: %FALSE with a G_FILE_ERROR if the list cannot be written
 */
gboolean spor_recent_set_last (const char *path, GError **error);

/* Takes @path out of the list, if it is there. FALSE as above. */
gboolean spor_recent_remove (const char *path, GError **error);

G_END_DECLS
