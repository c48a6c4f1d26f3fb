/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"
#include "spor-store-rounds.h"

#include "spor-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What is in the extra fields of a round's sign-ups: a dimension can be made of any of them. */

#define MOST_VALUES 32

static const char *const select_extra
    = "SELECT extra FROM signup WHERE round_id = ?1 AND extra <> '{}'";

void
spor_extra_field_free (SporExtraField *self)
{
  g_free (self->key);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* @fields: key → (value → how many) */
static void
spor_extra_count (GHashTable *fields, JsonObject *extra)
{
  g_autoptr (GList) members = json_object_get_members (extra);

  for (GList *l = members; l; l = l->next)
    {
      JsonNode *node = json_object_get_member (extra, l->data);
      const char *value = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      GHashTable *values = g_hash_table_lookup (fields, l->data);

      if (!value || !*value)
        continue;
      if (!values)
        {
          values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_hash_table_insert (fields, g_strdup (l->data), values);
        }
      g_hash_table_insert (values, g_strdup (value),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (values, value))
                                             + 1));
    }
}

static int
spor_extra_compare_values (gconstpointer a, gconstpointer b, gpointer values)
{
  const char *one = *(const char *const *)a, *other = *(const char *const *)b;
  guint n_one = GPOINTER_TO_UINT (g_hash_table_lookup (values, one));
  guint n_other = GPOINTER_TO_UINT (g_hash_table_lookup (values, other));

  if (n_one != n_other)
    return n_one > n_other ? -1 : 1;
  return strcmp (one, other);
}

static SporExtraField *
spor_extra_field_new (const char *key, GHashTable *values)
{
  SporExtraField *self = g_new0 (SporExtraField, 1);
  GHashTableIter iter;
  gpointer value;

  self->key = g_strdup (key);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->n_values = g_hash_table_size (values);
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_ptr_array_add (self->values, g_strdup (value));
  g_ptr_array_sort_with_data (self->values, spor_extra_compare_values, values);
  if (self->values->len > MOST_VALUES)
    g_ptr_array_set_size (self->values, MOST_VALUES);
  return self;
}

static int
spor_extra_compare_fields (gconstpointer a, gconstpointer b)
{
  const SporExtraField *const *one = a, *const *other = b;
  g_autofree char *key = spor_text_sort_key ((*one)->key);
  g_autofree char *other_key = spor_text_sort_key ((*other)->key);

  return strcmp (key, other_key);
}

static GPtrArray *
spor_extra_list (GHashTable *fields)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_extra_field_free);
  GHashTableIter iter;
  gpointer key, values;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &key, &values))
    g_ptr_array_add (list, spor_extra_field_new (key, values));
  g_ptr_array_sort (list, spor_extra_compare_fields);
  return list;
}

GPtrArray *
spor_store_load_extra_fields (SporStore *self, const SporRound *round, GError **error)
{
  g_autoptr (GHashTable) fields
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_extra, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      g_autoptr (JsonNode) node = json_from_string (spor_column_text (statement, 0), NULL);

      if (node && JSON_NODE_HOLDS_OBJECT (node))
        spor_extra_count (fields, json_node_get_object (node));
    }
  return step == 0 ? spor_extra_list (fields) : NULL;
}
