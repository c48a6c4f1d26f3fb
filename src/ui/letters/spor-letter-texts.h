/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letter-editor.h"

G_BEGIN_DECLS

/**
 * SporLetterTexts:
 *
 * What the round's letters are written from: the contact and the reply date, and the text of each
 * kind, one of which is shown.
 *
 * Signals: "changed": what spor_letter_texts_get_templates() gives is another, or what there is to
 * object to; "kind-shown": another kind is shown.
 */
#define SPOR_TYPE_LETTER_TEXTS (spor_letter_texts_get_type ())
G_DECLARE_FINAL_TYPE (SporLetterTexts, spor_letter_texts, SPOR, LETTER_TEXTS, AdwBin)

/* Whose letters they are; once. */
void spor_letter_texts_set_book (SporLetterTexts *self, SporBook *book);

/* What the book has, by kind. What is typed and not saved yet stays. */
void spor_letter_texts_show (SporLetterTexts *self, SporLetterTemplate *const *templates);

/* As typed, or as they last were when a letter could be made from them: SPOR_N_LETTER_KINDS,
 * borrowed. */
void spor_letter_texts_get_templates (SporLetterTexts *self, const SporLetterTemplate **templates);

SporLetterKind spor_letter_texts_get_kind (SporLetterTexts *self);
void spor_letter_texts_show_kind (SporLetterTexts *self, SporLetterKind kind);

/* Saves what is typed. Why something of it cannot be; NULL if everything is saved, or about to be.
 */
const char *spor_letter_texts_save (SporLetterTexts *self);

/* The same, and nothing is saved. */
const char *spor_letter_texts_find_objection (SporLetterTexts *self);

/* Puts the keyboard where spor_letter_texts_save() has objected; its sentence stands there. */
void spor_letter_texts_show_objection (SporLetterTexts *self);

/* Puts the keyboard into the contact's address. */
void spor_letter_texts_focus_contact (SporLetterTexts *self);

/* The keyboard begins at the first kind of letter. */
void spor_letter_texts_focus_kinds (SporLetterTexts *self);

G_END_DECLS
