/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-quotes.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What spor_settle() asks, to be presented before @place. */

/* @leave: the button that leaves without saving; @why: a sentence; @again: whether it may go better
 * the next time; @quotes: (nullable): SporQuote*, what is lost then. Responses: "back", "leave",
 * "again". */
AdwMessageDialog *spor_settle_question_new (
    GtkWindow *place, const char *leave, const char *why, gboolean again, const GPtrArray *quotes);

/* The file of a book, at @path, has gone. @quotes: what was typed and cannot be saved in it, a list
 * of SporQuote*, which may be empty. Responses: "cancel", "close", "copy". */
AdwMessageDialog *
spor_settle_question_new_gone (GtkWindow *place, const char *path, const GPtrArray *quotes);

G_END_DECLS
