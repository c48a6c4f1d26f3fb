/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-letter-template.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporLetterEditor:
 *
 * Subject and text of the round's letters of one kind. What is typed is saved after a pause, when
 * the editor is left, or before; what no letter can be made from stays, with a sentence under it,
 * and is not saved.
 *
 * Actions: "letter.insert" (the name of a field), "letter.save", "letter.reset".
 * Signal "changed": what spor_letter_editor_get_template() gives is another, or the objection is.
 */
#define SPOR_TYPE_LETTER_EDITOR (spor_letter_editor_get_type ())
G_DECLARE_FINAL_TYPE (SporLetterEditor, spor_letter_editor, SPOR, LETTER_EDITOR, AdwBin)

GtkWidget *spor_letter_editor_new (SporBook *book, SporLetterKind kind);

/* What the book has. What is typed and not saved yet stays. */
void spor_letter_editor_show (SporLetterEditor *self, const SporLetterTemplate *template);

/* As typed, or as it last was when a letter could be made from it. Borrowed; NULL before show(). */
const SporLetterTemplate *spor_letter_editor_get_template (SporLetterEditor *self);

/* Why what is typed cannot be saved; NULL: it can. */
const char *spor_letter_editor_get_objection (SporLetterEditor *self);

/* Saves what is typed, if it is not saved yet. FALSE: it cannot be. */
gboolean spor_letter_editor_save (SporLetterEditor *self);

/* Puts the keyboard where the objection is to. */
void spor_letter_editor_show_objection (SporLetterEditor *self);

G_END_DECLS
