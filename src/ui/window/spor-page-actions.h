/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-window.h"

G_BEGIN_DECLS

/* Gives a class of windows (SporWindow) the actions that lead to one of its pages, some of them
 * with something to do there: "win.page" (by name), "win.search", "win.table",
 * "win.show-attention", "win.show-signup" and "win.show-claim" (with this id), "win.new-signup",
 * "win.new-meeting", "win.new-claim" (of this meeting and this sign-up), "win.begin-claim". */
void spor_page_actions_install_class (GtkWidgetClass *widget_class);

/* Whether they can be used now. */
void spor_page_actions_enable (GtkWidget *window, gboolean has_book, gboolean writable);

G_END_DECLS
