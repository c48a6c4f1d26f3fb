/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-payment-list.h"

#include "spor-error-dialog.h"
#include "spor-file-choice.h"
#include "spor-language.h"
#include "spor-refund-workbook.h"
#include "spor-store-alternatives.h"
#include "spor-store-refunds.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

/* A list on its way into a file: read on the book's worker, written in a thread of its own. */
typedef struct
{
  GtkWidget *from;
  SporBook *book;
  GStrv claims; /* NULL: all */
  GFile *file;  /* NULL until chosen */
  SporComposition *composition;
  SporRefunds *refunds;
} SporPaymentList;

static void
spor_payment_list_free (gpointer data)
{
  SporPaymentList *self = data;

  g_object_unref (self->from);
  g_object_unref (self->book);
  g_strfreev (self->claims);
  g_clear_object (&self->file);
  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_pointer (&self->refunds, spor_refunds_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporPaymentList, spor_payment_list_free)

static void
spor_payment_list_thread (GTask *task,
                          gpointer source,
                          gpointer task_data,
                          GCancellable *cancellable)
{
  SporPaymentList *self = task_data;
  GError *error = NULL;

  if (spor_refund_workbook_write_some (self->refunds, self->composition,
                                       (const char *const *)self->claims,
                                       g_file_peek_path (self->file), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporPaymentList *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    spor_toast_file (self->from, _ ("Payment list written"), self->file);
  else
    spor_show_error (self->from, _ ("The Payment List Could Not Be Written"), error);
}

/* On the book's worker. */
static gpointer
spor_run_load (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporPaymentList *self = data;

  self->composition = spor_store_load_decided (store, FALSE, error);
  self->refunds
      = self->composition
            ? spor_store_load_refunds (store, spor_composition_round (self->composition), error)
            : NULL;
  return GINT_TO_POINTER (self->refunds != NULL);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporPaymentList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    {
      spor_show_error (self->from, _ ("The Payment List Could Not Be Written"), error);
      return;
    }
  task = g_task_new (NULL, NULL, on_written_cb, NULL);
  g_task_set_source_tag (task, spor_payment_list_export);
  g_task_set_task_data (task, g_steal_pointer (&self), spor_payment_list_free);
  g_task_run_in_thread (task, spor_payment_list_thread);
}

#define LIST_KEY "spor-payment-list"

static void
on_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  SporPaymentList *self = g_object_steal_data (G_OBJECT (from), LIST_KEY);

  if (!self)
    return;
  self->file = g_list_model_get_item (files, 0);
  spor_book_run_async (self->book, spor_run_load, self, NULL, NULL, NULL, on_loaded_cb, self);
}

/* @items: (nullable): all. (transfer full) */
static char *
spor_payment_list_file_name (const GPtrArray *items)
{
  return items
             /* Translators: a file's name; of how many payments, among more */
             ? spor_format_counts (ngettext ("Payment List of %u.xlsx", "Payment List of %u.xlsx",
                                             items->len),
                                   items->len)
             : g_strdup (_ ("Payment List.xlsx"));
}

void
spor_payment_list_export (GtkWidget *from, SporBook *book, const GPtrArray *items)
{
  static const char *const patterns[] = { "*.xlsx", NULL };
  g_autofree char *name = spor_payment_list_file_name (items);
  const SporFileChoice choice = { .title = _ ("Save the Payment List"),
                                  .accept = _ ("_Save"),
                                  .kind = _ ("Workbooks"),
                                  .patterns = patterns,
                                  .save = TRUE,
                                  .name = name };
  SporPaymentList *self = g_new0 (SporPaymentList, 1);

  self->from = g_object_ref (from);
  self->book = g_object_ref (book);
  self->claims = items ? g_new0 (char *, items->len + 1) : NULL;
  for (guint i = 0; items && i < items->len; i++)
    self->claims[i] = g_strdup (spor_claim_item_get_claim (g_ptr_array_index (items, i))->id);
  /* one question at a time; a new one takes the place of one that was cancelled */
  g_object_set_data_full (G_OBJECT (from), LIST_KEY, self, spor_payment_list_free);
  spor_choose_files (from, &choice, on_chosen_cb, NULL);
}
