/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spor_locks_install:
 *
 * Makes SQLite's file locks belong to its open files instead of to the process. POSIX drops all of a
 * process's locks on a file when any of its descriptors for that file is closed; a file chooser that
 * looks into each file of the book's folder does just that, and then other programs write into a book
 * that is in use (https://www.sqlite.org/howtocorrupt.html, 2.2). Before the first book is opened;
 * may be called again. Without open file description locks (fcntl(2)) nothing changes.
 */
void spor_locks_install (void);

G_END_DECLS
