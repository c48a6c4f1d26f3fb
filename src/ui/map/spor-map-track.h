/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* A track beside the map: how many sit there, and where somebody dragged gets a seat. */
#define SPOR_TYPE_MAP_TRACK (spor_map_track_get_type ())
G_DECLARE_FINAL_TYPE (SporMapTrack, spor_map_track, SPOR, MAP_TRACK, GtkWidget)

GtkWidget *spor_map_track_new (SporBoard *board, guint track);

/* The board has changed. */
void spor_map_track_update (SporMapTrack *self);

G_END_DECLS
