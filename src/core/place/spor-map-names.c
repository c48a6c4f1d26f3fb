/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-painter-private.h"

#include "spor-map-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels, at 100 % text. */
#define RIM 1.4
#define BAR_LARGEST 110.0
#define BAR_HEIGHT 5.0
#define BAR_TEXT_SIZE 11.0
#define BAR_MARGIN 14.0
#define MARK_GAP 2.0

/* What WCAG 2 asks of text that is not large. */
#define LEGIBLE 4.5

/* Where something of the painter's picture is in @view, which may be larger: in its middle. */
static void
add_taken (SporMapPainter *self, const SporMapView *view, SporRect rect, GArray *taken)
{
  rect.x += (view->width - self->width) / 2;
  rect.y += (view->height - self->height) / 2;
  g_array_append_val (taken, rect);
}

/* The window's edges: a name is on the one side or the other. */
static void
add_edges (SporMapPainter *self, const SporMapView *view, GArray *taken)
{
  double width = self->width, height = self->height;

  if (view->width <= width && view->height <= height)
    return;
  add_taken (self, view, (SporRect){ 0, -0.5, width, 1 }, taken);
  add_taken (self, view, (SporRect){ 0, height - 0.5, width, 1 }, taken);
  add_taken (self, view, (SporRect){ -0.5, 0, 1, height }, taken);
  add_taken (self, view, (SporRect){ width - 0.5, 0, 1, height }, taken);
}

/* What names and marks keep clear of. */
static GArray *
spor_map_painter_list_taken (SporMapPainter *self, const SporMapView *view)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (SporRect));
  SporMapView own = *view;

  own.width = self->width;
  own.height = self->height;

  add_edges (self, view, taken);
  add_taken (self, view, self->layout.legend, taken);
  add_taken (self, view, self->layout.title, taken);
  add_taken (self, view, self->covered, taken);
  if (!spor_map_picture_get_bare (self->picture))
    add_taken (self, view, spor_map_painter_get_scale_bar (self, &own), taken);
  if (!spor_map_painter_is_whole (self, view))
    return taken;
  for (int i = 0; i < SPOR_N_MAP_INSETS; i++)
    if (self->layout.insets[i].is_shown)
      add_taken (self, view, self->layout.insets[i].frame, taken);
  if (self->layout.insets[SPOR_MAP_CAPITAL].is_shown)
    add_taken (self, view, spor_map_painter_get_locator (self, &own), taken);
  return taken;
}

static gboolean
is_same_view (const SporMapView *one, const SporMapView *other)
{
  return one->width == other->width && one->height == other->height && one->scale == other->scale
         && one->centre.x == other->centre.x && one->centre.y == other->centre.y;
}

static void
spor_map_painter_place (SporMapPainter *self, const SporMapView *view)
{
  SporMapPane panes[1 + SPOR_N_MAP_INSETS];
  const gboolean *is_here[1 + SPOR_N_MAP_INSETS];
  guint n_panes = spor_map_painter_get_panes (self, view, panes, is_here);

  if (self->labels && is_same_view (view, &self->placed_for))
    return;
  g_clear_pointer (&self->labels, g_array_unref);
  g_clear_pointer (&self->clusters, g_array_unref);
  self->labels = g_array_new (FALSE, FALSE, sizeof (SporMapLabel));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (SporMapCluster));
  for (guint p = 0; p < n_panes; p++)
    {
      g_autoptr (GArray) taken = p == 0 ? spor_map_painter_list_taken (self, view)
                                        : g_array_new (FALSE, FALSE, sizeof (SporRect));

      spor_map_place_clusters (self->texts, &panes[p], is_here[p], taken, self->clusters,
                               self->labels);
      spor_map_place_labels (self->texts, &panes[p], is_here[p], self->clusters, taken,
                             self->labels);
    }
  self->placed_for = *view;
}

void
spor_map_painter_set_covered (SporMapPainter *self, SporRect covered)
{
  g_return_if_fail (SPOR_IS_MAP_PAINTER (self));

  self->covered = covered;
  g_clear_pointer (&self->labels, g_array_unref); /* placed anew */
}

const GArray *
spor_map_painter_get_labels (SporMapPainter *self, const SporMapView *view)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL, NULL);

  spor_map_painter_place (self, view);
  return self->labels;
}

const GArray *
spor_map_painter_get_clusters (SporMapPainter *self, const SporMapView *view)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL, NULL);

  spor_map_painter_place (self, view);
  return self->clusters;
}

static SporColour
spor_map_painter_ground (SporMapPainter *self, guint municipality)
{
  return spor_map_picture_get_colour (self->picture, self->theme,
                                      spor_map_picture_get_class (self->picture, municipality));
}

/* All names are of one colour; on a rim, which takes time, unless all of it is over its own
 * municipality, and can be read there. */
static void
spor_map_painter_draw_label (SporMapPainter *self, const SporMapLabel *label, cairo_t *cr)
{
  SporColour casing = self->theme->casing, colour = spor_map_theme_label (self->theme, casing);
  SporColour ground = spor_map_painter_ground (self, label->municipality);
  double x = label->rect.x + (label->rect.width - spor_map_text_width (label->layout)) / 2;

  if (label->is_inside && spor_colour_contrast (colour, ground) >= LEGIBLE)
    spor_map_text_draw (label->layout, x, label->rect.y, colour, cr);
  else
    spor_map_text_draw_rimmed (label->layout, x, label->rect.y, colour, casing,
                               RIM * self->text_scale, cr);
}

static void
spor_map_painter_draw_leader (SporMapPainter *self, const SporMapCluster *cluster, cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_move_to (cr, cluster->anchor_x, cluster->anchor_y);
  cairo_line_to (cr, cluster->rect.x + cluster->rect.width / 2,
                 cluster->rect.y + cluster->rect.height / 2);
  spor_colour_set (self->theme->text, 1, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
spor_map_painter_draw_cluster (SporMapPainter *self, const SporMapCluster *cluster, cairo_t *cr)
{
  const GArray *marks = spor_map_picture_get_marks (self->picture, cluster->municipality);
  SporColour casing = self->theme->casing;
  double size = spor_map_texts_mark_size (self->texts);
  double x = cluster->rect.x, middle = cluster->rect.y + cluster->rect.height / 2;

  for (guint i = 0; i < marks->len; i++)
    {
      const SporMapMark *mark = &g_array_index (marks, SporMapMark, i);
      PangoLayout *count = spor_map_texts_get_count (self->texts, mark->count);

      spor_map_mark_draw (spor_map_picture_get_mark_kind (self->picture, mark->kind), self->theme,
                          x + MARK_GAP + size / 2, middle, size, cr);
      if (count)
        spor_map_text_draw_rimmed (count, x + 2 * MARK_GAP + size,
                                   middle - spor_map_text_height (count) / 2,
                                   spor_map_theme_label (self->theme, casing), casing,
                                   RIM * self->text_scale, cr);
      x += spor_map_texts_mark_width (self->texts, mark);
    }
}

void
spor_map_painter_draw_names (SporMapPainter *self, const SporMapView *view, cairo_t *cr)
{
  g_return_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL && cr != NULL);

  spor_map_painter_place (self, view);
  cairo_save (cr);
  for (guint i = 0; i < self->clusters->len; i++)
    {
      const SporMapCluster *cluster = &g_array_index (self->clusters, SporMapCluster, i);

      if (cluster->is_moved)
        spor_map_painter_draw_leader (self, cluster, cr);
    }
  for (guint i = 0; i < self->labels->len; i++)
    spor_map_painter_draw_label (self, &g_array_index (self->labels, SporMapLabel, i), cr);
  for (guint i = 0; i < self->clusters->len; i++)
    spor_map_painter_draw_cluster (self, &g_array_index (self->clusters, SporMapCluster, i), cr);
  cairo_restore (cr);
}

/* The largest of 1, 2, 5, 10, 20, … metres that is not wider than the bar may be. */
static double
bar_metres (SporMapPainter *self, const SporMapView *view)
{
  double most = BAR_LARGEST * self->text_scale / view->scale;
  double ten = pow (10, floor (log10 (most)));

  return most >= 5 * ten ? 5 * ten : most >= 2 * ten ? 2 * ten : ten;
}

/* "50 km" or "500 m"; the number is whole. */
static PangoLayout *
spor_map_painter_new_bar_text (SporMapPainter *self, double metres)
{
  g_autofree char *text = metres >= 1000
                              /* Translators: a distance in kilometres */
                              ? g_strdup_printf (_ ("%d km"), (int)lround (metres / 1000))
                              /* Translators: a distance in metres */
                              : g_strdup_printf (_ ("%d m"), (int)lround (metres));

  return spor_map_text_new (self->context, text, BAR_TEXT_SIZE * self->text_scale, FALSE);
}

SporRect
spor_map_painter_get_scale_bar (SporMapPainter *self, const SporMapView *view)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL, (SporRect){ 0 });

  double metres = bar_metres (self, view);
  g_autoptr (PangoLayout) text = spor_map_painter_new_bar_text (self, metres);
  double width = MAX (metres * view->scale, spor_map_text_width (text));
  double height = spor_map_text_height (text) + (BAR_HEIGHT + 2) * self->text_scale;

  SporRect rect = { BAR_MARGIN, view->height - BAR_MARGIN - height, width, height };

  if (spor_rect_overlaps (&rect, &self->layout.legend))
    rect.y = self->layout.legend.y - BAR_MARGIN - height;
  return rect;
}

static void
spor_map_painter_draw_scale_bar (SporMapPainter *self, const SporMapView *view, cairo_t *cr)
{
  double metres = bar_metres (self, view);
  g_autoptr (PangoLayout) text = spor_map_painter_new_bar_text (self, metres);
  SporRect rect = spor_map_painter_get_scale_bar (self, view);
  double left = floor (rect.x) + 0.5, right = floor (rect.x + metres * view->scale) + 0.5;
  double bottom = floor (rect.y + rect.height) - 0.5, top = bottom - BAR_HEIGHT * self->text_scale;

  spor_map_text_draw_rimmed (text, rect.x, rect.y, self->theme->text, self->theme->sea,
                             RIM * self->text_scale, cr);
  cairo_new_path (cr);
  cairo_move_to (cr, left, top);
  cairo_line_to (cr, left, bottom);
  cairo_line_to (cr, right, bottom);
  cairo_line_to (cr, right, top);
  spor_colour_set (self->theme->sea, 0.85, cr);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  spor_colour_set (self->theme->text, 1, cr);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

void
spor_map_painter_draw_legend (SporMapPainter *self, const SporMapView *view, cairo_t *cr)
{
  g_return_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL && cr != NULL);

  const SporMapLayout *layout = &self->layout;

  cairo_save (cr);
  if (self->title)
    spor_map_text_draw_rimmed (self->title, layout->title.x, layout->title.y, self->theme->text,
                               self->theme->sea, RIM * self->text_scale, cr);
  if (!spor_map_picture_get_bare (self->picture))
    spor_map_painter_draw_scale_bar (self, view, cr);
  if (layout->n_columns > 0)
    spor_map_legend_draw (self->legend, self->theme, layout->legend.x, layout->legend.y, cr);
  cairo_restore (cr);
}
