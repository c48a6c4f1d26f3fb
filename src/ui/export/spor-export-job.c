/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-job.h"

#include "spor-error-dialog.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

/* One export on its way: read from the book, written in a thread, told. */
typedef struct
{
  GApplication *app; /* held; NULL if there is none */
  GtkWidget *window;
  SporBook *book;
  SporTaskBar *bar;
  const SporExportKind *kind;
  SporExportOrder order;
  GCancellable *cancellable;
  SporTaskMeter *meter;
} SporExportJob;

static void
spor_export_job_free (SporExportJob *self)
{
  if (self->app)
    g_application_release (self->app);
  g_clear_object (&self->app);
  g_object_unref (self->window);
  g_object_unref (self->book);
  g_object_unref (self->bar);
  if (self->order.loaded && self->kind->loaded_free)
    self->kind->loaded_free (self->order.loaded);
  g_clear_object (&self->order.file);
  g_clear_object (&self->order.map);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->meter, spor_task_meter_unref);
  g_free (self);
}

static char *
spor_export_job_tell (const SporExportJob *self)
{
  g_autofree char *name = g_file_get_basename (self->order.file);

  return self->kind->tell ? self->kind->tell (&self->order)
                          /* Translators: the name of a file */
                          : g_strdup_printf (_ ("“%s” written"), name);
}

static void
spor_export_job_end (SporExportJob *self, const GError *error)
{
  g_autofree char *text = error ? NULL : spor_export_job_tell (self);

  spor_task_bar_end (self->bar);
  if (error)
    spor_show_error (self->window, _ (self->kind->failed), error);
  else
    spor_toast_file (self->window, text, self->order.file);
  spor_export_job_free (self);
}

/* --- Delivering ----------------------------------------------------------------------------- */

static void
on_delivered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  spor_book_run_finish (SPOR_BOOK (source), result, &error);
  spor_export_job_end (user_data, error);
}

/* On the book's worker. */
static gpointer
spor_export_job_deliver (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporExportJob *self = data;

  return GINT_TO_POINTER (self->kind->deliver (store, &self->order, spor_task_meter_set,
                                               self->meter, cancellable, error));
}

static void
spor_export_job_begin_delivering (SporExportJob *self)
{
  spor_book_run_async (self->book, spor_export_job_deliver, self, NULL, NULL, self->cancellable,
                       on_delivered_cb, self);
}

/* --- Writing -------------------------------------------------------------------------------- */

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporExportJob *self = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  spor_export_job_end (self, error);
}

/* The job waits on the main thread meanwhile. */
static void
spor_export_job_write (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporExportJob *self = data;
  GError *error = NULL;

  if (self->kind->write (&self->order, spor_task_meter_set, self->meter, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
spor_export_job_begin_writing (SporExportJob *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, on_written_cb, self);

  g_task_set_source_tag (task, spor_export_job_begin_writing);
  g_task_set_check_cancellable (task, FALSE); /* what is written is written */
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, spor_export_job_write);
}

/* --- Reading -------------------------------------------------------------------------------- */

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporExportJob *self = user_data;
  g_autoptr (GError) error = NULL;

  if ((self->order.loaded = spor_book_run_finish (self->book, result, &error)))
    spor_export_job_begin_writing (self);
  else
    spor_export_job_end (self, error);
}

/* On the book's worker. */
static gpointer
spor_export_job_load (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporExportJob *self = data;

  return self->kind->load (store, &self->order, cancellable, error);
}

static void
spor_export_job_hold_app (SporExportJob *self)
{
  if (!g_application_get_default ())
    return;
  self->app = g_object_ref (g_application_get_default ());
  g_application_hold (self->app);
}

void
spor_export_run (const SporExportPlace *place,
                 const SporExportKind *kind,
                 guint choice,
                 gboolean switched,
                 GFile *file)
{
  SporExportJob *self;
  g_autoptr (SporMapPicture) map = NULL;

  g_return_if_fail (!spor_task_bar_get_active (place->bar));

  if (kind->takes_map && !(map = place->draw_map (place->map_owner)))
    return;
  self = g_new0 (SporExportJob, 1);
  spor_export_job_hold_app (self);
  self->window = g_object_ref (place->window);
  self->book = g_object_ref (place->book);
  self->bar = g_object_ref (place->bar);
  self->kind = kind;
  self->order = (SporExportOrder){
    .choice = choice,
    .switched = switched,
    .file = g_object_ref (file),
    .map = g_steal_pointer (&map),
  };
  self->cancellable = spor_task_bar_begin (place->bar, _ (kind->doing), &self->meter);
  if (kind->deliver)
    spor_export_job_begin_delivering (self);
  else if (kind->load)
    spor_book_run_async (place->book, spor_export_job_load, self, NULL, kind->loaded_free,
                         self->cancellable, on_loaded_cb, self);
  else
    spor_export_job_begin_writing (self);
}
