/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-workbook.h"

G_BEGIN_DECLS

/**
 * spor_roster_write_balance:
 * @about: round and composition, for the title
 * @today: the date, for the title
 *
 * The sheet on how representative the group is: for the group and for each track, and for each
 * dimension that counts there, targets beside what is seated, as a table and as a native chart.
 */
void spor_roster_write_balance (SporWorkbook *book,
                                const SporComposition *composition,
                                const char *about,
                                const char *today);

G_END_DECLS
