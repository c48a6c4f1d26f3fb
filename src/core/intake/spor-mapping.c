/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-mapping.h"

#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static GArray *
spor_columns_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

SporMapping *
spor_mapping_new (void)
{
  SporMapping *self = g_new0 (SporMapping, 1);

  for (guint i = 0; i < SPOR_N_FIELDS; i++)
    self->columns[i] = spor_columns_new ();
  self->extra = spor_columns_new ();
  return self;
}

SporMapping *
spor_mapping_copy (const SporMapping *self)
{
  SporMapping *copy = g_new0 (SporMapping, 1);

  for (guint i = 0; i < SPOR_N_FIELDS; i++)
    {
      copy->columns[i] = g_array_copy (self->columns[i]);
      copy->guessed[i] = self->guessed[i];
    }
  copy->extra = g_array_copy (self->extra);
  return copy;
}

void
spor_mapping_free (SporMapping *self)
{
  for (guint i = 0; i < SPOR_N_FIELDS; i++)
    g_array_unref (self->columns[i]);
  g_array_unref (self->extra);
  g_free (self);
}

/* --- Columns by name ------------------------------------------------------------------------ */

static gboolean
spor_same_folded (const char *a, const char *b)
{
  g_autofree char *clean_a = spor_text_clean (a);
  g_autofree char *clean_b = spor_text_clean (b);
  g_autofree char *folded_a = spor_text_fold (clean_a);
  g_autofree char *folded_b = spor_text_fold (clean_b);

  return strcmp (folded_a, folded_b) == 0;
}

typedef enum
{
  SPOR_NAMED_EXACTLY,       /* the header as it stands */
  SPOR_NAMED_QUESTION_NAME, /* "s_3": all its options */
  SPOR_NAMED_FOLDED,
  SPOR_NAMED_QUESTION, /* the question's text: all its options */
  SPOR_N_NAMED
} SporNamed;

static gboolean
spor_column_is_named (const SporColumn *column, SporNamed way, const char *name)
{
  switch (way)
    {
    case SPOR_NAMED_EXACTLY:
      return strcmp (column->name, name) == 0;
    case SPOR_NAMED_QUESTION_NAME:
      return strcmp (column->question_name, name) == 0;
    case SPOR_NAMED_FOLDED:
      return spor_same_folded (column->name, name);
    case SPOR_NAMED_QUESTION:
      return *column->question && spor_same_folded (column->question, name);
    case SPOR_N_NAMED:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Appends the columns that @name means. */
static gboolean
spor_columns_find (GArray *columns, SporSource *source, const char *name)
{
  guint n = spor_source_get_n_columns (source);
  guint before = columns->len;

  if (!*name)
    return FALSE;

  for (guint way = 0; way < SPOR_N_NAMED && columns->len == before; way++)
    for (guint i = 0; i < n; i++)
      if (spor_column_is_named (spor_source_get_column (source, i), way, name))
        g_array_append_val (columns, i);
  return columns->len > before;
}

static void
spor_mapping_take (SporMapping *self, SporField field, GArray *columns)
{
  g_array_unref (self->columns[field]);
  self->columns[field] = columns;
  self->guessed[field] = FALSE;
}

gboolean
spor_mapping_set (
    SporMapping *self, SporSource *source, SporField field, const char *columns, GError **error)
{
  g_autoptr (GArray) found = spor_columns_new ();
  g_autofree char *whole = spor_text_clean (columns);

  g_return_val_if_fail (field < SPOR_N_FIELDS, FALSE);

  /* A question's text may have commas of its own. */
  if (*whole && !spor_columns_find (found, source, whole))
    {
      g_auto (GStrv) names = g_strsplit (whole, ",", -1);

      for (guint i = 0; names[i]; i++)
        if (!spor_columns_find (found, source, g_strstrip (names[i])))
          {
            g_set_error (
                error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_COLUMNS,
                /* Translators: a file's name, and what somebody typed as a column's name */
                _ ("“%s” has no column “%s”. Give a name from its line of headings, or the text "
                   "of a question."),
                spor_source_get_name (source), names[i]);
            return FALSE;
          }
    }
  spor_mapping_take (self, field, g_steal_pointer (&found));
  return TRUE;
}

/* --- Enough to import ----------------------------------------------------------------------- */

/* SurveyXact's dataset without the files that say what its codes mean. */
static gboolean
spor_source_is_bare_dataset (SporSource *source)
{
  gboolean is_surveyxact = FALSE;

  for (guint i = 0; i < spor_source_get_n_columns (source); i++)
    {
      const SporColumn *column = spor_source_get_column (source, i);

      if (column->labels && g_hash_table_size (column->labels) > 0)
        return FALSE;
      is_surveyxact = is_surveyxact || g_ascii_strcasecmp (column->name, "responde") == 0
                      || g_ascii_strcasecmp (column->name, "respondentid") == 0
                      || g_ascii_strcasecmp (column->name, "stato_4") == 0
                      || g_ascii_strcasecmp (column->name, "statoverall_4") == 0;
    }
  return is_surveyxact;
}

static char *
spor_no_municipality_message (SporSource *source)
{
  const char *name = spor_source_get_name (source);

  if (spor_source_is_bare_dataset (source))
    /* Translators: a file's name */
    return g_strdup_printf (
        _ ("“%s” has no column that tells the municipality, and its answers are codes. Choose it "
           "together with the files structure and labels of the same export."),
        name);
  /* Translators: a file's name */
  return g_strdup_printf (
      _ ("“%s” has no column that tells the municipality. Expected one with a heading such as "
         "“Kommune”: give it that heading, or choose which column it is."),
      name);
}

gboolean
spor_mapping_check (const SporMapping *self, SporSource *source, GError **error)
{
  g_autofree char *message = NULL;

  if (self->columns[SPOR_FIELD_MUNICIPALITY]->len == 0)
    message = spor_no_municipality_message (source);
  else if (self->columns[SPOR_FIELD_NAME]->len == 0 && self->columns[SPOR_FIELD_EMAIL]->len == 0)
    /* Translators: a file's name */
    message = g_strdup_printf (
        _ ("“%s” has no column that tells who signs up. Expected one with a heading such as “Navn” "
           "or “E-mail”: give it that heading, or choose which column it is."),
        spor_source_get_name (source));

  if (message)
    g_set_error_literal (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_COLUMNS, message);
  return message == NULL;
}

/* --- Remembering ---------------------------------------------------------------------------- */

/* SporSource makes names unique. */
static int
spor_source_find_column (SporSource *source, const char *name)
{
  for (guint i = 0; i < spor_source_get_n_columns (source); i++)
    if (strcmp (spor_source_get_column (source, i)->name, name) == 0)
      return i;
  return -1;
}

static void
spor_columns_to_json (JsonBuilder *builder, SporSource *source, const GArray *columns)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->len; i++)
    json_builder_add_string_value (
        builder, spor_source_get_column (source, g_array_index (columns, guint, i))->name);
  json_builder_end_array (builder);
}

char *
spor_mapping_to_json (const SporMapping *self, SporSource *source)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    if (self->columns[f]->len > 0)
      {
        json_builder_set_member_name (builder, spor_field_key (f));
        spor_columns_to_json (builder, source, self->columns[f]);
      }
  json_builder_set_member_name (builder, "extra");
  spor_columns_to_json (builder, source, self->extra);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
spor_columns_from_json (GArray *columns, SporSource *source, JsonNode *node)
{
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonNode *name = json_array_get_element (list, i);
      int index = json_node_get_value_type (name) == G_TYPE_STRING
                      ? spor_source_find_column (source, json_node_get_string (name))
                      : -1;
      guint column = index;

      if (index >= 0)
        g_array_append_val (columns, column);
    }
}

SporMapping *
spor_mapping_from_json (SporSource *source, const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  SporMapping *self = spor_mapping_new ();
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (!object)
    return self;

  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    spor_columns_from_json (self->columns[f], source,
                            json_object_get_member (object, spor_field_key (f)));
  spor_columns_from_json (self->extra, source, json_object_get_member (object, "extra"));
  return self;
}
