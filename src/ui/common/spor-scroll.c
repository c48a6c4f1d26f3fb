/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-scroll.h"

#include "spor-focus.h"
#include "spor-text-scale.h"

/* A widget that has just appeared has its place from the first frame on. */
#define FRAMES_TO_WAIT 2

/* How near to an edge something is dragged for it to scroll, where text is of the usual size, but
 * at most this part of what is seen; and how far it goes at the most. */
#define EDGE 48
#define EDGE_PART 0.25
#define PIXELS_PER_FRAME 12

/* A hand that holds something moves by fewer pixels. */
#define STILL 12

typedef struct
{
  guint frames;
  int below;      /* pixels to be seen under the widget too */
  gboolean focus; /* and what has the keyboard */
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

/* By then it may have gone on to another row. What is higher than all that is seen scrolls itself.
 */
static void
spor_scroll_to_focus_now (GtkWidget *widget)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *focus = scroll ? spor_focus_within (scroll) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *shown = row && gtk_widget_is_ancestor (row, scroll) ? row : focus;

  if (shown && shown != scroll && gtk_widget_get_height (shown) <= gtk_widget_get_height (scroll))
    spor_scroll_now (shown, 0);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SporScrollWait *wait = user_data;

  if (wait->frames++ < FRAMES_TO_WAIT)
    return G_SOURCE_CONTINUE;
  spor_scroll_now (widget, wait->below);
  if (wait->focus)
    spor_scroll_to_focus_now (widget);
  return G_SOURCE_REMOVE;
}

static void
spor_scroll_wait (GtkWidget *widget, int below, gboolean focus)
{
  SporScrollWait *wait = g_new0 (SporScrollWait, 1);

  wait->below = below;
  wait->focus = focus;
  gtk_widget_add_tick_callback (widget, on_tick_cb, wait, g_free);
}

void
spor_scroll_to (GtkWidget *widget, int below)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  spor_scroll_wait (widget, below, FALSE);
}

void
spor_scroll_to_with_focus (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  spor_scroll_wait (widget, 0, TRUE);
}

/* One per area, which owns it. */
typedef struct
{
  GtkScrolledWindow *scroll; /* borrowed: it is in the area */
  GdkEvent *latest;          /* (nullable): the latest that told where it is dragged */
  double speed;              /* pixels per frame, upwards < 0 */
  double x, y;               /* in the area, where that was found */
  guint tick;
} SporDragScroll;

static void
spor_drag_scroll_stop (SporDragScroll *self)
{
  self->speed = 0;
  g_clear_pointer (&self->latest, gdk_event_unref);
}

static void
spor_drag_scroll_free (gpointer data)
{
  spor_drag_scroll_stop (data);
  g_free (data);
}

/* Something else lies under what is held still: that is told as if it had been moved there. */
static void
spor_drag_scroll_repeat (SporDragScroll *self)
{
  if (self->latest)
    gdk_display_put_event (gtk_widget_get_display (GTK_WIDGET (self->scroll)), self->latest);
}

static gboolean
on_drag_tick_cb (GtkWidget *area, GdkFrameClock *clock, gpointer user_data)
{
  SporDragScroll *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroll);
  double before = gtk_adjustment_get_value (adjustment);

  if (self->speed == 0)
    {
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (adjustment, before + self->speed);
  if (gtk_adjustment_get_value (adjustment) != before)
    spor_drag_scroll_repeat (self);
  return G_SOURCE_CONTINUE;
}

/* Where text is large so is what is carried to the edge, and what it is to be let go on. */
static double
spor_drag_scroll_edge (GtkWidget *scroll)
{
  double edge = EDGE * spor_text_scale (scroll);

  return MAX (EDGE, MIN (edge, EDGE_PART * gtk_widget_get_height (scroll)));
}

/* What lies in the area above or below what scrolls is its edge, too. */
static void
on_drag_moved_cb (GtkDropControllerMotion *motion, double x, double y, SporDragScroll *self)
{
  GtkWidget *area = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));
  GtkWidget *scroll = GTK_WIDGET (self->scroll);
  double edge = spor_drag_scroll_edge (scroll);
  double from_start, from_end, speed, at_x = x, at_y = y;
  gboolean held;

  /* held as good as still, it goes on, though the edge may have moved away from under it */
  held = self->speed != 0 && ABS (x - self->x) < STILL && ABS (y - self->y) < STILL;
  if (!gtk_widget_translate_coordinates (area, scroll, x, y, &x, &from_start))
    return;
  from_end = gtk_widget_get_height (scroll) - from_start;
  speed = from_start < edge ? -PIXELS_PER_FRAME * (1 - MAX (from_start, 0) / edge)
          : from_end < edge ? PIXELS_PER_FRAME * (1 - MAX (from_end, 0) / edge)
                            : 0;
  if (speed == 0 && held)
    return;
  self->speed = speed;
  self->x = at_x;
  self->y = at_y;
  if (self->speed != 0 && !self->tick)
    self->tick = gtk_widget_add_tick_callback (area, on_drag_tick_cb, self, NULL);
}

static void
on_drag_left_cb (GtkDropControllerMotion *motion, SporDragScroll *self)
{
  spor_drag_scroll_stop (self);
}

/* Dropped, it has not left. */
static gboolean
on_drag_event_cb (GtkEventControllerLegacy *legacy, GdkEvent *event, SporDragScroll *self)
{
  if (gdk_event_get_event_type (event) == GDK_DROP_START)
    spor_drag_scroll_stop (self);
  else if (gdk_event_get_event_type (event) == GDK_DRAG_MOTION && event != self->latest)
    {
      g_clear_pointer (&self->latest, gdk_event_unref);
      self->latest = gdk_event_ref (event);
    }
  return GDK_EVENT_PROPAGATE;
}

void
spor_scroll_while_dragging (GtkScrolledWindow *scroll, GtkWidget *area)
{
  GtkEventController *motion, *drop;
  SporDragScroll *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroll));
  g_return_if_fail (gtk_widget_is_ancestor (GTK_WIDGET (scroll), area)
                    || area == GTK_WIDGET (scroll));

  motion = gtk_drop_controller_motion_new ();
  self = g_new0 (SporDragScroll, 1);
  self->scroll = scroll;
  g_object_set_data_full (G_OBJECT (area), "spor-drag-scroll", self, spor_drag_scroll_free);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "enter", G_CALLBACK (on_drag_moved_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_drag_moved_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_drag_left_cb), self);
  gtk_widget_add_controller (area, motion);
  drop = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (drop, GTK_PHASE_CAPTURE);
  g_signal_connect (drop, "event", G_CALLBACK (on_drag_event_cb), self);
  gtk_widget_add_controller (area, drop);
}
