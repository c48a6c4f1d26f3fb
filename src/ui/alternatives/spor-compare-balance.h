/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-comparison.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A table of both balances: for the group and each track every category
 * with its count and its target at either side, and what differs. */
GtkWidget *spor_compare_balance_new (const SporComparison *comparison);

G_END_DECLS
