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

G_END_DECLS
