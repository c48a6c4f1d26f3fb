/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-filter-bar.h"
#include "spor-map-widget.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporMapPage:
 *
 * Who comes from where: the map, the same as a table, and beside them the people of what is
 * selected. Draws nothing until it is shown.
 *
 * Property "book" (SporBook).
 */
#define SPOR_TYPE_MAP_PAGE (spor_map_page_get_type ())
G_DECLARE_FINAL_TYPE (SporMapPage, spor_map_page, SPOR, MAP_PAGE, AdwBin)

SporFilterBar *spor_map_page_get_filters (SporMapPage *self); /* (transfer none) */
SporMapWidget *spor_map_page_get_map (SporMapPage *self);     /* (transfer none) */

/* What is shown, for a file: the same figures and colours, with a title. (transfer full)
 * (nullable): there is no book */
SporMapPicture *spor_map_page_draw (SporMapPage *self);

G_END_DECLS
