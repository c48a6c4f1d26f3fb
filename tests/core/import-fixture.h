/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "folder.h"

#include "spor-import.h"

#include <string.h>

/* A folder of its own with the preset round, for tests of mapping and import. */
typedef struct
{
  char *folder;
  SporPlaces *places;
  SporRound *round;
} ImportFixture;

static inline void
import_fixture_set_up (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("spor-import-XXXXXX", &error);
  g_assert_no_error (error);
  self->places = spor_places_new (&error);
  g_assert_no_error (error);
  self->round = spor_round_new_fbs2 (self->places);
}

static inline void
import_fixture_tear_down (ImportFixture *self, gconstpointer unused)
{
  folder_remove (self->folder);
  g_free (self->folder);
  spor_round_unref (self->round);
  g_object_unref (self->places);
}

static inline char *
import_example (const char *name)
{
  return g_build_filename (g_getenv ("SPOR_EXAMPLE"), name, NULL);
}

static inline SporSource *
import_open (const char *path)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  SporSource *source = spor_source_open (paths, NULL, NULL, &error);

  g_assert_no_error (error);
  return source;
}

static inline SporSource *
import_open_example (const char *name)
{
  g_autofree char *path = import_example (name);

  return import_open (path);
}

/* A file of @text in the fixture's folder; opens it. */
static inline SporSource *
import_open_text (ImportFixture *self, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, "table.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return import_open (path);
}

static inline void
import_append_cell (GString *text, const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
  g_autofree char *escaped = g_strjoinv ("\"\"", parts);

  g_string_append_printf (text, "\"%s\"", escaped);
}

/* @source as UTF-8 text with ";", its columns in @order; @edit (may be NULL) sees each cell on the
 * way. */
typedef const char *(*ImportEdit) (guint row,
                                   const SporColumn *column,
                                   const char *cell,
                                   gpointer data);

static inline char *
import_table_text (SporSource *source, const guint *order, guint n, ImportEdit edit, gpointer data)
{
  GString *text = g_string_new (NULL);
  SporSourceRow row = { 0 };

  for (guint i = 0; i < n; i++)
    {
      import_append_cell (text, spor_source_get_column (source, order[i])->name);
      g_string_append_c (text, i + 1 < n ? ';' : '\n');
    }
  g_assert_true (spor_source_rewind (source, NULL, NULL));
  while (spor_source_next (source, &row, NULL, NULL) == 1)
    for (guint i = 0; i < n; i++)
      {
        const SporColumn *column = spor_source_get_column (source, order[i]);
        const char *cell = row.cells[order[i]];

        import_append_cell (text, edit ? edit (row.row, column, cell, data) : cell);
        g_string_append_c (text, i + 1 < n ? ';' : '\n');
      }
  return g_string_free (text, FALSE);
}

static inline SporMapping *
import_guess (ImportFixture *self, SporSource *source)
{
  g_autoptr (GError) error = NULL;
  SporMapping *mapping = spor_mapping_guess_source (source, self->round, NULL, &error);

  g_assert_no_error (error);
  return mapping;
}
