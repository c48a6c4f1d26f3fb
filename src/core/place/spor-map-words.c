/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-picture.h"

#include <string.h>

/* "; Track 1, seated: 2; Track 2, waiting: 1" */
static void
add_marks (GString *words, SporMapPicture *picture, guint municipality)
{
  const GArray *marks = spor_map_picture_get_marks (picture, municipality);

  for (guint i = 0; i < marks->len; i++)
    {
      const SporMapMark *mark = &g_array_index (marks, SporMapMark, i);
      const SporMapMarkKind *kind = spor_map_picture_get_mark_kind (picture, mark->kind);

      g_string_append_printf (words, "; %s: %u", kind->label, mark->count);
    }
}

/* What there is to say of a municipality: its value, or its class's label, and its marks. */
static void
add_municipality (GString *words, SporMapPicture *picture, guint municipality)
{
  SporPlaces *places = spor_boundaries_get_places (spor_map_picture_get_boundaries (picture));
  const char *value = spor_map_picture_get_value (picture, municipality);
  int index = spor_map_picture_get_class (picture, municipality);

  if (!value && index >= 0)
    value = spor_map_picture_get_class_label (picture, index);
  if (!value && spor_map_picture_get_marks (picture, municipality)->len == 0)
    return;
  g_string_append (words, spor_places_get (places, municipality)->name);
  if (value)
    g_string_append_printf (words, ": %s", value);
  add_marks (words, picture, municipality);
  g_string_append_c (words, '\n');
}

static int
compare_names (gconstpointer one, gconstpointer other, gpointer places)
{
  return strcmp (spor_places_get (places, *(const guint *)one)->sort_key,
                 spor_places_get (places, *(const guint *)other)->sort_key);
}

/* The region's municipalities, in the order of the alphabet. (transfer full) */
static GArray *
list_municipalities (SporPlaces *places, guint region)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint m = 0; m < spor_places_get_n (places); m++)
    if (spor_places_region_of (places, m) == region)
      g_array_append_val (found, m);
  g_array_sort_with_data (found, compare_names, places);
  return found;
}

static void
add_region (GString *words, SporMapPicture *picture, guint region)
{
  SporPlaces *places = spor_boundaries_get_places (spor_map_picture_get_boundaries (picture));
  const char *text = spor_map_picture_get_region_text (picture, region);
  g_autoptr (GArray) municipalities = list_municipalities (places, region);

  g_string_append (words, spor_places_get_region (places, region)->name);
  if (text)
    g_string_append_printf (words, ": %s", text);
  g_string_append_c (words, '\n');
  for (guint i = 0; i < municipalities->len; i++)
    add_municipality (words, picture, g_array_index (municipalities, guint, i));
}

char *
spor_map_picture_describe_municipality (SporMapPicture *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), NULL);

  SporPlaces *places = spor_boundaries_get_places (spor_map_picture_get_boundaries (self));
  GString *words = g_string_new (NULL);

  add_municipality (words, self, municipality);
  if (words->len == 0)
    g_string_append (words, spor_places_get (places, municipality)->name);
  g_strchomp (words->str);
  return g_string_free (words, FALSE);
}

char *
spor_map_picture_describe_region (SporMapPicture *self, guint region)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), NULL);

  GString *words = g_string_new (NULL);

  add_region (words, self, region);
  return g_string_free (words, FALSE);
}

char *
spor_map_picture_describe (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), NULL);

  SporPlaces *places = spor_boundaries_get_places (spor_map_picture_get_boundaries (self));
  GString *words = g_string_new (NULL);

  if (spor_map_picture_get_scale_title (self))
    g_string_append_printf (words, "%s\n", spor_map_picture_get_scale_title (self));
  for (guint r = 0; r < spor_places_get_n_regions (places); r++)
    add_region (words, self, r);
  return g_string_free (words, FALSE);
}
