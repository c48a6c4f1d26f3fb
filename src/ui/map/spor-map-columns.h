/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the map as a table: what the map can show of a municipality. */
#define SPOR_TYPE_MAP_ENTRY (spor_map_entry_get_type ())
G_DECLARE_FINAL_TYPE (SporMapEntry, spor_map_entry, SPOR, MAP_ENTRY, GObject)

SporMapEntry *spor_map_entry_new (const SporMapFigures *figures, guint municipality);
guint spor_map_entry_get_municipality (SporMapEntry *self);

/* How many columns there are without those of the tracks. */
#define SPOR_N_MAP_COLUMNS 8

/* The columns of @view, sorted by name. */
void spor_map_columns_append (GtkColumnView *view);

/* The columns of a track: the @track-th of the round, with its @number. */
void spor_map_columns_append_track (GtkColumnView *view, guint track, guint number);

G_END_DECLS
