/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-text-scale.h"

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
