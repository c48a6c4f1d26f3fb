/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks before @window closes over what is not saved; @body says what that is. @on_response is
 * called with @window and "save", which cannot be chosen unless @can_save, "discard" or "cancel".
 */
void spor_ask_to_save (GtkWindow *window,
                       const char *body,
                       gboolean can_save,
                       void (*on_response) (GtkWindow *window, const char *response));

/* @would_lose: whether something is typed or chosen in @window that is saved only if the user says
 * so. */
void spor_save_watch (GtkWindow *window, gboolean (*would_lose) (GtkWindow *window));
gboolean spor_save_would_lose (GtkWindow *window); /* FALSE where nobody watches */

G_END_DECLS
