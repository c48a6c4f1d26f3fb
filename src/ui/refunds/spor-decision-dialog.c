/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-decision-dialog.h"

#include "spor-claim-deed.h"
#include "spor-claim-entry.h"
#include "spor-claim-reach.h"
#include "spor-day.h"
#include "spor-language.h"
#include "spor-text-scale.h"
#include "spor-time.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* As wide as the usual text of a question wants it. */
#define QUESTION_WIDTH 300

/* A question on its way. */
typedef struct
{
  GtkWidget *from;
  SporBook *book;
  SporSnapshot *seen;
  GStrv ids;
  SporAct act;
  AdwMessageDialog *dialog;
  SporClaimEntry *day;  /* to pay; else NULL */
  SporClaimEntry *text; /* reason or reference */
} SporQuestion;

static void
spor_question_free (SporQuestion *question)
{
  g_object_unref (question->from);
  g_object_unref (question->book);
  g_object_unref (question->seen);
  g_strfreev (question->ids);
  g_free (question);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  SporQuestion *question = user_data;
  const char *text = spor_claim_entry_get_text (question->text);
  SporDecision decision = { .act = question->act };

  if (question->act == SPOR_ACT_PAY)
    {
      decision.reference = text;
      decision.paid_on = spor_claim_entry_get_number (question->day);
    }
  else
    decision.reason = text;
  if (g_str_equal (response, "do"))
    spor_claims_decide (question->from, question->book, question->seen,
                        (const char *const *)question->ids, &decision);
  spor_question_free (question);
}

/* Why one of the claims can have been paid that day; NULL: all can, or no day stands there. */
static char *
spor_question_object_to_day (SporQuestion *question)
{
  const SporDecision decision = { .act = SPOR_ACT_PAY,
                                  .actor = spor_book_get_actor (question->book),
                                  .at = g_get_real_time () / G_USEC_PER_SEC,
                                  .reference = "–",
                                  .paid_on = spor_claim_entry_get_number (question->day) };

  if (decision.paid_on == SPOR_DAY_NONE)
    return NULL;
  for (guint i = 0; question->ids[i]; i++)
    {
      g_autoptr (SporClaimItem) item
          = spor_claim_item_new_for_id (question->seen, question->ids[i]);
      g_autoptr (SporClaimFinding) finding
          = item ? spor_claim_objection (spor_claim_item_get_claim (item), &decision) : NULL;

      if (finding && finding->rule == SPOR_CLAIM_RULE_PAYMENT)
        return g_steal_pointer (&finding->text);
    }
  return NULL;
}

static gboolean
spor_question_has_day (SporQuestion *question)
{
  g_autofree char *objection = NULL;

  if (!question->day)
    return TRUE;
  objection = spor_question_object_to_day (question);
  spor_claim_entry_refuse (question->day, objection);
  return !objection && !spor_claim_entry_is_held (question->day)
         && spor_claim_entry_get_number (question->day) != SPOR_DAY_NONE;
}

static void
on_edited_cb (SporQuestion *question)
{
  gboolean has_day = spor_question_has_day (question);
  gboolean complete = has_day && *spor_claim_entry_get_text (question->text)
                      && !spor_claim_entry_has_objection (question->text);

  adw_message_dialog_set_response_enabled (question->dialog, "do", complete);
}

static SporClaimEntry *
spor_question_add_entry (SporQuestion *question, GtkBox *box, const char *kind, const char *label)
{
  SporClaimEntry *entry = g_object_new (SPOR_TYPE_CLAIM_ENTRY, "kind", kind, "label", label, NULL);

  spor_claim_entry_set_activates_default (entry);
  g_signal_connect_swapped (entry, "edited", G_CALLBACK (on_edited_cb), question);
  g_signal_connect_swapped (entry, "held", G_CALLBACK (on_edited_cb), question);
  gtk_box_append (box, GTK_WIDGET (entry));
  return entry;
}

/* Whose it is, where it is one. */
static char *
spor_question_heading_for (SporAct act, const char *name)
{
  switch (act)
    {
    case SPOR_ACT_RETURN:
      /* Translators: a person */
      return g_strdup_printf (_ ("Return the Claim of %s?"), name);
    case SPOR_ACT_REJECT:
      /* Translators: a person */
      return g_strdup_printf (_ ("Reject the Claim of %s?"), name);
    default:
      /* Translators: a person */
      return g_strdup_printf (_ ("Mark the Claim of %s as Paid?"), name);
    }
}

static char *
spor_question_heading (SporAct act, const GPtrArray *items)
{
  guint n = items->len;

  if (n == 1)
    return spor_question_heading_for (act, spor_claim_item_get_name (g_ptr_array_index (items, 0)));
  switch (act)
    {
    case SPOR_ACT_RETURN:
      return spor_format_counts (ngettext ("Return %u Claim?", "Return %u Claims?", n), n);
    case SPOR_ACT_REJECT:
      return spor_format_counts (ngettext ("Reject %u Claim?", "Reject %u Claims?", n), n);
    default:
      return spor_format_counts (ngettext ("Mark %u Claim as Paid?", "Mark %u Claims as Paid?", n),
                                 n);
    }
}

static char *
spor_question_body (SporAct act, gint64 due, guint n)
{
  g_autofree char *sum = spor_money_format (due);

  switch (act)
    {
    case SPOR_ACT_RETURN:
      /* Translators: an amount */
      return g_strdup_printf (
          ngettext ("%s in all. Say what must be corrected; then it can be submitted again.",
                    "%s in all. Say what must be corrected; then they can be submitted again.", n),
          sum);
    case SPOR_ACT_REJECT:
      /* Translators: an amount */
      return g_strdup_printf (ngettext ("%s in all. Say why. A rejected claim is closed for good.",
                                        "%s in all. Say why. Rejected claims are closed for good.",
                                        n),
                              sum);
    default:
      /* Translators: an amount */
      return g_strdup_printf (_ ("%s in all. Give the day of the payment, and what it can be found "
                                 "by. It cannot be undone."),
                              sum);
    }
}

static const char *
spor_question_answer (SporAct act)
{
  switch (act)
    {
    case SPOR_ACT_RETURN:
      return _ ("_Return");
    case SPOR_ACT_REJECT:
      return _ ("_Reject");
    default:
      return _ ("_Mark as Paid");
    }
}

/* "EAN: 2 (300.00)": what goes which way. */
static char *
spor_route_text (const GPtrArray *items, SporRoute route)
{
  g_autofree char *sum = NULL;
  gint64 due = 0;
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (spor_claim_item_get_claim (g_ptr_array_index (items, i))->route == route)
      {
        n++;
        due += spor_claim_item_get_due (g_ptr_array_index (items, i));
      }
  sum = spor_money_format (due);
  /* Translators: a way of payment; how many claims are paid so, and what they come to */
  return n > 0 ? spor_format_counts (_ ("%s: %u (%s)"), spor_route_label (route), n, sum) : NULL;
}

/* Of several, how much goes which way, where it does not all go the same. */
static void
spor_question_add_routes (GtkBox *box, const GPtrArray *items)
{
  g_autofree char *account = spor_route_text (items, SPOR_ROUTE_NEMKONTO);
  g_autofree char *ean = spor_route_text (items, SPOR_ROUTE_EAN);
  g_autofree char *text = NULL;

  if (!account || !ean)
    return;
  text = g_strjoin ("\n", account, ean, NULL);
  gtk_box_append (box, spor_claim_remarks_new (text));
}

static void
spor_question_fill (SporQuestion *question, const SporClaimReach *reach)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  g_autofree char *staying = spor_claim_reach_tell_staying (reach);

  if (question->act == SPOR_ACT_PAY)
    spor_question_add_routes (box, reach->items);
  if (staying)
    gtk_box_append (box, spor_claim_remarks_new (staying));
  if (question->act == SPOR_ACT_PAY)
    {
      question->day = spor_question_add_entry (question, box, "day", _ ("Day of the Payment"));
      question->text = spor_question_add_entry (question, box, "text", _ ("Reference"));
      spor_claim_entry_set_number (question->day,
                                   spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC));
    }
  else
    question->text = spor_question_add_entry (question, box, "text", _ ("Reason"));
  gtk_widget_set_size_request (GTK_WIDGET (box),
                               (int)(QUESTION_WIDTH
                                     * MAX (spor_text_scale (GTK_WIDGET (question->dialog)), 1)),
                               -1);
  adw_message_dialog_set_extra_child (question->dialog, GTK_WIDGET (box));
}

void
spor_decision_ask (GtkWidget *from, SporBook *book, const GPtrArray *items, SporAct act)
{
  g_autoptr (SporClaimReach) reach = spor_claim_reach_new (items, act, spor_book_get_actor (book));
  SporQuestion *question = g_new0 (SporQuestion, 1);
  g_autofree char *heading = spor_question_heading (act, reach->items);
  g_autofree char *body = spor_question_body (act, reach->due, reach->items->len);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), heading, body);

  question->from = g_object_ref (from);
  question->book = g_object_ref (book);
  question->seen = g_object_ref (spor_book_get_snapshot (book));
  question->ids = spor_claim_reach_get_ids (reach);
  question->act = act;
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_add_responses (question->dialog, "cancel", _ ("_Cancel"), "do",
                                    spor_question_answer (act), NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "do",
                                              act == SPOR_ACT_REJECT ? ADW_RESPONSE_DESTRUCTIVE
                                                                     : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "do");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  adw_message_dialog_set_response_enabled (question->dialog, "do", FALSE);
  spor_question_fill (question, reach);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->text));
}
