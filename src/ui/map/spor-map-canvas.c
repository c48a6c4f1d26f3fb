/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-canvas.h"

#include <math.h>

/* How much of the window's size is kept beyond each of its edges. */
#define MARGIN 0.25

/* Around the scale bar, for its rim. */
#define BAR_MARGIN 4

struct _SporMapCanvas
{
  SporMapPainter *painter; /* owned */
  int width, height, scale;

  /* owned */
  GdkTexture *land;
  GdkTexture *legend; /* NULL: not drawn yet, or there is none */
  GdkTexture *bar;

  SporMapView land_view;
  gboolean land_is_whole; /* the country as a whole, with everything */
  SporRect legend_rect, bar_rect;
  double bar_scale;
};

SporMapCanvas *
spor_map_canvas_new (SporMapPainter *painter, int width, int height, int scale)
{
  SporMapCanvas *self = g_new0 (SporMapCanvas, 1);

  self->painter = g_object_ref (painter);
  self->width = width;
  self->height = height;
  self->scale = scale;
  return self;
}

void
spor_map_canvas_free (SporMapCanvas *self)
{
  g_object_unref (self->painter);
  g_clear_object (&self->land);
  g_clear_object (&self->legend);
  g_clear_object (&self->bar);
  g_free (self);
}

/* --- Textures ------------------------------------------------------------------------------- */

static cairo_t *
begin_surface (SporMapCanvas *self, double width, double height)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ceil (width * self->scale),
                                    ceil (height * self->scale));
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_scale (cr, self->scale, self->scale);
  return cr;
}

/* The texture takes over the surface's memory. */
static GdkTexture *
end_surface (cairo_t *cr)
{
  cairo_surface_t *surface = cairo_surface_reference (cairo_get_target (cr));
  int stride = cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize)stride * height,
                                    (GDestroyNotify)cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* @view with a margin all around, of whole pixels. */
static SporMapView
widen (SporMapCanvas *self, const SporMapView *view)
{
  SporMapView wide = *view;

  wide.width = self->width + 2 * ceil (self->width * MARGIN);
  wide.height = self->height + 2 * ceil (self->height * MARGIN);
  return wide;
}

void
spor_map_canvas_sharpen (SporMapCanvas *self, const SporMapView *view)
{
  gboolean whole = spor_map_painter_is_whole (self->painter, view);
  SporMapView drawn = whole ? *view : widen (self, view);
  cairo_t *cr = begin_surface (self, drawn.width, drawn.height);

  spor_map_painter_draw_base (self->painter, &drawn, cr);
  if (whole)
    spor_map_painter_draw_insets (self->painter, &drawn, cr);
  spor_map_painter_draw_names (self->painter, &drawn, cr);
  if (whole)
    spor_map_painter_draw_legend (self->painter, &drawn, cr);
  g_clear_object (&self->land);
  self->land = end_surface (cr);
  self->land_view = drawn;
  self->land_is_whole = whole;
}

/* A piece of what lies over the map. */
static GdkTexture *
cut_legend (SporMapCanvas *self, const SporMapView *view, const SporRect *rect)
{
  cairo_t *cr = begin_surface (self, rect->width, rect->height);

  cairo_translate (cr, -rect->x, -rect->y);
  spor_map_painter_draw_legend (self->painter, view, cr);
  return end_surface (cr);
}

static SporRect
round_out (SporRect rect, double margin)
{
  double left = floor (rect.x - margin), top = floor (rect.y - margin);

  return (SporRect){ left, top, ceil (rect.x + rect.width + margin) - left,
                     ceil (rect.y + rect.height + margin) - top };
}

static void
spor_map_canvas_draw_legend (SporMapCanvas *self, const SporMapView *view)
{
  const SporMapLayout *layout = spor_map_painter_get_layout (self->painter);

  if (!self->legend && layout->n_columns > 0)
    {
      self->legend_rect = round_out (layout->legend, 2);
      self->legend = cut_legend (self, view, &self->legend_rect);
    }
  if (self->bar && self->bar_scale == view->scale)
    return;
  g_clear_object (&self->bar);
  self->bar_rect = round_out (spor_map_painter_get_scale_bar (self->painter, view), BAR_MARGIN);
  self->bar = cut_legend (self, view, &self->bar_rect);
  self->bar_scale = view->scale;
}

/* --- Frames --------------------------------------------------------------------------------- */

/* Where the land that is kept belongs in @view. */
static graphene_rect_t
place_land (SporMapCanvas *self, const SporMapView *view)
{
  const SporMapView *land = &self->land_view;
  double ratio = view->scale / land->scale;
  double width = land->width * ratio, height = land->height * ratio;
  double x = (self->width - width) / 2 + (land->centre.x - view->centre.x) * view->scale;
  double y = (self->height - height) / 2 + (view->centre.y - land->centre.y) * view->scale;

  if (land->scale == view->scale) /* pixel on pixel: neither blurred nor slow */
    {
      x = round (x * self->scale) / self->scale;
      y = round (y * self->scale) / self->scale;
    }
  return GRAPHENE_RECT_INIT (x, y, width, height);
}

static gboolean
is_covered (SporMapCanvas *self, const graphene_rect_t *land)
{
  return land->origin.x <= 0 && land->origin.y <= 0
         && land->origin.x + land->size.width >= self->width
         && land->origin.y + land->size.height >= self->height;
}

gboolean
spor_map_canvas_is_sharp (SporMapCanvas *self, const SporMapView *view)
{
  return self->land && self->land_view.scale == view->scale
         && self->land_view.centre.x == view->centre.x
         && self->land_view.centre.y == view->centre.y;
}

/* Whether what is kept cannot be shown as it is, not even for a moment. */
static gboolean
must_draw (SporMapCanvas *self, const SporMapView *view)
{
  gboolean whole = spor_map_painter_is_whole (self->painter, view);
  graphene_rect_t land;

  if (!self->land || self->land_is_whole != whole)
    return TRUE;
  if (whole)
    return !spor_map_canvas_is_sharp (self, view);
  land = place_land (self, view);
  return self->land_view.scale == view->scale && !is_covered (self, &land);
}

static void
append (GtkSnapshot *snapshot, GdkTexture *texture, const SporRect *rect, int scale)
{
  if (texture)
    gtk_snapshot_append_texture (snapshot, texture,
                                 &GRAPHENE_RECT_INIT (rect->x, rect->y,
                                                      gdk_texture_get_width (texture) / scale,
                                                      gdk_texture_get_height (texture) / scale));
}

void
spor_map_canvas_snapshot (SporMapCanvas *self, const SporMapView *view, GtkSnapshot *snapshot)
{
  graphene_rect_t land;

  if (must_draw (self, view))
    spor_map_canvas_sharpen (self, view);
  land = place_land (self, view);
  gtk_snapshot_append_texture (snapshot, self->land, &land);
  if (self->land_is_whole)
    return;
  spor_map_canvas_draw_legend (self, view);
  append (snapshot, self->legend, &self->legend_rect, self->scale);
  append (snapshot, self->bar, &self->bar_rect, self->scale);
}
