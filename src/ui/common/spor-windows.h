/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SporWindowFunc) (GtkWindow *window);

/* Calls @func with each window that there is, and with each that comes as long as the program runs:
 * windows, questions and GTK's own choosers alike. */
void spor_windows_meet (SporWindowFunc func);

/* Whether @window is @to, or stands before it with others between them or none. */
gboolean spor_windows_belong (GtkWindow *window, GtkWindow *to);

/* The question that stands before @window, or before one that stands before it; NULL: none does. */
GtkWindow *spor_windows_find_question (GtkWindow *window);

G_END_DECLS
