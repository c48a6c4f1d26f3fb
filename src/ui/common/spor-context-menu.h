/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @menu comes up with its corner at @x, @y of its parent. Where that leaves it too little room, it
 * moves up as far as it takes to show it whole, or as much of it as the screen is high; one that
 * only opens downwards or upwards would be cut to what is left there. */
void spor_context_menu_popup (GtkPopover *menu, double x, double y);

/* The same for a menu of @model that belongs to @owner, and goes once it is closed. The keyboard
 * goes back to @on, what it was asked for on, or to @otherwise where that has gone. @owner has one
 * at a time: nothing happens while it has one. */
void spor_context_menu_open (GtkWidget *owner,
                             GMenuModel *model,
                             GtkWidget *on,
                             GtkWidget *otherwise,
                             double x,
                             double y);

G_END_DECLS
