/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-boundaries.h"

G_BEGIN_DECLS

typedef struct
{
  guint first, n_points; /* in points */
  SporBox box;
} SporRing;

typedef struct
{
  GArray *rings; /* SporRing; owned */
  SporBox box;
  SporPoint label_point;
} SporOutline;

struct _SporBoundaries
{
  GObject parent_instance;

  /* all owned, unchanged once made */
  SporPlaces *places;
  GArray *outlines;      /* SporOutline, per municipality */
  GArray *points;        /* SporPoint: those of all rings */
  GArray *border_points; /* SporPoint */
  GArray *borders;       /* SporBorder, on border_points */
  GPtrArray *unknown;    /* char *, the last one NULL once made */
  SporBox box;
};

/* A box that holds nothing, and grows with what is added. */
void spor_box_clear (SporBox *box);
void spor_box_add (SporBox *box, SporPoint point);

/**
 * spor_boundaries_add_ring:
 * @points: without the last one that closes the ring
 * @is_hole: whether the ring is cut out of its polygon
 */
void spor_boundaries_add_ring (SporBoundaries *self,
                               guint municipality,
                               const SporPoint *points,
                               guint n_points,
                               gboolean is_hole);

/* Fills in the outlines from GeoJSON; see spor_boundaries_new_from_bytes(). */
gboolean spor_boundaries_read_geojson (SporBoundaries *self,
                                       GBytes *bytes,
                                       const char *name,
                                       GError **error);

/* Fills in the borders, once all rings are there. */
void spor_boundaries_find_borders (SporBoundaries *self);

/* The distance from @point to the line from @a to @b, squared. */
double spor_point_line_distance2 (SporPoint point, SporPoint a, SporPoint b);

G_END_DECLS
