/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letter-recipient.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporLetterList:
 *
 * Everybody who gets a letter, and when they got it; with a search. One is chosen, or nobody.
 *
 * Signal "chosen": another one, or nobody, is chosen.
 */
#define SPOR_TYPE_LETTER_LIST (spor_letter_list_get_type ())
G_DECLARE_FINAL_TYPE (SporLetterList, spor_letter_list, SPOR, LETTER_LIST, AdwBin)

/* @letters: (nullable): none. Who was chosen stays so. */
void spor_letter_list_show (SporLetterList *self, const SporLetters *letters);

/* Borrowed; NULL: nobody. */
SporLetterRecipient *spor_letter_list_get_chosen (SporLetterList *self);

/* Chooses the first who gets a letter of @kind, unless whoever is chosen does; nobody if none
 * does. */
void spor_letter_list_choose_kind (SporLetterList *self, SporLetterKind kind);

G_END_DECLS
