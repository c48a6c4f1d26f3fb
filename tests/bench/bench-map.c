/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map costs, at 1000 × 800 pixels: fills and borders, which are drawn anew 80 ms after
 * zooming (at most 50 ms, so that no frame is seen to wait); names and marks; and finding what is
 * under the pointer (at most 1 µs). With the built-in boundaries, and with the official ones of
 * ../shared where they are there. */

#include "spor-language.h"
#include "spor-map-painter.h"

#include <time.h>

#define WIDTH 1000
#define HEIGHT 800
#define N_RUNS 15
#define N_FINDS 1000000
#define LARGEST_DRAW_MS 50
#define LARGEST_FIND_US 1

typedef void (*Layer) (SporMapPainter *painter, const SporMapView *view, cairo_t *cr);

static double
processor_ms (void)
{
  return 1000.0 * clock () / CLOCKS_PER_SEC;
}

static int
compare_doubles (const void *one, const void *other)
{
  double a = *(const double *)one, b = *(const double *)other;

  return (a > b) - (a < b);
}

/* The median of some runs, in ms. */
static double
measure_layer (SporMapPainter *painter, Layer draw)
{
  double times[N_RUNS];
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint run = 0; run < N_RUNS; run++)
    {
      SporMapView view = spor_map_painter_get_home (painter);
      double start = processor_ms ();

      spor_map_view_pan (&view, run * 0.01, 0); /* what was placed before does not help */
      draw (painter, &view, cr);
      times[run] = processor_ms () - start;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  qsort (times, N_RUNS, sizeof *times, compare_doubles);
  return times[N_RUNS / 2];
}

/* The mean over points all over the country, in µs. */
static double
measure_find (SporMapPainter *painter, SporBoundaries *boundaries)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  SporMapView home = spor_map_painter_get_home (painter);
  g_autofree SporPoint *points = g_new (SporPoint, N_FINDS);
  guint n_found = 0;
  double start;

  for (guint i = 0; i < N_FINDS; i++)
    points[i] = spor_map_view_to_metres (&home, g_rand_double_range (random, 0, WIDTH),
                                         g_rand_double_range (random, 0, HEIGHT));
  start = processor_ms ();
  for (guint i = 0; i < N_FINDS; i++)
    n_found += spor_boundaries_find (boundaries, points[i]) >= 0;
  start = processor_ms () - start;
  g_assert (n_found > 0);
  return 1000 * start / N_FINDS;
}

static gboolean
measure (const char *what, SporBoundaries *boundaries)
{
  static const char *const classes[] = { "0", "1", "2", "3", "4", NULL };
  g_autoptr (SporMapPicture) picture = spor_map_picture_new (boundaries);
  g_autoptr (SporMapPainter) painter = NULL;
  double base, insets, names, find;

  spor_map_picture_set_scale (picture, SPOR_MAP_AMOUNTS, "Sign-ups", classes);
  for (guint m = 0; m < spor_places_get_n (spor_boundaries_get_places (boundaries)); m++)
    spor_map_picture_set_value (picture, m, m % 5, "1");
  painter = spor_map_painter_new (picture, spor_map_theme_get (SPOR_MAP_LIGHT), WIDTH, HEIGHT, 1);
  base = measure_layer (painter, spor_map_painter_draw_base);
  insets = measure_layer (painter, spor_map_painter_draw_insets);
  names = measure_layer (painter, spor_map_painter_draw_names);
  find = measure_find (painter, boundaries);
  g_print ("%s: fills and borders %.1f ms (at most %d), insets %.1f ms, names %.1f ms, "
           "finding a municipality %.2f µs (at most %d)\n",
           what, base, LARGEST_DRAW_MS, insets, names, find, LARGEST_FIND_US);
  return base <= LARGEST_DRAW_MS && find <= LARGEST_FIND_US;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporBoundaries) built_in = spor_boundaries_new_built_in (places, &error);
  g_autofree char *path
      = g_build_filename (g_getenv ("SPOR_SHARED") ? g_getenv ("SPOR_SHARED") : ".", "geo",
                          "dagi-kommuner-2014-500k.geojson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SporBoundaries) official = NULL;
  gboolean fine;

  spor_language_init ("en");
  fine = measure ("built-in boundaries", built_in);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      double start = processor_ms ();

      official = spor_boundaries_new_from_file (places, file, NULL, &error);
      g_assert_no_error (error);
      g_print ("reading the official boundaries: %.0f ms\n", processor_ms () - start);
      fine = measure ("official boundaries", official) && fine;
    }
  else
    g_print ("the official boundaries are not in ../shared\n");
  return fine ? 0 : 1;
}
