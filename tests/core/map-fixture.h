/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-painter.h"

/* A picture in which everything is: five classes, values, regions' counts, and marks for whoever
 * asks. */

static inline SporMapPicture *
new_map_picture (void)
{
  static const char *const classes[] = { "0", "1", "2", "3–4", "5 and more", NULL };
  static const char *const regions[] = { "12", "9", "15", "11", "7", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporBoundaries) boundaries = NULL;
  SporMapPicture *picture;

  g_assert_no_error (error);
  boundaries = spor_boundaries_new_built_in (places, &error);
  g_assert_no_error (error);
  picture = spor_map_picture_new (boundaries);
  spor_map_picture_set_scale (picture, SPOR_MAP_AMOUNTS, "Sign-ups", classes);
  for (guint m = 0; m < spor_places_get_n (places); m++)
    {
      g_autofree char *value = g_strdup_printf ("%u", m % 5);

      spor_map_picture_set_value (picture, m, m % 5, value);
    }
  spor_map_picture_set_regions (picture, "By region", regions);
  return picture;
}

static inline void
add_map_marks (SporMapPicture *picture)
{
  guint n
      = spor_places_get_n (spor_boundaries_get_places (spor_map_picture_get_boundaries (picture)));
  guint seated = spor_map_picture_add_mark_kind (picture, SPOR_MAP_CIRCLE, TRUE, "Track 1, seated");
  guint waiting
      = spor_map_picture_add_mark_kind (picture, SPOR_MAP_SQUARE, FALSE, "Track 2, waiting");

  for (guint m = 0; m < n; m++)
    {
      spor_map_picture_add_marks (picture, m, seated, m % 3 == 0);
      spor_map_picture_add_marks (picture, m, waiting, m % 4);
    }
}

static inline guint
find_map_code (SporMapPicture *picture, const char *code)
{
  int found = spor_places_find_code (spor_boundaries_get_places (
                                         spor_map_picture_get_boundaries (picture)),
                                     code);

  g_assert_cmpint (found, >=, 0);
  return found;
}

#define WIDTH 1000
#define HEIGHT 800

static inline SporMapPainter *
new_painter (SporMapPicture *picture, double width, double height, double text_scale)
{
  return spor_map_painter_new (picture, spor_map_theme_get (SPOR_MAP_LIGHT), width, height,
                               text_scale);
}

static inline guint
n_places (SporMapPicture *picture)
{
  return spor_places_get_n (spor_boundaries_get_places (spor_map_picture_get_boundaries (picture)));
}
