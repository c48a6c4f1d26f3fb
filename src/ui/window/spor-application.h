/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporApplication:
 *
 * One process for all books: each open book has one window, and opening it again presents that
 * window. `spor [BOOK]`; without a book the one opened last, or the welcome page.
 */
#define SPOR_TYPE_APPLICATION (spor_application_get_type ())
G_DECLARE_FINAL_TYPE (SporApplication, spor_application, SPOR, APPLICATION, AdwApplication)

/* @flags: in addition to %G_APPLICATION_HANDLES_OPEN; tests use %G_APPLICATION_NON_UNIQUE. */
SporApplication *spor_application_new (GApplicationFlags flags);

/**
 * spor_application_open_book:
 * @from: (nullable): the window that asks; it takes the book if it has none yet
 * @create: make a new book there with the FBS 2.0 round
 * @opened: (nullable): called with the window once the book is in it; not on failure
 *
 * Opens the book at @path, or presents the window that has it. Failures are shown to the user.
 */
typedef void (*SporBookOpened) (GtkWindow *window, SporBook *book);

void spor_application_open_book (SporApplication *self,
                                 GtkWindow *from,
                                 const char *path,
                                 gboolean create,
                                 SporBookOpened opened);

/* The books opened last, for menus; follows the list. (borrowed) */
GMenuModel *spor_application_get_recent_menu (SporApplication *self);

G_END_DECLS
