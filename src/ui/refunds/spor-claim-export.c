/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-export.h"

#include "spor-claim-page.h"
#include "spor-error-dialog.h"
#include "spor-file-choice.h"
#include "spor-store-refunds.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

/* A claim on its way into a file: read on the book's worker, written in a thread of its own. */
typedef struct
{
  GtkWidget *from;
  SporBook *book;
  SporSnapshot *snapshot;
  SporClaim *claim;
  GFile *file; /* NULL until chosen */
} SporClaimWriting;

static void
spor_claim_writing_free (gpointer data)
{
  SporClaimWriting *writing = data;

  g_object_unref (writing->from);
  g_object_unref (writing->book);
  g_object_unref (writing->snapshot);
  g_clear_pointer (&writing->claim, spor_claim_free);
  g_clear_object (&writing->file);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporClaimWriting, spor_claim_writing_free)

static void
spor_claim_write_thread (GTask *task,
                         gpointer source,
                         gpointer task_data,
                         GCancellable *cancellable)
{
  SporClaimWriting *writing = task_data;
  GError *error = NULL;

  if (spor_claim_page_write (spor_snapshot_get_refunds (writing->snapshot),
                             spor_snapshot_get_decided (writing->snapshot), writing->claim,
                             g_file_peek_path (writing->file), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporClaimWriting *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    spor_toast_file (writing->from, _ ("Claim written"), writing->file);
  else
    spor_show_error (writing->from, _ ("The Claim Could Not Be Written"), error);
}

/* On the book's worker. */
static gpointer
spor_run_load_files (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (spor_store_load_files (store, ((SporClaimWriting *)data)->claim, error));
}

static void
on_files_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporClaimWriting) writing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    {
      spor_show_error (writing->from, _ ("The Claim Could Not Be Written"), error);
      return;
    }
  task = g_task_new (NULL, NULL, on_written_cb, NULL);
  g_task_set_source_tag (task, spor_claim_export);
  g_task_set_task_data (task, g_steal_pointer (&writing), spor_claim_writing_free);
  g_task_run_in_thread (task, spor_claim_write_thread);
}

#define WRITING_KEY "spor-claim-writing"

static void
on_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  SporClaimWriting *writing = g_object_steal_data (G_OBJECT (from), WRITING_KEY);

  if (!writing)
    return;
  writing->file = g_list_model_get_item (files, 0);
  spor_book_run_async (writing->book, spor_run_load_files, writing, NULL, NULL, NULL,
                       on_files_loaded_cb, writing);
}

void
spor_claim_export (GtkWidget *from, SporBook *book, SporClaimItem *item)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  /* Translators: name of a file; a person */
  g_autofree char *name = g_strdup_printf (_ ("Claim of %s.pdf"), spor_claim_item_get_name (item));
  const SporFileChoice choice = { .title = _ ("Save the Claim as PDF"),
                                  .accept = _ ("_Save"),
                                  .kind = _ ("PDF documents"),
                                  .patterns = patterns,
                                  .save = TRUE,
                                  .name = name };
  SporClaimWriting *writing = g_new0 (SporClaimWriting, 1);

  g_strdelimit (name, "/", '-');
  writing->from = g_object_ref (from);
  writing->book = g_object_ref (book);
  writing->snapshot = g_object_ref (spor_claim_item_get_snapshot (item));
  writing->claim = spor_claim_copy (spor_claim_item_get_claim (item));
  /* one question at a time; a new one takes the place of one that was cancelled */
  g_object_set_data_full (G_OBJECT (from), WRITING_KEY, writing, spor_claim_writing_free);
  spor_choose_files (from, &choice, on_chosen_cb, NULL);
}
