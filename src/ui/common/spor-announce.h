/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has a screen reader say @text, which something in the window of @from shows and the keyboard does
 * not go to: a toast. (GTK 4.14 has a function for it.) */
void spor_announce (GtkWidget *from, const char *text);

G_END_DECLS
