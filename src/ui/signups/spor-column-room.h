/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of @view (spor-signup-columns.h) fit from now on into what @scroll, in which it is,
 * shows of it across. */
void spor_column_room_watch (GtkColumnView *view, GtkScrolledWindow *scroll);

/* The same at once: the size of the text has changed. Nothing if it is not watched. */
void spor_column_room_fit (GtkColumnView *view);

G_END_DECLS
