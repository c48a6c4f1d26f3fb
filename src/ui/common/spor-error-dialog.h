/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-quotes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what went wrong: @heading what could not be done, the error's message why. Cancelled work is
 * no news. */
void spor_show_error (GtkWidget *from, const char *heading, const GError *error);

/* The same where what was typed goes too: it stands in the dialog to be read and copied, as
 * @quotes, a list of SporQuote*. A window that is about to close stays open behind it. */
void
spor_show_lost (GtkWidget *from, const char *heading, const GError *error, const GPtrArray *quotes);

/* The same with a single text (nullable), of a question that has been answered. */
void spor_show_lost_text (
    GtkWidget *from, const char *heading, const GError *error, const char *field, const char *text);

G_END_DECLS
