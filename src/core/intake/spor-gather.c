/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-gather.h"

#include "spor-csv-table.h"
#include "spor-sheet-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  LIMIT_TABLES = 100,
  LIMIT_PACKED = 64 * 1024 * 1024, /* bytes of a workbook in a zip */
};

typedef struct
{
  GPtrArray *tables; /* SporTable* */
  SporEncoding encoding;
  char separator;
} Gathering;

static const char *const text_endings[] = { ".csv", ".txt", ".tsv", ".tab", NULL };
static const char *const workbook_endings[] = { ".xlsx", ".xlsm", NULL };
static const char *const packed_endings[] = { ".xlsx", ".xlsm", ".zip", NULL };
static const char *const part_words[] = { "dataset", "structure", "labels" };

SporPartWord
spor_gather_find_word (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (part_words); i++)
    if (strstr (folded, part_words[i]) != NULL)
      return (int)i;
  return -1;
}

char *
spor_gather_get_set_name (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);
  const SporPartWord word = spor_gather_find_word (name);
  char *at = word != SPOR_PART_WORD_NONE ? strstr (folded, part_words[word]) : NULL;

  if (at == NULL)
    return g_steal_pointer (&folded);
  *at = '\0';
  return g_strconcat (folded, "*", at + strlen (part_words[word]), NULL);
}

static void
gathering_add_text (Gathering *self, const SporInput *input)
{
  g_ptr_array_add (self->tables, spor_csv_table_new (input, self->encoding, self->separator));
}

static gboolean
check_n_tables (guint n_tables, const char *name, GError **error)
{
  if (n_tables <= LIMIT_TABLES)
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
gathering_add_workbook (Gathering *self,
                        SporArchive *archive,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SporXlsx) workbook = spor_xlsx_open (archive, cancellable, error);
  guint n_sheets;

  if (workbook == NULL)
    return FALSE;
  n_sheets = MIN (spor_xlsx_get_n_sheets (workbook), LIMIT_TABLES);
  for (guint i = 0; i < n_sheets; i++)
    g_ptr_array_add (self->tables, spor_sheet_table_new (workbook, i));
  return TRUE;
}

/* A workbook in a zip: small enough to be held in memory. */
static gboolean
gathering_add_packed_workbook (Gathering *self,
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
  return archive != NULL && gathering_add_workbook (self, archive, cancellable, error);
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
gathering_add_entries (Gathering *self,
                       SporArchive *archive,
                       GCancellable *cancellable,
                       GError **error)
{
  const char *name = spor_archive_get_name (archive);
  g_autoptr (SporInput) packed = NULL;
  guint n_packed = 0;
  const guint n_before = self->tables->len;

  for (guint64 i = 0; i < spor_archive_get_n_entries (archive); i++)
    {
      g_autoptr (SporInput) entry = spor_input_new_entry (archive, i);

      if (!is_wanted_entry (spor_archive_get_entry_name (archive, i)))
        continue;
      if (spor_input_has_ending (entry, text_endings))
        gathering_add_text (self, entry);
      else if (spor_input_has_ending (entry, workbook_endings))
        {
          g_clear_pointer (&packed, spor_input_free);
          packed = g_steal_pointer (&entry);
          n_packed++;
        }
      if (!check_n_tables (self->tables->len, name, error))
        return FALSE;
    }

  if (self->tables->len > n_before)
    return TRUE;
  if (n_packed == 1)
    return gathering_add_packed_workbook (self, packed, cancellable, error);
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
               /* Translators: name of a zip file */
               _ ("“%s” does not hold the files of one export. Choose a zip with dataset, "
                  "structure and labels "
                  "from SurveyXact, or one workbook (.xlsx)."),
               name);
  return FALSE;
}

static gboolean
gathering_add_archive (Gathering *self,
                       const SporInput *input,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SporArchive) archive = spor_archive_open (input->path, input->name, error);

  if (archive == NULL)
    return FALSE;
  if (spor_xlsx_is_package (archive))
    return gathering_add_workbook (self, archive, cancellable, error);
  return check_no_other_document (archive, error)
         && gathering_add_entries (self, archive, cancellable, error);
}

static gboolean
gathering_add_file (Gathering *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporInput) input = spor_input_new_file (path, cancellable, error);
  SporInputKind kind;

  if (input == NULL || !spor_input_detect (input, &kind, cancellable, error))
    return FALSE;
  if (kind == SPOR_INPUT_ZIP)
    return gathering_add_archive (self, input, cancellable, error);
  gathering_add_text (self, input);
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
has_ending (const char *path, const char *const *endings)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

/* For a folder without tables as text, with no or several workbooks or zips. */
static void
set_no_table (GError **error, const char *name, const char *packed, const char *second)
{
  if (second != NULL)
    {
      g_autofree char *name_a = g_filename_display_basename (second);
      g_autofree char *name_b = g_filename_display_basename (packed);

      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
          /* Translators: name of a file or folder, names of two files in it */
          _ ("“%s” holds more than one file of answers (“%s” and “%s”). Choose one of them."), name,
          name_a, name_b);
    }
  else
    g_set_error (
        error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
        /* Translators: name of a folder */
        _ ("The folder “%s” holds no file of answers. Choose a folder with the files of an export "
           "from SurveyXact (dataset, structure and labels), or the file itself."),
        name);
}

/* Tables as text come before workbooks and zips, which are opened only where they are alone. */
static gboolean
gathering_add_folder (Gathering *self,
                      const char *folder,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *name = g_filename_display_basename (folder);
  g_autoptr (GPtrArray) paths = list_folder (folder, error);
  const char *packed = NULL, *second = NULL;

  if (paths == NULL)
    return FALSE;
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (SporInput) input = NULL;

      if (has_ending (path, packed_endings))
        {
          second = packed;
          packed = path;
        }
      if (!has_ending (path, text_endings))
        continue;
      input = spor_input_new_file (path, cancellable, error);
      if (input == NULL)
        return FALSE;
      gathering_add_text (self, input);
      if (!check_n_tables (self->tables->len, name, error))
        return FALSE;
    }

  if (self->tables->len > 0)
    return TRUE;
  if (packed != NULL && second == NULL)
    return gathering_add_file (self, packed, cancellable, error);
  set_no_table (error, name, packed, second);
  return FALSE;
}

/* The other files of the set that the file at @path belongs to by its name. */
static gboolean
gathering_add_siblings (Gathering *self,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base_name = g_path_get_basename (path);
  g_autofree char *set_name = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  if (!g_utf8_validate (base_name, -1, NULL)
      || spor_gather_find_word (base_name) == SPOR_PART_WORD_NONE)
    return TRUE;
  paths = list_folder (folder, NULL);
  set_name = spor_gather_get_set_name (base_name);
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    {
      const char *other = g_ptr_array_index (paths, i);
      g_autofree char *other_name = g_path_get_basename (other);
      g_autofree char *other_set = NULL;
      g_autoptr (SporInput) input = NULL;

      if (!g_utf8_validate (other_name, -1, NULL) || !has_ending (other, text_endings)
          || spor_gather_find_word (other_name) == SPOR_PART_WORD_NONE
          || spor_gather_find_word (other_name) == spor_gather_find_word (base_name))
        continue;
      other_set = spor_gather_get_set_name (other_name);
      if (strcmp (set_name, other_set) != 0)
        continue;
      input = spor_input_new_file (other, cancellable, error);
      if (input == NULL)
        return FALSE;
      gathering_add_text (self, input);
    }
  return TRUE;
}

static gboolean
gathering_add_path (
    Gathering *self, const char *path, gboolean alone, GCancellable *cancellable, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return gathering_add_folder (self, path, cancellable, error);
  if (!gathering_add_file (self, path, cancellable, error))
    return FALSE;
  return !alone || self->tables->len != 1
         || gathering_add_siblings (self, path, cancellable, error);
}

GPtrArray *
spor_gather_tables (const char *const *paths,
                    const SporSourceOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_table_free);
  Gathering gathering = { tables };
  const gboolean alone = paths[1] == NULL;

  gathering.encoding = spor_encoding_from_name (options != NULL ? options->encoding : NULL);
  gathering.separator = options != NULL ? options->separator : 0;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *path = g_canonicalize_filename (paths[i], NULL);

      if (!gathering_add_path (&gathering, path, alone, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&tables);
}
