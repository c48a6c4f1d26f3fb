/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file with boundaries, and does with it as below. */
void spor_map_boundaries_choose (GtkWidget *from, SporBook *book);

/* Keeps what is in @file in @book; if that lacks municipalities, or has something else, asks in
 * @from's window first. What comes of it is told there. */
void spor_map_boundaries_load (GtkWidget *from, SporBook *book, GFile *file);

/* Goes back to the built-in boundaries. */
void spor_map_boundaries_forget (GtkWidget *from, SporBook *book);

G_END_DECLS
