/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the user is while spor_settle() goes on, and where they are afterwards. */

/* What is being typed counts once its field is left. Unless that has been before, it is noted. */
void spor_settle_leave_field (GtkWindow *window);

/* In each window the keyboard is where it was, unless it is somewhere else by now. */
void spor_settle_return (void);

/* Where the user is: in the window that it is @about, or in one that stands before that; else the
 * foremost of them, for nothing to hide the question. There the keyboard is again afterwards.
 * @about: (nullable): what cannot be saved; NULL: @settled as a whole */
GtkWindow *spor_settle_find_place (GtkWindow *settled, GtkWidget *about);

/* What stands before @window and has nothing to lose makes room; FALSE: something stays. */
gboolean spor_settle_uncover (GtkWindow *window);

G_END_DECLS
