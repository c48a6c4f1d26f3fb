/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls what @widget lies in just so far that it can be seen, and @below pixels under it, once it
 * has its place there. */
void spor_scroll_to (GtkWidget *widget, int below);

/* The same, and so far that the row can be seen that has the keyboard there, which comes first. */
void spor_scroll_to_with_focus (GtkWidget *widget);

/* Lets @scroll scroll by itself while something is dragged near its upper or lower edge, or over
 * what lies above or below it in @area; that is what it is in, or itself. */
void spor_scroll_while_dragging (GtkScrolledWindow *scroll, GtkWidget *area);

G_END_DECLS
