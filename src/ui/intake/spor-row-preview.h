/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A table of a file's first rows as they will be imported. */
#define SPOR_TYPE_ROW_PREVIEW (spor_row_preview_get_type ())
G_DECLARE_FINAL_TYPE (SporRowPreview, spor_row_preview, SPOR, ROW_PREVIEW, AdwBin)

/* By @file's mapping as it is now. */
void spor_row_preview_show (SporRowPreview *self, SporImportFile *file);

G_END_DECLS
