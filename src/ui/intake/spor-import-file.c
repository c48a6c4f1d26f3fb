/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-import-file.h"

#include "spor-import-text.h"
#include "spor-text.h"

/* Of the first rows. */
#define N_EXAMPLES 3
#define EXAMPLE_CHARS 60

struct _SporImportFile
{
  GObject parent_instance;

  /* owned */
  char **paths;
  SporSourceOptions options;
  SporRound *round;
  SporSource *source;
  GPtrArray *sample; /* char**, and a NULL at the end */
  SporMapping *mapping;
};

G_DEFINE_FINAL_TYPE (SporImportFile, spor_import_file, G_TYPE_OBJECT)

static void
spor_import_file_finalize (GObject *object)
{
  SporImportFile *self = SPOR_IMPORT_FILE (object);

  g_strfreev (self->paths);
  g_clear_pointer (&self->round, spor_round_unref);
  g_clear_object (&self->source);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, spor_mapping_free);
  G_OBJECT_CLASS (spor_import_file_parent_class)->finalize (object);
}

static void
spor_import_file_class_init (SporImportFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_import_file_finalize;
}

static void
spor_import_file_init (SporImportFile *self)
{
}

/* --- Opening: first in a thread, then, for the remembered columns, in the book's ------------- */

static void
spor_import_file_read (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporImportFile *self = data;
  GError *error = NULL;

  self->source
      = spor_source_open ((const char *const *)self->paths, &self->options, cancellable, &error);
  if (self->source)
    self->sample = spor_mapping_sample (self->source, cancellable, &error);
  if (self->sample)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gpointer
spor_import_file_map (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporImportFile *self = data;

  return spor_import_choose_mapping (store, self->source, self->round, cancellable, error);
}

static void
spor_mapping_destroy (gpointer mapping)
{
  spor_mapping_free (mapping);
}

static void
on_mapped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SporImportFile *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->mapping = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  if (self->mapping)
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SporImportFile *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  spor_book_run_async (SPOR_BOOK (source), spor_import_file_map, g_object_ref (self),
                       g_object_unref, spor_mapping_destroy, g_task_get_cancellable (task),
                       on_mapped_cb, g_object_ref (task));
}

void
spor_import_file_open_async (SporBook *book,
                             const char *const *paths,
                             const SporSourceOptions *options,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) reading = NULL;
  SporImportFile *self;

  g_return_if_fail (SPOR_IS_BOOK (book));
  g_return_if_fail (paths && paths[0]);

  self = g_object_new (SPOR_TYPE_IMPORT_FILE, NULL);
  self->paths = g_strdupv ((char **)paths);
  self->options = *options;
  self->round = spor_round_ref (spor_snapshot_get_round (spor_book_get_snapshot (book)));

  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, spor_import_file_open_async);
  g_task_set_task_data (task, self, g_object_unref);
  reading = g_task_new (book, cancellable, on_read_cb, g_object_ref (task));
  g_task_set_source_tag (reading, spor_import_file_read);
  g_task_set_task_data (reading, g_object_ref (self), g_object_unref);
  g_task_run_in_thread (reading, spor_import_file_read);
}

SporImportFile *
spor_import_file_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Looking at it --------------------------------------------------------------------------- */

const char *const *
spor_import_file_get_paths (SporImportFile *self)
{
  g_return_val_if_fail (SPOR_IS_IMPORT_FILE (self), NULL);

  return (const char *const *)self->paths;
}

const SporSourceOptions *
spor_import_file_get_options (SporImportFile *self)
{
  g_return_val_if_fail (SPOR_IS_IMPORT_FILE (self), NULL);

  return &self->options;
}

SporSource *
spor_import_file_get_source (SporImportFile *self)
{
  g_return_val_if_fail (SPOR_IS_IMPORT_FILE (self), NULL);

  return self->source;
}

SporRound *
spor_import_file_get_round (SporImportFile *self)
{
  g_return_val_if_fail (SPOR_IS_IMPORT_FILE (self), NULL);

  return self->round;
}

SporMapping *
spor_import_file_get_mapping (SporImportFile *self)
{
  g_return_val_if_fail (SPOR_IS_IMPORT_FILE (self), NULL);

  return self->mapping;
}

guint
spor_import_file_get_n_rows (SporImportFile *self)
{
  g_return_val_if_fail (SPOR_IS_IMPORT_FILE (self), 0);

  return self->sample->len - 1;
}

void
spor_import_file_get_row (SporImportFile *self, guint index, SporSourceRow *row)
{
  g_return_if_fail (SPOR_IS_IMPORT_FILE (self));
  g_return_if_fail (index < self->sample->len - 1);

  row->row = row->line = index + 1;
  row->n_cells = spor_source_get_n_columns (self->source);
  row->cells = g_ptr_array_index (self->sample, index);
}

/* Takes @answer in unless it is there already. */
static void
spor_examples_add (GPtrArray *examples, const char *answer)
{
  g_autofree char *clean = *answer ? spor_text_clean (answer) : NULL;
  g_autofree char *line = NULL;

  if (!clean || !*clean)
    return;
  line = spor_import_text_single_line (clean);
  if (g_utf8_strlen (line, -1) > EXAMPLE_CHARS)
    {
      g_autofree char *start = g_utf8_substring (line, 0, EXAMPLE_CHARS);

      g_free (line);
      line = g_strconcat (start, "…", NULL);
    }
  if (!g_ptr_array_find_with_equal_func (examples, line, g_str_equal, NULL))
    g_ptr_array_add (examples, g_steal_pointer (&line));
}

static char *
spor_examples_join (GPtrArray *examples)
{
  g_ptr_array_add (examples, NULL);
  return g_strjoinv (" · ", (char **)examples->pdata);
}

char *
spor_import_file_get_examples (SporImportFile *self, guint column)
{
  g_autoptr (GPtrArray) examples = g_ptr_array_new_with_free_func (g_free);
  const SporColumn *described;

  g_return_val_if_fail (SPOR_IS_IMPORT_FILE (self), NULL);

  described = spor_source_get_column (self->source, column);
  for (guint i = 0; i < spor_import_file_get_n_rows (self) && examples->len < N_EXAMPLES; i++)
    {
      const char *cell = ((char **)self->sample->pdata[i])[column];
      const char *label = described->labels ? g_hash_table_lookup (described->labels, cell) : NULL;

      spor_examples_add (examples, label ? label : cell);
    }
  return spor_examples_join (examples);
}

char *
spor_import_file_get_field_examples (SporImportFile *self, SporField field)
{
  g_autoptr (GPtrArray) examples = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (SPOR_IS_IMPORT_FILE (self), NULL);

  for (guint i = 0; i < spor_import_file_get_n_rows (self) && examples->len < N_EXAMPLES; i++)
    {
      SporSourceRow row;
      g_autofree char *answer = NULL;

      spor_import_file_get_row (self, i, &row);
      answer = spor_mapping_get_text (self->mapping, self->source, &row, field);
      spor_examples_add (examples, answer);
    }
  return spor_examples_join (examples);
}
