/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/* How a cell looks and what its number means. */
typedef enum
{
  SPOR_STYLE_TITLE, /* of a sheet */
  SPOR_STYLE_NOTE,  /* a grey line under a title */
  SPOR_STYLE_NOTE_RIGHT,
  SPOR_STYLE_SECTION,       /* a title inside a sheet */
  SPOR_STYLE_LABEL,         /* in front of a value */
  SPOR_STYLE_HEADING,       /* of a column of texts */
  SPOR_STYLE_HEADING_RIGHT, /* of a column of numbers */
  SPOR_STYLE_TEXT,          /* wrapped */
  SPOR_STYLE_CODE,          /* digits that are a text: telephone numbers; stays text when edited */
  SPOR_STYLE_WHOLE,         /* 12 */
  SPOR_STYLE_TENTH,         /* 2.4 */
  SPOR_STYLE_DIFFERENCE,    /* +0.4 */
  SPOR_STYLE_PERCENT,       /* 91.4% */
  SPOR_STYLE_SHARE,         /* the same beside texts, to the left */
  SPOR_STYLE_MONEY,         /* kroner */
  SPOR_STYLE_DISTANCE,      /* kilometres: 145.5 */
  SPOR_STYLE_DATE,          /* 03-03-2025 */
  SPOR_STYLE_LONG_DATE,     /* 3. marts 2025 */
  SPOR_STYLE_TIME,          /* 03-03-2025 18:49 */
  SPOR_N_STYLES
} SporStyle;

/**
 * SporWorkbook:
 *
 * An .xlsx on its way to a path: formats, text that is safe in a cell, page set-up and the file
 * itself. The cells of a sheet are written row by row. The first error is kept, and everything
 * after it does nothing, so that only spor_workbook_finish() needs checking.
 *
 * libxlsxwriter makes a table only of a sheet that it has in memory, and needs constant memory only
 * where it streams; it does one or the other for a whole workbook. So a workbook of at most
 * %SPOR_WORKBOOK_TABLE_ROWS rows, which is small in memory, has its lists as tables, and a larger
 * one streams and has them as named ranges with a filter.
 */
#define SPOR_WORKBOOK_TABLE_ROWS 5000

typedef struct _SporWorkbook SporWorkbook;

/**
 * spor_workbook_new:
 * @path: where the workbook will be once it is whole
 * @title: for the document's properties and the pages' headers
 * @remark: (nullable): right in the pages' headers
 */
SporWorkbook *spor_workbook_new (const char *path, const char *title, const char *remark);

/* The same for about @n_rows rows; new() is for any number, and streams. */
SporWorkbook *
spor_workbook_new_for (const char *path, const char *title, const char *remark, guint n_rows);

/* Without finish(): leaves no trace. */
void spor_workbook_free (SporWorkbook *self);

/* A sheet named @name as far as Excel allows it, set up for A4 landscape. NULL after an error. */
lxw_worksheet *spor_workbook_add_sheet (SporWorkbook *self, const char *name);

lxw_workbook *spor_workbook_get_book (SporWorkbook *self);
lxw_format *spor_workbook_get_format (SporWorkbook *self, SporStyle style);

/* Keeps @code if it is the first error. Returns whether the workbook is sound so far. */
gboolean spor_workbook_note (SporWorkbook *self, lxw_error code);

/* @text as a text whatever it begins with, without control characters, cut with a note where it is
 * longer than a cell may be. "" and NULL write nothing. */
void spor_workbook_put_text (SporWorkbook *self,
                             lxw_worksheet *sheet,
                             guint row,
                             guint column,
                             SporStyle style,
                             const char *text);
void spor_workbook_put_number (SporWorkbook *self,
                               lxw_worksheet *sheet,
                               guint row,
                               guint column,
                               SporStyle style,
                               double number);

/* Copenhagen time; SPOR_TIME_NONE writes nothing. */
void spor_workbook_put_time (SporWorkbook *self,
                             lxw_worksheet *sheet,
                             guint row,
                             guint column,
                             SporStyle style,
                             gint64 instant);

/* That of the heading of a column in @style: over its figures, or its texts. */
SporStyle spor_style_heading (SporStyle style);

/**
 * spor_workbook_add_list:
 * @headings: as they stand in row @header, all different; %NULL-terminated
 * @heading_styles: of each
 * @header: the row of the headings
 * @last: the last row, at least one below @header
 *
 * Makes what has been written from column A on a list that readers can sort, filter and call by its
 * name in formulas: the sheet's name with underscores.
 */
void spor_workbook_add_list (SporWorkbook *self,
                             lxw_worksheet *sheet,
                             const char *const *headings,
                             const SporStyle *heading_styles,
                             guint header,
                             guint last);

/* Writes the file beside its path, reads it back, and renames it. Errors are sentences
 * (G_IO_ERROR). */
gboolean spor_workbook_finish (SporWorkbook *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporWorkbook, spor_workbook_free)

G_END_DECLS
