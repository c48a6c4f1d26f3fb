/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kilometres as the crow flies between two points in degrees (WGS84), on a sphere of the Earth's
 * mean radius (6371.0088 km; IUGG, Moritz 2000), by the haversine formula: within half a per cent.
 */
double spor_great_circle_km (double lat, double lon, double other_lat, double other_lon);

G_END_DECLS
