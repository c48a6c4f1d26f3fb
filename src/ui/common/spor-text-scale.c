/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-text-scale.h"

#include <adwaita.h>

/* The size of 100 % text, in pixels: 11 points. */
#define USUAL_TEXT (11 * 96 / 72.0)

double
spor_text_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double)pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;
  return size > 0 ? size / USUAL_TEXT : 1;
}

static void
spor_text_scale_clamp (AdwClamp *clamp, double scale)
{
  int maximum = adw_clamp_get_maximum_size (clamp);
  int threshold = adw_clamp_get_tightening_threshold (clamp);

  adw_clamp_set_maximum_size (clamp, (int)(maximum * scale + 0.5));
  adw_clamp_set_tightening_threshold (clamp, (int)(threshold * scale + 0.5));
}

static void
spor_text_scale_clamp_scrollable (AdwClampScrollable *clamp, double scale)
{
  int maximum = adw_clamp_scrollable_get_maximum_size (clamp);
  int threshold = adw_clamp_scrollable_get_tightening_threshold (clamp);

  adw_clamp_scrollable_set_maximum_size (clamp, (int)(maximum * scale + 0.5));
  adw_clamp_scrollable_set_tightening_threshold (clamp, (int)(threshold * scale + 0.5));
}

/* @wider: how many times as wide as usual the window is */
static void
spor_text_scale_within (GtkWidget *widget, double scale, double wider)
{
  if (ADW_IS_CLAMP (widget))
    spor_text_scale_clamp (ADW_CLAMP (widget), scale);
  else if (ADW_IS_CLAMP_SCROLLABLE (widget))
    spor_text_scale_clamp_scrollable (ADW_CLAMP_SCROLLABLE (widget), scale);
  if (GTK_IS_PANED (widget) && gtk_paned_get_position (GTK_PANED (widget)) > 0)
    {
      int position = gtk_paned_get_position (GTK_PANED (widget));

      gtk_paned_set_position (GTK_PANED (widget), (int)(position * wider + 0.5));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    spor_text_scale_within (child, scale, wider);
}

/* Never smaller than it was meant to be; -1 is as large as what is in it. */
static int
spor_text_scale_side (int side, int room, double scale)
{
  return side < 0 ? side : MAX (side, MIN ((int)(side * scale + 0.5), room));
}

void
spor_text_scale_window (GtkWindow *window)
{
  GtkWidget *behind = GTK_WIDGET (gtk_window_get_transient_for (window));
  double scale = MAX (spor_text_scale (GTK_WIDGET (window)), 1);
  int usual, width, height;

  gtk_window_get_default_size (window, &usual, &height);
  width = usual;
  if (behind)
    {
      width = spor_text_scale_side (usual, gtk_widget_get_width (behind), scale);
      height = spor_text_scale_side (height, gtk_widget_get_height (behind), scale);
      gtk_window_set_default_size (window, width, height);
    }
  spor_text_scale_within (GTK_WIDGET (window), scale, usual > 0 ? (double)width / usual : 1);
}

void
spor_text_scale_columns (GtkWidget *widget)
{
  spor_text_scale_within (widget, MAX (spor_text_scale (widget), 1), 1);
}
