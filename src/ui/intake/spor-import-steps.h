/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporImportSteps:
 *
 * Says at which of the four steps one is.
 */
#define SPOR_TYPE_IMPORT_STEPS (spor_import_steps_get_type ())
G_DECLARE_FINAL_TYPE (SporImportSteps, spor_import_steps, SPOR, IMPORT_STEPS, GtkWidget)

void spor_import_steps_set_step (SporImportSteps *self, guint step);

G_END_DECLS
