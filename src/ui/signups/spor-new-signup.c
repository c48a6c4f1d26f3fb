/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-new-signup.h"

#include "spor-error-dialog.h"
#include "spor-objection.h"
#include "spor-store-rounds.h"
#include "spor-text-scale.h"
#include "spor-text.h"
#include "spor-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A dialog of this kind is as narrow as the longest word in it, otherwise. */
#define TEXT_WIDTH 320

/* What is being asked, and then done: goes with the dialog, and with the job. */
typedef struct
{
  gatomicrefcount ref_count;
  GtkWidget *from;
  SporBook *book;
  SporSignupMade made;
  GtkEditable *entry; /* borrowed from the dialog */
  char *round_id;     /* of the round that was shown, whatever is by now */
  char *name;
} SporNewSignup;

static void
spor_new_signup_unref (gpointer data)
{
  SporNewSignup *asked = data;

  if (!g_atomic_ref_count_dec (&asked->ref_count))
    return;
  g_object_unref (asked->from);
  g_object_unref (asked->book);
  g_free (asked->round_id);
  g_free (asked->name);
  g_free (asked);
}

/* --- To the book ---------------------------------------------------------------------------- */

typedef struct
{
  const SporNewSignup *asked;
  char *id; /* what comes of it */
} SporSigningUp;

static gboolean
spor_sign_up_in_round (SporStore *store, gpointer data, GError **error)
{
  SporSigningUp *job = data;
  const SporEdit name = { SPOR_FIELD_NAME, job->asked->name };

  job->id = spor_store_sign_up (store, &name, 1, error);
  return job->id != NULL;
}

/* On the book's worker, which reads the round's id and the name alone. Result: the id */
static gpointer
spor_run_sign_up (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporSigningUp job = { data };

  if (spor_store_do_in_round (store, job.asked->round_id, spor_sign_up_in_round, &job, error))
    return job.id;
  g_free (job.id);
  return NULL;
}

static void
on_signed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporNewSignup *asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  if (id)
    {
      spor_toast_undo (asked->from, _ ("Sign-up added"));
      asked->made (asked->from, id);
    }
  else
    spor_show_lost_text (asked->from, _ ("The Sign-up Was Not Added"), error, _ ("Name"),
                         asked->name);
}

static void
spor_new_signup_do (SporNewSignup *asked)
{
  g_atomic_ref_count_inc (&asked->ref_count);
  spor_book_run_async (asked->book, spor_run_sign_up, asked, spor_new_signup_unref, g_free, NULL,
                       on_signed_up_cb, asked);
}

/* --- The question --------------------------------------------------------------------------- */

static void
on_name_changed_cb (AdwMessageDialog *dialog, GtkEditable *entry)
{
  g_autofree char *name = spor_text_clean (gtk_editable_get_text (entry));
  g_autofree char *objection = spor_text_objection (name, SPOR_TEXT_LINE);

  adw_message_dialog_set_response_enabled (dialog, "add", *name && !objection);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, SporNewSignup *asked)
{
  if (!g_str_equal (response, "add"))
    return;
  asked->name = spor_text_clean (gtk_editable_get_text (asked->entry));
  spor_new_signup_do (asked);
}

static GtkWidget *
spor_new_signup_content_new (AdwMessageDialog *dialog, GtkWidget *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_name_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), spor_objection_new (entry, SPOR_TEXT_LINE));
  return box;
}

void
spor_new_signup_ask (GtkWidget *from, SporBook *book, SporSignupMade made)
{
  SporNewSignup *asked = g_new0 (SporNewSignup, 1);
  GtkWidget *entry = gtk_entry_new ();
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (from)), _ ("New Sign-up"),
      _ ("For somebody who has signed up by mail or telephone. What else they have answered is "
         "typed afterwards.")));
  GtkWidget *content = spor_new_signup_content_new (dialog, entry);

  g_atomic_ref_count_init (&asked->ref_count);
  asked->from = g_object_ref (from);
  asked->book = g_object_ref (book);
  asked->made = made;
  asked->entry = GTK_EDITABLE (entry);
  asked->round_id = g_strdup (spor_snapshot_get_round (spor_book_get_snapshot (book))->id);
  gtk_widget_set_size_request (content, (int)(TEXT_WIDTH * spor_text_scale (from)), -1);
  adw_message_dialog_set_extra_child (dialog, content);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "add");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_enabled (dialog, "add", FALSE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), asked,
                         (GClosureNotify)spor_new_signup_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
