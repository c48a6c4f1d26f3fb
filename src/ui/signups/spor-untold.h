/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-deed.h"

G_BEGIN_DECLS

/* What a pause in typing has saved of an answer is not told while the typing goes on, but when its
 * field is left: this is what has not been told of yet. All zero: nothing. */
typedef struct
{
  guint n;             /* how often it was saved since the user was last told */
  SporSnapshot *since; /* (owned) (nullable): the book before the first of them */
  char *first;         /* (owned) (nullable): what the answer was then, as it is shown */
} SporUntold;

/* There is nothing to tell any more. */
void spor_untold_forget (SporUntold *self);

/* What is sent to @book now ends what was typed, or is a pause in it. @was: what the answer has
 * been till now. Returns: how that is told of */
SporTell spor_untold_count (SporUntold *self, SporBook *book, const char *was, gboolean pausing);

/* Tells of @field of @round, and forgets it. Undo is offered where it takes back all that was
 * typed. */
void spor_untold_tell (
    SporUntold *self, GtkWidget *from, SporBook *book, const SporRound *round, SporField field);

G_END_DECLS
