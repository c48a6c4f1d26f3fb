/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says of what can be pressed @what it does, or, while it cannot be, @why not (nullable): to who
 * points at it and to who listens. */
void spor_say_why (GtkWidget *widget, const char *what, const char *why);

G_END_DECLS
