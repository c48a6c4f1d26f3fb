/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporImportWindow:
 *
 * Takes sign-ups into a book in four steps: files, columns, check, result. Nothing is written
 * before the last, which is one change set and can be undone from there.
 */
#define SPOR_TYPE_IMPORT_WINDOW (spor_import_window_get_type ())
G_DECLARE_FINAL_TYPE (SporImportWindow, spor_import_window, SPOR, IMPORT_WINDOW, AdwWindow)

/* @parent: (nullable): its action "win.show-attention", if it has one, is where the result leads */
GtkWindow *spor_import_window_new (GtkWindow *parent, SporBook *book);

/* Opens what was dropped on, or given to, the program, and goes on to the columns if it can be
 * read. @paths: %NULL-terminated */
void spor_import_window_add_paths (SporImportWindow *self, const char *const *paths);

G_END_DECLS
