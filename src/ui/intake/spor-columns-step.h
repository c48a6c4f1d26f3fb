/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporColumnsStep:
 *
 * Which column of the file fills which field, and the first rows as they will be imported.
 *
 * Property "ready" (boolean): something can come of it.
 */
#define SPOR_TYPE_COLUMNS_STEP (spor_columns_step_get_type ())
G_DECLARE_FINAL_TYPE (SporColumnsStep, spor_columns_step, SPOR, COLUMNS_STEP, AdwBin)

/* @file's mapping is changed as the user chooses. */
void spor_columns_step_set_file (SporColumnsStep *self, SporImportFile *file);

gboolean spor_columns_step_get_ready (SporColumnsStep *self);

G_END_DECLS
