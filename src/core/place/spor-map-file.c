/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-file.h"

#include "spor-file.h"
#include "spor-temp.h"
#include "spor-map-painter-private.h"
#include "spor-map-svg.h"
#include "spor-map-table.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* A4 on its side, in points, and points per pixel. */
#define A4_WIDTH (297 / 25.4 * 72)
#define A4_HEIGHT (210 / 25.4 * 72)
#define POINTS_PER_PIXEL 0.75

/* cairo's own limit. */
#define LARGEST_SIDE 32767

gboolean
spor_map_format_of (const char *path, SporMapFormat *format, GError **error)
{
  static const char *const endings[] = {
    [SPOR_MAP_PNG] = ".png",
    [SPOR_MAP_SVG] = ".svg",
    [SPOR_MAP_PDF] = ".pdf",
  };
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *small = g_utf8_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (small, endings[i]))
      {
        *format = i;
        return TRUE;
      }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
               /* Translators: a file name */
               _ ("“%s” could not be written: a map’s name ends in .png, .svg or .pdf."), name);
  return FALSE;
}

static const char *
title_of (SporMapPicture *picture)
{
  const char *title = spor_map_picture_get_title (picture);

  if (!title)
    title = spor_map_picture_get_scale_title (picture);
  return title ? title : _ ("Map of Denmark’s municipalities");
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The part of the country that @options asks for, in a picture of @painter's size. */
static SporMapView
find_view (SporMapPainter *painter, const SporMapFileOptions *options, double width, double height)
{
  const SporMapView *wanted = options->view;
  SporMapView view = spor_map_painter_get_home (painter);

  if (!wanted)
    return view;
  view.scale = wanted->scale * MIN (width / wanted->width, height / wanted->height);
  view.centre = wanted->centre;
  return spor_map_painter_is_whole (painter, &view) ? spor_map_painter_get_home (painter) : view;
}

/* (transfer full): what has drawn @view */
static SporMapPainter *
draw_view (SporMapPicture *picture,
           const SporMapFileOptions *options,
           double width,
           double height,
           SporMapView *view,
           cairo_t *cr)
{
  SporMapPainter *painter = spor_map_painter_new (picture, spor_map_theme_get (options->theme),
                                                  width, height, options->text_scale);

  *view = find_view (painter, options, width, height);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_SVG)
    spor_map_painter_leave_out_legend_texts (painter); /* spor_map_svg_add_words() has them */
  spor_map_painter_draw (painter, view, cr);
  return painter;
}

static void
draw (SporMapPicture *picture,
      const SporMapFileOptions *options,
      double width,
      double height,
      cairo_t *cr)
{
  SporMapView view;

  g_object_unref (draw_view (picture, options, width, height, &view, cr));
}

static cairo_status_t
render_png (SporMapPicture *picture, const SporMapFileOptions *options, GByteArray *bytes)
{
  double width = ceil (options->width * options->scale);
  double height = ceil (options->height * options->scale);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (width > LARGEST_SIDE || height > LARGEST_SIDE)
    return CAIRO_STATUS_INVALID_SIZE;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (surface);
  cairo_scale (cr, options->scale, options->scale);
  draw (picture, options, options->width, options->height, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return status;
}

static void
set_pdf_facts (cairo_surface_t *surface, SporMapPicture *picture, gint64 created)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (created);
  g_autofree char *date = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title_of (picture));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Spor");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static cairo_status_t
render_pdf (SporMapPicture *picture, const SporMapFileOptions *options, GByteArray *bytes)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append, bytes, A4_WIDTH, A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_pdf_facts (surface, picture, options->created);
  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  draw (picture, options, A4_WIDTH / POINTS_PER_PIXEL, A4_HEIGHT / POINTS_PER_PIXEL, cr);
  cairo_restore (cr);
  cairo_show_page (cr);
  spor_map_table_draw (picture, A4_WIDTH, A4_HEIGHT, options->text_scale, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
render_svg (SporMapPicture *picture, const SporMapFileOptions *options, GByteArray *bytes)
{
  cairo_surface_t *surface
      = cairo_svg_surface_create_for_stream (append, bytes, options->width * options->scale,
                                             options->height * options->scale);
  g_autoptr (SporMapPainter) painter = NULL;
  SporMapView view;
  cairo_status_t status;
  cairo_t *cr;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  cairo_scale (cr, options->scale, options->scale);
  painter = draw_view (picture, options, options->width, options->height, &view, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    spor_map_svg_add_words (painter, &view, title_of (picture), options->scale, bytes);
  return status;
}

GBytes *
spor_map_render (SporMapPicture *picture,
                 SporMapFormat format,
                 const SporMapFileOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (picture) && options != NULL, NULL);
  g_return_val_if_fail (options->width >= 1 && options->height >= 1, NULL);
  g_return_val_if_fail (options->scale > 0 && options->text_scale > 0, NULL);

  static cairo_status_t (*const renderers[]) (SporMapPicture *, const SporMapFileOptions *,
                                              GByteArray *)
      = { [SPOR_MAP_PNG] = render_png, [SPOR_MAP_SVG] = render_svg, [SPOR_MAP_PDF] = render_pdf };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  status = renderers[format](picture, options, bytes);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("The map could not be drawn: it is too large. Choose a smaller size."));
  return NULL;
}

static gboolean
write_bytes (GBytes *bytes, const char *temp, const char *path, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  FILE *file = g_fopen (temp, "wbe");
  gboolean written;
  int failure;

  if (!file)
    return spor_file_fail (path, errno, error);
  written = fwrite (data, 1, length, file) == length;
  failure = errno;
  if (fclose (file) != 0 && written)
    {
      written = FALSE;
      failure = errno;
    }
  return written || spor_file_fail (path, failure, error);
}

gboolean
spor_map_write (SporMapPicture *picture,
                const SporMapFileOptions *options,
                const char *path,
                GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  SporMapFormat format;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SporTemp) temp = NULL;

  if (!spor_map_format_of (path, &format, error))
    return FALSE;
  bytes = spor_map_render (picture, format, options, cancellable, error);
  temp = bytes ? spor_temp_new_beside (path, error) : NULL;
  return temp && write_bytes (bytes, spor_temp_path (temp), path, error)
         && spor_temp_commit (temp, error);
}
