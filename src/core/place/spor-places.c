/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-places-private.h"

#include "spor-core-resources.h"
#include "spor-text.h"

#include <stdlib.h>
#include <string.h>

#define RESOURCE "/dk/kombit/Spor/core/municipalities/kommuner.csv"

G_DEFINE_FINAL_TYPE (SporPlaces, spor_places, G_TYPE_OBJECT)

/* The columns of kommuner.csv, in its order. */
enum
{
  COLUMN_CODE,
  COLUMN_NAME,
  COLUMN_REGION_CODE,
  COLUMN_REGION,
  COLUMN_PART_NUMBER,
  COLUMN_NUTS3,
  COLUMN_PART,
  COLUMN_GROUP_NUMBER,
  COLUMN_GROUP,
  COLUMN_POPULATION,
  COLUMN_POPULATION_BEFORE,
  COLUMN_AREA,
  COLUMN_CENTROID_LAT,
  COLUMN_CENTROID_LON,
  COLUMN_LABEL_LAT,
  COLUMN_LABEL_LON,
  COLUMN_TOWN,
  COLUMN_TOWN_LAT,
  COLUMN_TOWN_LON,
  N_COLUMNS
};

/* From the capital's region north. */
static const char *const region_order[] = { "1084", "1085", "1083", "1082", "1081" };

static void
spor_places_finalize (GObject *object)
{
  SporPlaces *self = SPOR_PLACES (object);

  g_array_unref (self->municipalities);
  g_array_unref (self->regions);
  g_array_unref (self->region_of);
  g_hash_table_unref (self->by_name);
  g_array_unref (self->candidates);
  g_string_chunk_free (self->strings);
  G_OBJECT_CLASS (spor_places_parent_class)->finalize (object);
}

static void
spor_places_class_init (SporPlacesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_places_finalize;
}

static void
spor_places_init (SporPlaces *self)
{
  self->municipalities = g_array_new (FALSE, TRUE, sizeof (SporMunicipality));
  self->regions = g_array_new (FALSE, TRUE, sizeof (SporRegion));
  self->region_of = g_array_new (FALSE, TRUE, sizeof (guint));
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->candidates = g_array_new (FALSE, FALSE, sizeof (SporPlaceCandidate));
  self->strings = g_string_chunk_new (4096);
}

static const char *
spor_places_keep (SporPlaces *self, const char *text)
{
  return g_string_chunk_insert_const (self->strings, text);
}

/* @cells: one line of the table; it has no quotes. */
static void
spor_places_add (SporPlaces *self, char **cells)
{
  g_autofree char *key = spor_text_sort_key (cells[COLUMN_NAME]);
  SporMunicipality place = { .code = spor_places_keep (self, cells[COLUMN_CODE]),
                             .name = spor_places_keep (self, cells[COLUMN_NAME]),
                             .region_code = spor_places_keep (self, cells[COLUMN_REGION_CODE]),
                             .region = spor_places_keep (self, cells[COLUMN_REGION]),
                             .part = spor_places_keep (self, cells[COLUMN_PART]),
                             .main_town = spor_places_keep (self, cells[COLUMN_TOWN]),
                             .population = g_ascii_strtoull (cells[COLUMN_POPULATION], NULL, 10),
                             .area_km2 = g_ascii_strtod (cells[COLUMN_AREA], NULL),
                             .label_lat = g_ascii_strtod (cells[COLUMN_LABEL_LAT], NULL),
                             .label_lon = g_ascii_strtod (cells[COLUMN_LABEL_LON], NULL),
                             .town_lat = g_ascii_strtod (cells[COLUMN_TOWN_LAT], NULL),
                             .town_lon = g_ascii_strtod (cells[COLUMN_TOWN_LON], NULL),
                             .sort_key = spor_places_keep (self, key) };

  g_array_append_val (self->municipalities, place);
}

static void
spor_places_find_regions (SporPlaces *self)
{
  for (guint r = 0; r < G_N_ELEMENTS (region_order); r++)
    for (guint m = 0; m < self->municipalities->len; m++)
      {
        const SporMunicipality *place = spor_places_get (self, m);
        SporRegion region = { place->region_code, place->region };

        if (!g_str_equal (place->region_code, region_order[r]))
          continue;
        g_array_append_val (self->regions, region);
        break;
      }

  for (guint m = 0; m < self->municipalities->len; m++)
    for (guint r = 0; r < self->regions->len; r++)
      if (g_str_equal (spor_places_get (self, m)->region_code,
                       spor_places_get_region (self, r)->code))
        g_array_append_val (self->region_of, r);
}

SporPlaces *
spor_places_new (GError **error)
{
  g_autoptr (SporPlaces) self = g_object_new (SPOR_TYPE_PLACES, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (spor_core_get_resource (), RESOURCE, 0, error);
  g_auto (GStrv) lines = NULL;

  if (!bytes)
    return NULL;

  /* resource data ends with a NUL that is not counted */
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 1; lines[i] && *lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);

      g_assert (g_strv_length (cells) == N_COLUMNS);
      spor_places_add (self, cells);
    }
  spor_places_find_regions (self);
  spor_places_index_names (self);
  return g_steal_pointer (&self);
}

guint
spor_places_get_n (SporPlaces *self)
{
  g_return_val_if_fail (SPOR_IS_PLACES (self), 0);

  return self->municipalities->len;
}

const SporMunicipality *
spor_places_get (SporPlaces *self, guint index)
{
  g_return_val_if_fail (SPOR_IS_PLACES (self), NULL);
  g_return_val_if_fail (index < self->municipalities->len, NULL);

  return &g_array_index (self->municipalities, SporMunicipality, index);
}

int
spor_places_find_code (SporPlaces *self, const char *code)
{
  gpointer index;

  g_return_val_if_fail (SPOR_IS_PLACES (self), -1);

  if (!code || !g_hash_table_lookup_extended (self->by_name, code, NULL, &index)
      || !g_ascii_isdigit (*code))
    return -1;
  return GPOINTER_TO_INT (index);
}

guint
spor_places_get_n_regions (SporPlaces *self)
{
  g_return_val_if_fail (SPOR_IS_PLACES (self), 0);

  return self->regions->len;
}

const SporRegion *
spor_places_get_region (SporPlaces *self, guint index)
{
  g_return_val_if_fail (SPOR_IS_PLACES (self), NULL);
  g_return_val_if_fail (index < self->regions->len, NULL);

  return &g_array_index (self->regions, SporRegion, index);
}

guint
spor_places_region_of (SporPlaces *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_PLACES (self), 0);
  g_return_val_if_fail (municipality < self->region_of->len, 0);

  return g_array_index (self->region_of, guint, municipality);
}
