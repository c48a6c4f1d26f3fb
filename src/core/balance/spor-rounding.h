/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-lottery.h"

G_BEGIN_DECLS

/**
 * spor_rounding_new:
 *
 * The lottery as a whole number of panels, such that the candidates of each type can be on as many
 * of them as their chance allows (above). Each panel comes as often as the whole part of its share;
 * the rest, and then whatever still stands in the way, are replaced by those panels of the integer
 * program that make good most of what is missing. A bounded number of steps, and no clock: the same
 * on every machine.
 *
 * Returns: (transfer full): guint *: a panel by types, one per ticket; what is missing if the steps
 * did not suffice, SporTickets says. %NULL if the watch ended it
 */
GPtrArray *spor_rounding_new (const SporLottery *lottery, guint n_tickets, const SporWatch *watch);

G_END_DECLS
