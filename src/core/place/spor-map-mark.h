/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-picture.h"

G_BEGIN_DECLS

/* Pixels, at 100 % text. */
#define SPOR_MAP_MARK_SIZE 11.0

/* A mark of @size pixels about @x, @y. */
void spor_map_mark_draw (const SporMapMarkKind *kind,
                         const SporMapTheme *theme,
                         double x,
                         double y,
                         double size,
                         cairo_t *cr);

G_END_DECLS
