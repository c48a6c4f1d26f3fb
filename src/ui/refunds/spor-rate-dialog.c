/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-rate-dialog.h"

#include "spor-claim-entry.h"
#include "spor-error-dialog.h"
#include "spor-store-refunds.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* --- On the book's worker ------------------------------------------------------------------- */

typedef struct
{
  SporRate rate;
  gint64 instead_of;
} SporRateJob;

static gpointer
spor_run_set_rate (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporRateJob *job = data;

  return GINT_TO_POINTER (spor_store_set_rate (store, &job->rate, job->instead_of, error));
}

static gpointer
spor_run_remove_rate (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (spor_store_remove_rate (store, ((SporRateJob *)data)->instead_of, error));
}

typedef struct
{
  GtkWidget *from;
  GPtrArray *typed; /* SporQuote* */
} SporRateAnswer;

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporRateAnswer *answer = user_data;
  g_autoptr (GError) error = NULL;

  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_show_lost (answer->from, _ ("The Rates Were Not Changed"), error, answer->typed);
  g_object_unref (answer->from);
  g_ptr_array_unref (answer->typed);
  g_free (answer);
}

/* @typed: (transfer full) */
static void
spor_rate_run (
    GtkWidget *from, SporBook *book, SporBookJob run, const SporRateJob *job, GPtrArray *typed)
{
  SporRateAnswer *answer = g_new0 (SporRateAnswer, 1);

  answer->from = g_object_ref (from);
  answer->typed = typed;
  spor_book_run_async (book, run, g_memdup2 (job, sizeof *job), g_free, NULL, NULL, on_done_cb,
                       answer);
}

void
spor_rate_remove (GtkWidget *from, SporBook *book, gint64 from_day)
{
  const SporRateJob job = { .instead_of = from_day };

  spor_rate_run (from, book, spor_run_remove_rate, &job, spor_quotes_new ());
}

/* --- The question --------------------------------------------------------------------------- */

enum
{
  ENTRY_FROM,
  ENTRY_TO,
  ENTRY_LOW,
  ENTRY_HIGH,
  ENTRY_BICYCLE,
  N_ENTRIES
};

static const struct
{
  const char *kind, *label;
} fields[N_ENTRIES] = {
  [ENTRY_FROM] = { "day", N_ ("First day") },
  [ENTRY_TO] = { "day", N_ ("Last day") },
  [ENTRY_LOW] = { "money", N_ ("Car, low rate, DKK/km") },
  [ENTRY_HIGH] = { "money", N_ ("Car, high rate, DKK/km") },
  [ENTRY_BICYCLE] = { "money", N_ ("Bicycle, DKK/km") },
};

typedef struct
{
  GtkWidget *from;
  SporBook *book;
  gint64 instead_of;
  AdwMessageDialog *dialog;
  SporClaimEntry *entries[N_ENTRIES];
} SporRateQuestion;

static gint64
spor_rate_question_get (SporRateQuestion *question, guint entry)
{
  return spor_claim_entry_get_number (question->entries[entry]);
}

static GPtrArray *
spor_rate_question_quote (SporRateQuestion *question)
{
  GPtrArray *quotes = spor_quotes_new ();

  for (guint e = 0; e < N_ENTRIES; e++)
    {
      g_autofree char *text = spor_claim_entry_get_typed (question->entries[e]);

      spor_quotes_add (quotes, _ (fields[e].label), text);
    }
  return quotes;
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  SporRateQuestion *question = user_data;
  const SporRateJob job = { .rate = { .from = spor_rate_question_get (question, ENTRY_FROM),
                                      .to = spor_rate_question_get (question, ENTRY_TO),
                                      .high = spor_rate_question_get (question, ENTRY_HIGH),
                                      .low = spor_rate_question_get (question, ENTRY_LOW),
                                      .bicycle = spor_rate_question_get (question, ENTRY_BICYCLE) },
                            .instead_of = question->instead_of };

  if (g_str_equal (response, "save"))
    spor_rate_run (question->from, question->book, spor_run_set_rate, &job,
                   spor_rate_question_quote (question));
  g_object_unref (question->from);
  g_object_unref (question->book);
  g_free (question);
}

static void
on_edited_cb (SporRateQuestion *question)
{
  gboolean complete = TRUE;

  for (guint e = 0; e < N_ENTRIES; e++)
    complete &= !spor_claim_entry_has_objection (question->entries[e])
                && spor_rate_question_get (question, e)
                       != (e == ENTRY_FROM || e == ENTRY_TO ? SPOR_DAY_NONE : 0);
  adw_message_dialog_set_response_enabled (question->dialog, "save", complete);
}

static void
spor_rate_question_fill (SporRateQuestion *question, const SporRate *rate)
{
  const gint64 numbers[N_ENTRIES]
      = { rate ? rate->from : SPOR_DAY_NONE, rate ? rate->to : SPOR_DAY_NONE, rate ? rate->low : 0,
          rate ? rate->high : 0, rate ? rate->bicycle : 0 };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint e = 0; e < N_ENTRIES; e++)
    {
      GtkWidget *label = gtk_label_new (_ (fields[e].label));

      question->entries[e]
          = g_object_new (SPOR_TYPE_CLAIM_ENTRY, "kind", fields[e].kind, "label",
                          _ (fields[e].label), "labelled", TRUE, "hexpand", TRUE, NULL);
      spor_claim_entry_set_activates_default (question->entries[e]);
      spor_claim_entry_set_number (question->entries[e], numbers[e]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (GTK_GRID (grid), label, 0, e, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (question->entries[e]), 1, e, 1, 1);
    }
  for (guint e = 0; e < N_ENTRIES; e++)
    g_signal_connect_swapped (question->entries[e], "edited", G_CALLBACK (on_edited_cb), question);
  adw_message_dialog_set_extra_child (question->dialog, grid);
}

void
spor_rate_ask (GtkWidget *from, SporBook *book, gint64 from_day)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (spor_book_get_snapshot (book));
  const SporRate *rate
      = from_day != SPOR_DAY_NONE ? spor_rates_beginning (refunds->rates, from_day) : NULL;
  SporRateQuestion *question = g_new0 (SporRateQuestion, 1);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)),
                                rate ? _ ("Change Rates") : _ ("New Rates"),
                                _ ("Lines that have a rate keep it; these apply to new ones."));

  question->from = g_object_ref (from);
  question->book = g_object_ref (book);
  question->instead_of = rate ? from_day : SPOR_DAY_NONE;
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_add_responses (question->dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "save");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  spor_rate_question_fill (question, rate);
  on_edited_cb (question);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->entries[ENTRY_FROM]));
}
