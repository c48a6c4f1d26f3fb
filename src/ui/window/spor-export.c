/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export.h"

#include "spor-error-dialog.h"
#include "spor-file.h"
#include "spor-protocol-page.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

/* One export on its way: read from the book, written in a thread, told. */
typedef struct
{
  GApplication
      *app; /* held: the program does not end in the middle of a file; NULL if there is none */
  GtkWidget *from;
  SporBook *book;
  SporTaskBar *bar;
  SporRosterKind kind;
  GFile *file;
  GCancellable *cancellable;
  SporTaskMeter *meter;
  SporComposition *composition; /* with texts */
  SporBoundaries *boundaries;
} SporExport;

static void
spor_export_free (SporExport *export)
{
  if (export->app)
    g_application_release (export->app);
  g_clear_object (&export->app);
  g_object_unref (export->from);
  g_object_unref (export->book);
  g_object_unref (export->bar);
  g_clear_object (&export->file);
  g_clear_object (&export->cancellable);
  g_clear_pointer (&export->meter, spor_task_meter_unref);
  g_clear_pointer (&export->composition, spor_composition_unref);
  g_clear_object (&export->boundaries);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporExport, spor_export_free)

static void
spor_export_end (SporExport *export, const GError *error)
{
  spor_task_bar_end (export->bar);
  if (error)
    spor_show_error (export->from, _ ("The roster could not be written"), error);
  else
    {
      g_autofree char *name = g_file_get_basename (export->file);
      /* Translators: the name of a file */
      g_autofree char *text = g_strdup_printf (_ ("“%s” written"), name);

      spor_toast_file (export->from, text, export->file);
    }
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporExport) export = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  spor_export_end (export, error);
}

/* In a thread, on what the book held when it was asked. The export waits on the main thread
 * meanwhile. */
static void
spor_export_write (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporExport *export = data;
  GError *error = NULL;

  if (spor_roster_write (export->composition, export->kind, export->boundaries,
                         g_file_peek_path (export->file), spor_task_meter_set, export->meter,
                         cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporExport) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  if (!(export->composition = spor_book_run_finish (export->book, result, &error)))
    {
      spor_export_end (export, error);
      return;
    }
  task = g_task_new (NULL, export->cancellable, on_written_cb, export);
  g_task_set_source_tag (task, spor_export_write);
  g_task_set_check_cancellable (task, FALSE); /* what is written is written */
  g_task_set_task_data (task, g_steal_pointer (&export), NULL);
  g_task_run_in_thread (task, spor_export_write);
}

/* On the book's worker. The export waits on the main thread meanwhile. */
static gpointer
spor_export_load (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporExport *export = data;

  export->boundaries = spor_store_load_boundaries (store, error);
  return export->boundaries ? spor_store_load (store, TRUE, error) : NULL;
}

void
spor_export_roster (
    GtkWidget *from, SporBook *book, SporTaskBar *bar, SporRosterKind kind, GFile *file)
{
  SporExport *export = g_new0 (SporExport, 1);

  g_return_if_fail (!spor_task_bar_get_active (bar));

  if (g_application_get_default ())
    {
      export->app = g_object_ref (g_application_get_default ());
      g_application_hold (export->app);
    }
  export->from = g_object_ref (from);
  export->book = g_object_ref (book);
  export->bar = g_object_ref (bar);
  export->kind = kind;
  export->file = g_object_ref (file);
  export->cancellable = spor_task_bar_begin (bar, _ ("Writing the roster…"), &export->meter);
  spor_book_run_async (book, spor_export_load, export, NULL, (GDestroyNotify)spor_composition_unref,
                       export->cancellable, on_loaded_cb, export);
}

/* --- Protocol ------------------------------------------------------------------------------- */

static gboolean
spor_write_protocol (const char *text,
                     const char *remark,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *lower = g_utf8_strdown (path, -1);

  return g_str_has_suffix (lower, ".pdf")
             ? spor_protocol_page_write (text, NULL, remark, path, cancellable, error)
             : spor_file_write (path, text, -1, error);
}

/* On the book's worker. */
static gpointer
spor_export_write_protocol (SporStore *store,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, error);
  g_autofree char *text = composition ? spor_store_load_protocol (store, composition, error) : NULL;
  g_autofree char *remark = text ? spor_composition_stray_text (composition) : NULL;

  return GINT_TO_POINTER (
      text && spor_write_protocol (text, remark, g_file_peek_path (data), cancellable, error));
}

typedef struct
{
  GtkWidget *from;
  GFile *file;
} SporProtocolExport;

static void
on_protocol_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SporProtocolExport *export = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (export->file);
  /* Translators: the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("“%s” written"), name);

  if (spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_toast_file (export->from, text, export->file);
  else
    spor_show_error (export->from, _ ("The protocol could not be written"), error);
  g_object_unref (export->from);
  g_object_unref (export->file);
  g_free (export);
}

void
spor_export_protocol (GtkWidget *from, SporBook *book, GFile *file)
{
  SporProtocolExport *export = g_new0 (SporProtocolExport, 1);

  export->from = g_object_ref (from);
  export->file = g_object_ref (file);
  spor_book_run_async (book, spor_export_write_protocol, g_object_ref (file), g_object_unref, NULL,
                       NULL, on_protocol_written_cb, export);
}
