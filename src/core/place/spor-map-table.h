/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-picture.h"

G_BEGIN_DECLS

/* The picture's figures in words, in columns, on as many pages of @width × @height points as they
 * need; nothing where it has none. */
void spor_map_table_draw (
    SporMapPicture *picture, double width, double height, double text_scale, cairo_t *cr);

G_END_DECLS
