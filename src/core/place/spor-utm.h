/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A point in metres: ETRS89 / UTM zone 32N (EPSG:25832), in which Danish maps are drawn. */
typedef struct
{
  double x; /* east */
  double y; /* north */
} SporPoint;

/**
 * spor_utm_from_degrees:
 * @latitude: degrees north, WGS84 or ETRS89 (the same to within a metre)
 * @longitude: degrees east
 *
 * The Krüger series for the ellipsoid GRS80, to the fourth order of its flattening: exact to less
 * than a millimetre within 30° of the zone's meridian. Formulas: Karney, "Transverse Mercator with
 * an accuracy of a few nanometers", 2011, equations 7 to 12 and 35.
 */
SporPoint spor_utm_from_degrees (double latitude, double longitude);

/* The way back; equations 15 to 23 and 36 of the same. */
void spor_utm_to_degrees (SporPoint point, double *latitude, double *longitude);

G_END_DECLS
