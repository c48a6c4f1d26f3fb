/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-receipt-pages.h"

#include "spor-receipt-picture.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <poppler.h>

/* Points: what a page has below a heading of a few lines. */
#define PAGE_HEIGHT 640.0

#define MESSAGE_SIZE 11.0
#define FRAME_GREY 0.8

/* One page that is to be drawn. */
typedef struct
{
  GBytes *bytes;             /* of a picture; else NULL */
  PopplerDocument *document; /* else NULL */
  int page;                  /* of the document, from 0 */
} SporReceiptPage;

static void
spor_receipt_page_free (gpointer data)
{
  SporReceiptPage *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->document);
  g_free (self);
}

/* --- Drawing -------------------------------------------------------------------------------- */

/* Returns how far down it reaches. */
static double
spor_receipt_page_say (cairo_t *cr, double width, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font
      = pango_font_description_from_string ("Cantarell, sans-serif");
  int height;

  pango_font_description_set_absolute_size (font, MESSAGE_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  pango_layout_get_size (layout, NULL, &height);
  return height / (double)PANGO_SCALE + MESSAGE_SIZE;
}

/* Shows where the receipt's own page ends. */
static void
spor_receipt_page_draw_frame (cairo_t *cr, double width, double height)
{
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_line_width (cr, 0.5);
  cairo_set_source_rgb (cr, FRAME_GREY, FRAME_GREY, FRAME_GREY);
  cairo_stroke (cr);
}

/* In the middle, as large as there is room for, but no larger than @largest times. */
static void
spor_receipt_page_place (
    cairo_t *cr, double width, double height, double own_width, double own_height, double largest)
{
  double scale = MIN (MIN (width / own_width, height / own_height), largest);

  cairo_translate (cr, (width - own_width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
}

/* What poppler draws is recorded first: where it fails, the paper is still whole.
 * (nullable) (transfer full) */
static cairo_surface_t *
spor_receipt_page_record (PopplerPage *page, double width, double height)
{
  cairo_rectangle_t extents = { 0, 0, width, height };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  poppler_page_render_for_printing (page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

static gboolean
spor_receipt_page_draw_page (PopplerPage *page, cairo_t *cr, double width, double height)
{
  double own_width = 0, own_height = 0;
  cairo_surface_t *surface;

  poppler_page_get_size (page, &own_width, &own_height);
  if (own_width <= 0 || own_height <= 0
      || !(surface = spor_receipt_page_record (page, own_width, own_height)))
    return FALSE;
  spor_receipt_page_place (cr, width, height, own_width, own_height, 1.0);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_rectangle (cr, 0, 0, own_width, own_height);
  cairo_fill (cr);
  spor_receipt_page_draw_frame (cr, own_width, own_height);
  cairo_surface_destroy (surface);
  return TRUE;
}

static gboolean
spor_receipt_page_draw_document (const SporReceiptPage *self,
                                 cairo_t *cr,
                                 double width,
                                 double height)
{
  PopplerPage *page = poppler_document_get_page (self->document, self->page);
  gboolean drawn = page && spor_receipt_page_draw_page (page, cr, width, height);

  g_clear_object (&page);
  return drawn;
}

static gboolean
spor_receipt_page_draw_picture (const SporReceiptPage *self,
                                cairo_t *cr,
                                double width,
                                double height)
{
  cairo_surface_t *picture = self->bytes ? spor_receipt_picture_new (self->bytes) : NULL;
  int own_width, own_height;

  if (!picture)
    return FALSE;
  if (!spor_receipt_picture_is_whole (self->bytes))
    {
      double below = spor_receipt_page_say (cr, width,
                                            _ ("The file is damaged: what is missing of it cannot "
                                               "be shown."));

      cairo_translate (cr, 0, below);
      height -= below;
    }
  own_width = cairo_image_surface_get_width (picture);
  own_height = cairo_image_surface_get_height (picture);
  spor_receipt_page_place (cr, width, height, own_width, own_height, SPOR_RECEIPT_POINTS_PER_PIXEL);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (picture);
  return TRUE;
}

static void
spor_receipt_page_draw (cairo_t *cr, double width, double height, gpointer data)
{
  const SporReceiptPage *self = data;
  gboolean drawn;

  cairo_save (cr);
  drawn = self->document ? spor_receipt_page_draw_document (self, cr, width, height)
                         : spor_receipt_page_draw_picture (self, cr, width, height);
  cairo_restore (cr);
  if (!drawn)
    spor_receipt_page_say (cr, width,
                           _ ("This receipt cannot be shown: the file is damaged or locked with a "
                              "password. The book keeps it as it was given."));
}

/* --- Adding --------------------------------------------------------------------------------- */

/* Takes @page over. */
static void
spor_receipt_pages_add_page (SporPaper *paper, const char *heading, SporReceiptPage *page)
{
  spor_paper_break_page (paper);
  spor_paper_add (paper, SPOR_PAPER_SUBHEADING, heading);
  spor_paper_add_drawing (paper, PAGE_HEIGHT, spor_receipt_page_draw, page, spor_receipt_page_free);
}

static void
spor_receipt_pages_add_single (SporPaper *paper, const SporReceipt *receipt, guint number)
{
  SporReceiptPage *page = g_new0 (SporReceiptPage, 1);
  /* Translators: a receipt's number, the name of its file */
  g_autofree char *heading = g_strdup_printf (_ ("Receipt %u: %s"), number, receipt->name);

  if (receipt->bytes && !g_str_equal (receipt->media_type, "application/pdf"))
    page->bytes = g_bytes_ref (receipt->bytes);
  spor_receipt_pages_add_page (paper, heading, page);
}

void
spor_receipt_pages_add (SporPaper *paper, const SporReceipt *receipt, guint number)
{
  PopplerDocument *document = NULL; /* this poppler has no autoptr for it */
  int n_pages = 0;

  if (receipt->bytes && g_str_equal (receipt->media_type, "application/pdf"))
    document = poppler_document_new_from_bytes (receipt->bytes, NULL, NULL);
  if (document)
    n_pages = poppler_document_get_n_pages (document);
  if (n_pages <= 0)
    spor_receipt_pages_add_single (paper, receipt, number);
  for (int p = 0; p < n_pages; p++)
    {
      SporReceiptPage *page = g_new0 (SporReceiptPage, 1);
      /* Translators: a receipt's number, the name of its file, one of its pages, how many it has */
      g_autofree char *heading = g_strdup_printf (_ ("Receipt %u: %s, page %d of %d"), number,
                                                  receipt->name, p + 1, n_pages);

      page->document = g_object_ref (document);
      page->page = p;
      spor_receipt_pages_add_page (paper, heading, page);
    }
  g_clear_object (&document);
}
