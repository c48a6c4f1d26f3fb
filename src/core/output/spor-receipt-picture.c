/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-receipt-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* Fed in pieces, so that one that is too large stops before it is unpacked. */
#define PIECE 4096

#define MOST_PIXELS G_GINT64_CONSTANT (120000000) /* more than any camera's */
#define LONGEST_SIDE 3000                         /* 300 dots an inch on a page */
#define QUALITY "90"

typedef struct
{
  gboolean too_large;
  gboolean is_jpeg;
} SporPictureFacts;

/* --- Reading -------------------------------------------------------------------------------- */

static void
on_size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  SporPictureFacts *facts = data;
  g_autofree char *name = gdk_pixbuf_format_get_name (gdk_pixbuf_loader_get_format (loader));
  int longest = MAX (width, height);

  facts->too_large = (gint64)width * height > MOST_PIXELS;
  facts->is_jpeg = g_strcmp0 (name, "jpeg") == 0;
  if (longest > LONGEST_SIDE)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (gint64)width * LONGEST_SIDE / longest),
                                MAX (1, (gint64)height * LONGEST_SIDE / longest));
}

static gboolean
spor_picture_feed (GdkPixbufLoader *loader, GBytes *bytes, const SporPictureFacts *facts)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at < size && !facts->too_large; at += PIECE)
    if (!gdk_pixbuf_loader_write (loader, data + at, MIN (PIECE, size - at), NULL))
      return FALSE;
  return !facts->too_large;
}

/* (nullable) (transfer full): upright */
static GdkPixbuf *
spor_picture_load (GBytes *bytes, SporPictureFacts *facts)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf;
  gboolean fed, closed;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), facts);
  fed = spor_picture_feed (loader, bytes, facts);
  closed = gdk_pixbuf_loader_close (loader, NULL);
  pixbuf = fed && closed ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  return pixbuf ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
}

/* --- Whole files ---------------------------------------------------------------------------- */

#define PNG_END "IEND\xae\x42\x60\x82"
#define JPEG_SCAN "\xff\xda"
#define JPEG_END "\xff\xd9"

/* Where @what stands last in @data, NULL if nowhere. */
static const char *
spor_find_last (const char *data, gsize size, const char *what)
{
  gsize length = strlen (what);

  for (gsize at = size; at >= length; at--)
    if (memcmp (data + at - length, what, length) == 0)
      return data + at - length;
  return NULL;
}

/* A JPEG may have smaller ones before and after the picture itself, so its last scan counts
 * (ISO/IEC 10918-1, annex B); a PNG ends with its chunk IEND. */
gboolean
spor_receipt_picture_is_whole (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *scan = spor_find_last (data, size, JPEG_SCAN);
  const char *end = spor_find_last (data, size, JPEG_END);

  if (size > 2 && memcmp (data, "\xff\xd8", 2) == 0)
    return scan && end > scan;
  return spor_find_last (data, size, PNG_END) != NULL;
}

/* --- Cairo ---------------------------------------------------------------------------------- */

static guint32
spor_premultiply (guint8 colour, guint8 alpha)
{
  return (colour * alpha + 127) / 255;
}

static void
spor_picture_copy_row (guint32 *to, const guint8 *from, int width, int n_channels)
{
  for (int x = 0; x < width; x++, from += n_channels)
    {
      guint8 alpha = n_channels == 4 ? from[3] : 255;

      to[x] = (guint32)alpha << 24 | spor_premultiply (from[0], alpha) << 16
              | spor_premultiply (from[1], alpha) << 8 | spor_premultiply (from[2], alpha);
    }
}

static cairo_surface_t *
spor_picture_to_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface
      = cairo_image_surface_create (n_channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                    width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    spor_picture_copy_row (
        (guint32 *)(gpointer)(cairo_image_surface_get_data (surface)
                              + (gsize)y * cairo_image_surface_get_stride (surface)),
        gdk_pixbuf_read_pixels (pixbuf) + (gsize)y * gdk_pixbuf_get_rowstride (pixbuf), width,
        n_channels);
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* A photograph would take ten times the room without; failing that it does. */
static void
spor_picture_attach_jpeg (cairo_surface_t *surface, GdkPixbuf *pixbuf)
{
  g_autofree char *jpeg = NULL;
  gsize size = 0;

  if (gdk_pixbuf_save_to_buffer (pixbuf, &jpeg, &size, "jpeg", NULL, "quality", QUALITY, NULL)
      && cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, (const guchar *)jpeg, size,
                                      g_free, jpeg)
             == CAIRO_STATUS_SUCCESS)
    g_steal_pointer (&jpeg);
}

cairo_surface_t *
spor_receipt_picture_new (GBytes *bytes)
{
  SporPictureFacts facts = { 0 };
  g_autoptr (GdkPixbuf) pixbuf = spor_picture_load (bytes, &facts);
  cairo_surface_t *surface = pixbuf ? spor_picture_to_surface (pixbuf) : NULL;

  if (surface && facts.is_jpeg && !gdk_pixbuf_get_has_alpha (pixbuf))
    spor_picture_attach_jpeg (surface, pixbuf);
  return surface;
}
