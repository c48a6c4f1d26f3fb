/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @choice (of GtkStringObject) may be narrower than what it says; its list and a tooltip still say
 * it all.
 */
void spor_short_choice (GtkDropDown *choice);

/* A menu button centres its child; a choice among texts reads better from the left. */
void spor_fill_menu_button (GtkMenuButton *button);

G_END_DECLS
