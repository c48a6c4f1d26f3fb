/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-view.h"

SporMapView
spor_map_view_fit (double width, double height, SporRect area, SporBox box)
{
  double wide = MAX (box.east - box.west, 1), high = MAX (box.north - box.south, 1);
  SporMapView view = { width, height, MIN (area.width / wide, area.height / high) };

  view.centre.x = (box.west + box.east) / 2 + (width / 2 - area.x - area.width / 2) / view.scale;
  view.centre.y
      = (box.south + box.north) / 2 - (height / 2 - area.y - area.height / 2) / view.scale;
  return view;
}

void
spor_map_view_zoom (SporMapView *view, double factor, double x, double y)
{
  g_return_if_fail (view != NULL && factor > 0);

  SporPoint before = spor_map_view_to_metres (view, x, y), after;

  view->scale *= factor;
  after = spor_map_view_to_metres (view, x, y);
  view->centre.x += before.x - after.x;
  view->centre.y += before.y - after.y;
}

void
spor_map_view_pan (SporMapView *view, double dx, double dy)
{
  g_return_if_fail (view != NULL);

  view->centre.x -= dx / view->scale;
  view->centre.y += dy / view->scale;
}

void
spor_map_view_to_picture (const SporMapView *view, SporPoint point, double *x, double *y)
{
  g_return_if_fail (view != NULL && x != NULL && y != NULL);

  *x = view->width / 2 + (point.x - view->centre.x) * view->scale;
  *y = view->height / 2 - (point.y - view->centre.y) * view->scale;
}

SporPoint
spor_map_view_to_metres (const SporMapView *view, double x, double y)
{
  g_return_val_if_fail (view != NULL, (SporPoint){ 0 });

  return (SporPoint){ view->centre.x + (x - view->width / 2) / view->scale,
                      view->centre.y - (y - view->height / 2) / view->scale };
}

SporBox
spor_map_view_get_box (const SporMapView *view)
{
  SporPoint north_west = spor_map_view_to_metres (view, 0, 0);
  SporPoint south_east = spor_map_view_to_metres (view, view->width, view->height);

  return (SporBox){ north_west.x, south_east.y, south_east.x, north_west.y };
}

gboolean
spor_rect_holds (const SporRect *rect, double x, double y)
{
  return x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height;
}

gboolean
spor_rect_overlaps (const SporRect *rect, const SporRect *other)
{
  return rect->x < other->x + other->width && other->x < rect->x + rect->width
         && rect->y < other->y + other->height && other->y < rect->y + rect->height;
}

gboolean
spor_rect_contains (const SporRect *rect, const SporRect *inner)
{
  return spor_rect_holds (rect, inner->x, inner->y)
         && spor_rect_holds (rect, inner->x + inner->width, inner->y + inner->height);
}
