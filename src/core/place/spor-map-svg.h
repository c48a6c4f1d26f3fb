/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-painter.h"

G_BEGIN_DECLS

/**
 * spor_map_svg_add_words:
 * @view: what has been drawn
 * @scale: the drawing's units to a pixel
 * @svg: what cairo has written; changed
 *
 * Gives the drawing the legend's texts, a title and a description, where readers look for them, and
 * each municipality's shape, in the insets too, a title of its own, which browsers show under the
 * pointer.
 */
void spor_map_svg_add_words (SporMapPainter *painter,
                             const SporMapView *view,
                             const char *title,
                             double scale,
                             GByteArray *svg);

G_END_DECLS
