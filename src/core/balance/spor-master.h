/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-types.h"

G_BEGIN_DECLS

/* The lottery's master program: probabilities over the panels known so far that make the least
 * chance of the types that are still open as large as possible, and keep what is settled for the
 * others. A linear program, solved by GLPK on the thread that made it. */
typedef struct _SporMaster SporMaster;

/* @open: per type, whether it takes part; the others are of no interest */
SporMaster *spor_master_new (const SporTypes *types, const gboolean *open);
void spor_master_free (SporMaster *self);

/* @numbers: (transfer full): a panel; FALSE if it is known already */
gboolean spor_master_add_panel (SporMaster *self, guint *numbers);

/* FALSE if GLPK finds no solution, which is an accident of its arithmetic. */
gboolean spor_master_solve (SporMaster *self);

double spor_master_value (SporMaster *self); /* the least chance of those open */

/* Per type, what one more of it would be worth; a panel worth more than @threshold improves the
 * value. */
void spor_master_prices (SporMaster *self, double *prices, double *threshold);

/* Σ settled: size · chance · price */
double spor_master_settled_worth (SporMaster *self, const double *prices);

/* From now on those open that hold the value down have it, and no less; how many they are. */
guint spor_master_settle (SporMaster *self);
guint spor_master_n_open (const SporMaster *self);

guint spor_master_n_panels (const SporMaster *self);
const guint *spor_master_panel (const SporMaster *self, guint panel, double *probability);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMaster, spor_master_free)

G_END_DECLS
