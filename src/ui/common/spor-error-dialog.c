/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-error-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

void
spor_show_error (GtkWidget *from, const char *heading, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (from);
  gboolean has_window = GTK_IS_WINDOW (root) && gtk_widget_get_mapped (GTK_WIDGET (root));
  GtkWidget *dialog;

  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = adw_message_dialog_new (has_window ? GTK_WINDOW (root) : NULL, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
