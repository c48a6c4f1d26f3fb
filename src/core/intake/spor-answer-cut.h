/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-facts.h"

G_BEGIN_DECLS

/* An answer in a file that has more characters than the book keeps of it: as many as whoever types
 * it may write. Whoever imports is told. */
typedef struct
{
  char *column; /* as people know it */
  guint length; /* in the file */
  guint most;
  gboolean left_out; /* all of it: half an address is nobody's */
} SporAnswerCut;

void spor_answer_cut_free (SporAnswerCut *self);

/**
 * spor_answer_cut:
 * @text: (inout): clean, and without personal numbers
 * @left_out: whether nothing is kept of what is too long; else the beginning is
 *
 * Returns: (transfer full) (nullable): %NULL if @text has no more than @most characters
 */
SporAnswerCut *spor_answer_cut (char **text, guint most, gboolean left_out, const char *column);

/* What there is in @facts of @field, but for choices that were understood. NULL: nothing that
 * could be too long, or @facts have it already. */
SporAnswerCut *spor_answer_cut_field (SporSignupFacts *facts, SporField field, const char *column);

/* A sentence: where it is, how much of it is kept, and what can be done. (transfer full) */
char *spor_answer_cut_text (const SporAnswerCut *self, const char *file, guint row);

G_END_DECLS
