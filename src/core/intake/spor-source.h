/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Messages are whole sentences: which file, which line, what was expected, what to do. */
typedef enum
{
  SPOR_INTAKE_ERROR_UNREADABLE, /* missing, no permission, a folder with nothing usable */
  SPOR_INTAKE_ERROR_FORMAT, /* not a table, damaged, encrypted, an old .xls … */
  SPOR_INTAKE_ERROR_LIMIT, /* too large to be a set of sign-ups: zip bomb, endless line */
  SPOR_INTAKE_ERROR_COLUMNS, /* a table, but not of sign-ups: no municipality column … */
} SporIntakeError;

#define SPOR_INTAKE_ERROR (spor_intake_error_quark ())
GQuark spor_intake_error_quark (void);

/* One column of the dataset as structure and labels describe it. */
typedef struct
{
  char *name; /* header cell: "s_3_1", or the question itself in a hand-saved file */
  char *question; /* question text, "" if not known */
  char *question_name; /* columns of one multiple-choice question share it: "s_3"; "" if not known */
  char *choice; /* multiple choice: the option's text ("Superbruger"), "" otherwise */
  gboolean multiple; /* a 0/1 column of a multiple-choice question */
  GHashTable *labels; /* code → label, both text; NULL if none */
} SporColumn;

/**
 * SporSource:
 *
 * A table of answers wherever it lies: a CSV file, a SurveyXact set (dataset, structure, labels) as files, in
 * a folder or in a zip, or an .xlsx. Streaming: one row at a time, constant memory. Use from one thread at a
 * time.
 */
#define SPOR_TYPE_SOURCE (spor_source_get_type ())
G_DECLARE_FINAL_TYPE (SporSource, spor_source, SPOR, SOURCE, GObject)

typedef struct
{
  const char *encoding; /* NULL: find it. Else "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252" */
  char separator; /* 0: find it. Else ';', ',' or '\t' */
} SporSourceOptions;

/**
 * spor_source_open:
 * @paths: %NULL-terminated: one file or folder, or the two or three files of one set in any order
 * @options: (nullable): overrides; %NULL finds everything
 *
 * Reads structure, labels and the header row, nothing of the data yet. For a single file that SurveyXact
 * named ("fbs_dataset.csv") the files beside it that go with it are found. A title above the headings of
 * a workbook is passed over.
 */
SporSource *spor_source_open (const char *const *paths,
                              const SporSourceOptions *options,
                              GCancellable *cancellable,
                              GError **error);

const char *spor_source_get_name (SporSource *self); /* for people: "dataset.csv", "eu.zip" */
const char *spor_source_get_encoding (SporSource *self); /* as found; NULL for .xlsx */
char spor_source_get_separator (SporSource *self); /* as found; 0 for .xlsx */
guint spor_source_get_n_columns (SporSource *self);
const SporColumn *spor_source_get_column (SporSource *self, guint index);

/* SHA-256 over the header's names: the same questionnaire exported again has the same. */
const char *spor_source_get_questionnaire (SporSource *self);

/* A cell's text: clean UTF-8 except that outer white space stays. Dates of .xlsx cells come as
 * "2025-03-03 18:49:08", booleans as "1"/"0", whole numbers without decimals, error cells as "". */
typedef struct
{
  guint row; /* data row, from 1 */
  guint line; /* line in the file (or sheet row) where it begins, for messages */
  guint n_cells; /* always spor_source_get_n_columns() */
  const char *const *cells; /* never NULL inside; valid until the next call */
} SporSourceRow;

/**
 * spor_source_next:
 *
 * Returns: 1 with @row filled, 0 at the end, -1 with @error. Rows without any text are left out. A row with
 * more cells than the header has is an error that names the line; one with fewer is filled up with "".
 */
int spor_source_next (SporSource *self, SporSourceRow *row, GCancellable *cancellable, GError **error);

/* Starts again before the first data row. */
gboolean spor_source_rewind (SporSource *self, GCancellable *cancellable, GError **error);

/* How much of the input has been read, 0–1, for progress. */
double spor_source_get_progress (SporSource *self);

G_END_DECLS
