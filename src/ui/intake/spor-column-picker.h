/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporColumnPicker:
 *
 * A popover to choose columns of a file in: one of them, or several to tick. The signal "picked"
 * says that the choice is another.
 */
#define SPOR_TYPE_COLUMN_PICKER (spor_column_picker_get_type ())
G_DECLARE_FINAL_TYPE (SporColumnPicker, spor_column_picker, SPOR, COLUMN_PICKER, GtkPopover)

/* @chosen: guint column indices. */
void spor_column_picker_set (SporColumnPicker *self,
                             SporImportFile *file,
                             const GArray *chosen,
                             gboolean several);

/* guint column indices, in the file's order. (transfer full) */
GArray *spor_column_picker_get_chosen (SporColumnPicker *self);

G_END_DECLS
