/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-table.h"
#include "spor-xlsx.h"

G_BEGIN_DECLS

/* The rows of one sheet. Keeps @workbook. */
SporTable *spor_sheet_table_new (SporXlsx *workbook, guint sheet);

/* For a row of @table that goes beyond @limit. */
GError *spor_sheet_table_new_limit_error (const SporTable *table, guint row, SporCellsLimit limit);

G_END_DECLS
