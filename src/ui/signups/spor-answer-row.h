/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-entry-row.h"
#include "spor-signup-detail.h"

G_BEGIN_DECLS

/**
 * SporAnswerRow:
 *
 * One answer of a sign-up as a row to type in. What is typed goes into the book on Enter, with the
 * row's button, when the focus leaves, or after a pause if it is whole; what cannot be is said in a
 * line under the row, and Escape takes it back.
 *
 * Property "field" (construct-only): the key of a SporField.
 */
#define SPOR_TYPE_ANSWER_ROW (spor_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (SporAnswerRow, spor_answer_row, SPOR, ANSWER_ROW, SporEntryRow)

/* Shows the answer of @detail; writes go to @book. While somebody is typing in the row, only what
 * is behind the typing changes. */
void spor_answer_row_show (SporAnswerRow *self, SporBook *book, const SporSignupDetail *detail);

/* Somebody else is about to be shown, or nobody: what is typed goes into the book, or is refused in
 * a dialog, where it can still be read. */
void spor_answer_row_leave (SporAnswerRow *self);

/* Puts @text in as if it had been typed, and applies it. */
void spor_answer_row_apply_text (SporAnswerRow *self, const char *text);

SporField spor_answer_row_get_field (SporAnswerRow *self);

G_END_DECLS
