/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in the fields of a book's windows and is not in the book yet, such as half an
 * address, is kept beside it after a pause (spor-unfinished.h) until it is saved or given up, so
 * that it outlives a program that dies. No personal number is, nor what may become one. */

/* Once, as the program starts: from now on it is noticed where something is typed. */
void spor_unsaved_install (void);

/* @window, and those before it, are about @book from now on; what is kept of another book is given
 * up. @book: (nullable) */
void spor_unsaved_watch (GtkWindow *window, SporBook *book);

/* Shows what was there when the program died, if anything was, with which it stays kept until the
 * user discards it. */
void spor_unsaved_tell (GtkWindow *window);

G_END_DECLS
