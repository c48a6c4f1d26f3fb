/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-window.h"

G_BEGIN_DECLS

/* Gives a class of windows (SporWindow) the actions that are about alternatives and replacements:
 * "win.alternative" (what the board's bar of alternatives can do, wherever the keyboard is) and
 * "win.find-replacement" (for the sign-up with this id, who has a seat). */
void spor_alternative_actions_install_class (GtkWidgetClass *widget_class);

/* Whether they can be used now. */
void spor_alternative_actions_enable (GtkWidget *window, gboolean has_book);

G_END_DECLS
