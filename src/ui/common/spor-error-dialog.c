/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-error-dialog.h"

#include "spor-quote-list.h"
#include "spor-settle.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define QUOTES_KEY "spor-quotes"

/* Whose dialog it is: where it was asked for, or, if that has gone, whatever the user sees. */
static GtkWindow *
spor_error_window (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GApplication *app = g_application_get_default ();

  if (GTK_IS_WINDOW (root) && gtk_widget_get_mapped (GTK_WIDGET (root)))
    return GTK_WINDOW (root);
  return GTK_IS_APPLICATION (app) ? gtk_application_get_active_window (GTK_APPLICATION (app))
                                  : NULL;
}

/* The book's window, which saves a copy, may stand behind others; NULL: no book is open. */
static GtkWidget *
spor_error_book_window (GtkWindow *window)
{
  g_autoptr (GObject) book = NULL;

  while (window && !GTK_IS_APPLICATION_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window && g_object_class_find_property (G_OBJECT_GET_CLASS (window), "book"))
    g_object_get (window, "book", &book, NULL);
  return book ? GTK_WIDGET (window) : NULL;
}

static void
on_copy_asked_cb (GtkWidget *window)
{
  gtk_widget_activate_action (window, "win.backup", NULL);
}

/* What cannot be written any more where it was can be, elsewhere. */
static void
spor_error_offer_copy (AdwMessageDialog *dialog)
{
  GtkWidget *window = spor_error_book_window (gtk_window_get_transient_for (GTK_WINDOW (dialog)));

  if (!window)
    return;
  adw_message_dialog_add_response (dialog, "copy", _ ("_Save a Copy…"));
  adw_message_dialog_set_response_appearance (dialog, "copy", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "copy");
  g_signal_connect_object (dialog, "response::copy", G_CALLBACK (on_copy_asked_cb), window,
                           G_CONNECT_SWAPPED);
}

/* --- Quotes --------------------------------------------------------------------------------- */

static void
on_quotes_copied_cb (AdwMessageDialog *dialog, const char *response, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), text);
}

static void
on_quotes_gone_cb (gpointer text, GClosure *closure)
{
  g_free (text);
}

static void
spor_error_quote (AdwMessageDialog *dialog, const GPtrArray *quotes)
{
  adw_message_dialog_set_extra_child (dialog, spor_quote_list_new (quotes));
  adw_message_dialog_add_response (dialog, "quote", _ ("C_opy What Was Typed"));
  adw_message_dialog_set_response_appearance (dialog, "quote", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "quote");
  adw_message_dialog_set_close_response (dialog, "close");
  g_object_set_data_full (G_OBJECT (dialog), QUOTES_KEY, spor_quotes_to_text (quotes), g_free);
  g_signal_connect_data (dialog, "response::quote", G_CALLBACK (on_quotes_copied_cb),
                         spor_quotes_to_clipboard (quotes), on_quotes_gone_cb, 0);
}

/* --- The dialog ----------------------------------------------------------------------------- */

/* What the user has yet to read is not said once more on top of it. */
static gboolean
spor_error_is_shown (GtkWindow *window,
                     const char *heading,
                     const char *body,
                     const GPtrArray *quotes)
{
  g_autofree char *text = quotes ? spor_quotes_to_text (quotes) : NULL;
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data)
        && gtk_window_get_transient_for (l->data) == window
        && g_strcmp0 (adw_message_dialog_get_heading (l->data), heading) == 0
        && g_strcmp0 (adw_message_dialog_get_body (l->data), body) == 0
        && (!text || g_strcmp0 (g_object_get_data (l->data, QUOTES_KEY), text) == 0))
      return TRUE;
  return FALSE;
}

static void
spor_error_present (GtkWidget *from,
                    const char *heading,
                    const GError *error,
                    const GPtrArray *quotes)
{
  GtkWindow *window = spor_error_window (from);
  GtkWidget *dialog;

  if (!window /* nobody is there to read it */
      || spor_error_is_shown (window, heading, error->message, quotes))
    return;
  dialog = adw_message_dialog_new (window, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_MOVED)
      || g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_FULL))
    spor_error_offer_copy (ADW_MESSAGE_DIALOG (dialog));
  if (quotes)
    spor_error_quote (ADW_MESSAGE_DIALOG (dialog), quotes);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
spor_show_error (GtkWidget *from, const char *heading, const GError *error)
{
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !spor_settle_hear (from, error))
    spor_error_present (from, heading, error, NULL);
}

void
spor_show_lost (GtkWidget *from, const char *heading, const GError *error, const GPtrArray *quotes)
{
  g_return_if_fail (error != NULL);

  if (quotes->len == 0)
    spor_show_error (from, heading, error);
  else if (!spor_settle_is_given_up (from))
    {
      spor_settle_hear_lost (from);
      spor_error_present (from, heading, error, quotes);
    }
}

void
spor_show_lost_text (
    GtkWidget *from, const char *heading, const GError *error, const char *field, const char *text)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();

  if (text)
    spor_quotes_add (quotes, field, text);
  spor_show_lost (from, heading, error, quotes);
}
