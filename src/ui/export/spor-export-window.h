/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-export-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporExportWindow:
 *
 * All that can be exported in one list, what each is for, and what can be chosen about it; then a
 * place is asked for and the file written. Remembers what was chosen last.
 */
#define SPOR_TYPE_EXPORT_WINDOW (spor_export_window_get_type ())
G_DECLARE_FINAL_TYPE (SporExportWindow, spor_export_window, SPOR, EXPORT_WINDOW, AdwWindow)

/* @place: its window is the parent. @key: (nullable): the kind to begin with, where it can be
 * written; else it is the last */
GtkWindow *spor_export_window_new (const SporExportPlace *place, const char *key);

/* The same for several that would do, the first of which is the most likely, if none of them is the
 * last. @keys: %NULL-terminated, perhaps empty */
GtkWindow *spor_export_window_new_for (const SporExportPlace *place, const char *const *keys);

G_END_DECLS
