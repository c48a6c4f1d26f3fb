/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-target-bar.h"

#include <adwaita.h>

#define HEIGHT 10
#define TICK_WIDTH 3

struct _SporTargetBar
{
  GtkWidget parent_instance;

  double share;
  double target;
  double full;
};

G_DEFINE_FINAL_TYPE (SporTargetBar, spor_target_bar, GTK_TYPE_WIDGET)

static void
spor_target_bar_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 40;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 100;
}

static void
spor_append_bar (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float w, float h)
{
  GskRoundedRect outline;

  if (w <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, w, h), MIN (w, h) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

/* High contrast: an edge says how long the bar could be. */
static void
spor_append_edge (GtkSnapshot *snapshot, const GdkRGBA *color, float width)
{
  const float one[4] = { 1, 1, 1, 1 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, HEIGHT),
                                   HEIGHT / 2.0);
  gtk_snapshot_append_border (snapshot, &outline, one, colors);
}

static GdkRGBA
spor_lookup_color (GtkWidget *widget, const char *name, double alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= alpha;
  return color;
}

static void
spor_target_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SporTargetBar *self = SPOR_TARGET_BAR (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int y = (gtk_widget_get_height (widget) - HEIGHT) / 2;
  double scale = self->full > 0 ? width / self->full : 0;
  GdkRGBA text, groove;
  GdkRGBA fill = spor_lookup_color (widget, "accent_color", 1);
  float tick;

  gtk_style_context_get_color (context, &text);
  groove = text;
  groove.alpha *= 0.15;

  spor_append_bar (snapshot, &groove, 0, y + 1, width, HEIGHT - 2);
  spor_append_bar (snapshot, &fill, 0, y + 1, MIN (self->share * scale, width), HEIGHT - 2);
  if (adw_style_manager_get_high_contrast (
          adw_style_manager_get_for_display (gtk_widget_get_display (widget))))
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
      spor_append_edge (snapshot, &text, width);
      gtk_snapshot_restore (snapshot);
    }
  tick = CLAMP (self->target * scale - TICK_WIDTH / 2.0, 0, width - TICK_WIDTH);
  spor_append_bar (snapshot, &text, tick, y, TICK_WIDTH, HEIGHT);
}

static void
spor_target_bar_class_init (SporTargetBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = spor_target_bar_measure;
  widget_class->snapshot = spor_target_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "targetbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
spor_target_bar_init (SporTargetBar *self)
{
}

GtkWidget *
spor_target_bar_new (void)
{
  return g_object_new (SPOR_TYPE_TARGET_BAR, NULL);
}

void
spor_target_bar_set (SporTargetBar *self, double share, double target, double full)
{
  g_return_if_fail (SPOR_IS_TARGET_BAR (self));

  self->share = share;
  self->target = target;
  self->full = full;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
