/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-base.h"
#include "spor-map-painter-private.h"

#include <math.h>

/* Pixels. */
#define SELECTION_WIDTH 3.0
#define HOVER_WIDTH 2.2

static void
spor_map_painter_draw_inset (SporMapPainter *self, SporMapInsetKind kind, cairo_t *cr)
{
  const SporMapInset *inset = &self->layout.insets[kind];

  cairo_save (cr);
  cairo_rectangle (cr, inset->map.x, inset->map.y, inset->map.width, inset->map.height);
  cairo_clip (cr);
  spor_colour_set (self->theme->sea, 1, cr);
  cairo_paint (cr);
  cairo_translate (cr, inset->map.x, inset->map.y);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  spor_map_draw_fills (self->picture, self->theme, &inset->view, -1, cr);
  spor_map_draw_borders (self->boundaries, self->theme, &inset->view, NULL, cr);
  cairo_restore (cr);
}

static void
spor_map_painter_draw_frame (SporMapPainter *self, SporMapInsetKind kind, cairo_t *cr)
{
  const SporMapInset *inset = &self->layout.insets[kind];
  PangoLayout *title = self->inset_titles[kind];
  double band = inset->map.y - inset->frame.y;

  cairo_rectangle (cr, inset->frame.x, inset->frame.y, inset->frame.width, band);
  spor_colour_set (self->theme->panel, 1, cr);
  cairo_fill (cr);
  spor_map_text_draw (title, inset->frame.x + SPOR_MAP_INSET_PADDING,
                      inset->frame.y + (band - spor_map_text_height (title)) / 2, self->theme->text,
                      cr);
  cairo_rectangle (cr, floor (inset->frame.x) + 0.5, floor (inset->frame.y) + 0.5,
                   floor (inset->frame.width), floor (inset->frame.height));
  spor_colour_set (self->theme->coast, 1, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

SporRect
spor_map_painter_get_locator (SporMapPainter *self, const SporMapView *view)
{
  SporBox box = spor_map_view_get_box (&self->layout.insets[SPOR_MAP_CAPITAL].view);
  double left, top, right, bottom;

  spor_map_view_to_picture (view, (SporPoint){ box.west, box.north }, &left, &top);
  spor_map_view_to_picture (view, (SporPoint){ box.east, box.south }, &right, &bottom);
  return (SporRect){ floor (left) + 0.5, floor (top) + 0.5, floor (right - left),
                     floor (bottom - top) };
}

static void
spor_map_painter_draw_locator (SporMapPainter *self, const SporMapView *view, cairo_t *cr)
{
  SporRect rect = spor_map_painter_get_locator (self, view);

  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  spor_colour_set (self->theme->text, 0.75, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

void
spor_map_painter_draw_insets (SporMapPainter *self, const SporMapView *view, cairo_t *cr)
{
  g_return_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL && cr != NULL);

  if (!spor_map_painter_is_whole (self, view))
    return;
  cairo_save (cr);
  if (self->layout.insets[SPOR_MAP_CAPITAL].is_shown)
    spor_map_painter_draw_locator (self, view, cr);
  for (int i = 0; i < SPOR_N_MAP_INSETS; i++)
    if (self->layout.insets[i].is_shown)
      {
        spor_map_painter_draw_inset (self, i, cr);
        spor_map_painter_draw_frame (self, i, cr);
      }
  cairo_restore (cr);
}

/* Clips to the pane; the map itself is not under the insets. */
static void
spor_map_painter_clip (
    SporMapPainter *self, const SporMapPane *pane, gboolean is_map, gboolean is_whole, cairo_t *cr)
{
  cairo_rectangle (cr, pane->rect.x, pane->rect.y, pane->rect.width, pane->rect.height);
  for (int i = 0; is_map && is_whole && i < SPOR_N_MAP_INSETS; i++)
    {
      const SporRect *frame = &self->layout.insets[i].frame;

      if (self->layout.insets[i].is_shown)
        cairo_rectangle (cr, frame->x, frame->y, frame->width + 1, frame->height + 1);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  cairo_translate (cr, pane->rect.x, pane->rect.y);
}

static void
spor_map_painter_draw_pane_outlines (SporMapPainter *self,
                                     const SporMapView *view,
                                     int skipped,
                                     cairo_t *cr)
{
  guint n = spor_places_get_n (spor_boundaries_get_places (self->boundaries));
  int hovered = spor_map_picture_get_hovered (self->picture);
  gboolean both = hovered >= 0 && spor_map_picture_get_selected (self->picture, hovered);

  for (guint m = 0; m < n; m++)
    if (spor_map_picture_get_selected (self->picture, m) && (int)m != skipped)
      spor_map_draw_outline (self->boundaries, m, view, self->theme->selection, self->theme->casing,
                             SELECTION_WIDTH, cr);
  if (hovered >= 0 && hovered != skipped) /* what is selected still looks it */
    spor_map_draw_outline (self->boundaries, hovered, view,
                           both ? self->theme->selection : self->theme->hover,
                           both ? self->theme->hover : self->theme->casing,
                           both ? SELECTION_WIDTH : HOVER_WIDTH, cr);
}

void
spor_map_painter_draw_outlines (SporMapPainter *self, const SporMapView *view, cairo_t *cr)
{
  g_return_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL && cr != NULL);

  SporMapPane panes[1 + SPOR_N_MAP_INSETS];
  const gboolean *is_here[1 + SPOR_N_MAP_INSETS];
  guint n_panes = spor_map_painter_get_panes (self, view, panes, is_here);
  int moved = spor_map_painter_get_moved (self, view);

  for (guint p = 0; p < n_panes; p++)
    {
      cairo_save (cr);
      spor_map_painter_clip (self, &panes[p], p == 0, n_panes > 1, cr);
      spor_map_painter_draw_pane_outlines (self, &panes[p].view, p == 0 ? moved : -1, cr);
      cairo_restore (cr);
    }
}
