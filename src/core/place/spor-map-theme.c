/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-theme.h"

#include <math.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex)&255) / 255.0                   \
  }

/* What the light ones and paper have in common. */
#define DARK_ON_LIGHT                                                                              \
  .scale = { RGB (0xf3f1e7), RGB (0xd6e9bd), RGB (0x9dd0aa), RGB (0x5fb5b0),                       \
             RGB (0x338ca6), RGB (0x2a618c), RGB (0x2a3c6e) },                                     \
  .target = { RGB (0xfdf0d5), RGB (0xfbcb8c), RGB (0xee9a45), RGB (0x3f8f88), RGB (0x2a3c6e) },    \
  .no_value = RGB (0xe2e1dd), .casing = RGB (0xffffff), .selection = RGB (0xb5310b),               \
  .dark_label = RGB (0x10171b), .light_label = RGB (0xffffff), .panel = RGB (0xffffff),            \
  .mark = { RGB (0x9a1b5f), RGB (0xa84300), RGB (0x5a3797), RGB (0x3a3f45) }

#define LIGHT_LINES                                                                                \
  .municipal_border = RGB (0x8d9aa3), .regional_border = RGB (0x2f3840), .coast = RGB (0x75848f),  \
  .hover = RGB (0x1f272d), .panel_border = RGB (0xb9c5ce)

/* What the dark ones have in common. */
#define LIGHT_ON_DARK                                                                              \
  .sea = RGB (0x181d22),                                                                           \
  .scale = { RGB (0x363b40), RGB (0x35466b), RGB (0x33628b), RGB (0x36879b),                       \
             RGB (0x58ad9f), RGB (0x9bd09a), RGB (0xe4eca9) },                                     \
  .target = { RGB (0x4a3420), RGB (0x744a1f), RGB (0x9e6125), RGB (0x5fb3a5), RGB (0xcfe3ff) },    \
  .no_value = RGB (0x2b2e31), .regional_border = RGB (0xffffff), .casing = RGB (0x0e1215),         \
  .selection = RGB (0xffb45c), .hover = RGB (0xffffff), .dark_label = RGB (0x0c1114),              \
  .light_label = RGB (0xffffff), .panel = RGB (0x23292f),                                          \
  .mark = { RGB (0xff8fc7), RGB (0xffa94d), RGB (0xc9aaff), RGB (0xe6e9eb) }

static const SporMapTheme themes[SPOR_N_MAP_THEMES] = {
  [SPOR_MAP_LIGHT] = {
    DARK_ON_LIGHT,
    LIGHT_LINES,
    .sea = RGB (0xe6eef4),
    .text = RGB (0x20272c),
    .faint_text = RGB (0x55616a),
  },
  [SPOR_MAP_DARK] = {
    LIGHT_ON_DARK,
    .municipal_border = RGB (0x7f8b95),
    .coast = RGB (0x8b98a2),
    .text = RGB (0xf2f4f5),
    .faint_text = RGB (0xb4bec6),
    .panel_border = RGB (0x4b565f),
  },
  [SPOR_MAP_PRINT] = {
    DARK_ON_LIGHT,
    LIGHT_LINES,
    .sea = RGB (0xffffff),
    .text = RGB (0x16191c),
    .faint_text = RGB (0x4c565e),
  },
  [SPOR_MAP_LIGHT_CONTRAST] = {
    DARK_ON_LIGHT,
    .sea = RGB (0xffffff),
    .municipal_border = RGB (0x20272c),
    .regional_border = RGB (0x000000),
    .coast = RGB (0x000000),
    .hover = RGB (0x000000),
    .text = RGB (0x000000),
    .faint_text = RGB (0x000000),
    .panel_border = RGB (0x000000),
  },
  [SPOR_MAP_DARK_CONTRAST] = {
    LIGHT_ON_DARK,
    .municipal_border = RGB (0xd5dbe0),
    .coast = RGB (0xffffff),
    .text = RGB (0xffffff),
    .faint_text = RGB (0xffffff),
    .panel_border = RGB (0xffffff),
  },
};

const SporMapTheme *
spor_map_theme_get (SporMapThemeKind kind)
{
  g_return_val_if_fail (kind < SPOR_N_MAP_THEMES, NULL);

  return &themes[kind];
}

/* The first class has the first colour, the last one the last: few classes are far apart. */
SporColour
spor_map_theme_class (const SporMapTheme *theme, SporMapScale scale, int index, guint n_classes)
{
  g_return_val_if_fail (theme != NULL && n_classes <= SPOR_MAP_MAX_CLASSES, (SporColour){ 0 });
  g_return_val_if_fail (index < (int)n_classes, (SporColour){ 0 });

  if (index < 0)
    return theme->no_value;
  if (scale == SPOR_MAP_TARGET && n_classes == SPOR_MAP_N_TARGET)
    return theme->target[index];
  if (n_classes < 2)
    return theme->scale[SPOR_MAP_MAX_CLASSES / 2];
  return theme->scale[lround (index * (SPOR_MAP_MAX_CLASSES - 1.0) / (n_classes - 1))];
}

SporColour
spor_map_theme_label (const SporMapTheme *theme, SporColour ground)
{
  return spor_colour_contrast (theme->dark_label, ground)
                 >= spor_colour_contrast (theme->light_label, ground)
             ? theme->dark_label
             : theme->light_label;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

double
spor_colour_luminance (SporColour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green)
         + 0.0722 * linear (colour.blue);
}

double
spor_colour_contrast (SporColour one, SporColour other)
{
  double a = spor_colour_luminance (one), b = spor_colour_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

void
spor_colour_set (SporColour colour, double alpha, cairo_t *cr)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, alpha);
}
