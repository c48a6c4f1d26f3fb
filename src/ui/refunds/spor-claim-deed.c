/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-deed.h"

#include "spor-claim-item.h"
#include "spor-error-dialog.h"
#include "spor-language.h"
#include "spor-receipts.h"
#include "spor-store-refunds.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

/* --- New ------------------------------------------------------------------------------------ */

typedef struct
{
  GtkWidget *from;
  SporClaimMade made;
  SporRound *round;
  char *meeting_id, *signup_id, *corrects;
} SporClaimMaking;

static void
spor_claim_making_free (gpointer data)
{
  SporClaimMaking *making = data;

  g_object_unref (making->from);
  spor_round_unref (making->round);
  g_free (making->meeting_id);
  g_free (making->signup_id);
  g_free (making->corrects);
  g_free (making);
}

static void
spor_replace (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* Its own copy of a receipt, for those lines that had it. */
static gboolean
spor_claim_take_receipt (SporStore *store,
                         SporClaim *claim,
                         const SporReceipt *receipt,
                         GError **error)
{
  g_autoptr (GBytes) bytes = spor_store_load_receipt (store, receipt->id, error);
  SporReceipt *copy = bytes ? spor_receipt_new_from_bytes (receipt->name, bytes, error) : NULL;

  if (!copy)
    return FALSE;
  g_ptr_array_add (claim->receipts, copy);
  for (guint i = 0; i < claim->lines->len; i++)
    {
      SporClaimLine *line = g_ptr_array_index (claim->lines, i);

      if (g_str_equal (line->receipt_id, receipt->id))
        spor_replace (&line->receipt_id, copy->id);
    }
  return TRUE;
}

static gboolean
spor_claim_begin_with (SporStore *store, SporClaim *claim, const char *corrects, GError **error)
{
  g_autoptr (SporClaim) old = spor_store_load_claim (store, corrects, error);

  if (!old)
    return FALSE;
  spor_replace (&claim->corrects, corrects);
  spor_replace (&claim->ean, old->ean);
  claim->route = old->route;
  for (guint i = 0; i < old->lines->len; i++)
    g_ptr_array_add (claim->lines, spor_claim_line_copy (spor_claim_line (old, i)));
  for (guint i = 0; i < old->receipts->len; i++)
    if (!spor_claim_take_receipt (store, claim, g_ptr_array_index (old->receipts, i), error))
      return FALSE;
  return TRUE;
}

/* On the book's worker. */
static gpointer
spor_run_make (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporClaimMaking *making = data;
  g_autoptr (SporClaim) claim = spor_claim_new ();

  spor_replace (&claim->meeting_id, making->meeting_id);
  spor_replace (&claim->signup_id, making->signup_id);
  if ((making->corrects && !spor_claim_begin_with (store, claim, making->corrects, error))
      || !spor_store_add_claim (store, making->round, claim, NULL, error))
    return NULL;
  return g_strdup (claim->id);
}

/* Where it is, if that cannot be seen. */
static void
spor_claim_making_toast (const SporClaimMaking *making, gboolean shown)
{
  const char *done = making->corrects ? _ ("Correction started") : _ ("Claim started");
  g_autofree char *text
      = shown ? g_strdup (done)
              /* Translators: "Claim started"; a round's name */
              : g_strdup_printf (_ ("%s in the round “%s”"), done, making->round->name);

  spor_toast_undo (making->from, text);
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporClaimMaking *making = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  gboolean shown = !spor_book_is_elsewhere (SPOR_BOOK (source), making->round);

  if (id)
    spor_claim_making_toast (making, shown);
  else
    spor_show_error (making->from, _ ("The Claim Could Not Be Created"), error);
  if (making->made)
    making->made (making->from, shown ? id : NULL);
}

void
spor_claim_make (GtkWidget *from,
                 SporBook *book,
                 SporRound *round,
                 const char *meeting_id,
                 const char *signup_id,
                 const char *corrects,
                 SporClaimMade made)
{
  SporClaimMaking *making = g_new0 (SporClaimMaking, 1);

  making->from = g_object_ref (from);
  making->made = made;
  making->round = spor_round_ref (round);
  making->meeting_id = g_strdup (meeting_id);
  making->signup_id = g_strdup (signup_id);
  making->corrects = g_strdup (corrects);
  spor_book_run_async (book, spor_run_make, making, spor_claim_making_free, g_free, NULL,
                       on_made_cb, making);
}

/* --- Deleted -------------------------------------------------------------------------------- */

/* On the book's worker. */
static gpointer
spor_run_delete (SporStore *store, gpointer id, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (spor_store_delete_claim (store, id, error));
}

static void
on_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_toast_undo (from, _ ("Draft deleted"));
  else
    spor_show_error (from, _ ("The Draft Could Not Be Deleted"), error);
}

void
spor_claim_delete (GtkWidget *from, SporBook *book, const char *id)
{
  spor_book_run_async (book, spor_run_delete, g_strdup (id), g_free, NULL, NULL, on_deleted_cb,
                       g_object_ref (from));
}

/* --- Decided on ----------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  SporRound *round;
  GStrv ids;
  SporDecision decision; /* strings owned */
  GStrv names;           /* whose claims they are */
  GPtrArray *left;       /* char*: "Anne Hansen: why" */
} SporDeciding;

static void
spor_deciding_free (gpointer data)
{
  SporDeciding *deciding = data;

  g_object_unref (deciding->from);
  spor_round_unref (deciding->round);
  g_strfreev (deciding->ids);
  g_strfreev (deciding->names);
  g_free ((char *)deciding->decision.reason);
  g_free ((char *)deciding->decision.reference);
  g_ptr_array_unref (deciding->left);
  g_free (deciding);
}

/* On the book's worker. A refusal leaves one claim; anything else ends the matter. */
static gpointer
spor_run_decide (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporDeciding *deciding = data;

  for (guint i = 0; deciding->ids[i]; i++)
    {
      g_autoptr (GError) refusal = NULL;

      if (spor_store_decide (store, deciding->round, deciding->ids[i], &deciding->decision, NULL,
                             &refusal))
        continue;
      if (!g_error_matches (refusal, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return NULL;
        }
      g_ptr_array_add (deciding->left,
                       /* Translators: a person; why their claim was left as it was */
                       g_strdup_printf (_ ("%s: %s"), deciding->names[i], refusal->message));
    }
  return GINT_TO_POINTER (TRUE);
}

static char *
spor_decided_text (SporAct act, guint n)
{
  switch (act)
    {
    case SPOR_ACT_SUBMIT:
      return g_strdup (_ ("Claim submitted"));
    case SPOR_ACT_APPROVE:
      return spor_format_counts (ngettext ("%u claim approved", "%u claims approved", n), n);
    case SPOR_ACT_RETURN:
      return spor_format_counts (ngettext ("%u claim returned", "%u claims returned", n), n);
    case SPOR_ACT_REJECT:
      return spor_format_counts (ngettext ("%u claim rejected", "%u claims rejected", n), n);
    case SPOR_ACT_PAY:
      return spor_format_counts (ngettext ("%u claim paid", "%u claims paid", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* With what was typed about all of them. */
static void
spor_deciding_show (SporDeciding *deciding, const char *heading, const GError *error)
{
  const SporDecision *decision = &deciding->decision;

  if (decision->act == SPOR_ACT_PAY)
    spor_show_lost_text (deciding->from, heading, error, _ ("Reference"), decision->reference);
  else
    spor_show_lost_text (deciding->from, heading, error, _ ("Reason"), decision->reason);
}

static void
spor_show_left (SporDeciding *deciding, guint n_done)
{
  g_autofree char *done = spor_decided_text (deciding->decision.act, n_done);
  g_autoptr (GError) left = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *reasons = NULL;

  g_ptr_array_add (deciding->left, NULL);
  reasons = g_strjoinv ("\n\n", (char **)deciding->left->pdata);
  g_ptr_array_remove_index (deciding->left, deciding->left->len - 1);
  left = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, reasons);
  heading
      = n_done == 0
            ? g_strdup (_ ("This Could Not Be Done"))
            /* Translators: "3 claims approved"; how many were not */
            : spor_format_counts (ngettext ("%s; %u was left as it was",
                                            "%s; %u were left as they were", deciding->left->len),
                                  done, deciding->left->len);
  spor_deciding_show (deciding, heading, left);
}

static void
on_decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporDeciding *deciding = user_data;
  g_autoptr (GError) error = NULL;
  guint n_done = g_strv_length (deciding->ids) - deciding->left->len;

  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_deciding_show (deciding, _ ("This Could Not Be Done"), error);
  else if (deciding->left->len > 0)
    spor_show_left (deciding, n_done);
  else
    {
      g_autofree char *done = spor_decided_text (deciding->decision.act, n_done);
      g_autofree char *text = n_done == 1 && *deciding->names[0]
                                  ? g_strdup_printf (_ ("%s: %s"), deciding->names[0], done)
                                  : g_strdup (done);

      spor_toast (deciding->from, text);
    }
}

static GStrv
spor_claim_names (SporSnapshot *seen, const char *const *ids)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; ids[i]; i++)
    {
      g_autoptr (SporClaimItem) item = spor_claim_item_new_for_id (seen, ids[i]);

      g_strv_builder_add (names, item ? spor_claim_item_get_name (item) : "");
    }
  return g_strv_builder_end (names);
}

void
spor_claims_decide (GtkWidget *from,
                    SporBook *book,
                    SporSnapshot *seen,
                    const char *const *ids,
                    const SporDecision *decision)
{
  SporDeciding *deciding = g_new0 (SporDeciding, 1);

  deciding->from = g_object_ref (from);
  deciding->round = spor_round_ref (spor_snapshot_get_round (seen));
  deciding->ids = g_strdupv ((char **)ids);
  deciding->names = spor_claim_names (seen, ids);
  deciding->decision = *decision;
  deciding->decision.reason = g_strdup (decision->reason);
  deciding->decision.reference = g_strdup (decision->reference);
  deciding->left = g_ptr_array_new_with_free_func (g_free);
  spor_book_run_async (book, spor_run_decide, deciding, spor_deciding_free, NULL, NULL,
                       on_decided_cb, deciding);
}
