/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cells.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_CSV_MORE,         /* all text taken, no record complete */
  SPOR_CSV_RECORD,       /* the cells hold a record */
  SPOR_CSV_LIMIT,        /* see SporCsv.limit */
  SPOR_CSV_UNTERMINATED, /* the text ended inside quotes that began in SporCsv.quote_line */
} SporCsvResult;

typedef enum
{
  SPOR_CSV_STATE_START, /* of a cell */
  SPOR_CSV_STATE_PLAIN,
  SPOR_CSV_STATE_QUOTED,
  SPOR_CSV_STATE_QUOTE, /* a quotation mark inside quotes: the end, or the first of two */
} SporCsvState;

/**
 * SporCsv:
 *
 * Takes text apart into records and cells (RFC 4180, and what people's programs write besides: any
 * line end, quotation marks inside a plain cell, text after a closing one). The text may come in
 * pieces of any size that begin and end between characters.
 */
typedef struct
{
  SporCells *cells;  /* owned; filled when a record is complete */
  guint line;        /* the line that the next character is in, from 1 */
  guint record_line; /* where the record in @cells begins */
  guint quote_line;  /* where the open quotes began */
  SporCellsLimit limit;

  /* private */
  SporCsvState state;
  gboolean fresh;        /* nothing of the record read yet */
  gboolean after_return; /* the last character was CR: a LF belongs to it */
  guint8 kinds[256];
  char separator;
} SporCsv;

SporCsv *spor_csv_new (char separator);
void spor_csv_free (SporCsv *self);

/* Reads from @text, which is moved on, up to @end or the end of a record. @cells of a complete
 * record are valid until the next call. */
SporCsvResult spor_csv_read (SporCsv *self, const char **text, const char *end);

/* The last record, if no line end came after it; SPOR_CSV_MORE if there is none. */
SporCsvResult spor_csv_finish (SporCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporCsv, spor_csv_free)

G_END_DECLS
