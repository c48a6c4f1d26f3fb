/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-fixture.h"

#include <math.h>
#include <string.h>

/* What the map is painted with: colours, borders and outlines. */

static void
assert_scale (const SporMapTheme *theme, const SporColour *scale, int n)
{
  int up = spor_colour_luminance (scale[n - 1]) > spor_colour_luminance (scale[0]) ? 1 : -1;

  for (int c = 0; c < n; c++)
    {
      SporColour label = spor_map_theme_label (theme, scale[c]);

      g_assert_cmpfloat (spor_colour_contrast (label, scale[c]), >=, 4.5);
      if (c > 0)
        g_assert_cmpfloat (up * spor_colour_luminance (scale[c]), >,
                           up * spor_colour_luminance (scale[c - 1]));
      if (c > 1)
        g_assert_cmpfloat (spor_colour_contrast (scale[c], scale[c - 2]), >=, 1.5);
    }
}

/* Below the target, warm; on and above it, cold, and far from each other. */
static void
assert_target (const SporColour *target)
{
  for (int c = 0; c < SPOR_MAP_N_TARGET; c++)
    g_assert_true ((target[c].red > target[c].blue) == (c < 3));
  g_assert_cmpfloat (spor_colour_contrast (target[3], target[4]), >=, 1.5);
  g_assert_cmpfloat (spor_colour_contrast (target[2], target[3]), >=, 1.5);
}

/* What the themes promise of their colours. */
static void
test_colours (void)
{
  for (int kind = 0; kind < SPOR_N_MAP_THEMES; kind++)
    {
      const SporMapTheme *theme = spor_map_theme_get (kind);

      assert_scale (theme, theme->scale, SPOR_MAP_MAX_CLASSES);
      assert_scale (theme, theme->target, SPOR_MAP_N_TARGET);
      assert_target (theme->target);
      for (int shape = 0; shape < SPOR_MAP_N_SHAPES; shape++)
        g_assert_cmpfloat (spor_colour_contrast (theme->mark[shape], theme->casing), >=, 3);
      g_assert_cmpfloat (spor_colour_contrast (theme->regional_border, theme->casing), >=, 3);
      g_assert_cmpfloat (spor_colour_contrast (theme->selection, theme->casing), >=, 3);
      g_assert_cmpfloat (spor_colour_contrast (theme->hover, theme->casing), >=, 3);
      g_assert_cmpfloat (spor_colour_contrast (theme->text, theme->panel), >=, 7);
      g_assert_cmpfloat (spor_colour_contrast (theme->text, theme->sea), >=, 7);
      if (kind == SPOR_MAP_LIGHT_CONTRAST || kind == SPOR_MAP_DARK_CONTRAST)
        {
          g_assert_cmpfloat (spor_colour_contrast (theme->coast, theme->sea), >=, 7);
          g_assert_cmpfloat (spor_colour_contrast (theme->panel_border, theme->panel), >=, 7);
          g_assert_cmpfloat (spor_colour_contrast (theme->municipal_border, theme->scale[0]), >=,
                             7);
        }
    }
}

/* However few the classes are, the first and the last have the scale's ends, and each a colour of
 * its own. */
static void
test_classes (void)
{
  const SporMapTheme *theme = spor_map_theme_get (SPOR_MAP_LIGHT);

  for (guint n = 2; n <= SPOR_MAP_MAX_CLASSES; n++)
    {
      SporColour last = spor_map_theme_class (theme, SPOR_MAP_AMOUNTS, n - 1, n);
      SporColour first = spor_map_theme_class (theme, SPOR_MAP_AMOUNTS, 0, n);

      g_assert_cmpmem (&first, sizeof first, &theme->scale[0], sizeof first);
      g_assert_cmpmem (&last, sizeof last, &theme->scale[SPOR_MAP_MAX_CLASSES - 1], sizeof last);
      for (guint c = 1; c < n; c++)
        g_assert_cmpfloat (
            spor_colour_luminance (spor_map_theme_class (theme, SPOR_MAP_AMOUNTS, c, n)), <,
            spor_colour_luminance (spor_map_theme_class (theme, SPOR_MAP_AMOUNTS, c - 1, n)));
    }
}

static cairo_surface_t *
new_surface (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guchar *row
      = cairo_image_surface_get_data (surface) + (int)y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *)row)[(int)x] & 0xffffff;
}

static guint32
pixel_of (SporColour colour)
{
  return (guint32)lround (colour.red * 255) << 16 | (guint32)lround (colour.green * 255) << 8
         | (guint32)lround (colour.blue * 255);
}

static gboolean
has_pixel_near (cairo_surface_t *surface, double x, double y, guint32 pixel)
{
  for (int dx = -3; dx <= 3; dx++)
    for (int dy = -3; dy <= 3; dy++)
      if (pixel_at (surface, x + dx, y + dy) == pixel)
        return TRUE;
  return FALSE;
}

/* Every municipality has its class's colour, on the map or in the inset that shows it; at its label
 * point, but for one or two that lie on a line. */
static void
assert_fills (SporMapThemeKind kind)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  const SporMapTheme *theme = spor_map_theme_get (kind);
  g_autoptr (SporMapPainter) painter = NULL;
  cairo_surface_t *surface = new_surface ();
  cairo_t *cr = cairo_create (surface);
  SporMapView home;
  guint n_exact = 0;

  spor_map_picture_set_names (picture, SPOR_MAP_NO_NAMES);
  painter = spor_map_painter_new (picture, theme, WIDTH, HEIGHT, 1);
  home = spor_map_painter_get_home (painter);
  spor_map_painter_draw (painter, &home, cr);
  cairo_surface_flush (surface);
  for (guint m = 0; m < n_places (picture); m++)
    {
      guint32 expected = pixel_of (spor_map_theme_class (theme, SPOR_MAP_AMOUNTS, m % 5, 5));
      double x, y;

      spor_map_painter_locate (painter, &home, m, &x, &y);
      g_assert_true (has_pixel_near (surface, x, y, expected));
      n_exact += pixel_at (surface, x, y) == expected;
    }
  g_assert_cmpuint (n_exact, >=, 96);
  g_assert_cmphex (pixel_at (surface, 2, 2), ==, pixel_of (theme->sea));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_fills (void)
{
  for (int kind = 0; kind < SPOR_N_MAP_THEMES; kind++)
    assert_fills (kind);
}

static gboolean
is_dark_near (cairo_surface_t *surface, double x, double y)
{
  for (int dx = -1; dx <= 1; dx++)
    for (int dy = -1; dy <= 1; dy++)
      if ((pixel_at (surface, x + dx, y + dy) & 0xff) < 0x60)
        return TRUE;
  return FALSE;
}

/* The middle of every longer regional border is as dark as they are drawn; municipal ones are not,
 * but for some that end at one.
 */
static void
test_borders (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = new_painter (picture, WIDTH, HEIGHT, 1);
  SporBoundaries *boundaries = spor_map_picture_get_boundaries (picture);
  SporMapView home = spor_map_painter_get_home (painter);
  cairo_surface_t *surface = new_surface ();
  cairo_t *cr = cairo_create (surface);
  guint n_dark[SPOR_N_BORDER_KINDS] = { 0 }, n[SPOR_N_BORDER_KINDS] = { 0 };

  spor_map_painter_draw_base (painter, &home, cr);
  cairo_surface_flush (surface);
  for (guint b = 0; b < spor_boundaries_get_n_borders (boundaries); b++)
    {
      const SporBorder *border = spor_boundaries_get_border (boundaries, b);
      double x, y;

      if (border->n_points < 20)
        continue;
      spor_map_view_to_picture (&home, border->points[border->n_points / 2], &x, &y);
      if (x < 1 || y < 1 || x >= WIDTH - 1 || y >= HEIGHT - 1)
        continue; /* Bornholm */
      n[border->kind]++;
      n_dark[border->kind] += is_dark_near (surface, x, y);
    }
  g_assert_cmpuint (n[SPOR_BORDER_REGION], >=, 5);
  g_assert_cmpuint (n_dark[SPOR_BORDER_REGION], ==, n[SPOR_BORDER_REGION]);
  g_assert_cmpuint (n[SPOR_BORDER_MUNICIPALITY], >, 50);
  g_assert_cmpuint (n_dark[SPOR_BORDER_MUNICIPALITY] * 20, <, n[SPOR_BORDER_MUNICIPALITY]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Selecting changes the picture and leaves the base alone. */
static void
test_outlines (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = new_painter (picture, WIDTH, HEIGHT, 1);
  SporMapView home = spor_map_painter_get_home (painter);
  cairo_surface_t *surfaces[4];

  for (guint i = 0; i < 4; i++)
    {
      cairo_t *cr;

      surfaces[i] = new_surface ();
      cr = cairo_create (surfaces[i]);
      spor_map_picture_set_selected (picture, find_map_code (picture, "0751"), i >= 2);
      spor_map_picture_set_hovered (picture, i >= 2 ? (int)find_map_code (picture, "0147") : -1);
      spor_map_painter_draw_base (painter, &home, cr);
      if (i % 2 == 1)
        spor_map_painter_draw_outlines (painter, &home, cr);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
    }
  for (guint i = 1; i < 4; i++)
    g_assert_true ((memcmp (cairo_image_surface_get_data (surfaces[0]),
                            cairo_image_surface_get_data (surfaces[i]),
                            (gsize)cairo_image_surface_get_stride (surfaces[0]) * HEIGHT)
                    == 0)
                   == (i < 3));
  for (guint i = 0; i < 4; i++)
    cairo_surface_destroy (surfaces[i]);
}

/* How often @colour is in the picture of the outlines alone. */
static guint
count_outlined (SporMapPainter *painter, SporColour colour)
{
  SporMapView home = spor_map_painter_get_home (painter);
  cairo_surface_t *surface = new_surface ();
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  spor_map_painter_draw_outlines (painter, &home, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += pixel_at (surface, x, y) == pixel_of (colour);
  cairo_surface_destroy (surface);
  return n;
}

/* What is selected looks so under the pointer too, and differs from what is not pointed at. */
static void
test_both_outlines (void)
{
  const SporMapTheme *theme = spor_map_theme_get (SPOR_MAP_LIGHT);
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = new_painter (picture, WIDTH, HEIGHT, 1);
  guint aarhus = find_map_code (picture, "0751"), selected;

  spor_map_picture_set_selected (picture, aarhus, TRUE);
  selected = count_outlined (painter, theme->selection);
  g_assert_cmpuint (count_outlined (painter, theme->hover), ==, 0);
  spor_map_picture_set_hovered (picture, aarhus);
  g_assert_cmpuint (count_outlined (painter, theme->selection), >, selected / 2);
  g_assert_cmpuint (count_outlined (painter, theme->hover), >, 0);
}

/* A picture without a scale, legend or names, and of any size, can be drawn. */
static void
test_bare (void)
{
  static const double sizes[][2]
      = { { 1, 1 }, { 30, 200 }, { 200, 30 }, { 150, 150 }, { 3000, 90 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporBoundaries) boundaries = spor_boundaries_new_built_in (places, &error);
  g_autoptr (SporMapPicture) bare = spor_map_picture_new (boundaries);
  g_autoptr (SporMapPicture) full = new_map_picture ();

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_autoptr (SporMapPainter) painter
            = new_painter (k == 0 ? bare : full, sizes[i][0], sizes[i][1], 1);
        SporMapView home = spor_map_painter_get_home (painter);
        cairo_surface_t *surface = new_surface ();
        cairo_t *cr = cairo_create (surface);

        spor_map_painter_draw (painter, &home, cr);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/colours", test_colours);
  g_test_add_func ("/map/classes", test_classes);
  g_test_add_func ("/map/fills", test_fills);
  g_test_add_func ("/map/borders", test_borders);
  g_test_add_func ("/map/outlines", test_outlines);
  g_test_add_func ("/map/both-outlines", test_both_outlines);
  g_test_add_func ("/map/bare", test_bare);
  return g_test_run ();
}
