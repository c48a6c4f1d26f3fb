/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-canvas.h"

#include <math.h>

/* How much of the window's size is kept beyond each of its edges. */
#define MARGIN 0.25

/* Around the scale bar, for its rim. */
#define BAR_MARGIN 4

/* What has been drawn. A texture is what renderers on graphics cards want; the one that draws with
 * cairo would copy all of it for each frame, and takes the surface itself. */
typedef struct
{
  cairo_surface_t *surface; /* owned; NULL: not drawn yet */
  GdkTexture *texture;      /* owned; shares the surface's memory; NULL until it is wanted */
} Drawn;

struct _SporMapCanvas
{
  SporMapPainter *painter; /* owned */
  int width, height, scale;
  gboolean paints; /* with cairo, not with textures */

  Drawn land, names, legend, bar;

  SporMapView land_view;
  gboolean
      land_is_whole; /* the country as a whole, with everything; else names alone lie over it */
  SporRect legend_rect, bar_rect;
  double bar_scale;
};

static void
drawn_clear (Drawn *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

SporMapCanvas *
spor_map_canvas_new (SporMapPainter *painter, int width, int height, int scale, gboolean paints)
{
  SporMapCanvas *self = g_new0 (SporMapCanvas, 1);

  self->painter = g_object_ref (painter);
  self->width = width;
  self->height = height;
  self->scale = scale;
  self->paints = paints;
  return self;
}

void
spor_map_canvas_free (SporMapCanvas *self)
{
  g_object_unref (self->painter);
  drawn_clear (&self->land);
  drawn_clear (&self->names);
  drawn_clear (&self->legend);
  drawn_clear (&self->bar);
  g_free (self);
}

/* --- Drawing -------------------------------------------------------------------------------- */

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

/* Keeps what @cr has drawn, instead of what was kept. */
static void
end_surface (cairo_t *cr, Drawn *drawn)
{
  drawn_clear (drawn);
  drawn->surface = cairo_surface_reference (cairo_get_target (cr));
  cairo_destroy (cr);
  cairo_surface_flush (drawn->surface);
}

static GdkTexture *
drawn_get_texture (Drawn *self)
{
  int stride = cairo_image_surface_get_stride (self->surface);
  int height = cairo_image_surface_get_height (self->surface);
  g_autoptr (GBytes) bytes = NULL;

  if (self->texture)
    return self->texture;
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (self->surface),
                                      (gsize)stride * height, (GDestroyNotify)cairo_surface_destroy,
                                      cairo_surface_reference (self->surface));
  self->texture = gdk_memory_texture_new (cairo_image_surface_get_width (self->surface), height,
                                          GDK_MEMORY_DEFAULT, bytes, stride);
  return self->texture;
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
  end_surface (cr, &self->land);
  cr = begin_surface (self, drawn.width, drawn.height);
  spor_map_painter_draw_names (self->painter, &drawn, cr);
  if (whole)
    spor_map_painter_draw_legend (self->painter, &drawn, cr);
  end_surface (cr, &self->names);
  self->land_view = drawn;
  self->land_is_whole = whole;
}

/* A piece of what lies over the map. */
static void
cut_legend (SporMapCanvas *self, const SporMapView *view, const SporRect *rect, Drawn *drawn)
{
  cairo_t *cr = begin_surface (self, rect->width, rect->height);

  cairo_translate (cr, -rect->x, -rect->y);
  spor_map_painter_draw_legend (self->painter, view, cr);
  end_surface (cr, drawn);
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

  if (!self->legend.surface && layout->n_columns > 0)
    {
      self->legend_rect = round_out (layout->legend, 2);
      cut_legend (self, view, &self->legend_rect, &self->legend);
    }
  if (self->bar.surface && self->bar_scale == view->scale)
    return;
  self->bar_rect = round_out (spor_map_painter_get_scale_bar (self->painter, view), BAR_MARGIN);
  cut_legend (self, view, &self->bar_rect, &self->bar);
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
  return self->land.surface && self->land_view.scale == view->scale
         && self->land_view.centre.x == view->centre.x
         && self->land_view.centre.y == view->centre.y;
}

/* Whether what is kept cannot be shown as it is, not even for a moment. */
static gboolean
must_draw (SporMapCanvas *self, const SporMapView *view)
{
  gboolean whole = spor_map_painter_is_whole (self->painter, view);
  graphene_rect_t land;

  if (!self->land.surface || self->land_is_whole != whole)
    return TRUE;
  if (whole)
    return !spor_map_canvas_is_sharp (self, view);
  land = place_land (self, view);
  return self->land_view.scale == view->scale && !is_covered (self, &land);
}

static void
paint (Drawn *drawn, const graphene_rect_t *rect, const graphene_rect_t *all, GtkSnapshot *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, all);

  cairo_translate (cr, rect->origin.x, rect->origin.y);
  cairo_scale (cr, rect->size.width / cairo_image_surface_get_width (drawn->surface),
               rect->size.height / cairo_image_surface_get_height (drawn->surface));
  cairo_set_source_surface (cr, drawn->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
append (SporMapCanvas *self, Drawn *drawn, const graphene_rect_t *rect, GtkSnapshot *snapshot)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, self->width, self->height);
  graphene_rect_t shown;

  if (!drawn->surface || !graphene_rect_intersection (&all, rect, &shown))
    return;
  if (self->paints)
    paint (drawn, rect, &shown, snapshot);
  else
    gtk_snapshot_append_texture (snapshot, drawn_get_texture (drawn), rect);
}

static void
append_piece (SporMapCanvas *self, Drawn *drawn, const SporRect *rect, GtkSnapshot *snapshot)
{
  append (self, drawn, &GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height), snapshot);
}

void
spor_map_canvas_snapshot_land (SporMapCanvas *self, const SporMapView *view, GtkSnapshot *snapshot)
{
  graphene_rect_t land;

  if (must_draw (self, view))
    spor_map_canvas_sharpen (self, view);
  land = place_land (self, view);
  append (self, &self->land, &land, snapshot);
}

void
spor_map_canvas_snapshot_names (SporMapCanvas *self, const SporMapView *view, GtkSnapshot *snapshot)
{
  const graphene_rect_t land = place_land (self, view);

  append (self, &self->names, &land, snapshot);
  if (self->land_is_whole)
    return;
  spor_map_canvas_draw_legend (self, view);
  append_piece (self, &self->legend, &self->legend_rect, snapshot);
  append_piece (self, &self->bar, &self->bar_rect, snapshot);
}
