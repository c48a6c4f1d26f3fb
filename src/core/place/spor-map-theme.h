/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define SPOR_MAP_MAX_CLASSES 7
#define SPOR_MAP_N_SHAPES 4

/* What the classes of a scale are. */
typedef enum
{
  SPOR_MAP_AMOUNTS, /* from few to many */
  SPOR_MAP_TARGET,  /* nobody, far below, below, on and above a target: SPOR_MAP_N_TARGET of them */
} SporMapScale;

#define SPOR_MAP_N_TARGET 5

typedef struct
{
  double red, green, blue; /* 0 to 1 */
} SporColour;

typedef enum
{
  SPOR_MAP_LIGHT,
  SPOR_MAP_DARK,
  SPOR_MAP_PRINT,          /* light, on white paper */
  SPOR_MAP_LIGHT_CONTRAST, /* the first two with stronger lines and text */
  SPOR_MAP_DARK_CONTRAST,
  SPOR_N_MAP_THEMES
} SporMapThemeKind;

/* The map's colours. The scale runs from few to many through lightness, and from yellow to blue
 * through hue, so that it can be read with any kind of colour vision and in a grey copy: a class
 * and the next but one always differ by at least 1.5 in contrast. So does the scale about a target,
 * whose colours are warm below it and cold on and above it. Names have at least 4.5 against
 * every class, marks and regional borders have a casing that has 3 against them. The tests check
 * all of this. */
typedef struct
{
  SporColour sea;
  SporColour scale[SPOR_MAP_MAX_CLASSES]; /* few to many; use spor_map_theme_class() */
  SporColour target[SPOR_MAP_N_TARGET];
  SporColour no_value; /* a municipality without a class */
  SporColour municipal_border, regional_border, coast;
  SporColour casing; /* around marks, selection and regional borders */
  SporColour selection, hover;
  SporColour text, faint_text;        /* on panel and sea */
  SporColour dark_label, light_label; /* names, on light and on dark classes */
  SporColour panel, panel_border;     /* the legend's and the insets' */
  SporColour mark[SPOR_MAP_N_SHAPES]; /* per shape */
} SporMapTheme;

/* Lives as long as the program. */
const SporMapTheme *spor_map_theme_get (SporMapThemeKind kind);

/* The colour of class @index of @n_classes; without a class (@index < 0) that of no value. */
SporColour
spor_map_theme_class (const SporMapTheme *theme, SporMapScale scale, int index, guint n_classes);

/* The colour for a name on @ground. */
SporColour spor_map_theme_label (const SporMapTheme *theme, SporColour ground);

/* WCAG 2's relative luminance, 0 to 1, and contrast of two colours, 1 to 21. */
double spor_colour_luminance (SporColour colour);
double spor_colour_contrast (SporColour one, SporColour other);

void spor_colour_set (SporColour colour, double alpha, cairo_t *cr);

G_END_DECLS
