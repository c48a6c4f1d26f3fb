/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-mapping.h"
#include "spor-store.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_OUTCOME_NEW,
  SPOR_OUTCOME_UPDATED,
  SPOR_OUTCOME_UNCHANGED,
} SporOutcome;

const char *spor_outcome_key (SporOutcome outcome); /* "new" */

/* A field that differs from what was there. */
typedef struct
{
  SporField field;
  char *before, *after;
  gboolean kept; /* a person had edited it: the book keeps @before, @after is only reported */
} SporFieldChange;

/* A row with something to say: not simply new and accepted, or simply unchanged. */
typedef struct
{
  guint row; /* data row in the file, from 1 */
  char *respondent;
  char *signup_id;
  SporOutcome outcome;
  SporStatus status;
  guint16 problems, remarks;
  GPtrArray *problem_texts;  /* char*, one sentence each, in the order of the problems' bits */
  GPtrArray *problem_values; /* char*, what the sign-up has in each problem's field, likewise */
  char *name;                /* for people */
  char *place;
  GPtrArray *cut_texts; /* char*, one sentence for each answer that was too long to be kept whole */
  GPtrArray *changes; /* SporFieldChange*, for updated */
} SporImportRow;

typedef struct
{
  char *import_id; /* NULL for a dry run, and when nothing changed */
  char *source;
  guint read, accepted, attention, skipped; /* read = the sum of the three */
  guint added, updated, unchanged;
  guint withdrawn; /* of the skipped: completed answers that the book has as withdrawn */
  guint erased;    /* of the unchanged: people who have been erased, and stay so */
  guint problems[SPOR_N_PROBLEMS]; /* sign-ups with each */
  guint remarks[SPOR_N_REMARKS];
  GPtrArray *rows; /* SporImportRow*; at most 20,000, the first */
  guint left_off;  /* rows with something to say beyond those */
} SporImportReport;

void spor_import_row_free (SporImportRow *self);
void spor_import_report_free (SporImportReport *self);

typedef void (*SporImportProgress) (double fraction, guint rows, gpointer data);

typedef struct
{
  gboolean include_incomplete;
  gboolean dry_run;            /* everything but the commit */
  SporImportProgress progress; /* on the calling thread, at most every 50 ms; may be NULL */
  gpointer progress_data;
} SporImportOptions;

/* The mapping remembered for @source's questionnaire, or else a guess. Reads the first rows and
 * rewinds. */
SporMapping *spor_import_choose_mapping (SporStore *store,
                                         SporSource *source,
                                         const SporRound *round,
                                         GCancellable *cancellable,
                                         GError **error);

/* Reads all of @source into the book as one change set. On error or cancel the book is as it was.
 */
SporImportReport *spor_import_run (SporStore *store,
                                   SporRound *round,
                                   SporSource *source,
                                   const SporMapping *mapping,
                                   const SporImportOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporImportReport, spor_import_report_free)

G_END_DECLS
