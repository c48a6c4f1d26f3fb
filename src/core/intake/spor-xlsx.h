/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-archive.h"
#include "spor-xml.h"

G_BEGIN_DECLS

/**
 * SporXlsx:
 *
 * What the sheets of an .xlsx have in common: their names and places, the styles that make a number
 * a date, and the shared strings, which are read when the first sheet is opened. The strings stay
 * in memory; sheets do not.
 */
typedef struct _SporWorkbook SporXlsx;

/* Whether @archive is a package of Office Open XML at all. */
gboolean spor_xlsx_is_package (SporArchive *archive);

SporXlsx *spor_xlsx_open (SporArchive *archive, GCancellable *cancellable, GError **error);
SporXlsx *spor_xlsx_ref (SporXlsx *self);
void spor_xlsx_unref (SporXlsx *self);

const char *spor_xlsx_get_name (SporXlsx *self);

/* Sheets with cells (no charts), in order, hidden ones last. */
guint spor_xlsx_get_n_sheets (SporXlsx *self);
const char *spor_xlsx_get_sheet_name (SporXlsx *self, guint sheet);
guint64 spor_xlsx_get_sheet_size (SporXlsx *self, guint sheet);
GInputStream *
spor_xlsx_open_sheet (SporXlsx *self, guint sheet, GCancellable *cancellable, GError **error);

/* After a sheet was opened. NULL if there is no such string. */
const char *spor_xlsx_get_string (SporXlsx *self, guint64 index, gsize *length);
gboolean spor_xlsx_is_date (SporXlsx *self, guint64 style);
gboolean spor_xlsx_get_epoch_1904 (SporXlsx *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporXlsx, spor_xlsx_unref)

G_END_DECLS
