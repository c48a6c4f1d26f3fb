/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What belongs to a round that does not change can be looked at, and be copied from. Both functions
 * are called again after each change; @why is then what it is by now, and NULL unlocks. */

/* All fields and buttons in @from: texts cannot be typed into but copied, all looks grey, and
 * either says @why to who points at it. What an action does is its owner's business. */
void spor_lock_controls (GtkWidget *from, const char *why);

/* @actions of @owner (NULL-terminated) are disabled, and their buttons in it say @why. Whether they
 * are enabled otherwise has been set before. */
void spor_lock_actions (GtkWidget *owner, const char *const *actions, const char *why);

/* The buttons in @from of @actions, which are somebody else's, say @why. An empty page that urges
 * to one of them says it too, and urges to nothing. */
void spor_lock_buttons (GtkWidget *from, const char *const *actions, const char *why);

G_END_DECLS
