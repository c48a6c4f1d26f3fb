/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Closes all windows, each as if it were closed by itself. Those that wait for an answer to another
 * window's question are closed once it is given; going back to what was typed ends it. */
void spor_quit (GtkApplication *app);

G_END_DECLS
