/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-dispute.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporAnswerMessage:
 *
 * A row below the row of an answer, in the same list: what is wrong with what is typed there, and
 * what another program has made of the answer meanwhile. Not to be seen while there is neither.
 */
#define SPOR_TYPE_ANSWER_MESSAGE (spor_answer_message_get_type ())
G_DECLARE_FINAL_TYPE (SporAnswerMessage, spor_answer_message, SPOR, ANSWER_MESSAGE, GtkListBoxRow)

/* Puts one below @answer, which is in a list box. Returns: (transfer none) */
SporAnswerMessage *spor_answer_message_insert (GtkListBoxRow *answer);

/* @wrong: (nullable): what is wrong; also told with the answer to whoever does not see it */
void spor_answer_message_say (SporAnswerMessage *self, const char *wrong);

/* What is said; "": nothing is wrong. */
const char *spor_answer_message_get_said (SporAnswerMessage *self);

/* @theirs: (nullable): what the other program has made of it */
void spor_answer_message_set_theirs (SporAnswerMessage *self, const char *theirs);

/* (transfer none) */
SporDispute *spor_answer_message_get_dispute (SporAnswerMessage *self);

G_END_DECLS
