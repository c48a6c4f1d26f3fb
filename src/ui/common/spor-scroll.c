/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-scroll.h"

/* A widget that has just appeared has its place from the first frame on. */
#define FRAMES_TO_WAIT 2

/* How near to an edge something is dragged for it to scroll, and how far it goes at the most. */
#define EDGE 48
#define PIXELS_PER_FRAME 12

typedef struct
{
  guint frames;
  int below; /* pixels to be seen under the widget too */
} SporScrollWait;

static void
spor_scroll_now (GtkWidget *widget, int below)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double value;

  if (!scroll || !gtk_widget_compute_bounds (widget, scroll, &bounds))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));
  value = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, value + bounds.origin.y,
                             value + bounds.origin.y + bounds.size.height + below);
  /* and there it stays: GTK may be on its way to where it was before it had its place */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SporScrollWait *wait = user_data;

  if (wait->frames++ < FRAMES_TO_WAIT)
    return G_SOURCE_CONTINUE;
  spor_scroll_now (widget, wait->below);
  return G_SOURCE_REMOVE;
}

void
spor_scroll_to (GtkWidget *widget, int below)
{
  SporScrollWait *wait;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  wait = g_new0 (SporScrollWait, 1);
  wait->below = below;
  gtk_widget_add_tick_callback (widget, on_tick_cb, wait, g_free);
}

/* One per scrolled window, which owns it. */
typedef struct
{
  double speed; /* pixels per frame, upwards < 0 */
  guint tick;
} SporDragScroll;

static gboolean
on_drag_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SporDragScroll *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

  if (self->speed == 0)
    {
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + self->speed);
  return G_SOURCE_CONTINUE;
}

static void
on_drag_moved_cb (GtkDropControllerMotion *motion, double x, double y, SporDragScroll *self)
{
  GtkWidget *scroll = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));
  double from_end = gtk_widget_get_height (scroll) - y;

  self->speed = y < EDGE          ? -PIXELS_PER_FRAME * (1 - MAX (y, 0) / EDGE)
                : from_end < EDGE ? PIXELS_PER_FRAME * (1 - MAX (from_end, 0) / EDGE)
                                  : 0;
  if (self->speed != 0 && !self->tick)
    self->tick = gtk_widget_add_tick_callback (scroll, on_drag_tick_cb, self, NULL);
}

static void
on_drag_left_cb (GtkDropControllerMotion *motion, SporDragScroll *self)
{
  self->speed = 0;
}

/* Dropped, it has not left. */
static gboolean
on_drag_event_cb (GtkEventControllerLegacy *legacy, GdkEvent *event, SporDragScroll *self)
{
  if (gdk_event_get_event_type (event) == GDK_DROP_START)
    self->speed = 0;
  return GDK_EVENT_PROPAGATE;
}

void
spor_scroll_while_dragging (GtkScrolledWindow *scroll)
{
  GtkEventController *motion, *drop;
  SporDragScroll *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroll));

  motion = gtk_drop_controller_motion_new ();
  self = g_new0 (SporDragScroll, 1);
  g_object_set_data_full (G_OBJECT (scroll), "spor-drag-scroll", self, g_free);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "enter", G_CALLBACK (on_drag_moved_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_drag_moved_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_drag_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scroll), motion);
  drop = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (drop, GTK_PHASE_CAPTURE);
  g_signal_connect (drop, "event", G_CALLBACK (on_drag_event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scroll), drop);
}
