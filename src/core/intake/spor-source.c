/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-source.h"

#include "spor-questionnaire.h"
#include "spor-set.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (spor - intake - error - quark, spor_intake_error)

enum
{
  MAX_TITLES = 5,
};

struct _SporSource
{
  GObject parent_instance;

  SporSet *set;
  GPtrArray *columns; /* SporColumn* */
  char *questionnaire;
  guint n_titles; /* records above the headings */
  gboolean past_header;
  guint n_rows;
  GError *failed; /* the error that ended the reading, given again */
};

G_DEFINE_FINAL_TYPE (SporSource, spor_source, G_TYPE_OBJECT)

static void
spor_column_free (SporColumn *self)
{
  g_free (self->name);
  g_free (self->question);
  g_free (self->question_name);
  g_free (self->choice);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_free (self);
}

static void
spor_source_finalize (GObject *object)
{
  SporSource *self = SPOR_SOURCE (object);

  g_clear_pointer (&self->set, spor_set_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->questionnaire, g_free);
  g_clear_error (&self->failed);
  G_OBJECT_CLASS (spor_source_parent_class)->finalize (object);
}

static void
spor_source_class_init (SporSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_source_finalize;
}

static void
spor_source_init (SporSource *self)
{
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_column_free);
}

/* A heading that can be told from the others, also where it is missing or there twice. */
static char *
make_name (GHashTable *taken, const char *heading, guint column)
{
  g_autofree char *clean = spor_text_clean (heading);
  g_autofree char *plain
      = *clean != '\0' ? g_steal_pointer (&clean) : g_strdup_printf ("column_%u", column + 1);
  char *name = g_strdup (plain);

  for (guint n = 2; g_hash_table_contains (taken, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", plain, n);
    }
  g_hash_table_add (taken, g_strdup (name));
  return name;
}

/* A line that has text in one cell only, of a sheet or of what was once a sheet. */
static gboolean
is_title (const SporTable *table)
{
  const char *const *cells = spor_cells_get (table->cells, 0);
  guint n_filled = 0;

  for (guint i = 0; i < table->cells->n_cells; i++)
    n_filled += cells[i][0] != '\0';
  return n_filled == 1 && (table->is_sheet || table->cells->n_cells > 1);
}

/* Workbooks made by hand may have a title above the table: as long as there is only one cell of
 * text, the headings are still to come. If they never come, the first line was the heading. */
static gboolean
spor_source_count_titles (SporSource *self, GCancellable *cancellable, GError **error)
{
  SporTable *table = self->set->dataset;
  int result = 1;
  guint n = 0;

  while (n <= MAX_TITLES && (result = spor_table_next (table, cancellable, error)) == 1
         && is_title (table))
    n++;
  self->n_titles = result == 1 && n <= MAX_TITLES ? n : 0;
  spor_table_rewind (table);
  return result >= 0;
}

/* 1 with the headings in the table. */
static int
spor_source_skip_to_header (SporSource *self, GCancellable *cancellable, GError **error)
{
  int result = 1;

  for (guint i = 0; i <= self->n_titles && result == 1; i++)
    result = spor_table_next (self->set->dataset, cancellable, error);
  return result;
}

static gboolean
spor_source_read_header (SporSource *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SporTable *table = self->set->dataset;
  const char *const *cells = NULL;
  guint n_columns;

  /* A set without a line in its dataset is not opened; but files can change while they are read. */
  if (!spor_source_count_titles (self, cancellable, error)
      || spor_source_skip_to_header (self, cancellable, error) < 0)
    return FALSE;

  n_columns = spor_cells_get_used (table->cells);
  if (n_columns > SPOR_LIMIT_COLUMNS)
    {
      g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
                   /* Translators: file name, number of columns */
                   _ ("“%s” has %u columns; Spor reads at most 2,000. Choose the export of one "
                      "questionnaire."),
                   table->name, n_columns);
      return FALSE;
    }
  cells = spor_cells_get (table->cells, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      SporColumn *column = g_new0 (SporColumn, 1);

      column->name = make_name (taken, cells[i], i);
      g_ptr_array_add (self->columns, column);
    }
  self->past_header = TRUE;
  return TRUE;
}

static gboolean
spor_source_read_questionnaire (SporSource *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporQuestionnaire) questionnaire = spor_questionnaire_new ();
  SporSet *set = self->set;

  if (set->structure != NULL
      && !spor_questionnaire_read_structure (questionnaire, set->structure, cancellable, error))
    return FALSE;
  if (set->labels != NULL
      && !spor_questionnaire_read_labels (questionnaire, set->labels, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    spor_questionnaire_describe (questionnaire, g_ptr_array_index (self->columns, i));
  g_clear_pointer (&set->structure, spor_table_free);
  g_clear_pointer (&set->labels, spor_table_free);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const SporColumn *const *left = a;
  const SporColumn *const *right = b;

  return strcmp ((*left)->name, (*right)->name);
}

/* In the order of the names: SurveyXact does not always write the columns in the same order. */
static char *
make_questionnaire_id (GPtrArray *columns)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (columns, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    {
      const SporColumn *column = g_ptr_array_index (sorted, i);

      g_checksum_update (checksum, (const guchar *)column->name, (gssize)strlen (column->name) + 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

SporSource *
spor_source_open (const char *const *paths,
                  const SporSourceOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (SporSource) self = NULL;

  g_return_val_if_fail (paths != NULL && paths[0] != NULL, NULL);

  self = g_object_new (SPOR_TYPE_SOURCE, NULL);
  self->set = spor_set_open (paths, options, cancellable, error);
  if (self->set == NULL || !spor_source_read_header (self, cancellable, error)
      || !spor_source_read_questionnaire (self, cancellable, error))
    return NULL;
  self->questionnaire = make_questionnaire_id (self->columns);
  return g_steal_pointer (&self);
}

const char *
spor_source_get_name (SporSource *self)
{
  g_return_val_if_fail (SPOR_IS_SOURCE (self), NULL);

  return self->set->name;
}

const char *
spor_source_get_encoding (SporSource *self)
{
  g_return_val_if_fail (SPOR_IS_SOURCE (self), NULL);

  return self->set->dataset->encoding;
}

char
spor_source_get_separator (SporSource *self)
{
  g_return_val_if_fail (SPOR_IS_SOURCE (self), 0);

  return self->set->dataset->separator;
}

guint
spor_source_get_n_columns (SporSource *self)
{
  g_return_val_if_fail (SPOR_IS_SOURCE (self), 0);

  return self->columns->len;
}

const SporColumn *
spor_source_get_column (SporSource *self, guint index)
{
  g_return_val_if_fail (SPOR_IS_SOURCE (self), NULL);
  g_return_val_if_fail (index < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, index);
}

const char *
spor_source_get_questionnaire (SporSource *self)
{
  g_return_val_if_fail (SPOR_IS_SOURCE (self), NULL);

  return self->questionnaire;
}

static void
set_too_many_cells (GError **error, const SporTable *table, guint n_expected, guint n_found)
{
  if (table->is_sheet)
    g_set_error (
        error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
        /* Translators: row number, file name, number of cells found, number of cells expected */
        _ ("Row %u of “%s” has too many cells: %u, where %u have a heading. Give every column a "
           "heading, or delete what stands outside them."),
        table->line, table->name, n_found, n_expected);
  else
    g_set_error (
        error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
        /* Translators: line number, file name, number of cells found, number of cells expected */
        _ ("Line %u of “%s” has too many cells: %u, where %u are expected. Put quotation marks "
           "around a text that has the separator in it, or export the file again."),
        table->line, table->name, n_found, n_expected);
}

/* 1 when the record in the table can be a row. */
static int
spor_source_check_row (SporSource *self, GError **error)
{
  SporTable *table = self->set->dataset;
  const guint n_used = spor_cells_get_used (table->cells);

  if (n_used > self->columns->len)
    {
      set_too_many_cells (error, table, self->columns->len, n_used);
      return -1;
    }
  if (self->n_rows >= SPOR_LIMIT_ROWS)
    {
      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
          /* Translators: file name */
          _ ("“%s” has more than 2,000,000 rows, which no set of sign-ups has. Choose the export "
             "of one questionnaire."),
          table->name);
      return -1;
    }
  self->n_rows++;
  return 1;
}

static int
spor_source_advance (SporSource *self, GCancellable *cancellable, GError **error)
{
  SporTable *table = self->set->dataset;
  int result = 1;

  if (!self->past_header)
    {
      result = spor_source_skip_to_header (self, cancellable, error);
      self->past_header = result == 1;
    }
  if (result == 1)
    result = spor_table_next (table, cancellable, error);
  return result == 1 ? spor_source_check_row (self, error) : result;
}

int
spor_source_next (SporSource *self, SporSourceRow *row, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  int result;

  g_return_val_if_fail (SPOR_IS_SOURCE (self), -1);
  g_return_val_if_fail (row != NULL, -1);

  if (self->failed != NULL)
    {
      g_propagate_error (error, g_error_copy (self->failed));
      return -1;
    }

  result = spor_source_advance (self, cancellable, &reason);
  if (result < 0)
    {
      self->failed = g_error_copy (reason);
      g_propagate_error (error, g_steal_pointer (&reason));
    }
  else if (result == 1)
    {
      const SporTable *table = self->set->dataset;

      row->row = self->n_rows;
      row->line = table->line;
      row->n_cells = self->columns->len;
      row->cells = spor_cells_get (table->cells, self->columns->len);
    }
  return result;
}

gboolean
spor_source_rewind (SporSource *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (SPOR_IS_SOURCE (self), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  spor_table_rewind (self->set->dataset);
  self->past_header = FALSE;
  self->n_rows = 0;
  g_clear_error (&self->failed);
  return TRUE;
}

double
spor_source_get_progress (SporSource *self)
{
  g_return_val_if_fail (SPOR_IS_SOURCE (self), 0);

  return spor_table_get_progress (self->set->dataset);
}
