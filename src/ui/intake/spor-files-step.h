/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporFilesStep:
 *
 * Takes files that are dropped or chosen, and shows what was found in them or why they cannot be
 * read.
 *
 * Signals: "chosen" (GStrv paths, gboolean dropped), and "options-changed" when the files are to be
 * read in another way.
 */
#define SPOR_TYPE_FILES_STEP (spor_files_step_get_type ())
G_DECLARE_FINAL_TYPE (SporFilesStep, spor_files_step, SPOR, FILES_STEP, AdwBin)

/* How the files are to be read. The strings in it are static. */
SporSourceOptions spor_files_step_get_options (SporFilesStep *self);

/* Other files: they are read as Spor finds best. Without a signal. */
void spor_files_step_reset_options (SporFilesStep *self);

void spor_files_step_show_reading (SporFilesStep *self);
void spor_files_step_show_file (SporFilesStep *self, SporImportFile *file);

/* @error: that the reading was cancelled is no complaint */
void spor_files_step_show_error (SporFilesStep *self, const GError *error);

G_END_DECLS
