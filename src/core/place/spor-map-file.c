/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-file.h"

#include "spor-file.h"
#include "spor-map-painter.h"
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

static void
draw (SporMapPicture *picture,
      const SporMapFileOptions *options,
      double width,
      double height,
      cairo_t *cr)
{
  g_autoptr (SporMapPainter) painter
      = spor_map_painter_new (picture, spor_map_theme_get (options->theme), width, height,
                              options->text_scale);
  SporMapView view = find_view (painter, options, width, height);

  spor_map_painter_draw (painter, &view, cr);
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

/* Adds the title and the figures to the drawing, where readers look for them. cairo numbers its
 * surfaces all through the program; the number is taken out, so that the same map gives the same
 * file. */
static void
add_svg_words (SporMapPicture *picture, GByteArray *bytes)
{
  g_autofree char *words = spor_map_picture_describe (picture);
  g_autofree char *title = g_markup_escape_text (title_of (picture), -1);
  g_autofree char *description = g_markup_escape_text (words, -1);
  g_autofree char *svg = g_strndup ((const char *)bytes->data, bytes->len);
  g_autoptr (GRegex) number = g_regex_new ("id=\"surface\\d+\"", 0, 0, NULL);
  g_autofree char *same = g_regex_replace_literal (number, svg, -1, 0, "id=\"map\"", 0, NULL);
  const char *root = strstr (same, "<svg ");
  const char *end = root ? strchr (root, '>') : NULL;
  g_autofree char *opening = NULL;

  g_assert (end != NULL);
  opening = g_strdup_printf ("%.*s<svg role=\"img\" aria-labelledby=\"title description\" %.*s\n"
                             "<title id=\"title\">%s</title>\n"
                             "<desc id=\"description\">\n%s</desc>",
                             (int)(root - same), same, (int)(end + 1 - root - strlen ("<svg ")),
                             root + strlen ("<svg "), title, description);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *)opening, strlen (opening));
  g_byte_array_append (bytes, (const guint8 *)end + 1, strlen (end + 1));
}

static cairo_status_t
render_svg (SporMapPicture *picture, const SporMapFileOptions *options, GByteArray *bytes)
{
  cairo_surface_t *surface
      = cairo_svg_surface_create_for_stream (append, bytes, options->width * options->scale,
                                             options->height * options->scale);
  cairo_status_t status;
  cairo_t *cr;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  cairo_scale (cr, options->scale, options->scale);
  draw (picture, options, options->width, options->height, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    add_svg_words (picture, bytes);
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
  g_autofree char *temp = NULL;

  if (!spor_map_format_of (path, &format, error))
    return FALSE;
  bytes = spor_map_render (picture, format, options, cancellable, error);
  temp = bytes ? spor_file_temp_beside (path, error) : NULL;
  if (!temp)
    return FALSE;
  if (write_bytes (bytes, temp, path, error) && spor_file_commit (temp, path, error))
    return TRUE;
  spor_file_discard (temp);
  return FALSE;
}
