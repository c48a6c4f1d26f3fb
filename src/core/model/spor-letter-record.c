/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-record.h"

#include "spor-time.h"

SporLetterRecord *
spor_letter_record_new (void)
{
  SporLetterRecord *self = g_new0 (SporLetterRecord, 1);

  self->id = g_strdup ("");
  self->signup_id = g_strdup ("");
  self->track_id = g_strdup ("");
  self->email = g_strdup ("");
  self->message_id = g_strdup ("");
  self->at = SPOR_TIME_NONE;
  return self;
}

void
spor_letter_record_free (SporLetterRecord *self)
{
  g_free (self->id);
  g_free (self->signup_id);
  g_free (self->track_id);
  g_free (self->email);
  g_free (self->message_id);
  g_free (self);
}
