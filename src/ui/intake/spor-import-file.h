/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-mapping.h"

G_BEGIN_DECLS

/**
 * SporImportFile:
 *
 * What was chosen to be imported, opened to look at: its columns, its first rows, and which column
 * fills which field. The import itself opens the files again, in the thread where it runs.
 */
#define SPOR_TYPE_IMPORT_FILE (spor_import_file_get_type ())
G_DECLARE_FINAL_TYPE (SporImportFile, spor_import_file, SPOR, IMPORT_FILE, GObject)

/**
 * spor_import_file_open_async:
 * @book: remembers the columns of questionnaires imported before
 * @paths: as for spor_source_open()
 * @options: overrides; the encoding's name must be a static string
 *
 * Nothing is read on the calling thread.
 */
void spor_import_file_open_async (SporBook *book,
                                  const char *const *paths,
                                  const SporSourceOptions *options,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
SporImportFile *spor_import_file_open_finish (GAsyncResult *result, GError **error);

/* All borrowed. */
const char *const *spor_import_file_get_paths (SporImportFile *self);
const SporSourceOptions *spor_import_file_get_options (SporImportFile *self); /* as asked for */
SporSource *spor_import_file_get_source (SporImportFile *self); /* for its columns, not its rows */
SporRound *spor_import_file_get_round (SporImportFile *self);
SporMapping *spor_import_file_get_mapping (SporImportFile *self); /* may be changed */

/* The first rows, at most 200. */
guint spor_import_file_get_n_rows (SporImportFile *self);
void spor_import_file_get_row (SporImportFile *self, guint index, SporSourceRow *row);

/* The first three different answers in @column, as people read them: "Assens · Brøndby · Horsens".
 * (transfer full) */
char *spor_import_file_get_examples (SporImportFile *self, guint column);

/* The same for what fills @field as mapped now. (transfer full) */
char *spor_import_file_get_field_examples (SporImportFile *self, SporField field);

G_END_DECLS
