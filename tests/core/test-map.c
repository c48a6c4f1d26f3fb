/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-fixture.h"

#include <math.h>
#include <string.h>

#define WIDTH 1000
#define HEIGHT 800

static SporMapPainter *
new_painter (SporMapPicture *picture, double width, double height, double text_scale)
{
  return spor_map_painter_new (picture, spor_map_theme_get (SPOR_MAP_LIGHT), width, height,
                               text_scale);
}

static guint
n_places (SporMapPicture *picture)
{
  return spor_places_get_n (spor_boundaries_get_places (spor_map_picture_get_boundaries (picture)));
}

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

/* Whether @text is the municipality's name, its value, or both, and nothing less. */
static gboolean
is_whole (SporMapPicture *picture, const SporMapLabel *label)
{
  const char *name
      = spor_places_get (spor_boundaries_get_places (spor_map_picture_get_boundaries (picture)),
                         label->municipality)
            ->name;
  const char *value = spor_map_picture_get_value (picture, label->municipality);
  g_autofree char *text = g_strdup (pango_layout_get_text (label->layout));
  g_autofree char *both = g_strdup_printf ("%s\u00a0%s", name, value);
  char *line_end = strchr (text, '\n');

  if (pango_layout_is_ellipsized (label->layout)
      || pango_layout_get_line_count (label->layout) > (line_end ? 2 : 1))
    return FALSE;
  if (line_end)
    memmove (line_end, line_end + 1, strlen (line_end));
  if (spor_map_picture_get_names (picture) == SPOR_MAP_NAMES)
    return g_str_equal (text, name);
  return g_str_equal (text, value) || g_str_equal (text, both);
}

/* The view of the pane that @rect is in, from the picture's corner. */
static SporMapView
view_of_pane (SporMapPainter *painter, const SporMapView *view, SporRect *rect)
{
  const SporMapLayout *layout = spor_map_painter_get_layout (painter);

  for (int i = 0; spor_map_painter_is_whole (painter, view) && i < SPOR_N_MAP_INSETS; i++)
    if (layout->insets[i].is_shown && spor_rect_contains (&layout->insets[i].map, rect))
      {
        rect->x -= layout->insets[i].map.x;
        rect->y -= layout->insets[i].map.y;
        return layout->insets[i].view;
      }
  return *view;
}

/* A name is in no other region, and bare only where all of it is over its own municipality. */
static void
assert_over_own (SporMapPicture *picture,
                 SporMapPainter *painter,
                 const SporMapView *view,
                 const SporMapLabel *label)
{
  SporBoundaries *boundaries = spor_map_picture_get_boundaries (picture);
  SporPlaces *places = spor_boundaries_get_places (boundaries);
  SporRect rect = label->rect;
  SporMapView pane = view_of_pane (painter, view, &rect);

  for (guint i = 0; i < 5; i++)
    for (guint k = 0; k < 3; k++)
      {
        double x = rect.x + rect.width * i / 4, y = rect.y + rect.height * (0.15 + 0.35 * k);
        int found = spor_boundaries_find (boundaries, spor_map_view_to_metres (&pane, x, y));

        if (label->is_inside)
          g_assert_cmpint (found, ==, label->municipality);
        if (found >= 0)
          g_assert_cmpuint (spor_places_region_of (places, found), ==,
                            spor_places_region_of (places, label->municipality));
      }
}

/* Everything that has a place in the picture. */
static GArray *
list_rects (SporMapPainter *painter, const SporMapView *view)
{
  const SporMapLayout *layout = spor_map_painter_get_layout (painter);
  const GArray *labels = spor_map_painter_get_labels (painter, view);
  const GArray *clusters = spor_map_painter_get_clusters (painter, view);
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (SporRect));
  SporRect bar = spor_map_painter_get_scale_bar (painter, view);

  for (guint i = 0; i < labels->len; i++)
    g_array_append_val (rects, g_array_index (labels, SporMapLabel, i).rect);
  for (guint i = 0; i < clusters->len; i++)
    g_array_append_val (rects, g_array_index (clusters, SporMapCluster, i).rect);
  g_array_append_val (rects, layout->legend);
  g_array_append_val (rects, bar);
  return rects;
}

static void
assert_placed (SporMapPicture *picture, SporMapPainter *painter, const SporMapView *view)
{
  const SporMapLayout *layout = spor_map_painter_get_layout (painter);
  const GArray *labels = spor_map_painter_get_labels (painter, view);
  g_autoptr (GArray) rects = list_rects (painter, view);
  SporRect all = { 0, 0, view->width, view->height };

  for (guint i = 0; i < labels->len; i++)
    {
      const SporMapLabel *label = &g_array_index (labels, SporMapLabel, i);

      g_assert_true (is_whole (picture, label));
      assert_over_own (picture, painter, view, label);
    }
  for (guint i = 0; i < rects->len; i++)
    {
      const SporRect *rect = &g_array_index (rects, SporRect, i);

      g_assert_true (spor_rect_contains (&all, rect));
      for (guint other = 0; other < i; other++)
        g_assert_false (spor_rect_overlaps (rect, &g_array_index (rects, SporRect, other)));
      for (int k = 0; spor_map_painter_is_whole (painter, view) && k < SPOR_N_MAP_INSETS; k++)
        if (layout->insets[k].is_shown) /* in it, or not over its frame */
          g_assert_true (!spor_rect_overlaps (rect, &layout->insets[k].frame)
                         || spor_rect_contains (&layout->insets[k].map, rect));
    }
}

/* Names and marks are whole, in the picture and over nothing else, however large the window and the
 * text are, and wherever one zooms; and there are many of them. */
static void
test_placing (void)
{
  static const struct
  {
    double width, height, text_scale;
    guint least; /* names at home, without marks */
  } sizes[] = { { 1000, 800, 1, 75 },  { 1024, 700, 1, 65 }, { 1024, 700, 2, 25 },
                { 1600, 1000, 1, 85 }, { 480, 760, 1, 40 },  { 480, 760, 2, 8 },
                { 300, 300, 1, 10 },   { 300, 300, 2, 1 },   { 1920, 1080, 1.5, 60 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int marked = FALSE; marked <= TRUE; marked++)
      for (int names = SPOR_MAP_NAMES; names <= SPOR_MAP_NAMES_AND_VALUES; names++)
        {
          g_autoptr (SporMapPicture) picture = new_map_picture ();
          g_autoptr (SporMapPainter) painter = NULL;
          SporMapView view;

          spor_map_picture_set_names (picture, names);
          if (marked)
            add_map_marks (picture);
          painter = new_painter (picture, sizes[i].width, sizes[i].height, sizes[i].text_scale);
          view = spor_map_painter_get_home (painter);
          if (!marked)
            g_assert_cmpuint (spor_map_painter_get_labels (painter, &view)->len, >=,
                              sizes[i].least);
          for (guint step = 0; step < 8; step++)
            {
              assert_placed (picture, painter, &view);
              spor_map_view_zoom (&view, 1.6, view.width * 0.62, view.height * 0.6);
              spor_map_painter_clamp (painter, &view);
            }
        }
}

static gboolean
is_cut (const SporRect *window, const SporRect *rect)
{
  return spor_rect_overlaps (window, rect) && !spor_rect_contains (window, rect);
}

/* The map near by is drawn beyond the window; what is at its edge is whole, or not there. */
static void
test_window_edge (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = NULL;
  const SporRect window = { 250, 200, WIDTH, HEIGHT };
  SporMapView view;

  add_map_marks (picture);
  painter = new_painter (picture, WIDTH, HEIGHT, 1);
  view = spor_map_painter_get_home (painter);
  spor_map_view_zoom (&view, 2, WIDTH / 2, HEIGHT / 2);
  view.width += 2 * window.x;
  view.height += 2 * window.y;
  for (guint step = 0; step < 30; step++)
    {
      const GArray *labels = spor_map_painter_get_labels (painter, &view);
      const GArray *clusters = spor_map_painter_get_clusters (painter, &view);

      g_assert_cmpuint (labels->len, >, 20);
      for (guint i = 0; i < labels->len; i++)
        g_assert_false (is_cut (&window, &g_array_index (labels, SporMapLabel, i).rect));
      for (guint i = 0; i < clusters->len; i++)
        g_assert_false (is_cut (&window, &g_array_index (clusters, SporMapCluster, i).rect));
      spor_map_view_pan (&view, 7, -5);
    }
}

/* Whether a point of @rect is over another municipality. */
static gboolean
is_astray (SporBoundaries *boundaries,
           const SporMapView *view,
           guint municipality,
           const SporRect *rect)
{
  for (guint i = 0; i < 9; i++)
    {
      int found
          = spor_boundaries_find (boundaries,
                                  spor_map_view_to_metres (view,
                                                           rect->x + rect->width * (i % 3) / 2,
                                                           rect->y + rect->height * (i / 3) / 2));

      if (found >= 0 && found != (int)municipality)
        return TRUE;
    }
  return FALSE;
}

/* Two marks lie on no neighbour unless the municipality is too small for them; and hardly a number
 * is missing for it. */
static void
test_marks_at_home (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  SporBoundaries *boundaries = spor_map_picture_get_boundaries (picture);
  g_autoptr (SporMapPainter) painter = NULL;
  const GArray *clusters, *labels;
  SporMapView home;
  guint n_astray = 0, n = 0;

  spor_map_picture_set_names (picture, SPOR_MAP_NAMES_AND_VALUES);
  for (guint k = 0; k < 2; k++)
    {
      guint kind = spor_map_picture_add_mark_kind (picture, k, TRUE, "Track 1, seated");

      for (guint m = 0; m < n_places (picture); m++)
        spor_map_picture_add_marks (picture, m, kind, spor_map_layout_inset_of (boundaries, m) < 0);
    }
  painter = new_painter (picture, 1200, 800, 1);
  home = spor_map_painter_get_home (painter);
  clusters = spor_map_painter_get_clusters (painter, &home);
  labels = spor_map_painter_get_labels (painter, &home);
  for (guint i = 0; i < clusters->len; i++)
    {
      const SporMapCluster *cluster = &g_array_index (clusters, SporMapCluster, i);

      if (spor_map_layout_inset_of (boundaries, cluster->municipality) >= 0)
        continue;
      n++;
      n_astray += is_astray (boundaries, &home, cluster->municipality, &cluster->rect);
    }
  g_assert_cmpuint (n, >, 75);
  g_assert_cmpuint (n_astray, <=, 6);
  g_assert_cmpuint (labels->len, >=, 90);
}

static gboolean
is_named (SporMapPicture *picture, const GArray *labels, guint municipality)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const SporMapLabel *label = &g_array_index (labels, SporMapLabel, i);

      if (label->municipality == municipality
          && g_unichar_isalpha (g_utf8_get_char (pango_layout_get_text (label->layout))))
        return TRUE;
    }
  return FALSE;
}

/* Where everybody has a mark, whoever loses the name for it is small: all larger towns have theirs,
 * but Frederiksberg, which has no room in the middle of another. */
static void
test_large_towns_first (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  SporPlaces *places = spor_boundaries_get_places (spor_map_picture_get_boundaries (picture));
  guint frederiksberg = find_map_code (picture, "0147");
  g_autoptr (SporMapPainter) painter = NULL;
  const GArray *labels;
  SporMapView home;
  guint kind;

  spor_map_picture_set_names (picture, SPOR_MAP_NAMES_AND_VALUES);
  kind = spor_map_picture_add_mark_kind (picture, SPOR_MAP_CIRCLE, TRUE, "Track 1, seated");
  for (guint m = 0; m < n_places (picture); m++)
    spor_map_picture_add_marks (picture, m, kind, 1);
  painter = new_painter (picture, 1200, 800, 1);
  home = spor_map_painter_get_home (painter);
  labels = spor_map_painter_get_labels (painter, &home);
  for (guint m = 0; m < n_places (picture); m++)
    if (spor_places_get (places, m)->population > 95000 && m != frederiksberg)
      g_assert_true (is_named (picture, labels, m));
}

/* Text keeps its size while the map grows: what had no room gets it. */
static void
test_more_names_when_near (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = new_painter (picture, WIDTH, HEIGHT, 1);
  SporMapView view = spor_map_painter_view_of (painter, find_map_code (picture, "0165"));
  const GArray *labels = spor_map_painter_get_labels (painter, &view);
  gboolean found = FALSE;

  for (guint i = 0; i < labels->len; i++)
    {
      const SporMapLabel *label = &g_array_index (labels, SporMapLabel, i);

      found = found || label->municipality == find_map_code (picture, "0165");
      g_assert_cmpfloat (label->rect.height, <, 40);
    }
  g_assert_true (found);
}

/* Nobody's marks are left out, on the map or in an inset. */
static void
test_all_marks (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = NULL;
  const GArray *clusters;
  SporMapView home;
  guint n = 0;

  add_map_marks (picture);
  painter = new_painter (picture, WIDTH, HEIGHT, 1);
  home = spor_map_painter_get_home (painter);
  clusters = spor_map_painter_get_clusters (painter, &home);
  for (guint m = 0; m < n_places (picture); m++)
    n += spor_map_picture_get_marks (picture, m)->len > 0;
  g_assert_cmpuint (n, >, 70);
  g_assert_cmpuint (clusters->len, ==, n);
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

/* However large the text is, the map has two thirds of the width, unless it is a narrow one. */
static void
test_large_text (void)
{
  for (double width = 700; width <= 1900; width += 100)
    for (double text_scale = 1.25; text_scale <= 2; text_scale += 0.25)
      {
        g_autoptr (SporMapPicture) picture = new_map_picture ();
        g_autoptr (SporMapPainter) painter = NULL;
        const SporMapLayout *layout;

        add_map_marks (picture);
        painter = new_painter (picture, width, 700, text_scale);
        layout = spor_map_painter_get_layout (painter);
        g_assert_cmpuint (layout->n_columns, >, 0);
        g_assert_cmpfloat (layout->legend.width, <=, width / 3);
      }
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

/* A map that is but a button: the country has all of it, and nobody's mark is far from home. */
static void
test_small (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = NULL;
  const GArray *clusters;
  SporMapView home;
  guint n = 0;

  add_map_marks (picture);
  spor_map_picture_set_names (picture, SPOR_MAP_NO_NAMES);
  spor_map_picture_set_bare (picture, TRUE);
  painter = new_painter (picture, 246, 190, 1);
  g_assert_cmpuint (spor_map_painter_get_layout (painter)->n_columns, ==, 0);
  home = spor_map_painter_get_home (painter);
  clusters = spor_map_painter_get_clusters (painter, &home);
  for (guint m = 0; m < n_places (picture); m++)
    n += spor_map_picture_get_marks (picture, m)->len > 0;
  g_assert_cmpuint (clusters->len, ==, n);
  for (guint i = 0; i < clusters->len; i++)
    g_assert_false (g_array_index (clusters, SporMapCluster, i).is_moved);
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
  g_test_add_func ("/map/colours", test_colours);
  g_test_add_func ("/map/classes", test_classes);
  g_test_add_func ("/map/fills", test_fills);
  g_test_add_func ("/map/borders", test_borders);
  g_test_add_func ("/map/outlines", test_outlines);
  g_test_add_func ("/map/both-outlines", test_both_outlines);
  g_test_add_func ("/map/placing", test_placing);
  g_test_add_func ("/map/window-edge", test_window_edge);
  g_test_add_func ("/map/marks-at-home", test_marks_at_home);
  g_test_add_func ("/map/large-towns-first", test_large_towns_first);
  g_test_add_func ("/map/more-names-when-near", test_more_names_when_near);
  g_test_add_func ("/map/all-marks", test_all_marks);
  g_test_add_func ("/map/find", test_find);
  g_test_add_func ("/map/enter-inset", test_enter_inset);
  g_test_add_func ("/map/find-near", test_find_near);
  g_test_add_func ("/map/find-region", test_find_region);
  g_test_add_func ("/map/clamp", test_clamp);
  g_test_add_func ("/map/large-text", test_large_text);
  g_test_add_func ("/map/bare", test_bare);
  g_test_add_func ("/map/small", test_small);
  g_test_add_func ("/map/describe", test_describe);
  return g_test_run ();
}
