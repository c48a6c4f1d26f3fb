/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The two buttons of "win.undo" and "win.redo" in a header bar, which say what they would do. */
#define SPOR_TYPE_UNDO_BUTTONS (spor_undo_buttons_get_type ())
G_DECLARE_FINAL_TYPE (SporUndoButtons, spor_undo_buttons, SPOR, UNDO_BUTTONS, GtkBox)

/* @undo, @redo: (nullable): what would be undone, and done again, as sentences; NULL: nothing */
void spor_undo_buttons_show (SporUndoButtons *self, const char *undo, const char *redo);

/* Why a button is grey though there is something that the book's window would undo, or do again;
 * NULL: as it was shown. */
void spor_undo_buttons_explain (SporUndoButtons *self, const char *undo, const char *redo);

/* To be called before a button goes grey: if it has the keyboard, it hands it to the other one, not
 * to whatever GTK finds next. @undo, @redo: whether there will be something for each. FALSE: the
 * keyboard has to go elsewhere, as both go grey. */
gboolean spor_undo_buttons_hand_over (SporUndoButtons *self, gboolean undo, gboolean redo);

G_END_DECLS
