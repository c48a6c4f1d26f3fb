/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import.h"

G_BEGIN_DECLS

/**
 * spor_import_text_field:
 * @doubtful: (out) (optional): the answer was not understood
 *
 * A field as people read it: the municipality's official name, the track's title, dates as Danes
 * write them. (transfer full)
 */
char *spor_import_text_field (const SporRound *round,
                              const SporSignupFacts *facts,
                              SporField field,
                              gboolean *doubtful);

/* "Title: Bibliotekar → Leder", or what was kept because a person had edited it. (transfer full) */
char *spor_import_text_change (const SporRound *round, const SporFieldChange *change);

/* A column as people know it: the question, or for one of several options the option. (transfer
 * full) */
char *spor_import_text_column (const SporColumn *column);

/* Line feeds and tabs become spaces. (transfer full) */
char *spor_import_text_single_line (const char *text);

/* "Windows-1252 · semicolon · 21 columns". (transfer full) */
char *spor_import_text_source (SporSource *source);

G_END_DECLS
