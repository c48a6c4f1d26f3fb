/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-picture.h"
#include "spor-map-view.h"

G_BEGIN_DECLS

/* The layers of a map, drawn into the rectangle from 0, 0 that @view tells; the caller clips. */

/* @skipped: a municipality that is shown elsewhere, or -1 */
void spor_map_draw_fills (SporMapPicture *picture,
                          const SporMapTheme *theme,
                          const SporMapView *view,
                          int skipped,
                          cairo_t *cr);

/* Coast, municipal and regional borders. @skipped: a box whose borders are shown elsewhere, or NULL
 */
void spor_map_draw_borders (SporBoundaries *boundaries,
                            const SporMapTheme *theme,
                            const SporMapView *view,
                            const SporBox *skipped,
                            cairo_t *cr);

/* The outline of one municipality: @width pixels of @colour on a wider one of @casing. */
void spor_map_draw_outline (SporBoundaries *boundaries,
                            guint municipality,
                            const SporMapView *view,
                            SporColour colour,
                            SporColour casing,
                            double width,
                            cairo_t *cr);

G_END_DECLS
