/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporCheckStep:
 *
 * What an import would do: how many are accepted, need attention or are skipped, and every row that
 * there is something to say about.
 *
 * The signal "recheck" asks for another look, since the user has changed what is included.
 */
#define SPOR_TYPE_CHECK_STEP (spor_check_step_get_type ())
G_DECLARE_FINAL_TYPE (SporCheckStep, spor_check_step, SPOR, CHECK_STEP, AdwBin)

/* Whether answers that are not completed are included. */
gboolean spor_check_step_get_include_incomplete (SporCheckStep *self);
void spor_check_step_reset (SporCheckStep *self);

void spor_check_step_show_checking (SporCheckStep *self);

/* @report: borrowed for the call */
void spor_check_step_show_report (SporCheckStep *self, SporRound *round, SporImportReport *report);
void spor_check_step_show_error (SporCheckStep *self, const GError *error);

G_END_DECLS
