/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a class of windows (SporWindow) the actions for its book's own sake: "win.check" and
 * "win.backup". */
void spor_care_actions_install_class (GtkWidgetClass *widget_class);

G_END_DECLS
