/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporLetterContact:
 *
 * Whom the round's letters come from, and by when a reply is promised. What is typed is saved when
 * it is left; what cannot be stays, with a sentence under it.
 */
#define SPOR_TYPE_LETTER_CONTACT (spor_letter_contact_get_type ())
G_DECLARE_FINAL_TYPE (SporLetterContact, spor_letter_contact, SPOR, LETTER_CONTACT, AdwBin)

void spor_letter_contact_set_book (SporLetterContact *self, SporBook *book);

/* Saves what is typed, if it is not saved yet. FALSE: it cannot be. */
gboolean spor_letter_contact_save (SporLetterContact *self);

/* Why what is typed cannot be saved; NULL: it can. */
const char *spor_letter_contact_get_objection (SporLetterContact *self);

/* The same, judged now and said under it, whether or not it has been left. */
const char *spor_letter_contact_find_objection (SporLetterContact *self);

/* Puts the keyboard into the address. */
void spor_letter_contact_focus (SporLetterContact *self);

G_END_DECLS
