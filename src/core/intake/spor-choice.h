/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-facts.h"
#include "spor-source.h"

G_BEGIN_DECLS

/* What stands in the cell of a column that has one option of a multiple-choice question. */
typedef enum
{
  SPOR_TICK_NO,     /* "0", "Ikke valgt", "Not selected", nothing */
  SPOR_TICK_YES,    /* "1", "Valgt", "Selected", "x" */
  SPOR_TICK_ANSWER, /* neither: the answer itself */
} SporTick;

SporTick spor_tick_parse (const SporColumn *column, const char *cell);

/**
 * spor_choice_of_column:
 * @field: what the column is to fill
 * @round: (nullable): whose roles and sectors headers are searched for
 *
 * The option that a tick in @column stands for: structure's text, one option of the round at the
 * end of the header ("Hvilken rolle? - Superbruger"), or for SurveyXact's overall status what its
 * number means.
 *
 * Returns: (transfer full) (nullable): %NULL if the cells hold answers rather than ticks
 */
char *spor_choice_of_column (const SporColumn *column, SporField field, const SporRound *round);

/* n for SurveyXact's overall status columns "stato_n" and "statoverall_n", which come in 1–5; else
 * 0. 4 is Gennemført. Source: structure files of three SurveyXact exports. */
guint spor_choice_overall_status (const char *name);

G_END_DECLS
