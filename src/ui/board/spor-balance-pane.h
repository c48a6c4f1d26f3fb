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

/* What can still be reached; while that is not known, what was said stays. */
void spor_balance_pane_set_prospect (SporBalancePane *self, SporProspect *prospect);

/* @why: (nullable): the reason why nothing can be suggested or drawn. */
void spor_balance_pane_set_closed (SporBalancePane *self, const char *why);

/* @composition: (nullable): how it came about is said, if it came about as a whole. */
void spor_balance_pane_set_origin (SporBalancePane *self, const SporComposition *composition);

/* Adds something below what is missing, whose names are to be followed. */
void spor_balance_pane_add (SporBalancePane *self, GtkWidget *widget);

G_END_DECLS
