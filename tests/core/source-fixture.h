/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the tests of src/core/intake's readers: a folder of its own for each test, and short ways to
 * make a file and read it. */
#include "spor-source.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

typedef struct
{
  char *folder;
  SporSourceOptions options;
} SourceFixture;

static inline void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static inline void
source_fixture_set_up (SourceFixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("spor-source-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static inline void
source_fixture_tear_down (SourceFixture *self, gconstpointer data)
{
  remove_tree (self->folder);
  g_free (self->folder);
}

static inline char *
source_fixture_get_path (SourceFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static inline void
source_fixture_write (SourceFixture *self, const char *name, const char *data, gssize length)
{
  g_autofree char *path = source_fixture_get_path (self, name);
  g_autofree char *folder = g_path_get_dirname (path);
  const gsize size = length < 0 ? strlen (data) : (gsize)length;
  FILE *file = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static inline SporSource *
source_fixture_try (SourceFixture *self, const char *name, GError **error)
{
  g_autofree char *path = source_fixture_get_path (self, name);
  const char *paths[] = { path, NULL };

  return spor_source_open (paths, &self->options, NULL, error);
}

static inline SporSource *
source_fixture_open (SourceFixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  SporSource *source = source_fixture_try (self, name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (source);
  return source;
}

static inline SporSource *
source_fixture_open_text (SourceFixture *self, const char *text)
{
  source_fixture_write (self, "svar.csv", text, -1);
  return source_fixture_open (self, "svar.csv");
}

/* No printf: under a sanitizer its memory costs more than all the rest. */
static inline void
append_cell (GString *text, guint column, const char *cell)
{
  if (column > 0)
    g_string_append_c (text, '|');
  g_string_append (text, cell);
}

/* Cells separated by "|", rows by "⏎", the headings first. */
static inline char *
read_all (SporSource *source, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SporSourceRow row;
  int result;

  for (guint i = 0; i < spor_source_get_n_columns (source); i++)
    append_cell (text, i, spor_source_get_column (source, i)->name);
  while ((result = spor_source_next (source, &row, NULL, error)) == 1)
    {
      g_string_append (text, "⏎");
      g_assert_cmpuint (row.n_cells, ==, spor_source_get_n_columns (source));
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_nonnull (row.cells[i]);
          g_assert_true (g_utf8_validate (row.cells[i], -1, NULL));
          append_cell (text, i, row.cells[i]);
        }
    }
  if (result < 0)
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static inline void
assert_reads (SporSource *source, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = read_all (source, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static inline void
source_fixture_assert_reads (SourceFixture *self, const char *text, const char *expected)
{
  g_autoptr (SporSource) source = source_fixture_open_text (self, text);

  assert_reads (source, expected);
}

/* Opening or reading @name fails with @code, in one sentence or two that have all @words ("a|b").
 */
static inline void
source_fixture_assert_fails (SourceFixture *self,
                             const char *name,
                             SporIntakeError code,
                             const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporSource) source = source_fixture_try (self, name, &error);
  g_auto (GStrv) wanted = g_strsplit (words, "|", -1);

  if (source != NULL)
    {
      g_autofree char *found = read_all (source, &error);

      g_assert_null (found);
      /* What has failed goes on failing, until it is started again. */
      {
        g_autoptr (GError) again = NULL;
        SporSourceRow row;

        g_assert_cmpint (spor_source_next (source, &row, NULL, &again), ==, -1);
        g_assert_cmpstr (again->message, ==, error->message);
      }
    }
  g_test_message ("%s", error->message);
  g_assert_error (error, SPOR_INTAKE_ERROR, (int)code);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (error->message, wanted[i]) == NULL)
      g_error ("“%s” is not in: %s", wanted[i], error->message);
}

static inline void
source_fixture_assert_text_fails (
    SourceFixture *self, const char *text, gssize length, SporIntakeError code, const char *words)
{
  source_fixture_write (self, "svar.csv", text, length);
  source_fixture_assert_fails (self, "svar.csv", code, words);
}

/* A zip of texts, packed: name, text, name, text, NULL. */
static inline void
source_fixture_write_zip_v (SourceFixture *self,
                            const char *zip_name,
                            gboolean password,
                            va_list entries)
{
  g_autofree char *path = source_fixture_get_path (self, zip_name);
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  g_assert_nonnull (zip);
  for (const char *name = va_arg (entries, const char *); name != NULL;
       name = va_arg (entries, const char *))
    {
      const char *text = va_arg (entries, const char *);
      zip_source_t *source = zip_source_buffer (zip, text, strlen (text), 0);
      const zip_int64_t index
          = zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);

      g_assert_cmpint (index, >=, 0);
      if (password)
        g_assert_cmpint (zip_file_set_encryption (zip, (zip_uint64_t)index, ZIP_EM_AES_256, "x"),
                         ==, 0);
    }
  g_assert_cmpint (zip_close (zip), ==, 0);
}

static inline void
source_fixture_write_zip (SourceFixture *self, const char *zip_name, ...)
{
  va_list entries;

  va_start (entries, zip_name);
  source_fixture_write_zip_v (self, zip_name, FALSE, entries);
  va_end (entries);
}

static inline void
source_fixture_write_secret_zip (SourceFixture *self, const char *zip_name, ...)
{
  va_list entries;

  va_start (entries, zip_name);
  source_fixture_write_zip_v (self, zip_name, TRUE, entries);
  va_end (entries);
}

#define SOURCE_TEST(path, function)                                                                \
  g_test_add (path, SourceFixture, NULL, source_fixture_set_up, function, source_fixture_tear_down)
