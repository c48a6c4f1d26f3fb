/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-fixture.h"

#include <string.h>

/* Marks and names on the map: each at home, whole, and none over another. */

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

/* Where something lies over the map there is neither a name nor a mark. */
static void
test_covered (void)
{
  g_autoptr (SporMapPicture) picture = new_map_picture ();
  g_autoptr (SporMapPainter) painter = new_painter (picture, WIDTH, HEIGHT, 1);
  SporMapView view = spor_map_painter_get_home (painter);
  const GArray *labels;
  SporRect covered;

  add_map_marks (picture);
  covered = g_array_index (spor_map_painter_get_labels (painter, &view), SporMapLabel, 0).rect;
  spor_map_painter_set_covered (painter, covered);
  labels = spor_map_painter_get_labels (painter, &view);
  g_assert_cmpuint (labels->len, >, 20);
  for (guint i = 0; i < labels->len; i++)
    g_assert_false (spor_rect_overlaps (&covered, &g_array_index (labels, SporMapLabel, i).rect));
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/placing", test_placing);
  g_test_add_func ("/map/window-edge", test_window_edge);
  g_test_add_func ("/map/covered", test_covered);
  g_test_add_func ("/map/marks-at-home", test_marks_at_home);
  g_test_add_func ("/map/large-towns-first", test_large_towns_first);
  g_test_add_func ("/map/more-names-when-near", test_more_names_when_near);
  g_test_add_func ("/map/all-marks", test_all_marks);
  g_test_add_func ("/map/large-text", test_large_text);
  g_test_add_func ("/map/small", test_small);
  return g_test_run ();
}
