/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many times as large as usual the text of @widget is: what is as wide as its text, and is
 * given in pixels, is multiplied by it. */
double spor_text_scale (GtkWidget *widget);

G_END_DECLS
