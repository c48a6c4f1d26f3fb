/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with a sign-up at the press of a button. */
typedef enum
{
  SPOR_DEED_SET_MUNICIPALITY, /* text: its name */
  SPOR_DEED_SET_ORGANISATION, /* text: its name */
  SPOR_DEED_WAIVE,            /* text: why */
  SPOR_DEED_UNWAIVE,
  SPOR_DEED_INCLUDE,
  SPOR_DEED_EXCLUDE,
  SPOR_DEED_WITHDRAW,
  SPOR_DEED_RETURN,
} SporDeed;

/**
 * spor_signup_do:
 * @from: whose window shows a toast with undo, or the error
 * @round: whose sign-up it is; another may be shown by now
 * @id: of the sign-up
 * @text: (nullable): as the deed needs
 */
void spor_signup_do (GtkWidget *from,
                     SporBook *book,
                     const SporRound *round,
                     const char *id,
                     SporDeed deed,
                     const char *text);

/* How an edit is told of once it is done. */
typedef enum
{
  SPOR_TELL_UNDO,    /* with undo, which takes all of it back */
  SPOR_TELL_DONE,    /* without: it was saved in several steps */
  SPOR_TELL_NOTHING, /* it goes on */
} SporTell;

/* A toast for an edit of @field that has been made since @before; none if the book stayed as it
 * was. It names the round if another is shown by now. */
void spor_signup_edited (GtkWidget *from,
                         SporBook *book,
                         const SporRound *round,
                         SporSnapshot *before,
                         SporField field,
                         SporTell tell);

/* @error: (nullable): why the answer of the sign-up @id is not @text now, which has yet to be said
 */
typedef void (*SporEditDone) (GtkWidget *from,
                              const char *id,
                              const char *text,
                              const GError *error);

/* Corrects an answer. @from, @round: as above; @shown: (nullable): what it was when that was
 * typed; @then: (nullable): without it, an error is shown */
void spor_signup_edit (GtkWidget *from,
                       SporBook *book,
                       SporRound *round,
                       const char *id,
                       SporField field,
                       const char *shown,
                       const char *text,
                       SporTell tell,
                       SporEditDone then);

/* A toast: @leaver has withdrawn from a seat, and from @n_left meetings; with the way to find a
 * replacement. */
void spor_signup_tell_leaver (GtkWidget *from, const SporSignupRow *leaver, guint n_left);

G_END_DECLS
