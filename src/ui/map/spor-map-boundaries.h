/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file with boundaries and keeps it in @book; what comes of it is told in @from's
 * window, also what the file lacks. */
void spor_map_boundaries_choose (GtkWidget *from, SporBook *book);

/* Goes back to the built-in boundaries. */
void spor_map_boundaries_forget (GtkWidget *from, SporBook *book);

G_END_DECLS
