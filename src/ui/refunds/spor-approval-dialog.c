/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-approval-dialog.h"

#include "spor-claim-deed.h"
#include "spor-claim-reach.h"
#include "spor-language.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *from;
  SporBook *book;
  SporSnapshot *seen;
  GStrv ids;
} SporApproval;

static void
spor_approval_free (gpointer data, GClosure *closure)
{
  SporApproval *approval = data;

  g_object_unref (approval->from);
  g_object_unref (approval->book);
  g_object_unref (approval->seen);
  g_strfreev (approval->ids);
  g_free (approval);
}

static void
spor_approval_do (SporApproval *approval)
{
  const SporDecision decision = { .act = SPOR_ACT_APPROVE };

  spor_claims_decide (approval->from, approval->book, approval->seen,
                      (const char *const *)approval->ids, &decision);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, SporApproval *approval)
{
  if (g_str_equal (response, "approve"))
    spor_approval_do (approval);
}

/* "Anne Hansen: the receipt is missing", one for each remark. */
static char *
spor_claim_items_remarks (const GPtrArray *items, guint *n_claims)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) built = NULL;

  *n_claims = 0;
  for (guint i = 0; i < items->len; i++)
    {
      SporClaimItem *item = g_ptr_array_index (items, i);
      const GPtrArray *findings = spor_claim_item_get_findings (item);

      *n_claims += findings->len > 0;
      for (guint f = 0; f < findings->len; f++)
        {
          g_autofree char *line
              = g_strdup_printf (_ ("%s: %s"), spor_claim_item_get_name (item),
                                 ((SporClaimFinding *)g_ptr_array_index (findings, f))->text);

          g_strv_builder_add (lines, line);
        }
    }
  built = g_strv_builder_end (lines);
  return g_strjoinv ("\n", built);
}

static char *
spor_approval_body (const SporClaimReach *reach, guint n_remarked)
{
  g_autofree char *sum = spor_money_format (reach->due);
  g_autofree char *remarked
      = n_remarked == 0
            ? g_strdup (_ ("The rules have no remarks on them."))
            : spor_format_counts (ngettext ("The rules have remarks on %u of them:",
                                            "The rules have remarks on %u of them:", n_remarked),
                                  n_remarked);

  /* Translators: an amount; a sentence on what the rules say */
  return g_strdup_printf (_ ("%s in all, which cannot be undone. %s"), sum, remarked);
}

/* The rules' remarks, and what stays. NULL: nothing is to be said. */
static GtkWidget *
spor_approval_extra (const char *remarks, const char *staying)
{
  g_autofree char *text = *remarks && staying ? g_strjoin ("\n\n", remarks, staying, NULL)
                                              : g_strdup (*remarks ? remarks : staying);

  return text ? spor_claim_remarks_new (text) : NULL;
}

/* Without a default answer: Ctrl+Enter, pressed once more than was meant, does nothing. */
static void
spor_approval_present (SporApproval *approval, const SporClaimReach *reach)
{
  guint n_remarked;
  g_autofree char *remarks = spor_claim_items_remarks (reach->items, &n_remarked);
  g_autofree char *staying = spor_claim_reach_tell_staying (reach);
  g_autofree char *body = spor_approval_body (reach, n_remarked);
  g_autofree char *heading
      = spor_format_counts (ngettext ("Approve %u Claim?", "Approve %u Claims?", reach->items->len),
                            reach->items->len);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (approval->from)), heading, body));
  GtkWidget *extra = spor_approval_extra (remarks, staying);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "approve", _ ("_Approve"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "approve", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, extra);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), approval,
                         spor_approval_free, 0);
  if (extra) /* the keyboard begins in Cancel, and can go to what is long from there */
    gtk_widget_set_can_focus (extra, FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
  if (extra)
    gtk_widget_set_can_focus (extra, TRUE);
}

void
spor_approval_ask (GtkWidget *from, SporBook *book, const GPtrArray *items)
{
  g_autoptr (SporClaimReach) reach
      = spor_claim_reach_new (items, SPOR_ACT_APPROVE, spor_book_get_actor (book));
  SporApproval *approval = g_new0 (SporApproval, 1);

  approval->from = g_object_ref (from);
  approval->book = g_object_ref (book);
  approval->seen = g_object_ref (spor_book_get_snapshot (book));
  approval->ids = spor_claim_reach_get_ids (reach);
  if (items->len > 1)
    {
      spor_approval_present (approval, reach);
      return;
    }
  spor_approval_do (approval);
  spor_approval_free (approval, NULL);
}
