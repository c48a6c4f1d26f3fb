/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-window.h"

G_BEGIN_DECLS

/* Gives a class of windows (SporWindow) the actions that undo and redo what was done in its book.
 */
void spor_undo_actions_install_class (GtkWidgetClass *widget_class);

/* For each such window: keys that are held down undo and redo once. */
void spor_undo_actions_watch_keys (SporWindow *self);

G_END_DECLS
