/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-history.h"

#include "spor-plain-row.h"
#include "spor-store-refunds.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

struct _SporClaimHistory
{
  AdwBin parent_instance;

  /* template */
  GtkExpander *expander;
  GtkListBox *list;

  /* owned */
  SporBook *book;
  char *claim_id;
  guint asked; /* only the last question is answered */
};

G_DEFINE_FINAL_TYPE (SporClaimHistory, spor_claim_history, ADW_TYPE_BIN)

static gboolean
spor_change_is_edit (const SporChange *self)
{
  return g_str_equal (self->action, "edit-claim");
}

/* A draft saves itself: what one person edited in one go is one entry. */
static gboolean
spor_change_goes_on (const SporChange *self, const SporChange *later)
{
  return later && spor_change_is_edit (self) && spor_change_is_edit (later)
         && g_str_equal (self->actor, later->actor);
}

/* Why the claim was sent back, @n times before the last time; "" if that is not known. */
static const char *
spor_claim_get_reason (const SporClaim *self, guint n)
{
  guint index;

  if (self->state == SPOR_CLAIM_RETURNED && n == 0)
    return self->reason;
  n -= self->state == SPOR_CLAIM_RETURNED;
  if (n >= self->returns->len)
    return "";
  index = self->returns->len - 1 - n;
  return ((SporClaimReturn *)g_ptr_array_index (self->returns, index))->reason;
}

/* @n_back: how many later returns there are */
static const char *
spor_change_get_reason (const SporChange *self, const SporClaim *claim, guint n_back)
{
  if (claim && g_str_equal (self->action, "return-claim"))
    return spor_claim_get_reason (claim, n_back);
  return claim && g_str_equal (self->action, "reject-claim") ? claim->reason : "";
}

static void
spor_claim_history_add (SporClaimHistory *self, const SporChange *change, const char *reason)
{
  g_autofree char *when = spor_time_format_full (change->at);
  g_autofree char *by = g_strjoin (SPOR_TEXT_DOT, when, change->actor, NULL);
  g_autofree char *all = *reason ? g_strconcat (by, "\n", reason, NULL) : g_strdup (by);

  gtk_list_box_append (self->list, spor_plain_row_new (change->text, all));
}

static void
spor_claim_history_fill (SporClaimHistory *self, const GPtrArray *history)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (spor_book_get_snapshot (self->book));
  int index = spor_refunds_find_claim (refunds, self->claim_id);
  const SporClaim *claim = index >= 0 ? spor_refunds_claim (refunds, index) : NULL;
  guint n_back = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < history->len; i++)
    {
      const SporChange *change = g_ptr_array_index (history, i);

      if (!spor_change_goes_on (change, i ? g_ptr_array_index (history, i - 1) : NULL))
        spor_claim_history_add (self, change, spor_change_get_reason (change, claim, n_back));
      n_back += g_str_equal (change->action, "return-claim");
    }
}

/* --- Asking the book ------------------------------------------------------------------------ */

typedef struct
{
  SporClaimHistory *history;
  char *claim_id;
  guint number;
} SporHistoryQuestion;

static void
spor_history_question_free (gpointer data)
{
  SporHistoryQuestion *question = data;

  g_object_unref (question->history);
  g_free (question->claim_id);
  g_free (question);
}

/* On the book's worker. */
static gpointer
spor_run_history (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return spor_store_load_claim_history (store, ((SporHistoryQuestion *)data)->claim_id, error);
}

static void
on_history_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporHistoryQuestion *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  if (error)
    g_warning ("%s", error->message);
  else if (question->number == question->history->asked)
    spor_claim_history_fill (question->history, history);
}

/* What nobody looks at is not asked for. */
static void
spor_claim_history_ask (SporClaimHistory *self)
{
  SporHistoryQuestion *question;

  self->asked++;
  if (!self->book || !gtk_expander_get_expanded (self->expander))
    return;
  question = g_new0 (SporHistoryQuestion, 1);
  question->history = g_object_ref (self);
  question->claim_id = g_strdup (self->claim_id);
  question->number = self->asked;
  spor_book_run_async (self->book, spor_run_history, question, spor_history_question_free,
                       (GDestroyNotify)g_ptr_array_unref, NULL, on_history_loaded_cb, question);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_claim_history_dispose (GObject *object)
{
  g_clear_object (&SPOR_CLAIM_HISTORY (object)->book);
  G_OBJECT_CLASS (spor_claim_history_parent_class)->dispose (object);
}

static void
spor_claim_history_finalize (GObject *object)
{
  g_free (SPOR_CLAIM_HISTORY (object)->claim_id);
  G_OBJECT_CLASS (spor_claim_history_parent_class)->finalize (object);
}

static void
spor_claim_history_class_init (SporClaimHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_claim_history_dispose;
  object_class->finalize = spor_claim_history_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-history.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimHistory, expander);
  gtk_widget_class_bind_template_child (widget_class, SporClaimHistory, list);
  gtk_widget_class_bind_template_callback (widget_class, spor_claim_history_ask);
}

static void
spor_claim_history_init (SporClaimHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_claim_history_show (SporClaimHistory *self, SporBook *book, const char *claim_id)
{
  g_return_if_fail (SPOR_IS_CLAIM_HISTORY (self));

  g_set_object (&self->book, book);
  g_free (self->claim_id);
  self->claim_id = g_strdup (claim_id);
  spor_claim_history_ask (self);
}
