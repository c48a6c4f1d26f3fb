/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-great-circle.h"

#include <math.h>

#define EARTH_RADIUS_KM 6371.0088

double
spor_great_circle_km (double lat, double lon, double other_lat, double other_lon)
{
  const double radians = G_PI / 180;
  double up = sin ((other_lat - lat) * radians / 2);
  double along = sin ((other_lon - lon) * radians / 2);
  double h = up * up + cos (lat * radians) * cos (other_lat * radians) * along * along;

  return 2 * EARTH_RADIUS_KM * asin (sqrt (MIN (h, 1)));
}
