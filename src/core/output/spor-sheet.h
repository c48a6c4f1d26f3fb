/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-workbook.h"

G_BEGIN_DECLS

typedef struct
{
  const char *heading; /* borrowed while the sheet is written */
  SporStyle style;
  gboolean aside; /* not printed, nor any behind it; a long text does not make the row high */
} SporSheetColumn;

/**
 * SporSheet:
 *
 * A sheet that is one list: title, columns with headings, filter, frozen headings, widths from what
 * is in the cells, the headings repeated on every page.
 *
 * Rows are written twice: first some of them to measure (between spor_sheet_new() and
 * spor_sheet_begin() nothing reaches the file), then all.
 */
typedef struct _SporSheet SporSheet;

/**
 * spor_sheet_new:
 * @name: of the sheet's tab
 * @columns: (transfer none): must outlive the sheet
 */
SporSheet *spor_sheet_new (SporWorkbook *book,
                           const char *name,
                           const SporSheetColumn *columns,
                           guint n_columns);
void spor_sheet_free (SporSheet *self);

/* Ends measuring. @lines: title first, then lines about it; %NULL-terminated.
 * @n_frozen: columns that stay when scrolling sideways */
void spor_sheet_begin (SporSheet *self, const char *const *lines, guint n_frozen);

/* The cells of the current row; what is not put stays empty. */
void spor_sheet_put_text (SporSheet *self, guint column, const char *text);
void spor_sheet_put_number (SporSheet *self, guint column, double number);
void spor_sheet_put_time (SporSheet *self, guint column, gint64 instant);
void spor_sheet_next_row (SporSheet *self);

/* After the last row. */
void spor_sheet_end (SporSheet *self);

/* Instead of a list: the title lines and @sentence. */
void spor_sheet_write_empty (SporWorkbook *book,
                             const char *name,
                             const char *const *lines,
                             const char *sentence);

/* The title lines alone, from the first row on. Returns the row below them. */
guint spor_sheet_write_title (SporWorkbook *book, lxw_worksheet *sheet, const char *const *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSheet, spor_sheet_free)

G_END_DECLS
