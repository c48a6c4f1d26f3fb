/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-set.h"

#include "spor-gather.h"
#include "spor-joined-table.h"
#include "spor-questionnaire.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  N_SAMPLE = 20, /* records that tell what a table is */
};

typedef enum
{
  PART_EMPTY,
  PART_DATASET,
  PART_STRUCTURE,
  PART_LABELS,
} PartKind;

typedef struct
{
  SporTable *table;
  PartKind kind;
  guint n_columns;
} Part;

static void
part_free (Part *self)
{
  spor_table_free (self->table);
  g_free (self);
}

static GPtrArray *
make_parts (GPtrArray *tables)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);

  g_ptr_array_set_free_func (tables, NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      Part *part = g_new0 (Part, 1);

      part->table = g_ptr_array_index (tables, i);
      g_ptr_array_add (parts, part);
    }
  return parts;
}

/* What the first records say. */
static gboolean
part_classify (Part *self, GCancellable *cancellable, GError **error)
{
  guint n_records = 0, n_labels = 0;
  int result = 1;

  while (n_records < N_SAMPLE && (result = spor_table_next (self->table, cancellable, error)) == 1)
    {
      const char *const *cells = spor_cells_get (self->table->cells, 0);
      const guint n_cells = self->table->cells->n_cells;

      if (n_records == 0 && spor_questionnaire_is_structure (cells, n_cells))
        {
          self->kind = PART_STRUCTURE;
          break;
        }
      /* A sheet may have a title above its headings. */
      if (n_records++ == 0 || self->table->is_sheet)
        self->n_columns = MAX (self->n_columns, spor_cells_get_used (self->table->cells));
      n_labels += spor_questionnaire_is_label (cells, n_cells);
    }
  spor_table_rewind (self->table);
  if (result < 0)
    return FALSE;

  if (self->kind != PART_STRUCTURE && n_records > 0)
    self->kind = n_labels == n_records ? PART_LABELS : PART_DATASET;
  return TRUE;
}

/* Labels whose codes are no numbers look like answers, but for their name. */
static void
reclassify_labels (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);

      if (part->kind == PART_DATASET
          && spor_gather_find_word (part->table->base_name) == SPOR_PART_WORD_LABELS)
        part->kind = PART_LABELS;
    }
}

/* A table that cannot be read stops everything, unless it is one of many and no part by its name.
 */
static gboolean
classify_parts (GPtrArray *parts, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) first = NULL;
  guint n_datasets = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);
      g_autoptr (GError) reason = NULL;

      if (part_classify (part, cancellable, &reason))
        n_datasets += part->kind == PART_DATASET;
      else if (parts->len == 1
               || spor_gather_find_word (part->table->base_name) != SPOR_PART_WORD_NONE
               || reason->domain != SPOR_INTAKE_ERROR)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      else if (first == NULL)
        first = g_steal_pointer (&reason);
    }
  if (n_datasets == 0 && first != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return FALSE;
    }
  if (n_datasets > 1)
    reclassify_labels (parts);
  return TRUE;
}

/* How much a part looks like the answers: those that are called so, then those with columns. */
static int
rate_dataset (const Part *part)
{
  if (part->kind != PART_DATASET)
    return 0;
  if (spor_gather_find_word (part->table->base_name) == SPOR_PART_WORD_DATASET)
    return 3;
  return part->n_columns >= 2 ? 2 : 1;
}

static gboolean
are_all_empty (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (((Part *)g_ptr_array_index (parts, i))->kind != PART_EMPTY)
      return FALSE;
  return TRUE;
}

static void
set_no_dataset (GPtrArray *parts, const char *name, GError **error)
{
  if (are_all_empty (parts))
    g_set_error (
        error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
        /* Translators: file name */
        _ ("“%s” is empty. Expected a line of headings and a line for each sign-up: export it "
           "again."),
        name);
  else
    g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
                 /* Translators: name of a file or folder; “dataset” is a file name */
                 _ ("“%s” holds questions or labels, but no answers. Choose the file of answers "
                    "(“dataset”) too."),
                 name);
}

/* Of several sheets that may be the answers the first is; of several files a person must say. */
static Part *
find_dataset (GPtrArray *parts, const char *name, GError **error)
{
  Part *best = NULL, *second = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);
      const int rate = rate_dataset (part);

      if (rate > 0 && (best == NULL || rate > rate_dataset (best)))
        {
          best = part;
          second = NULL;
        }
      else if (rate > 0 && rate == rate_dataset (best) && !part->table->is_sheet && second == NULL)
        second = part;
    }

  if (best == NULL)
    set_no_dataset (parts, name, error);
  if (second == NULL)
    return best;
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
               /* Translators: name of a file or folder, names of two files in it */
               _ ("“%s” holds more than one file of answers (“%s” and “%s”). Choose one of them."),
               name, best->table->name, second->table->name);
  return NULL;
}

/* "Dataset(2)", of which SurveyXact makes several when one sheet is not enough. */
static gboolean
is_numbered_dataset (const char *name)
{
  return g_regex_match_simple ("^dataset ?\\([0-9]+\\)$", name, G_REGEX_CASELESS, 0);
}

/* The answers: @dataset, or all the sheets that it is one of. */
static SporTable *
take_dataset (GPtrArray *parts, Part *dataset)
{
  g_autoptr (GPtrArray) tables = NULL;

  if (!dataset->table->is_sheet || !is_numbered_dataset (dataset->table->base_name))
    return g_steal_pointer (&dataset->table);

  tables = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_table_free);
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);

      if (part->kind == PART_DATASET && is_numbered_dataset (part->table->base_name))
        g_ptr_array_add (tables, g_steal_pointer (&part->table));
      if (part->table == NULL)
        part->kind = PART_EMPTY;
    }
  return spor_joined_table_new (g_steal_pointer (&tables));
}

/* The structure or the labels that go with @dataset: the only one, or the one with the matching
 * name. */
static SporTable *
take_part (GPtrArray *parts, PartKind kind, const Part *dataset)
{
  g_autofree char *set_name = spor_gather_get_set_name (dataset->table->base_name);
  Part *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);
      g_autofree char *other_name = NULL;

      if (part->kind != kind)
        continue;
      other_name = spor_gather_get_set_name (part->table->base_name);
      if (n_found++ == 0 || strcmp (set_name, other_name) == 0)
        found = part;
    }
  return found != NULL ? g_steal_pointer (&found->table) : NULL;
}

SporSet *
spor_set_open (const char *const *paths,
               const SporSourceOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) tables = spor_gather_tables (paths, options, cancellable, error);
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *path = g_canonicalize_filename (paths[0], NULL);
  g_autofree char *name = g_filename_display_basename (path);
  SporSet *self = NULL;
  Part *dataset = NULL;

  if (tables == NULL)
    return NULL;
  parts = make_parts (tables);
  if (!classify_parts (parts, cancellable, error))
    return NULL;
  dataset = find_dataset (parts, name, error);
  if (dataset == NULL)
    return NULL;

  self = g_new0 (SporSet, 1);
  self->structure = take_part (parts, PART_STRUCTURE, dataset);
  self->labels = take_part (parts, PART_LABELS, dataset);
  self->name = g_strdup (paths[1] == NULL ? name : dataset->table->base_name);
  self->dataset = take_dataset (parts, dataset);
  return self;
}

void
spor_set_free (SporSet *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_clear_pointer (&self->dataset, spor_table_free);
  g_clear_pointer (&self->structure, spor_table_free);
  g_clear_pointer (&self->labels, spor_table_free);
  g_free (self);
}
