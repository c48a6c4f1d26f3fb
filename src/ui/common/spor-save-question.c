/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-save-question.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WATCH_KEY "spor-would-lose"

void
spor_ask_to_save (GtkWindow *window,
                  const char *body,
                  gboolean can_save,
                  void (*on_response) (GtkWindow *window, const char *response))
{
  GtkWidget *widget = adw_message_dialog_new (window, _ ("Save Changes?"), body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"),
                                    "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "save", can_save);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
spor_save_watch (GtkWindow *window, gboolean (*would_lose) (GtkWindow *window))
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set_data (G_OBJECT (window), WATCH_KEY, would_lose);
}

gboolean
spor_save_would_lose (GtkWindow *window)
{
  gboolean (*would_lose) (GtkWindow * window) = g_object_get_data (G_OBJECT (window), WATCH_KEY);

  return would_lose && would_lose (window);
}
