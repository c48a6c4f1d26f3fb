/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-mark.h"

#include <math.h>

/* A path of the same area for every shape, about the middle of a circle of diameter @size. */
static void
add_shape (SporMapShape shape, double x, double y, double size, cairo_t *cr)
{
  double side = size * sqrt (G_PI) / 2, r = size / 2;

  cairo_new_sub_path (cr);
  switch (shape)
    {
    case SPOR_MAP_CIRCLE:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    case SPOR_MAP_SQUARE:
      cairo_rectangle (cr, x - side / 2, y - side / 2, side, side);
      break;
    case SPOR_MAP_TRIANGLE:
      cairo_move_to (cr, x, y - 1.28 * r);
      cairo_line_to (cr, x + 1.26 * r, y + 0.9 * r);
      cairo_line_to (cr, x - 1.26 * r, y + 0.9 * r);
      break;
    case SPOR_MAP_DIAMOND:
      cairo_move_to (cr, x, y - 1.25 * r);
      cairo_line_to (cr, x + 1.25 * r, y);
      cairo_line_to (cr, x, y + 1.25 * r);
      cairo_line_to (cr, x - 1.25 * r, y);
      break;
    }
  cairo_close_path (cr);
}

void
spor_map_mark_draw (const SporMapMarkKind *kind,
                    const SporMapTheme *theme,
                    double x,
                    double y,
                    double size,
                    cairo_t *cr)
{
  double line = MAX (size * 0.18, 1.6);

  g_return_if_fail (kind != NULL && theme != NULL);

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_new_path (cr);
  add_shape (kind->shape, x, y, size - line, cr);
  spor_colour_set (theme->casing, 1, cr);
  cairo_set_line_width (cr, line + 2.4);
  cairo_stroke_preserve (cr);
  spor_colour_set (kind->filled ? theme->mark[kind->shape] : theme->casing, 1, cr);
  cairo_fill_preserve (cr);
  spor_colour_set (theme->mark[kind->shape], 1, cr);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
  cairo_restore (cr);
}
