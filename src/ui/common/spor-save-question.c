/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-save-question.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WATCH_KEY "spor-would-lose"
#define GIVEN_UP_KEY "spor-save-given-up"
#define HELD_KEY "spor-save-held"

char *
spor_save_name_book (SporBook *book)
{
  g_autofree char *base = g_path_get_basename (spor_book_get_path (book));

  return g_filename_display_name (base);
}

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

  return would_lose && !spor_save_is_given_up (window) && would_lose (window);
}

/* --- Given up ------------------------------------------------------------------------------- */

gboolean
spor_save_is_held (void)
{
  GApplication *app = g_application_get_default ();

  return app && g_object_get_data (G_OBJECT (app), HELD_KEY);
}

static gboolean
on_given_up_cb (gpointer window)
{
  if (!spor_save_is_held () && spor_save_is_given_up (window))
    gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

void
spor_save_give_up (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set_data (G_OBJECT (window), GIVEN_UP_KEY, GINT_TO_POINTER (TRUE));
  /* the question goes first: it belongs to the window */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_given_up_cb, g_object_ref (window), g_object_unref);
}

gboolean
spor_save_is_given_up (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  return g_object_get_data (G_OBJECT (window), GIVEN_UP_KEY) != NULL;
}

void
spor_save_hold (GApplication *app)
{
  g_return_if_fail (G_IS_APPLICATION (app));

  g_object_set_data (G_OBJECT (app), HELD_KEY, GINT_TO_POINTER (TRUE));
}

void
spor_save_release (GApplication *app)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  g_return_if_fail (G_IS_APPLICATION (app));

  g_object_set_data (G_OBJECT (app), HELD_KEY, NULL);
  for (GList *l = toplevels; l; l = l->next)
    g_object_set_data (l->data, GIVEN_UP_KEY, NULL);
}
