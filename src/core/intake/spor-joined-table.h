/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-table.h"

G_BEGIN_DECLS

/**
 * spor_joined_table_new:
 * @tables: (transfer full): SporTable*, at least one: "Dataset(1)", "Dataset(2)" …
 *
 * The sheets of answers that a large export is spread over, as one table. Sheets with the same
 * headings continue one another; sheets with other headings stand side by side, row by row.
 */
SporTable *spor_joined_table_new (GPtrArray *tables);

G_END_DECLS
