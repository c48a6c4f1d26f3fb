/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-facts.h"

G_BEGIN_DECLS

/* What spor_mapping_guess() knows of headers and answers. */

/* Folded words with one space around each: "E-mail:" → " e mail ". " " for nothing. */
char *spor_guess_words (const char *text);

/* SurveyXact's own columns, by short or long name: the field it fills, %SPOR_N_FIELDS for a column
 * of its own that is no field of ours, -1 for any other name. Source: three exports of SurveyXact.
 */
int spor_guess_system_field (const char *name);

/* How much a header (as spor_guess_words()) speaks for @field: 0 not at all, about 100 at most. */
int spor_guess_header_points (SporField field, const char *words);

/* Whether a header says nothing: "s_8", "Q12", "Kolonne 3". */
gboolean spor_guess_header_is_silent (const char *words);

/* Whether the answer @text (clean) can be one to @field. */
gboolean spor_guess_looks_like (SporField field, const SporRound *round, const char *text);

/* Digits and nothing else. */
gboolean spor_guess_is_number (const char *text);

G_END_DECLS
