/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-deed.h"

#include "spor-error-dialog.h"
#include "spor-settle.h"
#include "spor-store-letters.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *from;
  SporLetterDone then;
  gboolean quiet;               /* nobody has asked for it */
  SporRound *round;             /* as it was shown */
  SporLetterTemplate *shown;    /* NULL: not about them */
  SporLetterTemplate *template; /* what letters become; NULL: the program's, or not about them */
  char *contact;
  gint64 reply_by;
} SporLetterDeed;

static SporLetterDeed *
spor_letter_deed_new (GtkWidget *from, SporRound *round)
{
  SporLetterDeed *deed = g_new0 (SporLetterDeed, 1);

  deed->from = g_object_ref (from);
  deed->round = spor_round_ref (round);
  return deed;
}

static void
spor_letter_deed_free (gpointer data)
{
  SporLetterDeed *deed = data;

  g_object_unref (deed->from);
  spor_round_unref (deed->round);
  g_clear_pointer (&deed->shown, spor_letter_template_free);
  g_clear_pointer (&deed->template, spor_letter_template_free);
  g_free (deed->contact);
  g_free (deed);
}

/* What was typed and its window no longer shows: an archived round's letters are as the book has
 * them. SporQuote* */
static GPtrArray *
spor_letter_deed_quote (SporLetterDeed *deed, SporBook *book)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  GPtrArray *quotes = spor_quotes_new ();

  if (snapshot && !spor_book_is_elsewhere (book, deed->round)
      && !spor_snapshot_get_closed (snapshot))
    return quotes;
  if (deed->template)
    {
      spor_quotes_add (quotes, _ ("Subject"), deed->template->subject);
      spor_quotes_add (quotes, _ ("Text"), deed->template->body);
    }
  if (deed->contact)
    spor_quotes_add (quotes, _ ("Contact"), deed->contact);
  return quotes;
}

/* Its fields say what another program has made of them, unless they are no longer there to be
 * typed in. */
static gboolean
spor_letter_deed_is_disputed (const GError *error, const GPtrArray *quotes)
{
  return quotes->len == 0 && g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
}

/* @done, or @failed why. */
static void
spor_letter_deed_tell (
    SporLetterDeed *deed, GObject *book, GAsyncResult *result, const char *done, const char *failed)
{
  g_autoptr (GError) error = NULL;

  if (spor_book_run_finish (SPOR_BOOK (book), result, &error))
    spor_toast_undo (deed->from, done);
  else
    {
      g_autoptr (GPtrArray) quotes = spor_letter_deed_quote (deed, SPOR_BOOK (book));

      if (spor_letter_deed_is_disputed (error, quotes))
        spor_toast (deed->from, _ ("Not saved: another program has just changed the same"));
      else if (deed->quiet && quotes->len == 0)
        spor_settle_hear (deed->from, error);
      else
        spor_show_lost (deed->from, failed, error, quotes);
    }
  if (deed->then)
    deed->then (deed->from, error);
}

/* --- Saving --------------------------------------------------------------------------------- */

/* On the book's worker. */
static gpointer
spor_run_save (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporLetterDeed *deed = data;

  return GINT_TO_POINTER (
      spor_store_save_letter_template (store, deed->round, deed->shown, deed->template, error));
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  spor_letter_deed_tell (user_data, source, result, _ ("Letter saved"),
                         _ ("The Letter Could Not Be Saved"));
}

void
spor_letter_save (GtkWidget *from,
                  SporBook *book,
                  SporRound *round,
                  const SporLetterTemplate *shown,
                  SporLetterTemplate *template,
                  gboolean asked,
                  SporLetterDone then)
{
  SporLetterDeed *deed = spor_letter_deed_new (from, round);

  deed->shown = spor_letter_template_copy (shown);
  deed->template = template;
  deed->quiet = !asked;
  deed->then = then;
  spor_book_run_async (book, spor_run_save, deed, spor_letter_deed_free, NULL, NULL, on_saved_cb,
                       deed);
}

/* --- Resetting ------------------------------------------------------------------------------ */

/* On the book's worker. */
static gpointer
spor_run_reset (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporLetterDeed *deed = data;

  return GINT_TO_POINTER (
      spor_store_reset_letter_template (store, deed->round, deed->shown, deed->shown->kind, error));
}

static void
on_reset_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  spor_letter_deed_tell (user_data, source, result, _ ("The letter has the built-in text again"),
                         _ ("The Built-in Text Could Not Be Restored"));
}

void
spor_letter_reset (GtkWidget *from,
                   SporBook *book,
                   SporRound *round,
                   const SporLetterTemplate *shown,
                   SporLetterDone then)
{
  SporLetterDeed *deed = spor_letter_deed_new (from, round);

  deed->shown = spor_letter_template_copy (shown);
  deed->then = then;
  spor_book_run_async (book, spor_run_reset, deed, spor_letter_deed_free, NULL, NULL, on_reset_cb,
                       deed);
}

/* --- The contact ---------------------------------------------------------------------------- */

/* On the book's worker. */
static gpointer
spor_run_set_contact (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporLetterDeed *deed = data;

  return GINT_TO_POINTER (spor_store_save_contact (store, deed->round, deed->round, deed->contact,
                                                   deed->reply_by, error));
}

static void
on_contact_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  spor_letter_deed_tell (user_data, source, result, _ ("Contact and reply date saved"),
                         _ ("Contact and Reply Date Could Not Be Saved"));
}

void
spor_letter_set_contact (GtkWidget *from,
                         SporBook *book,
                         SporRound *shown,
                         const char *contact,
                         gint64 reply_by,
                         gboolean asked,
                         SporLetterDone then)
{
  SporLetterDeed *deed = spor_letter_deed_new (from, shown);

  deed->contact = g_strdup (contact);
  deed->reply_by = reply_by;
  deed->quiet = !asked;
  deed->then = then;
  spor_book_run_async (book, spor_run_set_contact, deed, spor_letter_deed_free, NULL, NULL,
                       on_contact_set_cb, deed);
}

void
spor_letter_ask_to_discard (GtkWidget *from, const char *objection, GCallback on_response)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)),
                                              _ ("Discard What Cannot Be Saved?"), objection);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", on_response, from, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
