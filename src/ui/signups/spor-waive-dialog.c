/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-waive-dialog.h"

#include "spor-language.h"
#include "spor-objection.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkEditable *note; /* borrowed from the dialog */
  SporWaiverFunc func;
  gpointer data;
  GDestroyNotify data_free;
} SporWaiver;

static void
spor_waiver_free (SporWaiver *waiver)
{
  waiver->data_free (waiver->data);
  g_free (waiver);
}

static void
on_waiver_answered_cb (AdwMessageDialog *dialog, const char *response, SporWaiver *waiver)
{
  if (g_str_equal (response, "waive"))
    waiver->func (waiver->data, gtk_editable_get_text (waiver->note));
}

/* A waiver needs its reason: it is a matter of judgement that others will read about. */
static void
on_note_changed_cb (AdwMessageDialog *dialog, GtkEditable *note)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (note)));
  g_autofree char *objection = spor_text_objection (text, SPOR_TEXT_NOTE);

  adw_message_dialog_set_response_enabled (dialog, "waive", *text && !objection);
}

static GtkWidget *
spor_waiver_note_new (AdwMessageDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *note = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _ ("Reason"));
  gtk_entry_set_activates_default (GTK_ENTRY (note), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  g_signal_connect_swapped (note, "changed", G_CALLBACK (on_note_changed_cb), dialog);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), spor_objection_new (note, SPOR_TEXT_NOTE));
  adw_message_dialog_set_extra_child (dialog, box);
  return note;
}

void
spor_ask_to_waive (
    GtkWidget *from, guint n, SporWaiverFunc func, gpointer data, GDestroyNotify data_free)
{
  SporWaiver *waiver = g_new0 (SporWaiver, 1);
  g_autofree char *count = spor_format_count (n);
  g_autofree char *several
      = g_strdup_printf (ngettext ("%s sign-up then counts as if it had come in time. The reason "
                                   "is kept with it.",
                                   "%s sign-ups then count as if they had come in time. The "
                                   "reason is kept with each of them.",
                                   n),
                         count);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), _ ("Waive the Lateness?"),
                              n > 1 ? several
                                    : _ ("The sign-up then counts as if it had come in time. The "
                                         "reason is kept with it.")));

  waiver->note = GTK_EDITABLE (spor_waiver_note_new (dialog));
  waiver->func = func;
  waiver->data = data;
  waiver->data_free = data_free;
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "waive", _ ("_Waive"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "waive", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "waive");
  on_note_changed_cb (dialog, waiver->note);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_waiver_answered_cb), waiver,
                         (GClosureNotify)spor_waiver_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
