/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-actor-dialog.h"

#include "spor-objection.h"
#include "spor-text-scale.h"
#include "spor-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A dialog of this kind is as narrow as the longest word in it, otherwise. */
#define TEXT_WIDTH 320

static GtkEditable *
spor_actor_dialog_entry (AdwMessageDialog *dialog)
{
  return GTK_EDITABLE (gtk_widget_get_first_child (adw_message_dialog_get_extra_child (dialog)));
}

static void
on_changed_cb (AdwMessageDialog *dialog)
{
  g_autofree char *name
      = spor_text_clean (gtk_editable_get_text (spor_actor_dialog_entry (dialog)));
  g_autofree char *objection = spor_text_objection (name, SPOR_TEXT_LINE);

  adw_message_dialog_set_response_enabled (dialog, "act", *name && !objection);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, gpointer book)
{
  g_autofree char *name
      = spor_text_clean (gtk_editable_get_text (spor_actor_dialog_entry (dialog)));

  if (g_str_equal (response, "act") && *name)
    spor_book_set_actor (book, name);
}

void
spor_actor_ask (GtkWidget *from, SporBook *book)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (from)), _ ("Who Are You?"),
      _ ("The change log names you, and whoever submits a claim cannot approve it. Until the "
         "window is closed, you act as:"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), spor_book_get_actor (book));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_set_size_request (box, (int)(TEXT_WIDTH * spor_text_scale (from)), -1);
  gtk_box_append (GTK_BOX (box), spor_objection_new (entry, SPOR_TEXT_LINE));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "act",
                                    _ ("_Act as This Person"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "act",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "act");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), book, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
