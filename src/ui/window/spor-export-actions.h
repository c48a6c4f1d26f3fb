/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a class of windows (SporWindow) the actions that write its book's rosters, protocol and map
 * to files: each asks where to, then does it. */
void spor_export_actions_install_class (GtkWidgetClass *widget_class);

G_END_DECLS
