/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From here on, what is laid out for text of the usual size has too little room. */
#define SPOR_LARGE_TEXT 1.3

/* How many times as large as usual the text of @widget is: what is as wide as its text, and is
 * given in pixels, is multiplied by it. */
double spor_text_scale (GtkWidget *widget);

/* Makes @window, that was not shown yet, and the columns in it as large as its text wants them, as
 * far as the window is that it stands before. */
void spor_text_scale_window (GtkWindow *window);

/* The same for the columns (AdwClamp, AdwClampScrollable) alone that are in @widget, once. */
void spor_text_scale_columns (GtkWidget *widget);

G_END_DECLS
