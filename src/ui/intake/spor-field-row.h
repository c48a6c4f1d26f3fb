/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporFieldRow:
 *
 * One of our fields, the column of the file that fills it and what stands there; for
 * %SPOR_N_FIELDS the further columns to keep. The signal "changed" says that a person has chosen
 * others; the file's mapping has them already.
 */
#define SPOR_TYPE_FIELD_ROW (spor_field_row_get_type ())
G_DECLARE_FINAL_TYPE (SporFieldRow, spor_field_row, SPOR, FIELD_ROW, AdwBin)

GtkWidget *spor_field_row_new (SporField field);

SporField spor_field_row_get_field (SporFieldRow *self);
void spor_field_row_set_file (SporFieldRow *self, SporImportFile *file);

G_END_DECLS
