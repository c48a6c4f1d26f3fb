/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-utm.h"

#include <math.h>

/* GRS80: the equator's radius in metres, the flattening f, and n = f / (2 - f). */
#define EQUATOR 6378137.0
#define FLATTENING (1 / 298.257222101)
#define N (FLATTENING / (2 - FLATTENING))
#define N2 (N * N)
#define N3 (N * N * N)
#define N4 (N * N * N * N)

/* UTM: the scale on the meridian, the zone's meridian in degrees, and what is added to the east. */
#define MERIDIAN_SCALE 0.9996
#define MERIDIAN 9.0
#define FALSE_EAST 500000.0

#define ORDER 4
#define RADIANS (G_PI / 180)

/* A quarter of the meridian's circumference is this times pi / 2. */
static const double radius = MERIDIAN_SCALE * EQUATOR / (1 + N) * (1 + N2 / 4 + N4 / 64);

static const double alpha[ORDER] = {
  N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180,
  13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440,
  61 * N3 / 240 - 103 * N4 / 140,
  49561 * N4 / 161280,
};

static const double beta[ORDER] = {
  N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360,
  N2 / 48 + N3 / 15 - 437 * N4 / 1440,
  17 * N3 / 480 - 37 * N4 / 840,
  4397 * N4 / 161280,
};

static double
eccentricity (void)
{
  return sqrt (FLATTENING * (2 - FLATTENING));
}

/* The tangent of the conformal latitude, from that of the latitude. */
static double
conformal (double tangent)
{
  double e = eccentricity ();
  double sigma = sinh (e * atanh (e * tangent / sqrt (1 + tangent * tangent)));

  return tangent * sqrt (1 + sigma * sigma) - sigma * sqrt (1 + tangent * tangent);
}

/* The tangent of the latitude, from that of the conformal latitude: Newton's method, which doubles
 * the correct digits each time and starts with three of them. */
static double
geodetic (double conformal_tangent)
{
  double e2 = FLATTENING * (2 - FLATTENING);
  double tangent = conformal_tangent / (1 - e2);

  for (guint i = 0; i < 4; i++)
    {
      double now = conformal (tangent);

      tangent += (conformal_tangent - now) / sqrt (1 + now * now)
                 * (1 + (1 - e2) * tangent * tangent) / ((1 - e2) * sqrt (1 + tangent * tangent));
    }
  return tangent;
}

SporPoint
spor_utm_from_degrees (double latitude, double longitude)
{
  double tangent = conformal (tan (latitude * RADIANS));
  double lambda = (longitude - MERIDIAN) * RADIANS;
  double xi0 = atan2 (tangent, cos (lambda));
  double eta0 = asinh (sin (lambda) / hypot (tangent, cos (lambda)));
  double xi = xi0, eta = eta0;

  for (guint j = 1; j <= ORDER; j++)
    {
      xi += alpha[j - 1] * sin (2 * j * xi0) * cosh (2 * j * eta0);
      eta += alpha[j - 1] * cos (2 * j * xi0) * sinh (2 * j * eta0);
    }
  return (SporPoint){ FALSE_EAST + radius * eta, radius * xi };
}

void
spor_utm_to_degrees (SporPoint point, double *latitude, double *longitude)
{
  g_return_if_fail (latitude != NULL && longitude != NULL);

  double xi0 = point.y / radius, eta0 = (point.x - FALSE_EAST) / radius;
  double xi = xi0, eta = eta0;

  for (guint j = 1; j <= ORDER; j++)
    {
      xi -= beta[j - 1] * sin (2 * j * xi0) * cosh (2 * j * eta0);
      eta -= beta[j - 1] * cos (2 * j * xi0) * sinh (2 * j * eta0);
    }
  *latitude = atan (geodetic (sin (xi) / hypot (sinh (eta), cos (xi)))) / RADIANS;
  *longitude = MERIDIAN + atan2 (sinh (eta), cos (xi)) / RADIANS;
}
