/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <json-glib/json-glib.h>

/* A text is saved at each pause of whoever types it: in the history that is one change. */

#define MERGE_SECONDS (10 * 60)

static JsonObject *
spor_merge_parse (const char *image)
{
  g_autoptr (JsonNode) node = json_from_string (image, NULL);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : json_object_new ();
}

static char *
spor_merge_print (JsonObject *image)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, image);
  return json_to_string (node, FALSE);
}

/* The one field that the columns of @image are of, whatever is remembered of it; -1: several, or
 * none. */
static int
spor_merge_find_field (JsonObject *image)
{
  g_autoptr (GList) columns = json_object_get_members (image);
  int field = -1;

  for (GList *l = columns; l; l = l->next)
    {
      int of = spor_answer_column_field (l->data);

      if (g_str_equal (l->data, "edited"))
        continue;
      if (of < 0 || (field >= 0 && of != field))
        return -1;
      field = of;
    }
  return field;
}

static int
spor_change_find_field (const SporChange *self)
{
  g_autoptr (JsonObject) is = NULL;

  if (!g_str_equal (self->action, "edit") || g_strcmp0 (self->table, "signup") != 0 || !self->after)
    return -1;
  is = spor_merge_parse (self->after);
  return spor_merge_find_field (is);
}

/* What @into has not yet, from @from. */
static void
spor_merge_add_missing (JsonObject *into, JsonObject *from)
{
  g_autoptr (GList) columns = json_object_get_members (from);

  for (GList *l = columns; l; l = l->next)
    if (!json_object_has_member (into, l->data))
      json_object_set_member (into, l->data, json_object_dup_member (from, l->data));
}

/* What is the same in both, from both. */
static void
spor_merge_drop_same (JsonObject *was, JsonObject *is)
{
  g_autoptr (GList) columns = json_object_get_members (is);

  for (GList *l = columns; l; l = l->next)
    if (json_object_has_member (was, l->data)
        && json_node_equal (json_object_get_member (was, l->data),
                            json_object_get_member (is, l->data)))
      {
        json_object_remove_member (was, l->data);
        json_object_remove_member (is, l->data);
      }
}

/* @self becomes what @earlier and it have done together. Returns: whether that is anything */
static gboolean
spor_change_take_in (SporChange *self, const SporChange *earlier)
{
  g_autoptr (JsonObject) was = spor_merge_parse (earlier->before);
  g_autoptr (JsonObject) was_later = spor_merge_parse (self->before);
  g_autoptr (JsonObject) is = spor_merge_parse (self->after);
  g_autoptr (JsonObject) is_earlier = spor_merge_parse (earlier->after);

  spor_merge_add_missing (was, was_later);
  spor_merge_add_missing (is, is_earlier);
  spor_merge_drop_same (was, is);
  g_free (self->before);
  g_free (self->after);
  self->before = spor_merge_print (was);
  self->after = spor_merge_print (is);
  return spor_merge_find_field (is) >= 0;
}

/* @began: when the first of those happened that @earlier is */
static gboolean
spor_change_continues (const SporChange *self, const SporChange *earlier, gint64 began)
{
  int field = spor_change_find_field (self);

  return field >= 0 && field == spor_change_find_field (earlier)
         && g_str_equal (self->actor, earlier->actor) && self->at - began <= MERGE_SECONDS;
}

void
spor_history_merge (GPtrArray *history)
{
  gint64 began = 0;

  /* from the oldest on: what is told of them stays as it is when more come */
  for (guint i = history->len; i-- > 0;)
    {
      SporChange *change = g_ptr_array_index (history, i);
      const SporChange *earlier = i + 1 < history->len ? g_ptr_array_index (history, i + 1) : NULL;

      if (!earlier || !spor_change_continues (change, earlier, began))
        {
          began = change->at;
          continue;
        }
      if (spor_change_take_in (change, earlier))
        g_ptr_array_remove_index (history, i + 1);
      else
        {
          g_ptr_array_remove_range (history, i, 2);
          began = 0;
        }
    }
}
