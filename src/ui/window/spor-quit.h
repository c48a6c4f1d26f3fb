/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The program's end, by the user or by the session. */

/* Closes all windows, once what cannot be saved was asked about, one window after another: going
 * back to what was typed ends it, and leaves the windows of all books as they are. */
void spor_quit (GtkApplication *app);

/* The session does not end over what is not saved yet, or work under way: it is told why, and when
 * nothing is left of that. Without a session manager nothing happens. */
void spor_quit_watch_session (GtkApplication *app);

G_END_DECLS
