/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-application.h"
#include "spor-pages.h"
#include "spor-task-bar.h"

G_BEGIN_DECLS

/**
 * SporWindow:
 *
 * The window of one book: header, sidebar, pages. Without a book it shows the welcome page.
 *
 * Each page is a widget with the property "book" (SporBook); one that can search has "search-mode"
 * (boolean) too, which the header's search button follows.
 *
 * Property "book" (SporBook, nullable).
 */
#define SPOR_TYPE_WINDOW (spor_window_get_type ())
G_DECLARE_FINAL_TYPE (SporWindow, spor_window, SPOR, WINDOW, AdwApplicationWindow)

SporWindow *spor_window_new (SporApplication *app);

/* The book that the window has or is about to have, NULL if it is free. */
const char *spor_window_get_path (SporWindow *self);

/* A book is being opened for this window; NULL: it was not to be. */
void spor_window_set_opening (SporWindow *self, const char *path);

SporBook *spor_window_get_book (SporWindow *self);
void spor_window_set_book (SporWindow *self, SporBook *book);
gboolean spor_window_is_busy (SporWindow *self); /* its book has not answered yet */

/* What shows how far the window's long work is. */
SporTaskBar *spor_window_get_task_bar (SporWindow *self);

SporPages *spor_window_get_pages (SporWindow *self); /* borrowed */

/* The page that is shown, by name; NULL while there is no book. */
const char *spor_window_get_page (SporWindow *self);

/* Shows a page by name: "signups", "map", "board", "refunds". Does nothing if there is none of that
 * name. */
void spor_window_show_page (SporWindow *self, const char *name);

G_END_DECLS
