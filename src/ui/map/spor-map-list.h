/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporMapList:
 *
 * The map as a table: a row for each municipality, in Danish order, with all that the map can show.
 *
 * Signal "selection-changed": by the user.
 */
#define SPOR_TYPE_MAP_LIST (spor_map_list_get_type ())
G_DECLARE_FINAL_TYPE (SporMapList, spor_map_list, SPOR, MAP_LIST, GtkWidget)

/* The selection stays as it is. */
void spor_map_list_show (SporMapList *self, const SporMapFigures *figures);

gboolean spor_map_list_get_selected (SporMapList *self, guint municipality);

/* @municipalities: guint */
void spor_map_list_select (SporMapList *self, const GArray *municipalities);

/* Brings the first that is selected into view. */
void spor_map_list_reveal_selected (SporMapList *self);

G_END_DECLS
