/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import-file.h"

G_BEGIN_DECLS

/* One of the first rows of a file as it will be imported. */
#define SPOR_TYPE_PREVIEW_ROW (spor_preview_row_get_type ())
G_DECLARE_FINAL_TYPE (SporPreviewRow, spor_preview_row, SPOR, PREVIEW_ROW, GObject)

SporPreviewRow *spor_preview_row_new (SporRound *round, const SporSignupFacts *facts);

const char *spor_preview_row_get_text (SporPreviewRow *self, SporField field);
gboolean spor_preview_row_is_doubtful (SporPreviewRow *self, SporField field);

/* A further column's answer, "" if there is none. */
const char *spor_preview_row_get_extra (SporPreviewRow *self, const char *key);

G_END_DECLS
