/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-farewell.h"

#include "spor-claim-words.h"
#include "spor-error-dialog.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

#define WAITING_KEY "spor-farewell"

/* While the book has not answered. */
typedef struct
{
  GtkWidget *from;
  SporClaimItem *item;
  GPtrArray *held;
  char *why;  /* a sentence; NULL: nothing is held */
  char *text; /* that it is kept in another round; NULL: in this one */
} SporFarewellWaiting;

static void
spor_farewell_waiting_free (gpointer data)
{
  SporFarewellWaiting *self = data;

  g_object_unref (self->from);
  g_object_unref (self->item);
  g_ptr_array_unref (self->held);
  g_free (self->why);
  g_free (self->text);
  g_free (self);
}

void
spor_claim_show_lost (GtkWidget *from,
                      const char *heading,
                      SporClaimItem *item,
                      const GError *error,
                      const GPtrArray *quotes)
{
  g_autofree char *meeting = spor_meeting_summary (spor_claim_item_get_meeting (item));
  g_autoptr (GError) said = NULL;

  /* Translators: a person; a meeting, with its day and place; why their claim could not be saved, a
   * sentence */
  said = g_error_new (error->domain, error->code, _ ("%s: %s\n\n%s"),
                      spor_claim_item_get_name (item), meeting, error->message);
  spor_show_lost (from, heading, quotes->len > 0 ? said : error, quotes);
}

void
spor_claim_show_lines_lost (GtkWidget *from, SporClaimItem *item, const GPtrArray *quotes)
{
  g_autoptr (GError) error = NULL;

  if (quotes->len == 0)
    return;
  error = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                               _ ("Another program has removed a line of this claim while "
                                  "something was typed in it that could not be saved yet."));
  spor_claim_show_lost (from, _ ("The Line Is No Longer There"), item, error, quotes);
}

static void
spor_farewell_quote_held (GtkWidget *from,
                          SporClaimItem *item,
                          const char *why,
                          const GPtrArray *held)
{
  g_autoptr (GError) error = NULL;

  if (held->len == 0)
    return;
  error = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, why);
  spor_claim_show_lost (from, _ ("The Claim Could Not Be Saved"), item, error, held);
}

/* All that stands nowhere any more. */
static void
spor_farewell_quote_all (GtkWidget *from,
                         SporClaimItem *item,
                         SporOpenClaim *draft,
                         const GError *error,
                         const GPtrArray *held)
{
  g_autoptr (GPtrArray) quotes = spor_open_claim_get_changes (draft);

  spor_quotes_put_all (quotes, held);
  spor_claim_show_lost (from, _ ("The Claim Could Not Be Saved"), item, error, quotes);
}

/* --- The book answers ----------------------------------------------------------------------- */

static void
on_saved_cb (SporOpenClaim *draft)
{
  SporFarewellWaiting *waiting = g_object_get_data (G_OBJECT (draft), WAITING_KEY);

  if (!waiting || !spor_open_claim_is_saved (draft))
    return;
  if (waiting->text)
    spor_toast (waiting->from, waiting->text);
  spor_farewell_quote_held (waiting->from, waiting->item, waiting->why, waiting->held);
  g_object_set_data (G_OBJECT (draft), WAITING_KEY, NULL);
}

static void
on_failed_cb (SporOpenClaim *draft, const GError *error)
{
  SporFarewellWaiting *waiting = g_object_get_data (G_OBJECT (draft), WAITING_KEY);

  if (!waiting)
    return;
  spor_farewell_quote_all (waiting->from, waiting->item, draft, error, waiting->held);
  g_object_set_data (G_OBJECT (draft), WAITING_KEY, NULL);
}

static void
on_lines_gone_cb (SporOpenClaim *draft, GPtrArray *quotes)
{
  SporFarewellWaiting *waiting = g_object_get_data (G_OBJECT (draft), WAITING_KEY);

  if (waiting)
    spor_claim_show_lines_lost (waiting->from, waiting->item, quotes);
}

/* --- Farewell ------------------------------------------------------------------------------- */

/* (transfer full) (nullable) */
static char *
spor_farewell_text (const SporClaimFarewell *self)
{
  SporRound *round = spor_snapshot_get_round (spor_open_claim_get_snapshot (self->draft));

  if (!spor_book_is_elsewhere (self->book, round))
    return NULL;
  /* Translators: a person; a round's name */
  return g_strdup_printf (_ ("The claim of %s is kept in the round “%s”"),
                          spor_claim_item_get_name (self->item), round->name);
}

static void
spor_farewell_save (const SporClaimFarewell *self)
{
  SporFarewellWaiting *waiting = g_new0 (SporFarewellWaiting, 1);

  waiting->from = g_object_ref (self->from);
  waiting->item = g_object_ref (self->item);
  waiting->held = spor_quotes_new ();
  spor_quotes_add_all (waiting->held, self->held);
  waiting->why = g_strdup (self->objection);
  waiting->text = spor_farewell_text (self);
  g_object_set_data_full (G_OBJECT (self->draft), WAITING_KEY, waiting, spor_farewell_waiting_free);
  g_signal_connect (self->draft, "notify::saved", G_CALLBACK (on_saved_cb), NULL);
  g_signal_connect (self->draft, "failed", G_CALLBACK (on_failed_cb), NULL);
  g_signal_connect (self->draft, "lines-gone", G_CALLBACK (on_lines_gone_cb), NULL);
  spor_open_claim_save (self->draft);
}

/* The book has refused it before, and they have been told, but it stood there still. */
static void
spor_farewell_give_up (const SporClaimFarewell *self)
{
  g_autoptr (GError) error = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                                                  _ ("It could not be written to the book."));

  spor_farewell_quote_all (self->from, self->item, self->draft, error, self->held);
}

void
spor_claim_say_farewell (const SporClaimFarewell *self)
{
  gboolean refused = spor_open_claim_is_refused (self->draft);

  if (!spor_open_claim_is_saved (self->draft) && !refused)
    spor_farewell_save (self);
  else if (refused && !self->told)
    spor_farewell_give_up (self);
  else if (!self->told)
    spor_farewell_quote_held (self->from, self->item, self->objection, self->held);
}
