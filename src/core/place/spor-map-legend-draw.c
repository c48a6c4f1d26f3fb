/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-legend-private.h"

#include "spor-map-mark.h"

/* Pixels, at 100 % text. */
#define SWATCH_HEIGHT 13.0

static void
rounded_rectangle (double x, double y, double width, double height, double radius, cairo_t *cr)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_swatch (SporMapLegend *self,
             const SporMapTheme *theme,
             guint index,
             double x,
             double middle,
             cairo_t *cr)
{
  double scale = self->text_scale;

  rounded_rectangle (x, middle - SWATCH_HEIGHT * scale / 2, self->form->sizes.swatch_width * scale,
                     SWATCH_HEIGHT * scale, 2 * scale, cr);
  spor_colour_set (spor_map_picture_get_colour (self->picture, theme, index), 1, cr);
  cairo_fill_preserve (cr);
  spor_colour_set (theme->municipal_border, 1, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* The line's swatch or mark. */
static void
draw_line (SporMapLegend *self,
           const SporMapTheme *theme,
           const SporMapLegendLine *line,
           SporRect rect,
           cairo_t *cr)
{
  double scale = self->text_scale, swatch = self->form->sizes.swatch_width * scale;
  double middle = rect.y + rect.height / 2;

  if (line->kind == LINE_CLASS)
    draw_swatch (self, theme, line->index, rect.x, middle, cr);
  else if (line->kind == LINE_MARK)
    spor_map_mark_draw (spor_map_picture_get_mark_kind (self->picture, line->index), theme,
                        rect.x + swatch / 2, middle, SPOR_MAP_MARK_SIZE * scale, cr);
}

void
spor_map_legend_say (SporMapLegend *self, double x, double y, SporMapLegendSay say, gpointer data)
{
  const SporMapLegendForm *form = self->form;

  for (guint b = 0; b < form->n_blocks; b++)
    for (guint i = 0; i < form->blocks[b].n; i++)
      {
        const SporMapLegendLine *line
            = &g_array_index (form->lines, SporMapLegendLine, form->blocks[b].first + i);
        SporRect rect = spor_map_legend_get_line_rect (self, &form->blocks[b], line);
        double middle = y + rect.y + rect.height / 2;

        say (line->text, x + rect.x + spor_map_legend_get_indent (self, line),
             middle - spor_map_text_height (line->text) / 2, data);
        if (line->figure)
          say (line->figure, x + rect.x + rect.width - spor_map_text_width (line->figure),
               middle - spor_map_text_height (line->figure) / 2, data);
      }
}

typedef struct
{
  SporColour colour;
  cairo_t *cr; /* borrowed */
} Pen;

static void
draw_text (PangoLayout *layout, double x, double y, gpointer data)
{
  const Pen *pen = data;

  spor_map_text_draw (layout, x, y, pen->colour, pen->cr);
}

void
spor_map_legend_draw (
    SporMapLegend *self, const SporMapTheme *theme, double x, double y, cairo_t *cr)
{
  const SporMapLegendForm *form = self->form;
  Pen pen = { theme->text, cr };

  if (form->n_blocks == 0)
    return;
  rounded_rectangle (x + 0.5, y + 0.5, self->width - 1, self->height - 1, 8, cr);
  spor_colour_set (theme->panel, 0.94, cr);
  cairo_fill_preserve (cr);
  spor_colour_set (theme->panel_border, 1, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  for (guint b = 0; b < form->n_blocks; b++)
    for (guint i = 0; i < form->blocks[b].n; i++)
      {
        const SporMapLegendLine *line
            = &g_array_index (form->lines, SporMapLegendLine, form->blocks[b].first + i);
        SporRect rect = spor_map_legend_get_line_rect (self, &form->blocks[b], line);

        rect.x += x;
        rect.y += y;
        draw_line (self, theme, line, rect, cr);
      }
  if (!self->is_textless)
    spor_map_legend_say (self, x, y, draw_text, &pen);
}
