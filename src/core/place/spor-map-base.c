/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-base.h"

#include <math.h>

/* Pixels. */
#define COAST_WIDTH 0.9
#define MUNICIPAL_WIDTH 0.8
#define REGIONAL_WIDTH 1.9
#define REGIONAL_CASING 4.0

/* Points are moved to this grid (pixels), and those that fall together are one: it saves time, and
 * two neighbours still share all their points. In files, which can be magnified, it is finer. */
#define SCREEN_GRID 0.5
#define FILE_GRID 0.05

static double
grid_of (cairo_t *cr)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double x = 1, y = 0, device_x, device_y;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE)
    return FILE_GRID;
  cairo_user_to_device_distance (cr, &x, &y);
  cairo_surface_get_device_scale (target, &device_x, &device_y);
  return SCREEN_GRID / (hypot (x, y) * device_x);
}

static gboolean
is_in_view (const SporBox *box, const SporBox *shown)
{
  return box->west <= shown->east && box->east >= shown->west && box->south <= shown->north
         && box->north >= shown->south;
}

/* What the view shows, and a little around it, where wide lines come from. */
static SporBox
shown_box (const SporMapView *view)
{
  SporBox box = spor_map_view_get_box (view);
  double margin = REGIONAL_CASING / view->scale;

  return (SporBox){ box.west - margin, box.south - margin, box.east + margin, box.north + margin };
}

static void
add_points (const SporPoint *points, guint n, const SporMapView *view, double grid, cairo_t *cr)
{
  double last_x = NAN, last_y = NAN;

  cairo_new_sub_path (cr);
  for (guint i = 0; i < n; i++)
    {
      double x, y;

      spor_map_view_to_picture (view, points[i], &x, &y);
      x = rint (x / grid) * grid;
      y = rint (y / grid) * grid;
      if (x != last_x || y != last_y)
        cairo_line_to (cr, x, y);
      last_x = x;
      last_y = y;
    }
}

static void
add_municipality (SporBoundaries *boundaries,
                  guint municipality,
                  const SporMapView *view,
                  cairo_t *cr)
{
  double grid = grid_of (cr);

  for (guint r = 0; r < spor_boundaries_get_n_rings (boundaries, municipality); r++)
    {
      guint n;
      const SporPoint *points = spor_boundaries_get_ring (boundaries, municipality, r, &n);

      add_points (points, n, view, grid, cr);
      cairo_close_path (cr);
    }
}

/* All of one class at once: no seams between neighbours of the same colour. */
static void
fill_class (SporMapPicture *picture,
            const SporMapTheme *theme,
            const SporMapView *view,
            int index,
            int skipped,
            cairo_t *cr)
{
  SporBoundaries *boundaries = spor_map_picture_get_boundaries (picture);
  guint n = spor_places_get_n (spor_boundaries_get_places (boundaries));
  SporBox shown = shown_box (view);

  cairo_new_path (cr);
  for (guint m = 0; m < n; m++)
    {
      SporBox box = spor_boundaries_get_box_of (boundaries, m);

      if ((int)m != skipped && spor_map_picture_get_class (picture, m) == index
          && is_in_view (&box, &shown))
        add_municipality (boundaries, m, view, cr);
    }
  spor_colour_set (spor_map_picture_get_colour (picture, theme, index), 1, cr);
  cairo_fill (cr);
}

void
spor_map_draw_fills (SporMapPicture *picture,
                     const SporMapTheme *theme,
                     const SporMapView *view,
                     int skipped,
                     cairo_t *cr)
{
  int n_classes = spor_map_picture_get_n_classes (picture);

  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  for (int index = -1; index < n_classes; index++)
    fill_class (picture, theme, view, index, skipped, cr);
}

static void
stroke_kind (SporBoundaries *boundaries,
             SporBorderKind kind,
             const SporMapView *view,
             const SporBox *skipped,
             SporColour colour,
             double width,
             cairo_t *cr)
{
  double grid = grid_of (cr);
  SporBox shown = shown_box (view);

  cairo_new_path (cr);
  for (guint b = 0; b < spor_boundaries_get_n_borders (boundaries); b++)
    {
      const SporBorder *border = spor_boundaries_get_border (boundaries, b);

      if (border->kind == kind && is_in_view (&border->box, &shown)
          && !(skipped && is_in_view (&border->box, skipped)))
        add_points (border->points, border->n_points, view, grid, cr);
    }
  spor_colour_set (colour, 1, cr);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

void
spor_map_draw_borders (SporBoundaries *boundaries,
                       const SporMapTheme *theme,
                       const SporMapView *view,
                       const SporBox *skipped,
                       cairo_t *cr)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  stroke_kind (boundaries, SPOR_BORDER_MUNICIPALITY, view, skipped, theme->municipal_border,
               MUNICIPAL_WIDTH, cr);
  stroke_kind (boundaries, SPOR_BORDER_COAST, view, skipped, theme->coast, COAST_WIDTH, cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  stroke_kind (boundaries, SPOR_BORDER_REGION, view, skipped, theme->casing, REGIONAL_CASING, cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  stroke_kind (boundaries, SPOR_BORDER_REGION, view, skipped, theme->regional_border,
               REGIONAL_WIDTH, cr);
}

void
spor_map_draw_outline (SporBoundaries *boundaries,
                       guint municipality,
                       const SporMapView *view,
                       SporColour colour,
                       SporColour casing,
                       double width,
                       cairo_t *cr)
{
  cairo_new_path (cr);
  add_municipality (boundaries, municipality, view, cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  spor_colour_set (casing, 1, cr);
  cairo_set_line_width (cr, width + 2.5);
  cairo_stroke_preserve (cr);
  spor_colour_set (colour, 1, cr);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}
