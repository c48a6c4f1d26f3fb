/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letters.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SporLetterRecipient:
 *
 * Somebody who gets a letter, as the list shows them. Properties: "name", "remark" (which letter,
 * and when they got it).
 */
#define SPOR_TYPE_LETTER_RECIPIENT (spor_letter_recipient_get_type ())
G_DECLARE_FINAL_TYPE (SporLetterRecipient, spor_letter_recipient, SPOR, LETTER_RECIPIENT, GObject)

/* For the letter @index. */
SporLetterRecipient *spor_letter_recipient_new (const SporLetters *letters, guint index);

guint spor_letter_recipient_get_index (SporLetterRecipient *self);
SporLetterKind spor_letter_recipient_get_kind (SporLetterRecipient *self);
gboolean spor_letter_recipient_is_written (SporLetterRecipient *self); /* they have got it */
const char *spor_letter_recipient_get_signup_id (SporLetterRecipient *self);

/* Whether @folded is in their name or place. */
gboolean spor_letter_recipient_matches (SporLetterRecipient *self, const char *folded);

G_END_DECLS
