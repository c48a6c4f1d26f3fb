/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-scroll.h"

/* A widget that has just appeared has its place from the first frame on. */
#define FRAMES_TO_WAIT 2

static void
spor_scroll_now (GtkWidget *widget)
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
                             value + bounds.origin.y + bounds.size.height);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *frames = user_data;

  if ((*frames)++ < FRAMES_TO_WAIT)
    return G_SOURCE_CONTINUE;
  spor_scroll_now (widget);
  return G_SOURCE_REMOVE;
}

void
spor_scroll_to (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, on_tick_cb, g_new0 (guint, 1), g_free);
}
