/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-lottery.h"
#include "spor-seatings.h"
#include "spor-type-share.h"

G_BEGIN_DECLS

/* A panel that may be on a ticket. */
typedef struct
{
  guint *numbers; /* per type */
  GArray *types;  /* guint: those that it has */
  guint copies;   /* on how many tickets it is */
  guint at_best;  /* the same when all was most even */
  double loss;    /* what its leaving would do */
} SporKnownPanel;

typedef struct
{
  const SporLottery *lottery;
  const SporWatch *watch;
  guint n_tickets;
  SporSeatings *seatings;
  GPtrArray *known;       /* SporKnownPanel* */
  GHashTable *by_numbers; /* GBytes: their numbers → SporKnownPanel* */
  SporTypeShare *shares;
  guint n_types, n_step;
  gboolean stopped;
} SporRounding;

/* --- spor-rounding.c ------------------------------------------------------------------------ */

SporKnownPanel *spor_rounding_known (const SporRounding *self, guint index);

/* The panel with these numbers, new or known already. */
SporKnownPanel *spor_rounding_learn (SporRounding *self, const guint *numbers);

/* On so many tickets more (or fewer) than before. */
void spor_rounding_put (SporRounding *self, SporKnownPanel *panel, int copies);

/* --- spor-rounding-chain.c ------------------------------------------------------------------ */

/**
 * spor_rounding_pass_on:
 * @type: one that has too many tickets, or too few
 *
 * Brings @type one nearer, and takes nobody else over the bounds: on some ticket one of it gives
 * their place to one of another type (or gets it from them), that type on another ticket to one of
 * a third, and so on, to a type that can take one more (or spare one). Every changed panel keeps
 * the rules and the limit of the deviation.
 *
 * Returns: %FALSE if there is no such chain
 */
gboolean spor_rounding_pass_on (SporRounding *self, guint type);

G_END_DECLS
