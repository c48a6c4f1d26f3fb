/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-boundaries-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* GeoJSON's own nesting ends at about ten; the parser calls itself for each level. */
#define DEEPEST 64

#define CHRISTIANSOE 411

/* Where Denmark is, generously, and a coordinate too large for degrees. */
#define LARGEST_DEGREES 1000
static const SporBox degrees_box = { 3, 53, 18, 60 };
static const SporBox metres_box = { 100000, 5900000, 1200000, 6700000 };

/* What codes and names are called in the official files, in small letters. */
static const char *const code_keys[] = { "kommunekode", "komkode", "kommune_kode", "kode" };
static const char *const name_keys[] = { "navn", "komnavn", "kommunenavn" };

typedef enum
{
  MAP_READ,
  MAP_NOT_JSON,
  MAP_NOT_GEOJSON,
  MAP_ELSEWHERE,
  MAP_NO_MUNICIPALITY,
} MapFault;

/* The sentence for what is wrong with the file called @name. */
static char *
sentence_for (MapFault fault, const char *name)
{
  switch (fault)
    {
    case MAP_NOT_JSON:
      /* Translators: a file name */
      return g_strdup_printf (
          _ ("“%s” is not a map: it cannot be read as GeoJSON, which was expected."), name);
    case MAP_NOT_GEOJSON:
      /* Translators: a file name */
      return g_strdup_printf (_ ("“%s” is not a map of municipalities: a GeoJSON FeatureCollection "
                                 "with polygons was expected."),
                              name);
    case MAP_ELSEWHERE:
      /* Translators: a file name */
      return g_strdup_printf (
          _ ("“%s” has coordinates outside Denmark: degrees (WGS84) or metres in "
             "UTM zone 32 (EPSG:25832) were expected."),
          name);
    case MAP_NO_MUNICIPALITY:
      /* Translators: a file name */
      return g_strdup_printf (_ ("“%s” has no outline of a Danish municipality: areas with a "
                                 "municipality’s code (kommunekode or KOMKODE) were expected."),
                              name);
    case MAP_READ:
      break;
    }
  g_assert_not_reached ();
}

static gboolean
fail (MapFault fault, const char *name, GError **error)
{
  g_autofree char *sentence = sentence_for (fault, name);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
is_too_deep (const char *text, gsize length)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    if (in_string && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      in_string = !in_string;
    else if (!in_string && (text[i] == '[' || text[i] == '{') && ++depth > DEEPEST)
      return TRUE;
    else if (!in_string && (text[i] == ']' || text[i] == '}') && depth > 0)
      depth--;
  return FALSE;
}

static JsonObject *
as_object (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
as_array (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
as_text (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gboolean
is_number (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_VALUE (node)
         && g_value_type_transformable (json_node_get_value_type (node), G_TYPE_DOUBLE);
}

/* @position: [x, y] or [x, y, z] */
static MapFault
read_point (JsonNode *position, SporPoint *point)
{
  JsonArray *numbers = as_array (position);

  if (!numbers || json_array_get_length (numbers) < 2
      || !is_number (json_array_get_element (numbers, 0))
      || !is_number (json_array_get_element (numbers, 1)))
    return MAP_NOT_GEOJSON;

  double x = json_array_get_double_element (numbers, 0);
  double y = json_array_get_double_element (numbers, 1);
  gboolean metres = fabs (x) > LARGEST_DEGREES || fabs (y) > LARGEST_DEGREES;
  const SporBox *box = metres ? &metres_box : &degrees_box;

  if (!(x >= box->west && x <= box->east && y >= box->south && y <= box->north))
    return MAP_ELSEWHERE;
  *point = metres ? (SporPoint){ x, y } : spor_utm_from_degrees (y, x);
  return MAP_READ;
}

static MapFault
read_ring (SporBoundaries *self, guint municipality, JsonNode *node, gboolean is_hole)
{
  JsonArray *positions = as_array (node);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SporPoint));

  if (!positions)
    return MAP_NOT_GEOJSON;
  for (guint i = 0; i < json_array_get_length (positions); i++)
    {
      SporPoint point;
      MapFault fault = read_point (json_array_get_element (positions, i), &point);

      if (fault != MAP_READ)
        return fault;
      if (points->len == 0
          || memcmp (&g_array_index (points, SporPoint, points->len - 1), &point, sizeof point)
                 != 0)
        g_array_append_val (points, point);
    }
  if (points->len > 1
      && memcmp (points->data, &g_array_index (points, SporPoint, points->len - 1),
                 sizeof (SporPoint))
             == 0)
    g_array_set_size (points, points->len - 1);
  if (points->len >= 3)
    spor_boundaries_add_ring (self, municipality, (SporPoint *)points->data, points->len, is_hole);
  return MAP_READ;
}

static MapFault
read_polygon (SporBoundaries *self, guint municipality, JsonNode *node)
{
  JsonArray *rings = as_array (node);
  MapFault fault = rings ? MAP_READ : MAP_NOT_GEOJSON;

  for (guint r = 0; fault == MAP_READ && r < json_array_get_length (rings); r++)
    fault = read_ring (self, municipality, json_array_get_element (rings, r), r > 0);
  return fault;
}

static MapFault
read_geometry (SporBoundaries *self, guint municipality, JsonObject *geometry)
{
  const char *type = as_text (json_object_get_member (geometry, "type"));
  JsonNode *coordinates = json_object_get_member (geometry, "coordinates");
  JsonArray *polygons = as_array (coordinates);
  MapFault fault = MAP_READ;

  if (!polygons)
    return MAP_NOT_GEOJSON;
  if (g_strcmp0 (type, "Polygon") == 0)
    return read_polygon (self, municipality, coordinates);
  if (g_strcmp0 (type, "MultiPolygon") != 0)
    return MAP_NOT_GEOJSON;
  for (guint p = 0; fault == MAP_READ && p < json_array_get_length (polygons); p++)
    fault = read_polygon (self, municipality, json_array_get_element (polygons, p));
  return fault;
}

/* The value of the first of @keys that is there, as text; or NULL. */
static char *
find_text (JsonObject *properties, const char *const *keys, guint n_keys)
{
  for (guint k = 0; k < n_keys; k++)
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *node;

      json_object_iter_init (&iter, properties);
      while (json_object_iter_next (&iter, &key, &node))
        if (g_ascii_strcasecmp (key, keys[k]) == 0)
          {
            if (as_text (node))
              return g_strdup (as_text (node));
            if (is_number (node))
              return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
          }
    }
  return NULL;
}

static void
spor_boundaries_add_unknown (SporBoundaries *self, const char *code)
{
  g_autofree char *shown = g_utf8_make_valid (code, MIN (strlen (code), 20));

  if (g_ascii_strtoull (code, NULL, 10) != CHRISTIANSOE
      && !g_ptr_array_find_with_equal_func (self->unknown, shown, g_str_equal, NULL))
    g_ptr_array_add (self->unknown, g_steal_pointer (&shown));
}

/* The municipality that a feature is part of, or -1. */
static int
spor_boundaries_municipality_of (SporBoundaries *self, JsonObject *properties)
{
  g_autofree char *code = find_text (properties, code_keys, G_N_ELEMENTS (code_keys));
  g_autofree char *name = NULL;
  int municipality = -1;

  if (code)
    {
      municipality = spor_places_find_code (self->places, g_strstrip (code));
      if (municipality < 0)
        spor_boundaries_add_unknown (self, code);
      return municipality;
    }
  name = find_text (properties, name_keys, G_N_ELEMENTS (name_keys));
  if (name && g_utf8_validate (name, -1, NULL)
      && spor_places_match (self->places, name, &municipality) == SPOR_PLACE_MATCH)
    return municipality;
  return -1;
}

static MapFault
read_feature (SporBoundaries *self, JsonObject *feature)
{
  JsonObject *properties, *geometry;
  int municipality;

  if (!feature)
    return MAP_NOT_GEOJSON;
  properties = as_object (json_object_get_member (feature, "properties"));
  geometry = as_object (json_object_get_member (feature, "geometry"));
  municipality = properties ? spor_boundaries_municipality_of (self, properties) : -1;
  if (municipality < 0 || !geometry) /* GeoJSON allows a feature without a place */
    return MAP_READ;
  return read_geometry (self, municipality, geometry);
}

static MapFault
read_collection (SporBoundaries *self, JsonObject *collection)
{
  JsonArray *features;
  MapFault fault = MAP_READ;

  if (!collection
      || g_strcmp0 (as_text (json_object_get_member (collection, "type")), "FeatureCollection")
             != 0)
    return MAP_NOT_GEOJSON;
  features = as_array (json_object_get_member (collection, "features"));
  if (!features)
    return MAP_NOT_GEOJSON;
  for (guint f = 0; fault == MAP_READ && f < json_array_get_length (features); f++)
    fault = read_feature (self, as_object (json_array_get_element (features, f)));
  return fault == MAP_READ && self->points->len == 0 ? MAP_NO_MUNICIPALITY : fault;
}

gboolean
spor_boundaries_read_geojson (SporBoundaries *self, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  MapFault fault;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (length == 0 || is_too_deep (text, length)
      || !json_parser_load_from_data (parser, text, length, NULL))
    return fail (MAP_NOT_JSON, name, error);
  fault = read_collection (self, as_object (json_parser_get_root (parser)));
  return fault == MAP_READ || fail (fault, name, error);
}
