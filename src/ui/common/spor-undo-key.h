/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a text that is as the book has it, and so has no typing of its own to undo: the keys of undo
 * and redo are the book's. Returns whether @keyval was one of them and was used. */
gboolean spor_undo_key (GtkWidget *from, guint keyval, GdkModifierType state);

G_END_DECLS
