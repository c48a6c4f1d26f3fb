/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-extra-categories.h"

#include <json-glib/json-glib.h>

struct _SporExtraCategories
{
  GPtrArray *dimensions; /* borrowed from the round: those made from extra fields */
  GArray *categories;    /* gint16: per row, per dimension */
};

SporExtraCategories *
spor_extra_categories_new (const SporRound *round)
{
  SporExtraCategories *self = g_new0 (SporExtraCategories, 1);

  self->dimensions = g_ptr_array_new ();
  self->categories = g_array_new (FALSE, FALSE, sizeof (gint16));
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      if (dimension->kind == SPOR_DIMENSION_EXTRA)
        g_ptr_array_add (self->dimensions, dimension);
    }
  return self;
}

void
spor_extra_categories_free (SporExtraCategories *self)
{
  g_ptr_array_unref (self->dimensions);
  g_array_unref (self->categories);
  g_free (self);
}

static gint16
spor_dimension_find_value (const SporDimension *self, JsonObject *fields)
{
  JsonNode *node = fields ? json_object_get_member (fields, self->key) : NULL;
  const char *value = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  for (guint c = 0; value && *value && c < self->categories->len && c < G_MAXINT16; c++)
    if (g_str_equal (((SporCategory *)g_ptr_array_index (self->categories, c))->key, value))
      return c;
  return -1;
}

void
spor_extra_categories_add (SporExtraCategories *self, const char *extra)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *fields = NULL;

  if (self->dimensions->len == 0)
    return;
  root = json_from_string (extra, NULL);
  if (root && JSON_NODE_HOLDS_OBJECT (root))
    fields = json_node_get_object (root);
  for (guint d = 0; d < self->dimensions->len; d++)
    {
      gint16 category = spor_dimension_find_value (g_ptr_array_index (self->dimensions, d), fields);

      g_array_append_val (self->categories, category);
    }
}

int
spor_extra_categories_get (const SporExtraCategories *self,
                           guint row,
                           const SporDimension *dimension)
{
  guint d;

  if (!g_ptr_array_find (self->dimensions, dimension, &d))
    return -1;
  g_return_val_if_fail (row < self->categories->len / self->dimensions->len, -1);
  return g_array_index (self->categories, gint16, row * self->dimensions->len + d);
}
