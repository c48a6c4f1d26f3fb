/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-widget-private.h"

#include <math.h>

/* One click of the wheel, and a double click. */
#define WHEEL_STEP 1.25
#define DOUBLE_CLICK_STEP 2.0

static int
spor_map_widget_find (SporMapWidget *self, double x, double y)
{
  return spor_map_widget_prepare (self) ? spor_map_painter_find (self->painter, &self->view, x, y)
                                        : -1;
}

static GdkModifierType
get_state (gpointer controller)
{
  return gtk_event_controller_get_current_event_state (controller);
}

/* --- Looking -------------------------------------------------------------------------------- */

static void
on_pointer_moved_cb (GtkEventController *controller, double x, double y, SporMapWidget *self)
{
  self->has_pointer = TRUE;
  if (x == self->pointer_x && y == self->pointer_y)
    return; /* it is the window that has moved: the keyboard keeps the card */
  self->pointer_x = x;
  self->pointer_y = y;
  if (get_state (controller) & GDK_BUTTON1_MASK)
    return;
  self->is_dragged = FALSE;
  spor_map_widget_set_hovered (self, spor_map_widget_find (self, x, y));
}

static void
on_pointer_left_cb (SporMapWidget *self)
{
  self->has_pointer = FALSE;
  if (!self->is_by_key)
    spor_map_widget_set_hovered (self, -1);
}

void
spor_map_widget_renew_hovered (SporMapWidget *self)
{
  if (self->has_pointer && !self->is_by_key && !self->is_dragged)
    spor_map_widget_set_hovered (self,
                                 spor_map_widget_find (self, self->pointer_x, self->pointer_y));
}

void
spor_map_widget_zoom_at (SporMapWidget *self, double factor, double x, double y)
{
  SporMapView view;

  if (!spor_map_widget_prepare (self))
    return;
  view = self->view;
  if (factor <= 1
      || !spor_map_painter_enter_inset (self->painter, &self->view, x, y, factor, &view))
    spor_map_view_zoom (&view, factor, x, y);
  spor_map_widget_set_view (self, &view);
}

/* The card is the pointer's again. */
static void
spor_map_widget_zoom_by_pointer (SporMapWidget *self, double factor, double x, double y)
{
  spor_map_widget_zoom_at (self, factor, x, y);
  spor_map_widget_set_hovered (self, spor_map_widget_find (self, x, y));
}

static gboolean
on_scrolled_cb (SporMapWidget *self, double dx, double dy)
{
  spor_map_widget_zoom_by_pointer (self, pow (WHEEL_STEP, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
on_pinch_began_cb (SporMapWidget *self)
{
  self->start = self->view;
}

static void
on_pinched_cb (GtkGestureZoom *gesture, double factor, SporMapWidget *self)
{
  double x = self->view.width / 2, y = self->view.height / 2;

  if (gtk_gesture_is_active (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  self->view = self->start;
  spor_map_widget_zoom_by_pointer (self, factor, x, y);
}

/* --- Selecting ------------------------------------------------------------------------------ */

/* All of the region's, as if they had been clicked one by one. */
static void
spor_map_widget_choose_region (SporMapWidget *self, guint region, gboolean adds)
{
  SporPlaces *places = spor_boundaries_get_places (spor_map_picture_get_boundaries (self->picture));
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint m = 0; m < spor_places_get_n (places); m++)
    if (spor_places_region_of (places, m) == region)
      g_array_append_val (chosen, m);
  spor_map_widget_choose (self, (const guint *)chosen->data, chosen->len, adds);
}

static void
spor_map_widget_click (SporMapWidget *self, double x, double y, gboolean adds)
{
  int found = spor_map_widget_find (self, x, y);
  guint municipality = MAX (found, 0);
  int region = found < 0 && self->painter ? spor_map_painter_find_region (self->painter, x, y) : -1;

  if (found >= 0)
    {
      self->cursor = found;
      spor_map_widget_choose (self, &municipality, 1, adds);
    }
  else if (region >= 0)
    spor_map_widget_choose_region (self, region, adds);
  else if (!adds && self->picture)
    spor_map_widget_choose_none (self);
}

static void
on_pressed_cb (SporMapWidget *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_released_cb (GtkGestureClick *gesture, int n, double x, double y, SporMapWidget *self)
{
  GdkModifierType state = get_state (gesture);

  if (self->is_dragged)
    return;
  if (n == 2)
    spor_map_widget_zoom_by_pointer (self,
                                     state & GDK_SHIFT_MASK ? 1 / DOUBLE_CLICK_STEP
                                                            : DOUBLE_CLICK_STEP,
                                     x, y);
  else if (n == 1)
    spor_map_widget_click (self, x, y, (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0);
}

/* --- Dragging ------------------------------------------------------------------------------- */

static void
on_drag_began_cb (GtkGestureDrag *gesture, double x, double y, SporMapWidget *self)
{
  self->start = self->view;
  self->start_x = x;
  self->start_y = y;
  self->is_dragged = FALSE;
  spor_map_widget_set_hovered (self, spor_map_widget_find (self, x, y));
}

static void
spor_map_widget_pull_band (SporMapWidget *self, double dx, double dy)
{
  self->is_banded = TRUE;
  self->band = (SporRect){ self->start_x + MIN (dx, 0), self->start_y + MIN (dy, 0), fabs (dx),
                           fabs (dy) };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_dragged_cb (GtkGestureDrag *gesture, double dx, double dy, SporMapWidget *self)
{
  SporMapView view = self->start;

  if (!self->is_dragged
      && !gtk_drag_check_threshold (GTK_WIDGET (self), self->start_x, self->start_y,
                                    self->start_x + dx, self->start_y + dy))
    return;
  if (!self->is_dragged)
    {
      self->is_dragged = TRUE;
      spor_map_widget_set_hovered (self, -1);
    }
  if (self->is_banded || (get_state (gesture) & GDK_SHIFT_MASK))
    {
      spor_map_widget_pull_band (self, dx, dy);
      return;
    }
  spor_map_view_pan (&view, dx, dy);
  spor_map_widget_set_view (self, &view);
}

/* Those whose label point is in the rectangle. */
static void
spor_map_widget_choose_band (SporMapWidget *self)
{
  guint n = spor_places_get_n (
      spor_boundaries_get_places (spor_map_picture_get_boundaries (self->picture)));
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint m = 0; m < n; m++)
    {
      double x, y;

      if (spor_map_widget_locate (self, m, &x, &y) && spor_rect_holds (&self->band, x, y)
          && !spor_map_picture_get_selected (self->picture, m))
        g_array_append_val (chosen, m);
    }
  if (chosen->len > 0)
    spor_map_widget_choose (self, (const guint *)chosen->data, chosen->len, TRUE);
}

static void
on_drag_ended_cb (GtkGestureDrag *gesture, double dx, double dy, SporMapWidget *self)
{
  if (self->is_banded && self->picture)
    spor_map_widget_choose_band (self);
  self->is_banded = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
spor_map_widget_bind_pointer (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_pointer_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pointer_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pinch_began_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pinched_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_began_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_dragged_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_ended_cb);
}
