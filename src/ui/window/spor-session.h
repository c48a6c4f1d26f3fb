/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The session does not end over what is not saved yet, or work under way: it is told why, and when
 * nothing is left of that. Without a session manager nothing happens. */
void spor_session_watch (GtkApplication *app);

G_END_DECLS
