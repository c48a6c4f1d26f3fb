/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letter-template.h"

G_BEGIN_DECLS

/* Who got which letter when. Strings are never NULL. */
typedef struct
{
  char *id; /* "" until it is in a book */
  char *signup_id;
  char *track_id; /* which the letter is about */
  SporLetterKind kind;
  char *email; /* where it goes */
  char *message_id;
  gint64 at; /* when it was written */
} SporLetterRecord;

SporLetterRecord *spor_letter_record_new (void);
void spor_letter_record_free (SporLetterRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporLetterRecord, spor_letter_record_free)

G_END_DECLS
