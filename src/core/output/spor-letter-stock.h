/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letters.h"
#include "spor-store-letters.h"

G_BEGIN_DECLS

/* What the book holds that letters are made from, as of one moment; also where none can be made
 * yet. */
typedef struct
{
  SporComposition *composition;
  SporLetterTemplate *templates[SPOR_N_LETTER_KINDS];
  GPtrArray *records; /* SporLetterRecord*, oldest first */
} SporLetterStock;

SporLetterStock *spor_letter_stock_load (SporStore *store, GError **error);
void spor_letter_stock_free (SporLetterStock *self);

/* The letters as they are with @templates in the place of the book's; (nullable): the book's own.
 * Errors as spor_letters_new(). */
SporLetters *spor_letter_stock_make (const SporLetterStock *self,
                                     const SporLetterTemplate *const *templates,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporLetterStock, spor_letter_stock_free)

G_END_DECLS
