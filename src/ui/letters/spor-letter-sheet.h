/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letter-template.h"
#include "spor-sending.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporLetterSheet:
 *
 * Where subject and text of a letter are typed. What no letter can be made from is underlined, and
 * below each of the two stands what another program has made of it meanwhile.
 *
 * Signal "typed": there stands something else, typed or inserted, or taken from the other program.
 */
#define SPOR_TYPE_LETTER_SHEET (spor_letter_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SporLetterSheet, spor_letter_sheet, SPOR, LETTER_SHEET, AdwBin)

/* @sending: the letter, of SporLetterTemplate, as the book has it; once. */
void
spor_letter_sheet_set_letter (SporLetterSheet *self, SporLetterKind kind, SporSending *sending);

/* What stands there. (transfer full) */
SporLetterTemplate *spor_letter_sheet_read (SporLetterSheet *self);

/* As the book has it: undo is the book's then, not the text's. */
void spor_letter_sheet_fill (SporLetterSheet *self, const SporLetterTemplate *template);

/* As if it were typed: one step that can be undone in the text itself. */
void spor_letter_sheet_retype (SporLetterSheet *self, const SporLetterTemplate *template);

/* The book is about to be shown as @now: what is typed and not saved yet stays. */
void spor_letter_sheet_follow (SporLetterSheet *self, const SporLetterTemplate *now);

/* Marks what @typed, which stands there, has that no letter can be made from; nothing of it is
 * disputed where it is as the book has it. */
void spor_letter_sheet_judge (SporLetterSheet *self, const SporLetterTemplate *typed);

gboolean spor_letter_sheet_is_disputed (SporLetterSheet *self);

/* Where the keyboard was last. */
void spor_letter_sheet_insert (SporLetterSheet *self, const char *text);

/* Puts the keyboard where no letter can be made from it. */
void spor_letter_sheet_focus_refused (SporLetterSheet *self);

G_END_DECLS
