/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-widget-private.h"

#include "spor-text-scale.h"

#include <adwaita.h>

/* How long the map must be at rest to be drawn anew. */
#define REST_MS 80

#define SMALLEST_SIDE 120
#define USUAL_WIDTH 640
#define USUAL_HEIGHT 520

enum
{
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMapWidget, spor_map_widget, GTK_TYPE_WIDGET)

/* --- Painter -------------------------------------------------------------------------------- */

/* What is drawn is of no use any more: another picture, size or theme. */
static void
spor_map_widget_forget (SporMapWidget *self)
{
  g_clear_pointer (&self->canvas, spor_map_canvas_free);
  g_clear_object (&self->painter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const SporMapTheme *
choose_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (style))
    return spor_map_theme_get (adw_style_manager_get_dark (style) ? SPOR_MAP_DARK_CONTRAST
                                                                  : SPOR_MAP_LIGHT_CONTRAST);
  return spor_map_theme_get (adw_style_manager_get_dark (style) ? SPOR_MAP_DARK : SPOR_MAP_LIGHT);
}

/* Measured, for where it is to be is not known before the first frame. */
static SporRect
spor_map_widget_get_covered (SporMapWidget *self)
{
  GtkRequisition size;

  if (!self->over)
    return (SporRect){ 0 };
  gtk_widget_get_preferred_size (self->over, NULL, &size);
  return (SporRect){ gtk_widget_get_margin_start (self->over),
                     gtk_widget_get_margin_top (self->over), size.width, size.height };
}

gboolean
spor_map_widget_prepare (SporMapWidget *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native ? gtk_native_get_renderer (native) : NULL;

  if (!self->picture || width < SMALLEST_SIDE || height < SMALLEST_SIDE)
    return FALSE;
  if (self->painter)
    return TRUE;
  self->painter = spor_map_painter_new (self->picture, choose_theme (), width, height,
                                        spor_text_scale (GTK_WIDGET (self)));
  spor_map_painter_set_covered (self->painter, spor_map_widget_get_covered (self));
  self->canvas
      = spor_map_canvas_new (self->painter, width, height, gtk_widget_get_scale_factor (widget),
                             GSK_IS_CAIRO_RENDERER (renderer));
  if (self->is_home)
    self->view = spor_map_painter_get_home (self->painter);
  self->view.width = width;
  self->view.height = height;
  spor_map_painter_clamp (self->painter, &self->view);
  return TRUE;
}

static gboolean
on_rested_cb (gpointer data)
{
  SporMapWidget *self = data;

  self->rest_source = 0;
  if (spor_map_widget_prepare (self) && !spor_map_canvas_is_sharp (self->canvas, &self->view))
    {
      spor_map_canvas_sharpen (self->canvas, &self->view);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  return G_SOURCE_REMOVE;
}

void
spor_map_widget_set_view (SporMapWidget *self, const SporMapView *view)
{
  SporMapView home;

  if (!spor_map_widget_prepare (self))
    return;
  home = spor_map_painter_get_home (self->painter);
  self->view = *view;
  spor_map_painter_clamp (self->painter, &self->view);
  self->is_home = self->view.scale <= home.scale;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, on_rested_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  spor_map_widget_renew_hovered (self);
  if (gtk_widget_get_visible (self->card))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

SporPlaces *
spor_map_widget_get_places (SporMapWidget *self)
{
  return spor_boundaries_get_places (spor_map_picture_get_boundaries (self->picture));
}

guint
spor_map_widget_get_n (SporMapWidget *self)
{
  return spor_places_get_n (spor_map_widget_get_places (self));
}

/* --- Selection ------------------------------------------------------------------------------ */

static void
spor_map_widget_tell_selection (SporMapWidget *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
spor_map_widget_choose (SporMapWidget *self, const guint *municipalities, guint n, gboolean adds)
{
  gboolean all = adds;

  for (guint i = 0; i < n; i++)
    all = all && spor_map_picture_get_selected (self->picture, municipalities[i]);
  if (!adds)
    spor_map_picture_unselect_all (self->picture);
  for (guint i = 0; i < n; i++)
    spor_map_picture_set_selected (self->picture, municipalities[i], !all);
  spor_map_widget_tell_selection (self);
}

void
spor_map_widget_choose_none (SporMapWidget *self)
{
  spor_map_picture_unselect_all (self->picture);
  spor_map_widget_tell_selection (self);
}

/* --- Widget --------------------------------------------------------------------------------- */

static gboolean
spor_map_widget_has_outlines (SporMapWidget *self)
{
  guint n = spor_places_get_n (spor_map_widget_get_places (self));

  if (spor_map_picture_get_hovered (self->picture) >= 0)
    return TRUE;
  for (guint m = 0; m < n; m++)
    if (spor_map_picture_get_selected (self->picture, m))
      return TRUE;
  return FALSE;
}

static void
spor_map_widget_draw_band (SporMapWidget *self, GtkSnapshot *snapshot)
{
  const graphene_rect_t rect
      = GRAPHENE_RECT_INIT (self->band.x, self->band.y, self->band.width, self->band.height);
  GskRoundedRect outline;
  GdkRGBA colour;
  GdkRGBA faint;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  faint = colour;
  faint.alpha = 0.15;
  gtk_snapshot_append_color (snapshot, &faint, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ colour, colour, colour, colour });
}

static void
spor_map_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SporMapWidget *self = SPOR_MAP_WIDGET (widget);
  const graphene_rect_t all
      = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (!spor_map_widget_prepare (self))
    return;
  spor_map_canvas_snapshot_land (self->canvas, &self->view, snapshot);
  if (spor_map_widget_has_outlines (self))
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &all);

      spor_map_painter_draw_outlines (self->painter, &self->view, cr);
      cairo_destroy (cr);
    }
  spor_map_canvas_snapshot_names (self->canvas, &self->view, snapshot);
  if (self->is_banded)
    spor_map_widget_draw_band (self, snapshot);
  gtk_widget_snapshot_child (widget, self->card, snapshot);
}

static void
spor_map_widget_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = SMALLEST_SIDE;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? USUAL_WIDTH : USUAL_HEIGHT;
}

static void
spor_map_widget_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SporMapWidget *self = SPOR_MAP_WIDGET (widget);

  if (self->painter && (self->view.width != width || self->view.height != height))
    spor_map_widget_forget (self);
  spor_map_widget_place_card (self, width, height);
}

static void
spor_map_widget_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (spor_map_widget_parent_class)->css_changed (widget, change);
  spor_map_widget_forget (SPOR_MAP_WIDGET (widget));
}

/* Only to those who see where the keyboard is: the map also takes the focus when it is shown. */
static gboolean
spor_map_widget_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SporMapWidget *self = SPOR_MAP_WIDGET (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  gboolean took = GTK_WIDGET_CLASS (spor_map_widget_parent_class)->focus (widget, direction);

  if (took && GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root))
      && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    spor_map_widget_enter (self, direction == GTK_DIR_TAB_BACKWARD);
  return took;
}

static void
spor_map_widget_dispose (GObject *object)
{
  SporMapWidget *self = SPOR_MAP_WIDGET (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->forget_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_MAP_WIDGET);
  g_clear_pointer (&self->canvas, spor_map_canvas_free);
  g_clear_object (&self->painter);
  g_clear_object (&self->picture);
  g_clear_weak_pointer (&self->over);
  G_OBJECT_CLASS (spor_map_widget_parent_class)->dispose (object);
}

static void
spor_map_widget_finalize (GObject *object)
{
  SporMapWidget *self = SPOR_MAP_WIDGET (object);

  g_array_unref (self->by_name);
  g_array_unref (self->by_region);
  g_string_free (self->typed, TRUE);
  G_OBJECT_CLASS (spor_map_widget_parent_class)->finalize (object);
}

static void
on_focus_changed_cb (SporMapWidget *self)
{
  spor_map_widget_update_card (self);
}

static gboolean
on_key_pressed_cb (SporMapWidget *self, guint key, guint code, GdkModifierType state)
{
  return spor_map_widget_press_key (self, key, state);
}

static void
spor_map_widget_class_init (SporMapWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_map_widget_dispose;
  object_class->finalize = spor_map_widget_finalize;
  widget_class->snapshot = spor_map_widget_snapshot;
  widget_class->measure = spor_map_widget_measure;
  widget_class->size_allocate = spor_map_widget_size_allocate;
  widget_class->css_changed = spor_map_widget_css_changed;
  widget_class->focus = spor_map_widget_focus;
  signals[SELECTION_CHANGED]
      = g_signal_new ("selection-changed", SPOR_TYPE_MAP_WIDGET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-map-widget.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMapWidget, card);
  gtk_widget_class_bind_template_child (widget_class, SporMapWidget, card_title);
  gtk_widget_class_bind_template_child (widget_class, SporMapWidget, card_text);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_changed_cb);
  spor_map_widget_bind_pointer (widget_class);
}

static void
spor_map_widget_init (SporMapWidget *self)
{
  self->is_home = TRUE;
  self->hovered = self->cursor = -1;
  self->by_name = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_region = g_array_new (FALSE, FALSE, sizeof (guint));
  self->typed = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (spor_map_widget_forget), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (spor_map_widget_forget), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (spor_map_widget_forget), NULL);
}

/* --- Public --------------------------------------------------------------------------------- */

GtkWidget *
spor_map_widget_new (void)
{
  return g_object_new (SPOR_TYPE_MAP_WIDGET, NULL);
}

static gboolean
has_outline (SporMapPicture *picture, int municipality)
{
  return municipality >= 0
         && spor_boundaries_has (spor_map_picture_get_boundaries (picture), municipality);
}

void
spor_map_widget_set_picture (SporMapWidget *self, SporMapPicture *picture)
{
  g_return_if_fail (SPOR_IS_MAP_WIDGET (self) && SPOR_IS_MAP_PICTURE (picture));

  g_autoptr (SporMapPicture) before = g_steal_pointer (&self->picture);

  self->picture = g_object_ref (picture);
  for (guint m = 0; before && m < spor_map_widget_get_n (self); m++)
    spor_map_picture_set_selected (picture, m, spor_map_picture_get_selected (before, m));
  if (!before
      || spor_map_picture_get_boundaries (before) != spor_map_picture_get_boundaries (picture))
    spor_map_widget_sort_names (self);
  if (!has_outline (picture, self->cursor))
    self->cursor = -1;
  spor_map_widget_forget (self);
  spor_map_widget_renew_hovered (self);
  spor_map_widget_update_card (self);
}

SporMapPicture *
spor_map_widget_get_picture (SporMapWidget *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_WIDGET (self), NULL);

  return self->picture;
}

void
spor_map_widget_set_describe (SporMapWidget *self, SporMapDescribe describe, gpointer user_data)
{
  g_return_if_fail (SPOR_IS_MAP_WIDGET (self));

  self->describe = describe;
  self->describe_data = user_data;
}

void
spor_map_widget_set_over (SporMapWidget *self, GtkWidget *over)
{
  g_return_if_fail (SPOR_IS_MAP_WIDGET (self));

  g_set_weak_pointer (&self->over, over);
  spor_map_widget_forget (self);
}

gboolean
spor_map_widget_get_selected (SporMapWidget *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_MAP_WIDGET (self), FALSE);

  return self->picture && spor_map_picture_get_selected (self->picture, municipality);
}

void
spor_map_widget_set_selected (SporMapWidget *self, guint municipality, gboolean selected)
{
  g_return_if_fail (SPOR_IS_MAP_WIDGET (self) && self->picture);

  spor_map_picture_set_selected (self->picture, municipality, selected);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
spor_map_widget_unselect_all (SporMapWidget *self)
{
  g_return_if_fail (SPOR_IS_MAP_WIDGET (self));

  if (self->picture)
    spor_map_picture_unselect_all (self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
spor_map_widget_get_cursor (SporMapWidget *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_WIDGET (self), -1);

  return self->cursor;
}

/* The municipality that matters most just now: the keyboard's, or else the only one selected; or
 * -1.
 */
static int
spor_map_widget_find_chosen (SporMapWidget *self)
{
  int found = -1;

  if (self->is_by_key && self->cursor >= 0)
    return self->cursor;
  for (guint m = 0; m < spor_map_widget_get_n (self); m++)
    if (spor_map_picture_get_selected (self->picture, m))
      {
        if (found >= 0)
          return -1;
        found = m;
      }
  return found;
}

/* Where to zoom to without a pointer: the middle of what is selected, or of the map. */
static void
spor_map_widget_find_focus (SporMapWidget *self, double *x, double *y)
{
  SporBoundaries *boundaries = spor_map_picture_get_boundaries (self->picture);
  int chosen = spor_map_widget_find_chosen (self);
  double n_selected = 0, sum_x = 0, sum_y = 0;

  if (chosen >= 0 && spor_map_widget_locate (self, chosen, x, y))
    return;
  for (guint m = 0; m < spor_map_widget_get_n (self); m++)
    if (spor_map_picture_get_selected (self->picture, m) && spor_boundaries_has (boundaries, m))
      {
        spor_map_view_to_picture (&self->view, spor_boundaries_get_label_point (boundaries, m), x,
                                  y);
        n_selected++;
        sum_x += *x;
        sum_y += *y;
      }
  *x = n_selected > 0 ? CLAMP (sum_x / n_selected, 0, self->view.width) : self->view.width / 2;
  *y = n_selected > 0 ? CLAMP (sum_y / n_selected, 0, self->view.height) : self->view.height / 2;
}

void
spor_map_widget_zoom (SporMapWidget *self, double factor)
{
  g_return_if_fail (SPOR_IS_MAP_WIDGET (self) && factor > 0);

  double x, y;

  if (!spor_map_widget_prepare (self))
    return;
  spor_map_widget_find_focus (self, &x, &y);
  spor_map_widget_zoom_at (self, factor, x, y);
}

void
spor_map_widget_show_all (SporMapWidget *self)
{
  g_return_if_fail (SPOR_IS_MAP_WIDGET (self));

  SporMapView view;

  if (!spor_map_widget_prepare (self))
    return;
  view = spor_map_painter_get_home (self->painter);
  spor_map_widget_set_view (self, &view);
}

gboolean
spor_map_widget_locate (SporMapWidget *self, guint municipality, double *x, double *y)
{
  g_return_val_if_fail (SPOR_IS_MAP_WIDGET (self), FALSE);

  const SporRect all = { 0, 0, self->view.width, self->view.height };

  if (!spor_map_widget_prepare (self))
    return FALSE;
  spor_map_painter_locate (self->painter, &self->view, municipality, x, y);
  return spor_rect_holds (&all, *x, *y);
}
