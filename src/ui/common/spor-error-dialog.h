/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what went wrong: @heading what could not be done, the error's message why. Cancelled work is
 * no news. */
void spor_show_error (GtkWidget *from, const char *heading, const GError *error);

G_END_DECLS
