/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The program's end by the user; for that by the session see spor-session.h.
 *
 * Closes all windows, once what cannot be saved was asked about, one window after another: going
 * back to what was typed ends it, and leaves all windows as they are. A question that stands there
 * already, about something else, comes first. */
void spor_quit (GtkApplication *app);

G_END_DECLS
