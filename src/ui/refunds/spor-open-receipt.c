/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-open-receipt.h"

#include "spor-receipt-picture.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

/* PDF counts in points of 1/72 inch, the screen in pixels of 1/96. */
#define PIXELS_PER_POINT (96.0 / 72.0)

/* No side of a drawn page is longer: memory is bounded, whatever a file says its size is. */
#define SIDE_MAX 6000

/* which this version of the library does not say itself */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

struct _SporOpenReceipt
{
  GObject parent_instance;

  /* owned; one of the two */
  PopplerDocument *document; /* one thread at a time, under the lock */
  GdkTexture *picture;
  GMutex lock;
  guint n_pages;
};

G_DEFINE_FINAL_TYPE (SporOpenReceipt, spor_open_receipt, G_TYPE_OBJECT)

static void
spor_open_receipt_finalize (GObject *object)
{
  SporOpenReceipt *self = SPOR_OPEN_RECEIPT (object);

  g_clear_object (&self->document);
  g_clear_object (&self->picture);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (spor_open_receipt_parent_class)->finalize (object);
}

static void
spor_open_receipt_class_init (SporOpenReceiptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_open_receipt_finalize;
}

static void
spor_open_receipt_init (SporOpenReceipt *self)
{
  g_mutex_init (&self->lock);
}

/* --- Opening -------------------------------------------------------------------------------- */

typedef struct
{
  GBytes *bytes;
  char *media_type;
} SporReceiptFile;

static void
spor_receipt_file_free (gpointer data)
{
  SporReceiptFile *file = data;

  g_bytes_unref (file->bytes);
  g_free (file->media_type);
  g_free (file);
}

static GdkTexture *
spor_texture_of_surface (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize)stride * height);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

/* On paper, also where it is transparent or the desktop is dark. */
static GdkTexture *
spor_texture_of_picture (cairo_surface_t *picture)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (picture),
                                    cairo_image_surface_get_height (picture));
  cairo_t *cr = cairo_create (surface);
  GdkTexture *texture;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  texture = spor_texture_of_surface (surface);
  cairo_surface_destroy (surface);
  return texture;
}

static gboolean
spor_open_receipt_read_picture (SporOpenReceipt *self, GBytes *bytes, GError **error)
{
  cairo_surface_t *surface = spor_receipt_picture_new (bytes);

  if (!surface)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The picture is damaged, or too large."));
      return FALSE;
    }
  self->picture = spor_texture_of_picture (surface);
  self->n_pages = 1;
  cairo_surface_destroy (surface);
  return TRUE;
}

static gboolean
spor_open_receipt_read_pdf (SporOpenReceipt *self, GBytes *bytes, GError **error)
{
  if (!(self->document = poppler_document_new_from_bytes (bytes, NULL, error)))
    return FALSE;
  self->n_pages = MAX (0, poppler_document_get_n_pages (self->document));
  return TRUE;
}

static void
spor_receipt_open_thread (GTask *task,
                          gpointer source,
                          gpointer task_data,
                          GCancellable *cancellable)
{
  SporReceiptFile *file = task_data;
  g_autoptr (SporOpenReceipt) self = g_object_new (SPOR_TYPE_OPEN_RECEIPT, NULL);
  g_autoptr (GError) error = NULL;
  gboolean read = g_str_equal (file->media_type, "application/pdf")
                      ? spor_open_receipt_read_pdf (self, file->bytes, &error)
                      : spor_open_receipt_read_picture (self, file->bytes, &error);

  if (read && self->n_pages > 0)
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                             error && error->domain == POPPLER_ERROR
                                     && error->code == POPPLER_ERROR_ENCRYPTED
                                 ? _ ("The file is locked with a password, so it cannot be shown.")
                                 : _ ("The file is damaged, so it cannot be shown."));
}

void
spor_open_receipt_open_async (GBytes *bytes,
                              const char *media_type,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  SporReceiptFile *file = g_new0 (SporReceiptFile, 1);

  file->bytes = g_bytes_ref (bytes);
  file->media_type = g_strdup (media_type);
  g_task_set_source_tag (task, spor_open_receipt_open_async);
  g_task_set_task_data (task, file, spor_receipt_file_free);
  g_task_run_in_thread (task, spor_receipt_open_thread);
}

SporOpenReceipt *
spor_open_receipt_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
spor_open_receipt_get_n (SporOpenReceipt *self)
{
  g_return_val_if_fail (SPOR_IS_OPEN_RECEIPT (self), 0);

  return self->n_pages;
}

/* --- Drawing -------------------------------------------------------------------------------- */

typedef struct
{
  guint page;
  double scale;
} SporReceiptDrawing;

void
spor_open_receipt_get_size (SporOpenReceipt *self, guint page, double *width, double *height)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (PopplerPage) one = NULL;

  g_return_if_fail (SPOR_IS_OPEN_RECEIPT (self));

  *width = self->picture ? gdk_texture_get_width (self->picture) : 1;
  *height = self->picture ? gdk_texture_get_height (self->picture) : 1;
  if (!self->document)
    return;
  locker = g_mutex_locker_new (&self->lock);
  if ((one = poppler_document_get_page (self->document, page)))
    poppler_page_get_size (one, width, height);
  *width *= PIXELS_PER_POINT;
  *height *= PIXELS_PER_POINT;
}

static GdkTexture *
spor_open_receipt_draw (SporOpenReceipt *self, guint page, double scale)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (PopplerPage) one = poppler_document_get_page (self->document, page);
  double width = 1, height = 1;
  cairo_surface_t *surface;
  GdkTexture *texture;
  cairo_t *cr;

  if (one)
    poppler_page_get_size (one, &width, &height);
  scale = MIN (scale * PIXELS_PER_POINT, SIDE_MAX / MAX (MAX (width, height), 1));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int)(width * scale + 0.5)),
                                        MAX (1, (int)(height * scale + 0.5)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (one)
    poppler_page_render (one, cr);
  cairo_destroy (cr);
  texture = spor_texture_of_surface (surface);
  cairo_surface_destroy (surface);
  return texture;
}

static void
spor_receipt_draw_thread (GTask *task,
                          gpointer source,
                          gpointer task_data,
                          GCancellable *cancellable)
{
  SporReceiptDrawing *drawing = task_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, spor_open_receipt_draw (source, drawing->page, drawing->scale),
                           g_object_unref);
}

void
spor_open_receipt_draw_async (SporOpenReceipt *self,
                              guint page,
                              double scale,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SporReceiptDrawing *drawing = g_new0 (SporReceiptDrawing, 1);

  drawing->page = page;
  drawing->scale = scale;
  g_task_set_source_tag (task, spor_open_receipt_draw_async);
  g_task_set_task_data (task, drawing, g_free);
  if (self->picture)
    g_task_return_pointer (task, g_object_ref (self->picture), g_object_unref);
  else
    g_task_run_in_thread (task, spor_receipt_draw_thread);
}

GdkTexture *
spor_open_receipt_draw_finish (SporOpenReceipt *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
