/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-letter-template.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done to letters in the book: each a whole action that can be undone. How it went is told
 * where @from is. @round: whose letters they are, which need not be the round that is shown by now.
 * @shown: what was changed: if another program has changed the same since, nothing is done, a toast
 * says so, and @from says what it is by now. */

/* After it, however it went; @from is still there. */
typedef void (*SporLetterDone) (GtkWidget *from, const GError *error);

/* Makes the round's letters of that kind so. @template (transfer full); @asked: somebody has asked
 * for it; else no dialog comes in the middle of what they write, and @then says why it has failed;
 * @then (nullable) */
void spor_letter_save (GtkWidget *from,
                       SporBook *book,
                       SporRound *round,
                       const SporLetterTemplate *shown,
                       SporLetterTemplate *template,
                       gboolean asked,
                       SporLetterDone then);

/* Letters of @shown's kind are the program's again. @then (nullable) */
void spor_letter_reset (GtkWidget *from,
                        SporBook *book,
                        SporRound *round,
                        const SporLetterTemplate *shown,
                        SporLetterDone then);

/* @reply_by: SPOR_TIME_NONE: none is promised; @asked, @then: as above */
void spor_letter_set_contact (GtkWidget *from,
                              SporBook *book,
                              SporRound *shown,
                              const char *contact,
                              gint64 reply_by,
                              gboolean asked,
                              SporLetterDone then);

/* Asks whether what cannot be saved is to go; @on_response (GtkWidget *from, const char *response)
 * gets "discard" then. */
void spor_letter_ask_to_discard (GtkWidget *from, const char *objection, GCallback on_response);

G_END_DECLS
