/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letters.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* SporLetterPreview: one letter as it is sent, and what can be done with it ("letters.copy",
 * "letters.open", "letters.note"). */
#define SPOR_TYPE_LETTER_PREVIEW (spor_letter_preview_get_type ())
G_DECLARE_FINAL_TYPE (SporLetterPreview, spor_letter_preview, SPOR, LETTER_PREVIEW, AdwBin)

void spor_letter_preview_show (SporLetterPreview *self, const SporLetters *letters, guint index);

/* No letter, but a sentence. */
void spor_letter_preview_say (SporLetterPreview *self, const char *sentence);

G_END_DECLS
