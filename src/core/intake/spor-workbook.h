/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-archive.h"
#include "spor-xml.h"

G_BEGIN_DECLS

/**
 * SporWorkbook:
 *
 * What the sheets of an .xlsx have in common: their names and places, the styles that make a number
 * a date, and the shared strings, which are read when the first sheet is opened. The strings stay
 * in memory; sheets do not.
 */
typedef struct _SporWorkbook SporWorkbook;

/* Whether @archive is a package of Office Open XML at all. */
gboolean spor_workbook_is_package (SporArchive *archive);

SporWorkbook *spor_workbook_open (SporArchive *archive, GCancellable *cancellable, GError **error);
SporWorkbook *spor_workbook_ref (SporWorkbook *self);
void spor_workbook_unref (SporWorkbook *self);

const char *spor_workbook_get_name (SporWorkbook *self);

/* Sheets with cells (no charts), in order, hidden ones last. */
guint spor_workbook_get_n_sheets (SporWorkbook *self);
const char *spor_workbook_get_sheet_name (SporWorkbook *self, guint sheet);
guint64 spor_workbook_get_sheet_size (SporWorkbook *self, guint sheet);
GInputStream *spor_workbook_open_sheet (SporWorkbook *self,
                                        guint sheet,
                                        GCancellable *cancellable,
                                        GError **error);

/* After a sheet was opened. NULL if there is no such string. */
const char *spor_workbook_get_string (SporWorkbook *self, guint64 index, gsize *length);
gboolean spor_workbook_is_date (SporWorkbook *self, guint64 style);
gboolean spor_workbook_get_epoch_1904 (SporWorkbook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporWorkbook, spor_workbook_unref)

G_END_DECLS
