/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-painter-private.h"

#include "spor-map-base.h"
#include "spor-map-legend-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels. */
#define POINTER_SIZE 6.0
#define TITLE_SIZE 17.0
#define TITLE_HEIGHT 32.0
#define TITLE_PADDING 14.0
#define INSET_TITLE_SIZE 11.5

/* Of the picture's width, for a legend with large text; and how its text is made smaller. */
#define LARGEST_LEGEND (1 / 3.0)
#define LEGEND_STEP 0.9

/* How much smaller than it should be a title may be. */
#define LEGIBLE 0.75

/* How much smaller, for being no larger than another. */
#define LEVEL 0.5

/* The country is shown as a whole up to this many times its smallest scale; then there is only the
 * map. */
#define WHOLE 1.25

/* Pixels per metre. */
#define LARGEST_SCALE 0.05

G_DEFINE_FINAL_TYPE (SporMapPainter, spor_map_painter, G_TYPE_OBJECT)

static void
spor_map_painter_finalize (GObject *object)
{
  SporMapPainter *self = SPOR_MAP_PAINTER (object);

  g_clear_pointer (&self->labels, g_array_unref);
  g_clear_pointer (&self->clusters, g_array_unref);
  g_clear_pointer (&self->legend, spor_map_legend_free);
  g_clear_pointer (&self->texts, spor_map_texts_free);
  g_clear_object (&self->title);
  for (int i = 0; i < SPOR_N_MAP_INSETS; i++)
    {
      g_clear_object (&self->inset_titles[i]);
      g_free (self->in_inset[i]);
    }
  g_free (self->on_land);
  g_clear_object (&self->context);
  g_clear_object (&self->boundaries);
  g_clear_object (&self->picture);
  G_OBJECT_CLASS (spor_map_painter_parent_class)->finalize (object);
}

static void
spor_map_painter_class_init (SporMapPainterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_map_painter_finalize;
}

static void
spor_map_painter_init (SporMapPainter *self)
{
}

/* Whether @municipality's name and marks go into the inset: its label point is in there. */
static gboolean
is_in_inset (SporMapPainter *self, SporMapInsetKind kind, guint municipality)
{
  const SporMapInset *inset = &self->layout.insets[kind];
  SporRect map = { 0, 0, inset->map.width, inset->map.height };
  double x, y;

  if (!inset->is_shown || !spor_boundaries_has (self->boundaries, municipality))
    return FALSE;
  spor_map_view_to_picture (&inset->view,
                            spor_boundaries_get_label_point (self->boundaries, municipality), &x,
                            &y);
  return spor_rect_holds (&map, x, y);
}

static void
spor_map_painter_sort_municipalities (SporMapPainter *self)
{
  guint n = spor_places_get_n (spor_boundaries_get_places (self->boundaries));

  self->on_land = g_new0 (gboolean, n);
  for (int i = 0; i < SPOR_N_MAP_INSETS; i++)
    self->in_inset[i] = g_new0 (gboolean, n);
  for (guint m = 0; m < n; m++)
    {
      self->on_land[m] = TRUE;
      for (int i = 0; i < SPOR_N_MAP_INSETS; i++)
        {
          self->in_inset[i][m] = is_in_inset (self, i, m);
          self->on_land[m] = self->on_land[m] && !self->in_inset[i][m];
        }
    }
}

/* @text as large as there is room for, up to @size; instead of much smaller, the shorter @other
 * (nullable). (transfer full) */
static PangoLayout *
new_fitting_text (
    PangoContext *context, const char *text, const char *other, double size, double room)
{
  g_autoptr (PangoLayout) layout = spor_map_text_new (context, text, size, TRUE);
  double width = spor_map_text_width (layout);

  if (width <= room)
    return g_steal_pointer (&layout);
  if (other && room < LEGIBLE * width)
    return new_fitting_text (context, other, NULL, size, room);
  return spor_map_text_new (context, text, size * room / width, TRUE);
}

static void
spor_map_painter_make_texts (SporMapPainter *self)
{
  self->context = spor_map_text_context_new ();
  self->legend = spor_map_legend_new (self->picture, self->context, self->text_scale);
  self->texts = spor_map_texts_new (self->picture, self->context, self->text_scale);
  if (spor_map_picture_get_title (self->picture))
    self->title = new_fitting_text (self->context, spor_map_picture_get_title (self->picture), NULL,
                                    TITLE_SIZE * self->text_scale, self->width - 2 * TITLE_PADDING);
}

/* All as large as the smallest, where one can read that. */
static void
spor_map_painter_level_inset_titles (SporMapPainter *self, double size)
{
  double smallest = size;

  for (int i = 0; i < SPOR_N_MAP_INSETS; i++)
    if (self->inset_titles[i])
      smallest = MIN (smallest, spor_map_text_size (self->inset_titles[i]));
  for (int i = 0; i < SPOR_N_MAP_INSETS && smallest >= LEVEL * size; i++)
    if (self->inset_titles[i])
      {
        g_autofree char *text = g_strdup (pango_layout_get_text (self->inset_titles[i]));

        g_set_object (&self->inset_titles[i], NULL);
        self->inset_titles[i] = spor_map_text_new (self->context, text, smallest, TRUE);
      }
}

static void
spor_map_painter_make_inset_titles (SporMapPainter *self)
{
  const char *const titles[SPOR_N_MAP_INSETS][2] = {
    [SPOR_MAP_CAPITAL] = { _ ("The capital area"),
                           /* Translators: the capital area, as short as can be */
                           _ ("Capital") },
    [SPOR_MAP_BORNHOLM] = { _ ("Bornholm") },
  };

  double size = INSET_TITLE_SIZE * self->text_scale;

  for (int i = 0; i < SPOR_N_MAP_INSETS; i++)
    if (self->layout.insets[i].is_shown)
      self->inset_titles[i]
          = new_fitting_text (self->context, titles[i][0], titles[i][1], size,
                              self->layout.insets[i].frame.width - 2 * SPOR_MAP_INSET_PADDING);
  spor_map_painter_level_inset_titles (self, size);
}

/* Large text makes the legend so wide that it takes the map's place: then its own is as large as
 * leaves the map two thirds of the width. */
static void
spor_map_painter_arrange (SporMapPainter *self)
{
  double title = self->title ? TITLE_HEIGHT * self->text_scale : 0, scale = self->text_scale;

  self->layout = spor_map_layout_arrange (self->boundaries, self->legend, self->width, self->height,
                                          title, self->text_scale);
  while (
      scale > 1
      && (self->layout.n_columns == 0 || self->layout.legend.width > LARGEST_LEGEND * self->width))
    {
      scale = MAX (scale * LEGEND_STEP, 1);
      spor_map_legend_free (self->legend);
      self->legend = spor_map_legend_new (self->picture, self->context, scale);
      self->layout = spor_map_layout_arrange (self->boundaries, self->legend, self->width,
                                              self->height, title, self->text_scale);
    }
}

SporMapPainter *
spor_map_painter_new (SporMapPicture *picture,
                      const SporMapTheme *theme,
                      double width,
                      double height,
                      double text_scale)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (picture) && theme != NULL, NULL);
  g_return_val_if_fail (width >= 1 && height >= 1 && text_scale > 0, NULL);

  SporMapPainter *self = g_object_new (SPOR_TYPE_MAP_PAINTER, NULL);

  self->picture = g_object_ref (picture);
  self->boundaries = g_object_ref (spor_map_picture_get_boundaries (picture));
  self->theme = theme;
  self->width = width;
  self->height = height;
  self->text_scale = text_scale;
  spor_map_painter_make_texts (self);
  spor_map_painter_arrange (self);
  spor_map_painter_make_inset_titles (self);
  spor_map_painter_sort_municipalities (self);
  return self;
}

SporMapView
spor_map_painter_get_home (SporMapPainter *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self), (SporMapView){ 0 });

  return self->layout.home;
}

const SporMapLayout *
spor_map_painter_get_layout (SporMapPainter *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self), NULL);

  return &self->layout;
}

gboolean
spor_map_painter_is_whole (SporMapPainter *self, const SporMapView *view)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL, FALSE);

  return view->scale <= self->layout.home.scale * WHOLE;
}

static double
mix (double from, double to, double part)
{
  return from + part * (to - from);
}

/* The picture's middle stays where the country is: at its own place while all of it is shown, and
 * the more freely the nearer one is. */
void
spor_map_painter_clamp (SporMapPainter *self, SporMapView *view)
{
  g_return_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL);

  const SporMapView *home = &self->layout.home;
  SporBox country = spor_boundaries_get_box (self->boundaries);
  double freedom;

  view->scale = CLAMP (view->scale, home->scale, MAX (home->scale, LARGEST_SCALE));
  freedom = MIN ((view->scale / home->scale - 1) / (WHOLE - 1), 1);
  view->centre.x = CLAMP (view->centre.x, mix (home->centre.x, country.west, freedom),
                          mix (home->centre.x, country.east, freedom));
  view->centre.y = CLAMP (view->centre.y, mix (home->centre.y, country.south, freedom),
                          mix (home->centre.y, country.north, freedom));
}

SporMapView
spor_map_painter_view_of (SporMapPainter *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self), (SporMapView){ 0 });

  SporRect area = { self->width / 4, self->height / 4, self->width / 2, self->height / 2 };
  SporMapView view
      = spor_map_view_fit (self->width, self->height, area,
                           spor_boundaries_get_box_of (self->boundaries, municipality));

  spor_map_painter_clamp (self, &view);
  return view;
}

gboolean
spor_map_painter_enter_inset (SporMapPainter *self,
                              const SporMapView *view,
                              double x,
                              double y,
                              double factor,
                              SporMapView *entered)
{
  const SporMapLayout *layout = spor_map_painter_get_layout (self);

  if (!spor_map_painter_is_whole (self, view))
    return FALSE;
  for (guint i = 0; i < SPOR_N_MAP_INSETS; i++)
    {
      const SporMapInset *inset = &layout->insets[i];
      SporPoint there;

      if (!inset->is_shown || !spor_rect_holds (&inset->map, x, y))
        continue;
      there = spor_map_view_to_metres (&inset->view, x - inset->map.x, y - inset->map.y);
      *entered = *view;
      entered->scale = inset->view.scale * factor;
      entered->centre.x = there.x - (x - view->width / 2) / entered->scale;
      entered->centre.y = there.y + (y - view->height / 2) / entered->scale;
      return TRUE;
    }
  return FALSE;
}

guint
spor_map_painter_get_panes (SporMapPainter *self,
                            const SporMapView *view,
                            SporMapPane panes[1 + SPOR_N_MAP_INSETS],
                            const gboolean *is_here[1 + SPOR_N_MAP_INSETS])
{
  gboolean is_whole = spor_map_painter_is_whole (self, view);
  guint n = 1;

  panes[0] = (SporMapPane){ { 0, 0, view->width, view->height }, *view };
  is_here[0] = is_whole ? self->on_land : NULL;
  for (int i = 0; is_whole && i < SPOR_N_MAP_INSETS; i++)
    if (self->layout.insets[i].is_shown)
      {
        panes[n] = (SporMapPane){ self->layout.insets[i].map, self->layout.insets[i].view };
        is_here[n++] = self->in_inset[i];
      }
  return n;
}

int
spor_map_painter_get_moved (SporMapPainter *self, const SporMapView *view)
{
  guint n = spor_places_get_n (spor_boundaries_get_places (self->boundaries));

  if (!spor_map_painter_is_whole (self, view))
    return -1;
  for (guint m = 0; m < n; m++)
    if (self->in_inset[SPOR_MAP_BORNHOLM][m])
      return m;
  return -1;
}

void
spor_map_painter_draw_base (SporMapPainter *self, const SporMapView *view, cairo_t *cr)
{
  g_return_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL && cr != NULL);

  int moved = spor_map_painter_get_moved (self, view);
  const SporMapInset *bornholm = &self->layout.insets[SPOR_MAP_BORNHOLM];

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  spor_colour_set (self->theme->sea, 1, cr);
  cairo_paint (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  spor_map_draw_fills (self->picture, self->theme, view, moved, cr);
  spor_map_draw_borders (self->boundaries, self->theme, view, moved < 0 ? NULL : &bornholm->box,
                         cr);
  cairo_restore (cr);
}

void
spor_map_painter_draw (SporMapPainter *self, const SporMapView *view, cairo_t *cr)
{
  spor_map_painter_draw_base (self, view, cr);
  spor_map_painter_draw_insets (self, view, cr);
  spor_map_painter_draw_outlines (self, view, cr);
  spor_map_painter_draw_names (self, view, cr);
  spor_map_painter_draw_legend (self, view, cr);
}

/* The pane at @x, @y, or NULL on a frame or its title. */
static const SporMapPane *
find_pane (SporMapPainter *self, const SporMapPane *panes, guint n_panes, double x, double y)
{
  for (guint p = 1; p < n_panes; p++)
    if (spor_rect_holds (&panes[p].rect, x, y))
      return &panes[p];
  for (int i = 0; n_panes > 1 && i < SPOR_N_MAP_INSETS; i++)
    if (self->layout.insets[i].is_shown && spor_rect_holds (&self->layout.insets[i].frame, x, y))
      return NULL;
  return &panes[0];
}

int
spor_map_painter_find (SporMapPainter *self, const SporMapView *view, double x, double y)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL, -1);

  SporMapPane panes[1 + SPOR_N_MAP_INSETS];
  const gboolean *is_here[1 + SPOR_N_MAP_INSETS];
  guint n_panes = spor_map_painter_get_panes (self, view, panes, is_here);
  const SporMapPane *pane = find_pane (self, panes, n_panes, x, y);
  int found;

  if (!pane || (self->layout.n_columns > 0 && spor_rect_holds (&self->layout.legend, x, y)))
    return -1;
  found = spor_boundaries_find_near (self->boundaries,
                                     spor_map_view_to_metres (&pane->view, x - pane->rect.x,
                                                              y - pane->rect.y),
                                     POINTER_SIZE / pane->view.scale);
  return pane == panes && found == spor_map_painter_get_moved (self, view) ? -1 : found;
}

int
spor_map_painter_find_region (SporMapPainter *self, double x, double y)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self), -1);

  return self->layout.n_columns == 0
             ? -1
             : spor_map_legend_find_region (self->legend, x - self->layout.legend.x,
                                            y - self->layout.legend.y);
}

/* The pane that shows @municipality, an inset rather than the map. */
static SporMapPane
spor_map_painter_pane_of (SporMapPainter *self, const SporMapView *view, guint municipality)
{
  SporMapPane panes[1 + SPOR_N_MAP_INSETS];
  const gboolean *is_here[1 + SPOR_N_MAP_INSETS];
  guint n_panes = spor_map_painter_get_panes (self, view, panes, is_here);

  for (guint p = n_panes - 1; p > 0; p--)
    if (is_here[p][municipality])
      return panes[p];
  return panes[0];
}

void
spor_map_painter_locate (
    SporMapPainter *self, const SporMapView *view, guint municipality, double *x, double *y)
{
  g_return_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL && x != NULL && y != NULL);

  SporMapPane pane = spor_map_painter_pane_of (self, view, municipality);

  spor_map_view_to_picture (&pane.view,
                            spor_boundaries_get_label_point (self->boundaries, municipality), x, y);
  *x += pane.rect.x;
  *y += pane.rect.y;
}

SporRect
spor_map_painter_get_extent (SporMapPainter *self, const SporMapView *view, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAINTER (self) && view != NULL, (SporRect){ 0 });

  SporMapPane pane = spor_map_painter_pane_of (self, view, municipality);
  SporBox box = spor_boundaries_get_box_of (self->boundaries, municipality);
  double left, top, right, bottom;

  spor_map_view_to_picture (&pane.view, (SporPoint){ box.west, box.north }, &left, &top);
  spor_map_view_to_picture (&pane.view, (SporPoint){ box.east, box.south }, &right, &bottom);
  return (SporRect){ pane.rect.x + left, pane.rect.y + top, right - left, bottom - top };
}

void
spor_map_painter_leave_out_legend_texts (SporMapPainter *self)
{
  self->legend->is_textless = TRUE;
}
