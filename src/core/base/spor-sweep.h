/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What temporary files and folders are called, for mkstemp() and mkdtemp(). */
#define SPOR_TEMP_NAME ".spor-XXXXXX"

/* Keeps the temporary file or folder that @fd was opened on from being swept, until @fd is closed
 * or the process ends. Returns FALSE if it has been swept just before. */
gboolean spor_sweep_hold (int fd);

/**
 * spor_sweep_folder:
 * @path: a folder that something is to be written into
 *
 * Removes temporary files and folders that somebody who was killed has left there: those with such
 * a name, of this user, that no process holds. On network folders nothing is held or swept: there a
 * lock can keep SQLite from its own file, or tell nothing of other machines.
 */
void spor_sweep_folder (const char *path);

G_END_DECLS
