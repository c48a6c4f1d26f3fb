/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-instance-json.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* More of anything than a protocol of this program has. */
#define MAX_NUMBER 10000000
#define MAX_SHARE 1e3 /* of a deviation: they add up to 1, if a round wrote them */

/* --- Writing -------------------------------------------------------------------------------- */

static void
spor_json_put_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
spor_json_put_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
spor_instance_write_bodies (const SporInstance *self, JsonBuilder *builder)
{
  spor_json_put_list (builder, "bodies");
  for (guint b = 0; b < self->bodies->len; b++)
    {
      json_builder_begin_object (builder);
      spor_json_put_int (builder, "min", spor_instance_body (self, b)->min);
      spor_json_put_int (builder, "max", spor_instance_body (self, b)->max);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_instance_write_features (const SporInstance *self, JsonBuilder *builder)
{
  spor_json_put_list (builder, "features");
  for (guint f = 0; f < self->features->len; f++)
    {
      const SporFeature *feature = spor_instance_feature (self, f);

      json_builder_begin_object (builder);
      spor_json_put_int (builder, "unit", feature->unit);
      spor_json_put_list (builder, "targets");
      for (guint c = feature->first; c < feature->first + feature->n_categories; c++)
        {
          const SporTarget *target = &g_array_index (self->targets, SporTarget, c);

          json_builder_begin_array (builder);
          json_builder_add_int_value (builder, target->num);
          json_builder_add_int_value (builder, target->den);
          json_builder_end_array (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_instance_write_candidates (const SporInstance *self, JsonBuilder *builder)
{
  spor_json_put_list (builder, "candidates");
  for (guint c = 0; c < self->candidates->len; c++)
    {
      const SporCandidate *candidate = spor_instance_candidate (self, c);
      const GArray *profile = spor_instance_profile (self, candidate->profile);

      json_builder_begin_object (builder);
      spor_json_put_int (builder, "body", candidate->body);
      json_builder_set_member_name (builder, "fixed");
      json_builder_add_boolean_value (builder, candidate->fixed);
      spor_json_put_list (builder, "parts");
      for (guint p = 0; p < profile->len; p++)
        {
          json_builder_begin_array (builder);
          json_builder_add_int_value (builder, g_array_index (profile, SporPart, p).category);
          json_builder_add_int_value (builder, g_array_index (profile, SporPart, p).part);
          json_builder_end_array (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_instance_write_sets (const SporInstance *self, JsonBuilder *builder)
{
  spor_json_put_list (builder, "sets");
  for (guint s = 0; s < self->sets->len; s++)
    {
      const SporSet *set = g_ptr_array_index (self->sets, s);

      if (set->members->len <= set->cap)
        continue; /* says nothing */
      json_builder_begin_object (builder);
      spor_json_put_int (builder, "body", set->body);
      spor_json_put_int (builder, "cap", set->cap);
      spor_json_put_int (builder, "rule", set->rule);
      spor_json_put_list (builder, "members");
      for (guint m = 0; m < set->members->len; m++)
        json_builder_add_int_value (builder, g_array_index (set->members, guint, m));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_instance_write_terms (const SporInstance *self, JsonBuilder *builder)
{
  spor_json_put_list (builder, "terms");
  for (guint t = 0; t < self->terms->len; t++)
    {
      const SporTerm *term = &g_array_index (self->terms, SporTerm, t);

      json_builder_begin_object (builder);
      spor_json_put_int (builder, "scope", term->scope);
      spor_json_put_int (builder, "feature", term->feature);
      json_builder_set_member_name (builder, "share");
      json_builder_add_double_value (builder, term->share);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  spor_json_put_list (builder, "limits");
  for (guint l = 0; l < self->limits->len; l++)
    {
      const SporLimit *limit = &g_array_index (self->limits, SporLimit, l);

      json_builder_begin_object (builder);
      spor_json_put_int (builder, "scope", limit->scope);
      spor_json_put_int (builder, "category", limit->category);
      spor_json_put_int (builder, "min", limit->min);
      spor_json_put_int (builder, "max", limit->max);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
spor_instance_write (const SporInstance *self, JsonBuilder *builder)
{
  spor_instance_write_bodies (self, builder);
  spor_instance_write_features (self, builder);
  spor_instance_write_candidates (self, builder);
  spor_instance_write_sets (self, builder);
  spor_instance_write_terms (self, builder);
}

/* --- Reading -------------------------------------------------------------------------------- */

double
spor_json_number (JsonNode *node, double otherwise)
{
  GType type = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : otherwise;
}

/* Whatever is not as expected makes @valid FALSE and reads as 0 or empty. */
typedef struct
{
  SporInstance *instance;
  gboolean valid;
} SporInstanceReader;

static gint64
spor_reader_int (SporInstanceReader *self, JsonNode *node, gint64 min, gint64 max)
{
  gint64 value
      = node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
            ? json_node_get_int (node)
            : G_MININT64;

  if (value >= min && value <= max)
    return value;
  self->valid = FALSE;
  return MAX (min, 0);
}

static gint64
spor_reader_member (
    SporInstanceReader *self, JsonObject *object, const char *name, gint64 min, gint64 max)
{
  return spor_reader_int (self, json_object_get_member (object, name), min, max);
}

/* Not there is FALSE. */
static gboolean
spor_reader_truth (SporInstanceReader *self, JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  self->valid = self->valid && !node;
  return FALSE;
}

static JsonArray *
spor_reader_list (SporInstanceReader *self, JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node && JSON_NODE_HOLDS_ARRAY (node))
    return json_array_ref (json_node_get_array (node));
  self->valid = FALSE;
  return json_array_new ();
}

/* (transfer full): the objects of a list */
static GPtrArray *
spor_reader_objects (SporInstanceReader *self, JsonObject *object, const char *name)
{
  g_autoptr (JsonArray) list = spor_reader_list (self, object, name);
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        g_ptr_array_add (objects, json_object_ref (json_node_get_object (node)));
      else
        self->valid = FALSE;
    }
  return objects;
}

/* The two numbers of each pair in a list. */
static GArray *
spor_reader_pairs (SporInstanceReader *self,
                   JsonObject *object,
                   const char *name,
                   gint64 min_second)
{
  g_autoptr (JsonArray) list = spor_reader_list (self, object, name);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      gint64 numbers[2] = { 0, min_second };

      if (pair && json_array_get_length (pair) == 2)
        {
          numbers[0] = spor_reader_int (self, json_array_get_element (pair, 0), 0, G_MAXINT32);
          numbers[1]
              = spor_reader_int (self, json_array_get_element (pair, 1), min_second, G_MAXINT32);
        }
      else
        self->valid = FALSE;
      g_array_append_vals (pairs, numbers, 2);
    }
  return pairs;
}

static void
spor_reader_take_bodies (SporInstanceReader *self, JsonObject *object)
{
  g_autoptr (GPtrArray) bodies = spor_reader_objects (self, object, "bodies");

  for (guint b = 0; b < bodies->len; b++)
    {
      guint min = spor_reader_member (self, bodies->pdata[b], "min", 0, MAX_NUMBER);
      guint max = spor_reader_member (self, bodies->pdata[b], "max", 0, MAX_NUMBER);

      spor_instance_add_body (self->instance, min, max);
    }
}

static void
spor_reader_take_features (SporInstanceReader *self, JsonObject *object)
{
  g_autoptr (GPtrArray) features = spor_reader_objects (self, object, "features");

  for (guint f = 0; f < features->len; f++)
    {
      guint unit = spor_reader_member (self, features->pdata[f], "unit", 1, MAX_NUMBER);
      g_autoptr (GArray) targets = spor_reader_pairs (self, features->pdata[f], "targets", 1);
      guint first = self->instance->targets->len;

      spor_instance_add_feature (self->instance, targets->len / 2, unit);
      for (guint c = 0; c < targets->len / 2; c++)
        {
          SporTarget target = { g_array_index (targets, gint64, 2 * c),
                                g_array_index (targets, gint64, 2 * c + 1) };

          self->valid = self->valid && target.num <= target.den;
          g_array_index (self->instance->targets, SporTarget, first + c) = target;
        }
    }
}

static void
spor_reader_take_candidates (SporInstanceReader *self, JsonObject *object)
{
  g_autoptr (GPtrArray) candidates = spor_reader_objects (self, object, "candidates");

  for (guint c = 0; c < candidates->len; c++)
    {
      g_autoptr (GArray) numbers = spor_reader_pairs (self, candidates->pdata[c], "parts", 1);
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (SporPart));
      guint body = spor_reader_member (self, candidates->pdata[c], "body", 0,
                                       (gint64)self->instance->bodies->len - 1);

      for (guint p = 0; p < numbers->len / 2; p++)
        {
          SporPart part = { g_array_index (numbers, gint64, 2 * p),
                            g_array_index (numbers, gint64, 2 * p + 1) };

          self->valid = self->valid && part.category < self->instance->targets->len;
          g_array_append_val (parts, part);
        }
      spor_instance_add_candidate (self->instance, body,
                                   spor_instance_add_profile (self->instance,
                                                              (const SporPart *)parts->data,
                                                              parts->len),
                                   spor_reader_truth (self, candidates->pdata[c], "fixed"));
    }
}

static void
spor_reader_take_sets (SporInstanceReader *self, JsonObject *object)
{
  g_autoptr (GPtrArray) sets = spor_reader_objects (self, object, "sets");

  for (guint s = 0; s < sets->len; s++)
    {
      g_autoptr (JsonArray) members = spor_reader_list (self, sets->pdata[s], "members");
      SporSet *set
          = spor_instance_add_set (self->instance,
                                   spor_reader_member (self, sets->pdata[s], "body", 0,
                                                       (gint64)self->instance->bodies->len - 1),
                                   spor_reader_member (self, sets->pdata[s], "cap", 0, MAX_NUMBER),
                                   spor_reader_member (self, sets->pdata[s], "rule", 0,
                                                       MAX_NUMBER));

      for (guint m = 0; m < json_array_get_length (members); m++)
        {
          guint member = spor_reader_int (self, json_array_get_element (members, m), 0,
                                          (gint64)self->instance->candidates->len - 1);

          g_array_append_val (set->members, member);
        }
    }
}

static void
spor_reader_take_terms (SporInstanceReader *self, JsonObject *object)
{
  g_autoptr (GPtrArray) terms = spor_reader_objects (self, object, "terms");
  g_autoptr (GPtrArray) limits = spor_reader_objects (self, object, "limits");
  gint64 last_body = (gint64)self->instance->bodies->len - 1;

  for (guint t = 0; t < terms->len; t++)
    {
      double share = spor_json_number (json_object_get_member (terms->pdata[t], "share"), -1);

      self->valid = self->valid && isfinite (share) && share >= 0 && share <= MAX_SHARE;
      spor_instance_add_term (self->instance,
                              spor_reader_member (self, terms->pdata[t], "scope", -1, last_body),
                              spor_reader_member (self, terms->pdata[t], "feature", 0,
                                                  (gint64)self->instance->features->len - 1),
                              share);
    }
  for (guint l = 0; l < limits->len; l++)
    spor_instance_add_limit (self->instance,
                             spor_reader_member (self, limits->pdata[l], "scope", -1, last_body),
                             spor_reader_member (self, limits->pdata[l], "category", 0,
                                                 (gint64)self->instance->targets->len - 1),
                             spor_reader_member (self, limits->pdata[l], "min", -1, MAX_NUMBER),
                             spor_reader_member (self, limits->pdata[l], "max", -1, MAX_NUMBER));
}

SporInstance *
spor_instance_read (JsonObject *object, GError **error)
{
  g_autoptr (SporInstance) instance = spor_instance_new ();
  SporInstanceReader reader = { instance, TRUE };

  spor_reader_take_bodies (&reader, object);
  spor_reader_take_features (&reader, object);
  spor_reader_take_candidates (&reader, object);
  spor_reader_take_sets (&reader, object);
  spor_reader_take_terms (&reader, object);
  if (reader.valid)
    return g_steal_pointer (&instance);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This is not the protocol of a draw as Spor writes it."));
  return NULL;
}
