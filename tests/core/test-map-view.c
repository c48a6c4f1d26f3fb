/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-fixture.h"

#include <string.h>

/* The view of the map: what it shows, and what is under the pointer. */

static void
test_view (void)
{
  SporBox box = { 450000, 6050000, 730000, 6400000 };
  SporMapView view = spor_map_view_fit (1000, 800, (SporRect){ 100, 50, 600, 700 }, box);
  SporPoint before, after;
  double x, y;

  /* in the middle of the area, and as high as it */
  g_assert_cmpfloat_with_epsilon (view.scale, 700 / 350000.0, 1e-12);
  spor_map_view_to_picture (&view, (SporPoint){ 590000, 6225000 }, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 400, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, 400, 1e-6);
  spor_map_view_to_picture (&view, (SporPoint){ 590000, 6400000 }, &x, &y);
  g_assert_cmpfloat_with_epsilon (y, 50, 1e-6);

  /* what is under the pointer stays there */
  before = spor_map_view_to_metres (&view, 123, 456);
  spor_map_view_zoom (&view, 3.5, 123, 456);
  after = spor_map_view_to_metres (&view, 123, 456);
  g_assert_cmpfloat_with_epsilon (view.scale, 3.5 * 700 / 350000.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-3);
  g_assert_cmpfloat_with_epsilon (before.y, after.y, 1e-3);

  /* dragged to the right and down, it shows what is further west and north */
  spor_map_view_pan (&view, 10, 20);
  spor_map_view_to_picture (&view, after, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 133, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, 476, 1e-6);
}

/* Zooming in over an inset goes to what is there, and not to the sea behind. */
static void
test_enter_inset (void)
{
  static const char *const codes[] = { "0147", "0400" }; /* Frederiksberg, Bornholm */
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = new_painter (picture, WIDTH, HEIGHT, 1);
  SporMapView home = spor_map_painter_get_home (painter);
  SporMapView entered, again;
  double x, y;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      guint municipality = find_map_code (picture, codes[i]);

      spor_map_painter_locate (painter, &home, municipality, &x, &y);
      g_assert_true (spor_map_painter_enter_inset (painter, &home, x, y, 2, &entered));
      g_assert_cmpint (spor_map_painter_find (painter, &entered, x, y), ==, municipality);
      g_assert_false (spor_map_painter_enter_inset (painter, &entered, x, y, 2, &again));
    }
  spor_map_painter_locate (painter, &home, find_map_code (picture, "0825"), &x, &y);
  g_assert_false (spor_map_painter_enter_inset (painter, &home, x, y, 2, &entered));
}

/* In a low picture with large text there is as much room for the capital and its title as for
 * Bornholm above it, as long as there is room for both. */
static void
test_inset_above_the_other (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  guint n_above = 0;

  for (int height = 440; height <= 640; height += 20)
    {
      g_autoptr (SporMapPainter) painter = new_painter (picture, 640, height, 2);
      const SporMapInset *insets = spor_map_painter_get_layout (painter)->insets;
      const SporRect *capital = &insets[SPOR_MAP_CAPITAL].frame;
      const SporRect *bornholm = &insets[SPOR_MAP_BORNHOLM].frame;

      if (!insets[SPOR_MAP_CAPITAL].is_shown || capital->y < bornholm->y + bornholm->height)
        continue;
      g_assert_cmpfloat (capital->width, >=, bornholm->width - 0.01);
      n_above++;
    }
  g_assert_cmpuint (n_above, >, 0);
}

static void
test_find (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = new_painter (picture, WIDTH, HEIGHT, 1);
  SporBoundaries *boundaries = spor_map_picture_get_boundaries (picture);
  const SporMapLayout *layout = spor_map_painter_get_layout (painter);
  SporMapView home = spor_map_painter_get_home (painter);
  guint frederiksberg = find_map_code (picture, "0147");
  guint laesoe = find_map_code (picture, "0825");
  double x, y, map_x, map_y;

  for (guint m = 0; m < n_places (picture); m++)
    {
      spor_map_painter_locate (painter, &home, m, &x, &y);
      g_assert_cmpint (spor_map_painter_find (painter, &home, x, y), ==, m);
    }

  /* Frederiksberg is in the inset and on the map, Bornholm in the inset only */
  spor_map_painter_locate (painter, &home, frederiksberg, &x, &y);
  spor_map_view_to_picture (&home, spor_boundaries_get_label_point (boundaries, frederiksberg),
                            &map_x, &map_y);
  g_assert_true (spor_rect_holds (&layout->insets[SPOR_MAP_CAPITAL].map, x, y));
  g_assert_false (spor_rect_holds (&layout->insets[SPOR_MAP_CAPITAL].map, map_x, map_y));
  g_assert_cmpint (spor_map_painter_find (painter, &home, map_x, map_y), ==, frederiksberg);

  /* a few pixels off the coast of Læsø is still Læsø, further out is nothing; nor are title and
   * legend */
  spor_map_painter_locate (painter, &home, laesoe, &x, &y);
  while (spor_boundaries_find (boundaries, spor_map_view_to_metres (&home, x, y)) >= 0)
    y -= 1;
  g_assert_cmpint (spor_map_painter_find (painter, &home, x, y - 3), ==, laesoe);
  g_assert_cmpint (spor_map_painter_find (painter, &home, x, y - 25), ==, -1);
  g_assert_cmpint (spor_map_painter_find (painter, &home, 3, 3), ==, -1);
  g_assert_cmpint (spor_map_painter_find (painter, &home,
                                          layout->insets[SPOR_MAP_CAPITAL].frame.x + 5,
                                          layout->insets[SPOR_MAP_CAPITAL].frame.y + 5),
                   ==, -1);
  g_assert_cmpint (spor_map_painter_find (painter, &home, layout->legend.x + 5,
                                          layout->legend.y + 5),
                   ==, -1);
}

/* Zoomed in there are no insets, and Bornholm is where it is. */
static void
test_find_near (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = new_painter (picture, WIDTH, HEIGHT, 1);
  guint bornholm = find_map_code (picture, "0400");
  SporMapView view = spor_map_painter_view_of (painter, bornholm);
  double x, y;

  g_assert_false (spor_map_painter_is_whole (painter, &view));
  spor_map_painter_locate (painter, &view, bornholm, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, WIDTH / 2, WIDTH / 4);
  g_assert_cmpfloat_with_epsilon (y, HEIGHT / 2, HEIGHT / 4);
  g_assert_cmpint (spor_map_painter_find (painter, &view, x, y), ==, bornholm);
}

/* The regions whose lines are somewhere in the legend, a bit for each. */
static guint
list_regions (SporMapPainter *painter)
{
  const SporRect *legend = &spor_map_painter_get_layout (painter)->legend;
  guint seen = 0;

  for (double y = legend->y; y < legend->y + legend->height; y += 2)
    for (double x = legend->x; x < legend->x + legend->width; x += 10)
      {
        int region = spor_map_painter_find_region (painter, x, y);

        if (region >= 0)
          seen |= 1u << region;
      }
  return seen;
}

/* All five regions, also where large text leaves little room; the map still has most of it. */
static void
test_find_region (void)
{
  static const struct
  {
    double width, height, text_scale;
  } sizes[] = { { 1000, 800, 1 }, { 860, 625, 2 }, { 690, 540, 2 }, { 480, 760, 1.5 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SporMapPicture) picture = new_map_picture ();
      g_autoptr (SporMapPainter) painter = NULL;
      const SporMapLayout *layout;

      add_map_marks (picture);
      painter = new_painter (picture, sizes[i].width, sizes[i].height, sizes[i].text_scale);
      layout = spor_map_painter_get_layout (painter);
      g_assert_cmphex (list_regions (painter), ==, 0x1f);
      g_assert_cmpint (spor_map_painter_find_region (painter, 10, 10), ==, -1);
      g_assert_cmpfloat (layout->legend.width * layout->legend.height, <,
                         0.45 * sizes[i].width * sizes[i].height);
    }
}

/* However one zooms and drags, some of the country is in the picture, and all of it on the way
 * back. */
static void
test_clamp (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = new_painter (picture, WIDTH, HEIGHT, 1);
  SporMapView home = spor_map_painter_get_home (painter), view = home;

  spor_map_view_pan (&view, 300, -200);
  spor_map_painter_clamp (painter, &view);
  g_assert_cmpmem (&view, sizeof view, &home, sizeof home);

  spor_map_view_zoom (&view, 1e9, 500, 400);
  spor_map_view_pan (&view, 1e7, 1e7);
  spor_map_painter_clamp (painter, &view);
  g_assert_cmpfloat (view.scale, <=, 0.05);
  g_assert_cmpfloat (view.centre.x, >, 300000);
  g_assert_cmpfloat (view.centre.y, <, 6500000);

  spor_map_view_zoom (&view, 1e-9, 0, 0);
  spor_map_painter_clamp (painter, &view);
  g_assert_cmpmem (&view, sizeof view, &home, sizeof home);
}

static void
test_describe (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autofree char *words = NULL;

  add_map_marks (picture);
  words = spor_map_picture_describe (picture);
  g_assert_true (g_str_has_prefix (words, "Sign-ups\nRegion Hovedstaden: 12\nAlbertslund: "));
  g_assert_nonnull (strstr (words, "\nRegion Nordjylland: 7\n"));
  g_assert_nonnull (strstr (words, "\nKøbenhavn: 0; Track 1, seated: 1\n"));
  g_assert_nonnull (strstr (words, "\nÆrø: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/view", test_view);
  g_test_add_func ("/map/find", test_find);
  g_test_add_func ("/map/enter-inset", test_enter_inset);
  g_test_add_func ("/map/inset-above-the-other", test_inset_above_the_other);
  g_test_add_func ("/map/find-near", test_find_near);
  g_test_add_func ("/map/find-region", test_find_region);
  g_test_add_func ("/map/clamp", test_clamp);
  g_test_add_func ("/map/describe", test_describe);
  return g_test_run ();
}
