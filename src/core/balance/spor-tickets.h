/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-lottery.h"

G_BEGIN_DECLS

/* A lottery as so many tickets, each with the names on it of those whom it chooses: what can be
 * published before the draw, and counted by anyone. */
typedef struct
{
  GPtrArray *tickets; /* GArray of guint: candidates, with those who are fixed; by their order */
  guint *counts;      /* per candidate: how many tickets it is on */
  double shift; /* the most by which anybody's number of tickets differs from chance · tickets */
} SporTickets;

/**
 * spor_tickets_new:
 *
 * Rounds the probabilities to whole tickets (spor_rounding_new()), then deals each type's places
 * out so that its candidates have the same number of tickets or one more. The same lottery always
 * gives the same tickets.
 *
 * Returns: (transfer full) (nullable): %NULL if the watch ended it
 */
SporTickets *spor_tickets_new (const SporLottery *lottery, guint n_tickets, const SporWatch *watch);

/* Whether nobody is more than one ticket off. */
gboolean spor_tickets_are_even (const SporTickets *self);

/* A sentence where somebody is more than one ticket off: (transfer full) (nullable) */
char *spor_tickets_warning (const SporTickets *self);

void spor_tickets_free (SporTickets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporTickets, spor_tickets_free)

G_END_DECLS
