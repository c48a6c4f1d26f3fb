/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporMapCanvas:
 *
 * What a painter has drawn, kept as pictures, so that a frame while the map is moved costs little
 * more than showing one. Near by, the land is kept half as large again as the window, and moved or
 * scaled until it is drawn anew; the country as a whole is one picture with all that is on it.
 */
typedef struct _SporMapCanvas SporMapCanvas;

/* @scale: device pixels per pixel; @paints: the window is drawn with cairo, not by a graphics card.
 * The painter is of @width × @height. */
SporMapCanvas *
spor_map_canvas_new (SporMapPainter *painter, int width, int height, int scale, gboolean paints);
void spor_map_canvas_free (SporMapCanvas *self);

/* Draws what @view shows, from what is kept as far as that will do: the land, and over it names,
 * marks and legend. The outline of what is selected comes between the two. */
void
spor_map_canvas_snapshot_land (SporMapCanvas *self, const SporMapView *view, GtkSnapshot *snapshot);
void spor_map_canvas_snapshot_names (SporMapCanvas *self,
                                     const SporMapView *view,
                                     GtkSnapshot *snapshot);

/* Whether what is kept is of just this view; else it is worth drawing it anew once the map is at
 * rest. */
gboolean spor_map_canvas_is_sharp (SporMapCanvas *self, const SporMapView *view);

/* Draws @view anew. */
void spor_map_canvas_sharpen (SporMapCanvas *self, const SporMapView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMapCanvas, spor_map_canvas_free)

G_END_DECLS
