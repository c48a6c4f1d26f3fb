/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"
#include "spor-map-figures.h"

G_BEGIN_DECLS

/**
 * SporMapSide:
 *
 * What stands beside the map: the people of what is selected, and the tracks to drag them to; while
 * nothing is, the regions and who is missing, in words.
 *
 * Signals: "region-chosen" (guint), "cleared".
 */
#define SPOR_TYPE_MAP_SIDE (spor_map_side_get_type ())
G_DECLARE_FINAL_TYPE (SporMapSide, spor_map_side, SPOR, MAP_SIDE, GtkWidget)

void spor_map_side_set_board (SporMapSide *self, SporBoard *board);

/* @selected: guint: municipalities */
void spor_map_side_show (SporMapSide *self,
                         const SporMapFigures *figures,
                         SporMapShow show,
                         const GArray *selected);

G_END_DECLS
