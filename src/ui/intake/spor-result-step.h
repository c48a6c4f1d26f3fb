/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporResultStep:
 *
 * What an import has done, in words, and what can be done next: the actions "import.undo",
 * "import.show-attention", and "window.close".
 */
#define SPOR_TYPE_RESULT_STEP (spor_result_step_get_type ())
G_DECLARE_FINAL_TYPE (SporResultStep, spor_result_step, SPOR, RESULT_STEP, AdwBin)

void spor_result_step_show_importing (SporResultStep *self);
void spor_result_step_show_report (SporResultStep *self, const SporImportReport *report);
void spor_result_step_show_undone (SporResultStep *self);

/* The import, or with @undo its undoing, did not succeed, or was cancelled. */
void spor_result_step_show_error (SporResultStep *self, const GError *error, gboolean undo);

G_END_DECLS
