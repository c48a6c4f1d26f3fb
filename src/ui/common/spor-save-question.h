/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How @body calls the book that @window is about, as several can be open: "fbs.spor". (transfer
 * full)
 */
char *spor_save_name_book (SporBook *book);

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
gboolean spor_save_would_lose (GtkWindow *window); /* FALSE where nobody watches, or given up */

/* The user has given up what is in @window: it closes soon, without asking again. While @app is
 * held, as all its windows are about to close, it closes with the others; if they are released
 * instead, it is as if nothing had been said. */
void spor_save_give_up (GtkWindow *window);
gboolean spor_save_is_given_up (GtkWindow *window);
void spor_save_hold (GApplication *app);
gboolean spor_save_is_held (void);
void spor_save_release (GApplication *app);

G_END_DECLS
