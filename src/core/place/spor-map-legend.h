/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-picture.h"
#include "spor-map-text.h"
#include "spor-map-view.h"

G_BEGIN_DECLS

/* What the colours, marks and counts of a picture mean: up to three blocks, in one to three
 * columns. Sizes are in pixels. */
typedef struct _SporMapLegend SporMapLegend;

/* The picture as it is now; (transfer full). */
SporMapLegend *
spor_map_legend_new (SporMapPicture *picture, PangoContext *context, double text_scale);
void spor_map_legend_free (SporMapLegend *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMapLegend, spor_map_legend_free)

/* 0 to 3; 0 is an empty legend, which has no size. */
guint spor_map_legend_get_n_blocks (SporMapLegend *self);

/* Puts the blocks into @n_columns and tells the size. @compact: closer together, the classes beside
 * each other, the regions without the word "Region". */
void spor_map_legend_arrange (
    SporMapLegend *self, guint n_columns, gboolean compact, double *width, double *height);

void spor_map_legend_draw (
    SporMapLegend *self, const SporMapTheme *theme, double x, double y, cairo_t *cr);

/* The region whose line is at @x, @y from the legend's corner, or -1. */
int spor_map_legend_find_region (SporMapLegend *self, double x, double y);

G_END_DECLS
