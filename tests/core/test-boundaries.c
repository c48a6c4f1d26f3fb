/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-boundaries.h"

#include <math.h>
#include <string.h>

#define DAGI "dagi-kommuner-2014-500k.geojson"

static SporPlaces *
new_places (void)
{
  g_autoptr (GError) error = NULL;
  SporPlaces *places = spor_places_new (&error);

  g_assert_no_error (error);
  return places;
}

static SporBoundaries *
new_built_in (SporPlaces *places)
{
  g_autoptr (GError) error = NULL;
  SporBoundaries *boundaries = spor_boundaries_new_built_in (places, &error);

  g_assert_no_error (error);
  return boundaries;
}

/* The official file, or NULL where it is not beside the project. */
static SporBoundaries *
new_official (SporPlaces *places)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("SPOR_SHARED"), "geo", DAGI, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SporBoundaries *boundaries = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      boundaries = spor_boundaries_new_from_file (places, file, NULL, &error);
      g_assert_no_error (error);
    }
  else
    g_test_skip (DAGI " is not in ../shared/geo");
  return boundaries;
}

static SporBoundaries *
read_text (SporPlaces *places, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return spor_boundaries_new_from_bytes (places, bytes, "kort.geojson", error);
}

static int
find_code (SporBoundaries *boundaries, const char *code)
{
  return spor_places_find_code (spor_boundaries_get_places (boundaries), code);
}

static void
assert_point (SporPoint point, double x, double y, double tolerance)
{
  g_assert_cmpfloat_with_epsilon (point.x, x, tolerance);
  g_assert_cmpfloat_with_epsilon (point.y, y, tolerance);
}

/* Points worked out with PROJ 9.1.1, and what follows from the definition: on the meridian the east
 * is 500 km, and the north is 0.9996 of the meridian's arc (45° of GRS80: 4,984,944.378 m). */
static void
test_utm (void)
{
  assert_point (spor_utm_from_degrees (0, 9), 500000, 0, 0.001);
  assert_point (spor_utm_from_degrees (45, 9), 500000, 0.9996 * 4984944.378, 0.001);
  assert_point (spor_utm_from_degrees (55.67594, 12.56553), 724178.766, 6175777.266, 0.001);
  assert_point (spor_utm_from_degrees (57.7, 10.5), 589399.743, 6396300.272, 0.001);
  assert_point (spor_utm_from_degrees (55.1, 15.1), 888982.341, 6122928.564, 0.001);
  assert_point (spor_utm_from_degrees (54.56, 8.07), 439860.894, 6046228.107, 0.001);
}

static void
test_utm_back (void)
{
  for (double latitude = 54; latitude < 58.5; latitude += 0.25)
    for (double longitude = 7.5; longitude < 15.6; longitude += 0.25)
      {
        double back_latitude, back_longitude;

        spor_utm_to_degrees (spor_utm_from_degrees (latitude, longitude), &back_latitude,
                             &back_longitude);
        g_assert_cmpfloat_with_epsilon (back_latitude, latitude, 1e-8);
        g_assert_cmpfloat_with_epsilon (back_longitude, longitude, 1e-8);
      }
}

/* Every municipality is there, and is found at the point where its name goes. */
static void
assert_whole (SporBoundaries *boundaries)
{
  SporPlaces *places = spor_boundaries_get_places (boundaries);
  g_autofree char *gaps = spor_boundaries_describe_gaps (boundaries);

  g_assert_cmpstr (gaps, ==, NULL);
  g_assert_true (spor_boundaries_is_whole (boundaries));
  for (guint m = 0; m < spor_places_get_n (places); m++)
    {
      SporPoint point = spor_boundaries_get_label_point (boundaries, m);
      SporBox box = spor_boundaries_get_box_of (boundaries, m);

      g_assert_true (spor_boundaries_has (boundaries, m));
      g_assert_cmpint (spor_boundaries_find (boundaries, point), ==, m);
      g_assert_cmpint (spor_boundaries_find_near (boundaries, point, 100), ==, m);
      g_assert_cmpfloat (box.west, <, point.x);
      g_assert_cmpfloat (box.east, >, point.x);
      g_assert_cmpfloat (box.south, <, point.y);
      g_assert_cmpfloat (box.north, >, point.y);
    }
}

static double
length_of (SporBoundaries *boundaries, SporBorderKind kind)
{
  double length = 0;

  for (guint b = 0; b < spor_boundaries_get_n_borders (boundaries); b++)
    {
      const SporBorder *border = spor_boundaries_get_border (boundaries, b);

      for (guint i = 1; border->kind == kind && i < border->n_points; i++)
        length += hypot (border->points[i].x - border->points[i - 1].x,
                         border->points[i].y - border->points[i - 1].y);
    }
  return length / 1000;
}

static void
test_built_in (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  g_autoptr (SporBoundaries) boundaries = new_built_in (places);
  SporBox box = spor_boundaries_get_box (boundaries);

  assert_whole (boundaries);
  g_assert_cmpfloat_with_epsilon (box.west, 445000, 6000);
  g_assert_cmpfloat_with_epsilon (box.north, 6400000, 4000);
  g_assert_cmpfloat_with_epsilon (box.east, 892000, 6000);
  g_assert_cmpfloat_with_epsilon (box.south, 6050000, 6000);
}

static void
test_official (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  g_autoptr (SporBoundaries) boundaries = new_official (places);

  if (boundaries)
    assert_whole (boundaries);
}

/* The length of the borders, in km, is that of the official ones: most of the coast's bends are
 * gone from the built-in set, but it has every border and none twice. */
static void
test_borders (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  g_autoptr (SporBoundaries) built_in = new_built_in (places);
  g_autoptr (SporBoundaries) official = new_official (places);

  g_assert_cmpfloat_with_epsilon (length_of (built_in, SPOR_BORDER_REGION), 293, 10);
  g_assert_cmpfloat_with_epsilon (length_of (built_in, SPOR_BORDER_MUNICIPALITY), 2740, 80);
  if (official)
    {
      g_assert_cmpfloat_with_epsilon (length_of (official, SPOR_BORDER_REGION), 320, 10);
      g_assert_cmpfloat_with_epsilon (length_of (official, SPOR_BORDER_MUNICIPALITY), 3236, 80);
    }
}

/* Two squares of a file of one's own, in metres, @gap apart: København and Frederiksberg, or as
 * given. */
static char *
two_squares (const char *first, const char *second, int gap)
{
  return g_strdup_printf (
      "{\"type\":\"FeatureCollection\",\"features\":["
      "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"Polygon\","
      "\"coordinates\":"
      "[[[700000,6100000,-999],[701000,6100000,-999],[701000,6101000,-999],[700000,6101000,-999],"
      "[700000,6100000,-999]]]}},"
      "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"MultiPolygon\","
      "\"coordinates\":[[[[%d,6100000],[%d,6101000],[%d,6101000],[%d,6100000],[%d,6100000]]]]}}]}",
      first, second, 701000 + gap, 701000 + gap, 702000 + gap, 702000 + gap, 701000 + gap);
}

/* Codes as text and as numbers, a name instead of a code; metres; heights; either way round. */
static void
test_own_file (void)
{
  static const char *const properties[][2] = {
    { "\"KOMKODE\":\"0101\"", "\"KOMKODE\":\"0147\"" },
    { "\"kommunekode\":101,\"navn\":\"x\"", "\"kommunekode\":147.0" },
    { "\"Kommunekode\":\"101\"", "\"KOMNAVN\":\"Frederiksberg Kommune\"" },
  };
  g_autoptr (SporPlaces) places = new_places ();

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = two_squares (properties[i][0], properties[i][1], 0);
      g_autoptr (SporBoundaries) boundaries = read_text (places, text, &error);

      g_assert_no_error (error);
      g_assert_cmpint (spor_boundaries_find (boundaries, (SporPoint){ 700500, 6100500 }), ==,
                       find_code (boundaries, "0101"));
      g_assert_cmpint (spor_boundaries_find (boundaries, (SporPoint){ 701500, 6100500 }), ==,
                       find_code (boundaries, "0147"));
      g_assert_cmpint (spor_boundaries_find (boundaries, (SporPoint){ 702500, 6100500 }), ==, -1);
      g_assert_cmpint (spor_boundaries_find_near (boundaries, (SporPoint){ 702400, 6100500 }, 500),
                       ==, find_code (boundaries, "0147"));
      g_assert_cmpint (spor_boundaries_find_near (boundaries, (SporPoint){ 702600, 6100500 }, 500),
                       ==, -1);
      g_assert_false (spor_boundaries_is_whole (boundaries));
      g_assert_cmpfloat_with_epsilon (length_of (boundaries, SPOR_BORDER_MUNICIPALITY), 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (length_of (boundaries, SPOR_BORDER_COAST), 6, 1e-9);
    }
}

/* Neighbours that do not share vertices have a border all the same, once. */
static void
test_apart (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = two_squares ("\"KOMKODE\":\"0101\"", "\"KOMKODE\":\"0253\"", 100);
  g_autoptr (SporBoundaries) boundaries = read_text (places, text, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (length_of (boundaries, SPOR_BORDER_REGION), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (length_of (boundaries, SPOR_BORDER_COAST), 6, 1e-9);
}

static void
test_unknown_code (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  g_autoptr (GError) error = NULL;
  g_autofree char *strange = two_squares ("\"KOMKODE\":\"0101\"", "\"KOMKODE\":\"0999\"", 0);
  g_autofree char *expected = two_squares ("\"KOMKODE\":\"0101\"", "\"KOMKODE\":\"0411\"", 0);
  g_autoptr (SporBoundaries) one = read_text (places, strange, &error);
  g_autoptr (SporBoundaries) other = read_text (places, expected, &error);
  g_autofree char *gaps = spor_boundaries_describe_gaps (one);

  g_assert_no_error (error);
  g_assert_cmpstr (spor_boundaries_get_unknown (one)[0], ==, "0999");
  g_assert_null (spor_boundaries_get_unknown (one)[1]);
  g_assert_nonnull (strstr (gaps, "Not a municipality’s code: 0999."));
  g_assert_nonnull (strstr (gaps, "Without an outline: Frederiksberg, "));
  g_assert_null (strstr (gaps, "København"));
  g_assert_null (spor_boundaries_get_unknown (other)[0]);
}

#define COLLECTION(feature) "{\"type\":\"FeatureCollection\",\"features\":[" feature "]}"
#define FEATURE(geometry)                                                                          \
  COLLECTION ("{\"type\":\"Feature\",\"properties\":{\"KOMKODE\":\"0101\"},\"geometry\":" geometry \
              "}")
#define POLYGON(coordinates) FEATURE ("{\"type\":\"Polygon\",\"coordinates\":" coordinates "}")

static void
test_wrong_files (void)
{
  static const char *const wrong[][2] = {
    { "", "cannot be read as GeoJSON" },
    { "kommunekode;navn\n0101;København\n", "cannot be read as GeoJSON" },
    { "{\"type\":", "cannot be read as GeoJSON" },
    { "[]", "a GeoJSON FeatureCollection with polygons was expected" },
    { "{}", "a GeoJSON FeatureCollection with polygons was expected" },
    { "{\"type\":\"Topology\"}", "a GeoJSON FeatureCollection with polygons was expected" },
    { "{\"type\":\"FeatureCollection\"}", "FeatureCollection with polygons was expected" },
    { COLLECTION ("3"), "FeatureCollection with polygons was expected" },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[12,55]}"), "with polygons was expected" },
    { FEATURE ("{\"type\":\"Polygon\"}"), "with polygons was expected" },
    { POLYGON ("[[12,55]]"), "with polygons was expected" },
    { POLYGON ("[[[12],[55]]]"), "with polygons was expected" },
    { POLYGON ("[[[\"12\",\"55\"]]]"), "with polygons was expected" },
    { POLYGON ("[[[null,null]]]"), "with polygons was expected" },
    { POLYGON ("[[[55,12],[56,12],[56,13]]]"), "has coordinates outside Denmark" },
    { POLYGON ("[[[1398000,7494000],[1398000,7495000],[1399000,7495000]]]"),
      "has coordinates outside Denmark" },
    { COLLECTION (""), "has no outline of a Danish municipality" },
    { COLLECTION ("{\"type\":\"Feature\",\"properties\":{\"kode\":\"1480\"},\"geometry\":null}"),
      "has no outline of a Danish municipality" },
    { COLLECTION ("{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}"),
      "has no outline of a Danish municipality" },
    { POLYGON ("[[[12,55],[12,55]]]"), "has no outline of a Danish municipality" },
  };
  g_autoptr (SporPlaces) places = new_places ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SporBoundaries) boundaries = read_text (places, wrong[i][0], &error);

      g_assert_null (boundaries);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_str_has_prefix (error->message, "“kort.geojson” "));
      if (!strstr (error->message, wrong[i][1]))
        g_error ("%s: “%s”", wrong[i][0], error->message);
    }
}

/* Brackets without end do not bring the program down. */
static void
test_deep (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (1000000, '[');
  g_autoptr (SporBoundaries) boundaries = read_text (places, text, &error);

  g_assert_null (boundaries);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_no_file (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/kort.geojson");
  g_autoptr (SporBoundaries) boundaries
      = spor_boundaries_new_from_file (places, file, NULL, &error);

  g_assert_null (boundaries);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/boundaries/utm", test_utm);
  g_test_add_func ("/boundaries/utm-back", test_utm_back);
  g_test_add_func ("/boundaries/built-in", test_built_in);
  g_test_add_func ("/boundaries/official", test_official);
  g_test_add_func ("/boundaries/borders", test_borders);
  g_test_add_func ("/boundaries/own-file", test_own_file);
  g_test_add_func ("/boundaries/apart", test_apart);
  g_test_add_func ("/boundaries/unknown-code", test_unknown_code);
  g_test_add_func ("/boundaries/wrong-files", test_wrong_files);
  g_test_add_func ("/boundaries/deep", test_deep);
  g_test_add_func ("/boundaries/no-file", test_no_file);
  return g_test_run ();
}
