/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* How representative the group is: the figure, each category beside its target, and what is missing
 * in words; for the whole group or one track. */
#define SPOR_TYPE_BALANCE_PANE (spor_balance_pane_get_type ())
G_DECLARE_FINAL_TYPE (SporBalancePane, spor_balance_pane, SPOR, BALANCE_PANE, GtkWidget)

/* @measure %NULL: nothing to show. */
void spor_balance_pane_set_measure (SporBalancePane *self, const SporMeasure *measure);

G_END_DECLS
