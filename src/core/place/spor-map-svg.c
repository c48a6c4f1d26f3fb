/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-svg.h"

#include "spor-map-legend-private.h"
#include "spor-map-painter-private.h"

#include <math.h>
#include <string.h>

/* Shapes that are only pointed at can be coarse: tenths of a pixel to a step. */
#define GRID 5

static void
add_tenths (GString *out, int tenths)
{
  g_string_append_printf (out, "%s%d.%d", tenths < 0 ? "-" : "", abs (tenths) / 10,
                          abs (tenths) % 10);
}

static void
add_point (GString *out, char command, int x, int y)
{
  g_string_append_c (out, command);
  add_tenths (out, x);
  g_string_append_c (out, ' ');
  add_tenths (out, y);
}

static void
add_ring (GString *out, const SporPoint *points, guint n, const SporMapPane *pane)
{
  int last_x = G_MAXINT, last_y = G_MAXINT;

  for (guint i = 0; i < n; i++)
    {
      double x, y;
      int step_x, step_y;

      spor_map_view_to_picture (&pane->view, points[i], &x, &y);
      step_x = GRID * (int)lround ((x + pane->rect.x) * 10 / GRID);
      step_y = GRID * (int)lround ((y + pane->rect.y) * 10 / GRID);
      if (i == 0 || step_x != last_x || step_y != last_y)
        add_point (out, i == 0 ? 'M' : 'L', step_x, step_y);
      last_x = step_x;
      last_y = step_y;
    }
  g_string_append_c (out, 'Z');
}

static void
add_shape (GString *out, SporMapPainter *painter, const SporMapPane *pane, guint municipality)
{
  g_autofree char *words = spor_map_picture_describe_municipality (painter->picture, municipality);
  g_autofree char *title = g_markup_escape_text (words, -1);

  g_string_append (out, "<path d=\"");
  for (guint r = 0; r < spor_boundaries_get_n_rings (painter->boundaries, municipality); r++)
    {
      guint n;
      const SporPoint *points = spor_boundaries_get_ring (painter->boundaries, municipality, r, &n);

      add_ring (out, points, n, pane);
    }
  g_string_append_printf (out, "\"><title>%s</title></path>\n", title);
}

static gboolean
is_in_pane (SporMapPainter *painter, const SporMapPane *pane, guint municipality)
{
  SporBox box = spor_boundaries_get_box_of (painter->boundaries, municipality);
  SporBox shown = spor_map_view_get_box (&pane->view);

  return spor_boundaries_has (painter->boundaries, municipality) && box.west <= shown.east
         && box.east >= shown.west && box.south <= shown.north && box.north >= shown.south;
}

static void
add_rect (GString *out, const SporRect *rect)
{
  g_string_append (out, "<path d=\"");
  add_point (out, 'M', lround (10 * rect->x), lround (10 * rect->y));
  add_point (out, 'L', lround (10 * (rect->x + rect->width)), lround (10 * rect->y));
  add_point (out, 'L', lround (10 * (rect->x + rect->width)),
             lround (10 * (rect->y + rect->height)));
  add_point (out, 'L', lround (10 * rect->x), lround (10 * (rect->y + rect->height)));
  g_string_append (out, "Z\"/>");
}

/* A pane covers what is under it. */
static void
add_pane (GString *out, SporMapPainter *painter, const SporMapPane *pane, guint index, int skipped)
{
  guint n = spor_places_get_n (spor_boundaries_get_places (painter->boundaries));

  g_string_append_printf (out, "<clipPath id=\"pane-%u\">", index);
  add_rect (out, &pane->rect);
  g_string_append_printf (out, "</clipPath>\n<g clip-path=\"url(#pane-%u)\">\n", index);
  add_rect (out, &pane->rect);
  for (guint m = 0; m < n; m++)
    if ((int)m != skipped && is_in_pane (painter, pane, m))
      add_shape (out, painter, pane, m);
  g_string_append (out, "</g>\n");
}

/* (transfer full) */
static char *
write_shapes (SporMapPainter *painter, const SporMapView *view, double scale)
{
  SporMapPane panes[1 + SPOR_N_MAP_INSETS];
  const gboolean *is_here[1 + SPOR_N_MAP_INSETS];
  guint n_panes = spor_map_painter_get_panes (painter, view, panes, is_here);
  GString *out = g_string_new ("<g fill=\"none\" fill-rule=\"evenodd\" pointer-events=\"all\"");
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, " transform=\"scale(%s)\">\n",
                          g_ascii_dtostr (number, sizeof number, scale));
  for (guint p = 0; p < n_panes; p++)
    add_pane (out, painter, &panes[p], p, p == 0 ? spor_map_painter_get_moved (painter, view) : -1);
  g_string_append (out, "</g>\n");
  return g_string_free (out, FALSE);
}

/* As wide here as it was laid out, whatever font the reader has. */
static void
add_text (PangoLayout *layout, double x, double y, gpointer out)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  g_autofree char *text = g_markup_escape_text (pango_layout_get_text (layout), -1);
  double baseline = y + (double)pango_layout_get_baseline (layout) / PANGO_SCALE;

  g_string_append (out, "<text x=\"");
  add_tenths (out, lround (10 * x));
  g_string_append (out, "\" y=\"");
  add_tenths (out, lround (10 * baseline));
  g_string_append (out, "\" font-size=\"");
  add_tenths (out, lround (10.0 * pango_font_description_get_size (font) / PANGO_SCALE));
  g_string_append (out, "\" textLength=\"");
  add_tenths (out, lround (10 * spor_map_text_width (layout)));
  g_string_append_printf (out, "\" lengthAdjust=\"spacingAndGlyphs\"%s>%s</text>\n",
                          pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD
                              ? " font-weight=\"bold\""
                              : "",
                          text);
}

/* The legend's texts, which can be searched and copied. (transfer full) */
static char *
write_legend (SporMapPainter *painter, double scale)
{
  const SporMapLayout *layout = spor_map_painter_get_layout (painter);
  SporColour colour = painter->theme->text;
  GString *out = g_string_new ("<g font-family=\"Cantarell, sans-serif\"");
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, " fill=\"#%02x%02x%02x\" transform=\"scale(%s)\">\n",
                          (guint)lround (255 * colour.red), (guint)lround (255 * colour.green),
                          (guint)lround (255 * colour.blue),
                          g_ascii_dtostr (number, sizeof number, scale));
  if (layout->n_columns > 0)
    spor_map_legend_say (painter->legend, layout->legend.x, layout->legend.y, add_text, out);
  g_string_append (out, "</g>\n");
  return g_string_free (out, FALSE);
}

/* cairo numbers its surfaces all through the program; the number is taken out, so that the same map
 * gives the same file. (transfer full) */
static char *
copy_without_number (const GByteArray *svg)
{
  g_autofree char *text = g_strndup ((const char *)svg->data, svg->len);
  g_autoptr (GRegex) number = g_regex_new ("id=\"surface\\d+\"", 0, 0, NULL);

  return g_regex_replace_literal (number, text, -1, 0, "id=\"map\"", 0, NULL);
}

static void
append (GByteArray *svg, const char *text, gssize length)
{
  g_byte_array_append (svg, (const guint8 *)text, length < 0 ? strlen (text) : (gsize)length);
}

void
spor_map_svg_add_words (SporMapPainter *painter,
                        const SporMapView *view,
                        const char *title,
                        double scale,
                        GByteArray *svg)
{
  g_autofree char *words = spor_map_picture_describe (painter->picture);
  g_autofree char *same = copy_without_number (svg);
  g_autofree char *shapes = write_shapes (painter, view, scale);
  g_autofree char *legend = write_legend (painter, scale);
  g_autofree char *opening = g_markup_printf_escaped (
      "\n<title id=\"title\">%s</title>\n<desc id=\"description\">\n%s</desc>", title, words);
  const char *root = strstr (same, "<svg ");
  const char *content = root ? strchr (root, '>') : NULL;
  const char *end = g_strrstr (same, "</svg>");

  g_assert (content != NULL && end != NULL);
  root += strlen ("<svg ");
  content++;
  g_byte_array_set_size (svg, 0);
  append (svg, same, root - same);
  append (svg, "role=\"img\" aria-labelledby=\"title description\" ", -1);
  append (svg, root, content - root);
  append (svg, opening, -1);
  append (svg, content, end - content);
  append (svg, legend, -1);
  append (svg, shapes, -1);
  append (svg, end, -1);
}
