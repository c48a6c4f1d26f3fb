/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-lottery.h"

G_BEGIN_DECLS

/* People who are drawn together. */
typedef struct
{
  GArray *people; /* guint, candidates by their order, with those who are fixed */
  double probability;
} SporPanelOfPeople;

/**
 * spor_panels_new:
 * @lottery: one that is possible
 *
 * The lottery as panels of people, such that everybody's chance is the sum of the probabilities of
 * the panels that they are in. Each panel by types becomes several: the members of a type, or the
 * sets that they come from, stand in a ring, and the places go round it once.
 *
 * Returns: (transfer full): SporPanelOfPeople*
 */
GPtrArray *spor_panels_new (const SporLottery *lottery);

G_END_DECLS
