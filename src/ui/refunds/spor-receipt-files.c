/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-receipt-files.h"

#include "spor-error-dialog.h"
#include "spor-receipt-check.h"
#include "spor-receipts.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *from;
  SporReceiptRead read;
  gpointer user_data;
  GDestroyNotify free_data;
  GFile *file; /* one of the two */
  GdkTexture *texture;
} SporReceiptReading;

static void
spor_receipt_reading_free (gpointer data)
{
  SporReceiptReading *reading = data;

  g_object_unref (reading->from);
  g_clear_object (&reading->file);
  g_clear_object (&reading->texture);
  if (reading->free_data)
    reading->free_data (reading->user_data);
  g_free (reading);
}

/* No more of it than tells that it is too large. */
static GBytes *
spor_read_some (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *buffer = NULL;
  gsize length;

  if (!stream)
    return NULL;
  buffer = g_malloc (SPOR_RECEIPT_MAX + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, SPOR_RECEIPT_MAX + 1, &length,
                                cancellable, error))
    return NULL;
  return g_bytes_new (buffer, length);
}

/* The name is kept with the file: as little of a person's number in it as in any other text. */
static gboolean
spor_check_name (const char *name, GError **error)
{
  guint n_masked = 0;
  g_autofree char *masked = spor_text_mask_personal_numbers (name, &n_masked);

  if (n_masked == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
               /* Translators: a file's name, in which digits are hidden */
               _ ("There is a personal number (CPR) in the name of “%s”. Give the file another "
                  "name, and add it again."),
               masked);
  return FALSE;
}

static void
spor_receipt_read_thread (GTask *task,
                          gpointer source,
                          gpointer task_data,
                          GCancellable *cancellable)
{
  SporReceiptReading *reading = task_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name
      = reading->file ? g_file_get_basename (reading->file) : g_strdup (_ ("Pasted picture.png"));
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SporReceipt) receipt = NULL;

  if (spor_check_name (shown, &error))
    bytes = reading->file ? spor_read_some (reading->file, cancellable, &error)
                          : gdk_texture_save_to_png_bytes (reading->texture);
  if (bytes)
    receipt = spor_receipt_new_from_bytes (shown, bytes, &error);
  if (receipt && spor_receipt_check_shows (receipt, &error))
    g_task_return_pointer (task, g_steal_pointer (&receipt), (GDestroyNotify)spor_receipt_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporReceiptReading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  SporReceipt *receipt = g_task_propagate_pointer (G_TASK (result), &error);

  if (receipt)
    reading->read (reading->from, receipt, reading->user_data);
  else
    spor_show_error (reading->from, _ ("This Cannot Be a Receipt"), error);
}

static void
spor_receipt_reading_run (SporReceiptReading *reading)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_read_cb, NULL);

  g_task_set_source_tag (task, spor_receipt_reading_run);
  g_task_set_task_data (task, reading, spor_receipt_reading_free);
  g_task_run_in_thread (task, spor_receipt_read_thread);
}

static SporReceiptReading *
spor_receipt_reading_new (GtkWidget *from,
                          SporReceiptRead read,
                          gpointer user_data,
                          GDestroyNotify free_data)
{
  SporReceiptReading *reading = g_new0 (SporReceiptReading, 1);

  reading->from = g_object_ref (from);
  reading->read = read;
  reading->user_data = user_data;
  reading->free_data = free_data;
  return reading;
}

void
spor_receipt_read_file (GtkWidget *from,
                        GFile *file,
                        SporReceiptRead read,
                        gpointer user_data,
                        GDestroyNotify free_data)
{
  SporReceiptReading *reading = spor_receipt_reading_new (from, read, user_data, free_data);

  reading->file = g_object_ref (file);
  spor_receipt_reading_run (reading);
}

void
spor_receipt_read_texture (GtkWidget *from,
                           GdkTexture *texture,
                           SporReceiptRead read,
                           gpointer user_data,
                           GDestroyNotify free_data)
{
  SporReceiptReading *reading = spor_receipt_reading_new (from, read, user_data, free_data);

  reading->texture = g_object_ref (texture);
  spor_receipt_reading_run (reading);
}
