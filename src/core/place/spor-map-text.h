/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-theme.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A context whose texts are as wide on paper as on any screen. (transfer full) */
PangoContext *spor_map_text_context_new (void);

/* @text in the map's font, @size pixels high; lines are centred. (transfer full) */
PangoLayout *
spor_map_text_new (PangoContext *context, const char *text, double size, gboolean bold);

double spor_map_text_width (PangoLayout *layout);
/* Of the font, as it was made with. */
double spor_map_text_size (PangoLayout *layout);

double spor_map_text_height (PangoLayout *layout);

/* With its top left corner at @x, @y. */
void spor_map_text_draw (PangoLayout *layout, double x, double y, SporColour colour, cairo_t *cr);

/* The same on a rim of @rim's colour, @width pixels wide, which sets it off from a map. */
void spor_map_text_draw_rimmed (PangoLayout *layout,
                                double x,
                                double y,
                                SporColour colour,
                                SporColour rim,
                                double width,
                                cairo_t *cr);

G_END_DECLS
