/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @menu comes up with its corner at @x, @y of its parent. Where that leaves it too little room, it
 * moves up as far as it takes to show it whole, or as much of it as the screen is high; one that
 * only opens downwards or upwards would be cut to what is left there. */
void spor_context_menu_popup (GtkPopover *menu, double x, double y);

G_END_DECLS
