/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-set.h"

#include "spor-csv-table.h"
#include "spor-joined-table.h"
#include "spor-questionnaire.h"
#include "spor-sheet-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  LIMIT_PARTS = 100,
  LIMIT_PACKED = 64 * 1024 * 1024, /* bytes of a workbook in a zip */
  N_SAMPLE = 20,                   /* records that tell what a table is */
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

typedef struct
{
  GPtrArray *parts; /* Part* */
  SporEncoding encoding;
  char separator;
} Collection;

static const char *const text_endings[] = { ".csv", ".txt", ".tsv", ".tab", NULL };
static const char *const workbook_endings[] = { ".xlsx", ".xlsm", NULL };
static const char *const part_words[] = { "dataset", "structure", "labels" };

static void
part_free (Part *self)
{
  spor_table_free (self->table);
  g_free (self);
}

static void
collection_add (Collection *self, SporTable *table)
{
  Part *part = g_new0 (Part, 1);

  part->table = table;
  g_ptr_array_add (self->parts, part);
}

static void
collection_add_text (Collection *self, const SporInput *input)
{
  collection_add (self, spor_csv_table_new (input, self->encoding, self->separator));
}

static gboolean
check_n_parts (guint n_parts, const char *name, GError **error)
{
  if (n_parts <= LIMIT_PARTS)
    return TRUE;
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
               /* Translators: name of a folder or a zip file */
               _ ("“%s” holds more than 100 tables. Choose the files of one export."), name);
  return FALSE;
}

/* Leaves out what systems add: folders, hidden files, "__MACOSX/". */
static gboolean
is_wanted_entry (const char *entry)
{
  g_autofree char *base_name = g_path_get_basename (entry);

  return !g_str_has_suffix (entry, "/") && base_name[0] != '.'
         && !g_str_has_prefix (entry, "__MACOSX/");
}

static gboolean
collection_add_workbook (Collection *self,
                         SporArchive *archive,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (SporXlsx) workbook = spor_xlsx_open (archive, cancellable, error);
  guint n_sheets;

  if (workbook == NULL)
    return FALSE;
  n_sheets = MIN (spor_xlsx_get_n_sheets (workbook), LIMIT_PARTS);
  for (guint i = 0; i < n_sheets; i++)
    collection_add (self, spor_sheet_table_new (workbook, i));
  return TRUE;
}

/* A workbook in a zip: small enough to be held in memory. */
static gboolean
collection_add_packed_workbook (Collection *self,
                                const SporInput *input,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GInputStream) stream = spor_input_open (input, cancellable, error);
  g_autoptr (SporArchive) archive = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;

  if (stream == NULL)
    return FALSE;
  if (input->size > LIMIT_PACKED)
    {
      g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
                   /* Translators: name of a zip file and of a workbook in it */
                   _ ("“%s” is larger than 64 MB. Unpack it first, and choose the workbook."),
                   input->name);
      return FALSE;
    }
  bytes = g_input_stream_read_bytes (stream, (gsize)input->size, cancellable, &reason);
  if (bytes == NULL)
    {
      spor_input_propagate_error (error, reason, input->name);
      return FALSE;
    }
  archive = spor_archive_open_bytes (bytes, input->name, error);
  return archive != NULL && collection_add_workbook (self, archive, cancellable, error);
}

/* Zips that other office programs write. */
static gboolean
check_no_other_document (SporArchive *archive, GError **error)
{
  guint64 entry;

  if (!spor_archive_find (archive, "META-INF/manifest.xml", &entry)
      && !spor_archive_find (archive, "Index/Document.iwa", &entry))
    return TRUE;
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
               /* Translators: file name */
               _ ("“%s” is an OpenDocument or Numbers file. Open it in the program it was made "
                  "with, save it "
                  "as “Excel Workbook (.xlsx)”, and choose that."),
               spor_archive_get_name (archive));
  return FALSE;
}

/* The tables in a zip as text or, where there are none, its only workbook. */
static gboolean
collection_add_entries (Collection *self,
                        SporArchive *archive,
                        GCancellable *cancellable,
                        GError **error)
{
  const char *name = spor_archive_get_name (archive);
  g_autoptr (SporInput) packed = NULL;
  guint n_packed = 0;
  const guint n_before = self->parts->len;

  for (guint64 i = 0; i < spor_archive_get_n_entries (archive); i++)
    {
      g_autoptr (SporInput) entry = spor_input_new_entry (archive, i);

      if (!is_wanted_entry (spor_archive_get_entry_name (archive, i)))
        continue;
      if (spor_input_has_ending (entry, text_endings))
        collection_add_text (self, entry);
      else if (spor_input_has_ending (entry, workbook_endings))
        {
          g_clear_pointer (&packed, spor_input_free);
          packed = g_steal_pointer (&entry);
          n_packed++;
        }
      if (!check_n_parts (self->parts->len, name, error))
        return FALSE;
    }

  if (self->parts->len > n_before)
    return TRUE;
  if (n_packed == 1)
    return collection_add_packed_workbook (self, packed, cancellable, error);
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
               /* Translators: name of a zip file */
               _ ("“%s” does not hold the files of one export. Choose a zip with dataset, "
                  "structure and labels "
                  "from SurveyXact, or one workbook (.xlsx)."),
               name);
  return FALSE;
}

static gboolean
collection_add_archive (Collection *self,
                        const SporInput *input,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SporArchive) archive = spor_archive_open (input->path, input->name, error);

  if (archive == NULL)
    return FALSE;
  if (spor_xlsx_is_package (archive))
    return collection_add_workbook (self, archive, cancellable, error);
  return check_no_other_document (archive, error)
         && collection_add_entries (self, archive, cancellable, error);
}

static gboolean
collection_add_file (Collection *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporInput) input = spor_input_new_file (path, cancellable, error);
  SporInputKind kind;

  if (input == NULL || !spor_input_detect (input, &kind, cancellable, error))
    return FALSE;
  if (kind == SPOR_INPUT_ZIP)
    return collection_add_archive (self, input, cancellable, error);
  collection_add_text (self, input);
  return TRUE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The paths of the files in @folder, in order of name; hidden ones left out. */
static GPtrArray *
list_folder (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = g_filename_display_basename (folder);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &reason);
  const char *entry = NULL;

  if (dir == NULL)
    {
      g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
                   /* Translators: name of a folder, the system's reason */
                   _ ("The folder “%s” cannot be read (%s). Choose the files themselves."), name,
                   reason->message);
      return NULL;
    }
  while ((entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);

      if (entry[0] != '.' && entry[0] != '~' && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_ptr_array_sort (paths, compare_paths);
  return g_steal_pointer (&paths);
}

static gboolean
has_text_ending (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint i = 0; text_endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, text_endings[i]))
      return TRUE;
  return FALSE;
}

/* Tables as text come before workbooks and zips, which are opened only where they are alone. */
static gboolean
collection_add_folder (Collection *self,
                       const char *folder,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *name = g_filename_display_basename (folder);
  g_autoptr (GPtrArray) paths = list_folder (folder, error);
  const char *packed = NULL;
  guint n_packed = 0;

  if (paths == NULL)
    return FALSE;
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (SporInput) input = NULL;

      if (g_str_has_suffix (path, ".xlsx") || g_str_has_suffix (path, ".zip"))
        {
          packed = path;
          n_packed++;
        }
      if (!has_text_ending (path))
        continue;
      input = spor_input_new_file (path, cancellable, error);
      if (input == NULL)
        return FALSE;
      collection_add_text (self, input);
      if (!check_n_parts (self->parts->len, name, error))
        return FALSE;
    }

  if (self->parts->len > 0)
    return TRUE;
  if (n_packed == 1)
    return collection_add_file (self, packed, cancellable, error);
  g_set_error (
      error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
      /* Translators: name of a folder */
      _ ("The folder “%s” holds no file of answers. Choose a folder with the files of an export "
         "from SurveyXact (dataset, structure and labels), or the file itself."),
      name);
  return FALSE;
}

/* Which of part_words the name holds: an index, or -1. */
static int
find_part_word (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (part_words); i++)
    if (strstr (folded, part_words[i]) != NULL)
      return (int)i;
  return -1;
}

/* The name with the word for its part left out: the same for the files of one set. */
static char *
get_set_name (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);
  const int word = find_part_word (name);
  char *at = word >= 0 ? strstr (folded, part_words[word]) : NULL;

  if (at == NULL)
    return g_steal_pointer (&folded);
  *at = '\0';
  return g_strconcat (folded, "*", at + strlen (part_words[word]), NULL);
}

/* The other files of the set that the file at @path belongs to by its name. */
static gboolean
collection_add_siblings (Collection *self,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base_name = g_path_get_basename (path);
  g_autofree char *set_name = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  if (!g_utf8_validate (base_name, -1, NULL) || find_part_word (base_name) < 0)
    return TRUE;
  paths = list_folder (folder, NULL);
  set_name = get_set_name (base_name);
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    {
      const char *other = g_ptr_array_index (paths, i);
      g_autofree char *other_name = g_path_get_basename (other);
      g_autofree char *other_set = NULL;
      g_autoptr (SporInput) input = NULL;

      if (!g_utf8_validate (other_name, -1, NULL) || !has_text_ending (other)
          || find_part_word (other_name) < 0
          || find_part_word (other_name) == find_part_word (base_name))
        continue;
      other_set = get_set_name (other_name);
      if (strcmp (set_name, other_set) != 0)
        continue;
      input = spor_input_new_file (other, cancellable, error);
      if (input == NULL)
        return FALSE;
      collection_add_text (self, input);
    }
  return TRUE;
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

      if (n_records++ == 0)
        {
          self->n_columns = spor_cells_get_used (self->table->cells);
          if (spor_questionnaire_is_structure (cells, n_cells))
            {
              self->kind = PART_STRUCTURE;
              break;
            }
        }
      n_labels += spor_questionnaire_is_label (cells, n_cells);
    }
  spor_table_rewind (self->table);
  if (result < 0)
    return FALSE;

  if (self->kind != PART_STRUCTURE && n_records > 0)
    self->kind = n_labels == n_records ? PART_LABELS : PART_DATASET;
  return TRUE;
}

/* A table that cannot be read stops everything, unless it is one of many and no part by its name.
 */
static gboolean
collection_classify (Collection *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) first = NULL;
  guint n_datasets = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
      g_autoptr (GError) reason = NULL;

      if (part_classify (part, cancellable, &reason))
        n_datasets += part->kind == PART_DATASET;
      else if (self->parts->len == 1 || find_part_word (part->table->base_name) >= 0
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
  return TRUE;
}

/* How much a part looks like the answers: those that are called so, then those with columns. */
static int
rate_dataset (const Part *part)
{
  if (part->kind != PART_DATASET)
    return 0;
  if (find_part_word (part->table->base_name) == 0)
    return 3;
  return part->n_columns >= 2 ? 2 : 1;
}

static gboolean
collection_is_empty (Collection *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (((Part *)g_ptr_array_index (self->parts, i))->kind != PART_EMPTY)
      return FALSE;
  return TRUE;
}

static void
collection_set_no_dataset (Collection *self, const char *name, GError **error)
{
  if (collection_is_empty (self))
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
collection_find_dataset (Collection *self, const char *name, GError **error)
{
  Part *best = NULL, *second = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
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
    collection_set_no_dataset (self, name, error);
  if (second == NULL)
    return best;
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
               /* Translators: name of a file or folder, names of two files in it */
               _ ("“%s” holds more than one file of answers (“%s” and “%s”). Choose one of them."),
               name, best->table->base_name, second->table->base_name);
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
collection_take_dataset (Collection *self, Part *dataset)
{
  g_autoptr (GPtrArray) tables = NULL;

  if (!dataset->table->is_sheet || !is_numbered_dataset (dataset->table->base_name))
    return g_steal_pointer (&dataset->table);

  tables = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_table_free);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

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
collection_take (Collection *self, PartKind kind, const Part *dataset)
{
  g_autofree char *set_name = get_set_name (dataset->table->base_name);
  Part *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
      g_autofree char *other_name = NULL;

      if (part->kind != kind)
        continue;
      other_name = get_set_name (part->table->base_name);
      if (n_found++ == 0 || strcmp (set_name, other_name) == 0)
        found = part;
    }
  return found != NULL ? g_steal_pointer (&found->table) : NULL;
}

static gboolean
collection_add_path (
    Collection *self, const char *path, gboolean alone, GCancellable *cancellable, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return collection_add_folder (self, path, cancellable, error);
  if (!collection_add_file (self, path, cancellable, error))
    return FALSE;
  return !alone || self->parts->len != 1
         || collection_add_siblings (self, path, cancellable, error);
}

static void
collection_clear (Collection *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Collection, collection_clear)

SporSet *
spor_set_open (const char *const *paths,
               const SporSourceOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (Collection) all = { NULL };
  const gboolean alone = paths[1] == NULL;
  g_autofree char *path = g_canonicalize_filename (paths[0], NULL);
  g_autofree char *name = g_filename_display_basename (path);
  SporSet *self = NULL;
  Part *dataset = NULL;

  all.parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  all.encoding = spor_encoding_from_name (options != NULL ? options->encoding : NULL);
  all.separator = options != NULL ? options->separator : 0;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *absolute = g_canonicalize_filename (paths[i], NULL);

      if (!collection_add_path (&all, absolute, alone, cancellable, error))
        return NULL;
    }
  if (!collection_classify (&all, cancellable, error))
    return NULL;
  dataset = collection_find_dataset (&all, name, error);
  if (dataset == NULL)
    return NULL;

  self = g_new0 (SporSet, 1);
  self->structure = collection_take (&all, PART_STRUCTURE, dataset);
  self->labels = collection_take (&all, PART_LABELS, dataset);
  self->name = g_strdup (alone ? name : dataset->table->base_name);
  self->dataset = collection_take_dataset (&all, dataset);
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
