/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Single letters on their way: both note in the book that @signup_id got theirs, as it is in the
 * book now, and tell where @from is how it went. */

/* Opens it in the mail program, ready to be sent; where there is none, nothing is noted. */
void spor_letter_open (GtkWidget *from, SporBook *book, const char *signup_id);

/* It went another way. */
void spor_letter_note (GtkWidget *from, SporBook *book, const char *signup_id);

G_END_DECLS
