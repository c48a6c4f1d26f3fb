/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* A button with a small map of who has a seat and who waits, as it stands; it leads to the map. */
#define SPOR_TYPE_MAP_SMALL (spor_map_small_get_type ())
G_DECLARE_FINAL_TYPE (SporMapSmall, spor_map_small, SPOR, MAP_SMALL, GtkWidget)

GtkWidget *spor_map_small_new (SporBoard *board);

G_END_DECLS
