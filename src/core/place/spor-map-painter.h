/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-layout.h"
#include "spor-map-placing.h"

G_BEGIN_DECLS

/* Draws a picture with cairo, the same way on the screen and in files. Pixels are cairo's user
 * space units. Made for one picture, theme, size and text size; after a change of the picture's
 * scale, marks, names, regions or title make another. Selected and hovered municipalities are read
 * when drawing. Belongs to one thread. */
#define SPOR_TYPE_MAP_PAINTER (spor_map_painter_get_type ())
G_DECLARE_FINAL_TYPE (SporMapPainter, spor_map_painter, SPOR, MAP_PAINTER, GObject)

/**
 * spor_map_painter_new:
 * @theme: what spor_map_theme_get() gives
 * @width: pixels, at least 1
 * @height: pixels, at least 1
 * @text_scale: 1 is 100 % text
 */
SporMapPainter *spor_map_painter_new (SporMapPicture *picture,
                                      const SporMapTheme *theme,
                                      double width,
                                      double height,
                                      double text_scale);

/* The view of the whole country. */
SporMapView spor_map_painter_get_home (SporMapPainter *self);

/* Whether @view shows the country as a whole: the insets are there, and Bornholm is in its own. */
gboolean spor_map_painter_is_whole (SporMapPainter *self, const SporMapView *view);

/* Keeps @view between the whole country and 20 metres to the pixel, and over the country. */
void spor_map_painter_clamp (SporMapPainter *self, SporMapView *view);

/* The view in which @municipality fills the picture as far as is sensible. */
SporMapView spor_map_painter_view_of (SporMapPainter *self, guint municipality);

/* Whether an inset is at @x, @y of the picture; @entered: (out): then the view that shows what is
 * there as large as the inset does, @factor times, and at the same place. */
gboolean spor_map_painter_enter_inset (SporMapPainter *self,
                                       const SporMapView *view,
                                       double x,
                                       double y,
                                       double factor,
                                       SporMapView *entered);

/* All of it: the five below, in their order. */
void spor_map_painter_draw (SporMapPainter *self, const SporMapView *view, cairo_t *cr);

/* Sea, fills and borders. @view may be of another size than the painter's: a surface that is kept,
 * and moved while panning, can be larger than the window. What selection and pointer do leaves it
 * as it is. */
void spor_map_painter_draw_base (SporMapPainter *self, const SporMapView *view, cairo_t *cr);

/* The insets' frames, fills and borders; nothing unless the country is shown as a whole. */
void spor_map_painter_draw_insets (SporMapPainter *self, const SporMapView *view, cairo_t *cr);

/* The outlines of what is selected and hovered, in the insets too. */
void spor_map_painter_draw_outlines (SporMapPainter *self, const SporMapView *view, cairo_t *cr);

/* Marks and names, in the insets too. Near by, @view may be larger than the painter's, as above;
 * the legend is then over its middle. */
void spor_map_painter_draw_names (SporMapPainter *self, const SporMapView *view, cairo_t *cr);

/* Title, legend and scale bar. */
void spor_map_painter_draw_legend (SporMapPainter *self, const SporMapView *view, cairo_t *cr);

/**
 * spor_map_painter_find:
 * @x: pixels in the picture
 * @y: pixels in the picture
 *
 * The municipality there, through the insets; within a few pixels, for islands that are smaller
 * than a pointer.
 *
 * Returns: or -1 for water, the legend and a frame
 */
int spor_map_painter_find (SporMapPainter *self, const SporMapView *view, double x, double y);

/* The region whose line in the legend is at @x, @y, or -1. */
int spor_map_painter_find_region (SporMapPainter *self, double x, double y);

/* Where a point of the country is in the picture, in the inset that shows it if there is one. */
void spor_map_painter_locate (
    SporMapPainter *self, const SporMapView *view, guint municipality, double *x, double *y);

/* How much of the picture @municipality takes where spor_map_painter_locate() has it. */
SporRect
spor_map_painter_get_extent (SporMapPainter *self, const SporMapView *view, guint municipality);

/* Something lies over the picture there: names and marks keep clear of it. */
void spor_map_painter_set_covered (SporMapPainter *self, SporRect covered);

/* What spor_map_painter_draw_names() draws: SporMapLabel and SporMapCluster; (transfer none), until
 * the next call with another view. */
const GArray *spor_map_painter_get_labels (SporMapPainter *self, const SporMapView *view);
const GArray *spor_map_painter_get_clusters (SporMapPainter *self, const SporMapView *view);

/* Where things are in the picture. */
const SporMapLayout *spor_map_painter_get_layout (SporMapPainter *self);
SporRect spor_map_painter_get_scale_bar (SporMapPainter *self, const SporMapView *view);

G_END_DECLS
