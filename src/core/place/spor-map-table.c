/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-table.h"

#include "spor-map-text.h"

/* Points. */
#define MARGIN 36.0
#define TEXT_SIZE 9.0
#define TITLE_SIZE 12.0
#define COLUMN_GAP 18.0
#define N_COLUMNS 4

typedef struct
{
  PangoContext *context;
  double width, height, text_scale;
  double top; /* of the columns */
  double column_width;
  guint column;
  double y;
  cairo_t *cr;
} Page;

static void
next_column (Page *page)
{
  page->y = page->top;
  if (++page->column < N_COLUMNS)
    return;
  cairo_show_page (page->cr);
  page->column = 0;
}

/* One fact; the lines of a long one stay together. */
static void
add_paragraph (Page *page, const char *text, gboolean is_heading)
{
  g_autoptr (PangoLayout) layout
      = spor_map_text_new (page->context, text, TEXT_SIZE * page->text_scale, is_heading);
  double height;

  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, page->column_width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  height = spor_map_text_height (layout);
  if (is_heading && page->y > page->top)
    page->y += height / 2;
  if (page->y + height * (is_heading ? 3 : 1) > page->height - MARGIN && page->y > page->top)
    next_column (page);
  spor_map_text_draw (layout, MARGIN + page->column * (page->column_width + COLUMN_GAP), page->y,
                      (SporColour){ 0, 0, 0 }, page->cr);
  page->y += height;
}

static void
add_region (Page *page, SporMapPicture *picture, guint region)
{
  g_autofree char *words = spor_map_picture_describe_region (picture, region);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] && *lines[i]; i++)
    add_paragraph (page, lines[i], i == 0);
}

static void
add_title (Page *page, const char *title)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (!title)
    return;
  layout = spor_map_text_new (page->context, title, TITLE_SIZE * page->text_scale, TRUE);
  spor_map_text_draw (layout, MARGIN, MARGIN, (SporColour){ 0, 0, 0 }, page->cr);
  page->top += 1.5 * spor_map_text_height (layout);
}

static gboolean
has_figures (SporMapPicture *picture, guint n)
{
  for (guint m = 0; m < n; m++)
    if (spor_map_picture_get_value (picture, m) || spor_map_picture_get_class (picture, m) >= 0
        || spor_map_picture_get_marks (picture, m)->len > 0)
      return TRUE;
  return FALSE;
}

void
spor_map_table_draw (
    SporMapPicture *picture, double width, double height, double text_scale, cairo_t *cr)
{
  SporPlaces *places = spor_boundaries_get_places (spor_map_picture_get_boundaries (picture));
  Page page = { .width = width, .height = height, .text_scale = text_scale, .top = MARGIN };

  if (!has_figures (picture, spor_places_get_n (places)))
    return;
  page.context = spor_map_text_context_new ();
  page.cr = cr;
  page.column_width = (width - 2 * MARGIN - (N_COLUMNS - 1) * COLUMN_GAP) / N_COLUMNS;
  add_title (&page, spor_map_picture_get_scale_title (picture));
  page.y = page.top;
  for (guint r = 0; r < spor_places_get_n_regions (places); r++)
    add_region (&page, picture, r);
  cairo_show_page (cr);
  g_object_unref (page.context);
}
