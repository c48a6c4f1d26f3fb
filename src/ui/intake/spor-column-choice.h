/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import-file.h"

G_BEGIN_DECLS

/**
 * SporColumnChoice:
 *
 * A column of a file that can be chosen, as its row in a list shows it.
 *
 * Properties: "title" and "detail" (strings), "several" (boolean: others may be chosen beside it),
 * "chosen" (boolean), "marked" (boolean: chosen alone).
 */
#define SPOR_TYPE_COLUMN_CHOICE (spor_column_choice_get_type ())
G_DECLARE_FINAL_TYPE (SporColumnChoice, spor_column_choice, SPOR, COLUMN_CHOICE, GObject)

SporColumnChoice *spor_column_choice_new (SporImportFile *file, guint index, gboolean several);

guint spor_column_choice_get_index (SporColumnChoice *self);
gboolean spor_column_choice_matches (SporColumnChoice *self, const char *folded);
gboolean spor_column_choice_get_chosen (SporColumnChoice *self);
void spor_column_choice_set_chosen (SporColumnChoice *self, gboolean chosen);

G_END_DECLS
