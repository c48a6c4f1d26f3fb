/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A message in the window @from of what was typed in the round that @book shows and is not in it,
 * as the program has died. It leads there, if it is one thing. */
void spor_begun_tell (GtkWidget *from, SporBook *book);

G_END_DECLS
