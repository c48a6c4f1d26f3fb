/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-boundaries.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y; /* of the top left corner, in pixels, y down */
  double width, height;
} SporRect;

/* Which part of the country is where in a picture: a plain value, copied freely. */
typedef struct
{
  double width, height; /* pixels */
  double scale;         /* pixels per metre */
  SporPoint centre;     /* metres; in the middle of the picture */
} SporMapView;

/* The view of a picture of @width × @height in which @box fills @area as far as it can, in its
 * middle. */
SporMapView spor_map_view_fit (double width, double height, SporRect area, SporBox box);

/* Zooms by @factor (above 1: nearer) about the pixel at @x, @y, which keeps its place. */
void spor_map_view_zoom (SporMapView *view, double factor, double x, double y);

/* Moves the map by so many pixels, as if dragged. */
void spor_map_view_pan (SporMapView *view, double dx, double dy);

/* Where a point of the country is in the picture (pixels, y down), and the other way. */
void spor_map_view_to_picture (const SporMapView *view, SporPoint point, double *x, double *y);
SporPoint spor_map_view_to_metres (const SporMapView *view, double x, double y);

/* What of the country the picture shows. */
SporBox spor_map_view_get_box (const SporMapView *view);

gboolean spor_rect_holds (const SporRect *rect, double x, double y);
gboolean spor_rect_overlaps (const SporRect *rect, const SporRect *other);
/* Whether all of @inner is within @rect. */
gboolean spor_rect_contains (const SporRect *rect, const SporRect *inner);

G_END_DECLS
