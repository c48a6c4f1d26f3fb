/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-lottery.h"

G_BEGIN_DECLS

/* How few and how many of @n_tickets somebody with @chance may be on: not more than one from the
 * exact share. */
guint spor_ticket_floor (double chance, guint n_tickets);
guint spor_ticket_ceiling (double chance, guint n_tickets);

/* Of one type: how many places its candidates have on all tickets together, and between what they
 * should have. */
typedef struct
{
  double share; /* what the chances come to exactly */
  guint least, most;
  guint size;
  gint64 count;
  guint weight; /* how much its being outside counts; 1 at first */
} SporTypeShare;

/* Per type, with nothing counted yet. (transfer full): g_free() */
SporTypeShare *spor_type_shares_new (const SporLottery *lottery, guint n_tickets);

/* By how much a type has more (or, negative, fewer) places than it may. */
gint64 spor_type_share_excess (const SporTypeShare *self);

/* How far off it would be with @count places: much if outside its limits, a little else. */
double spor_type_share_unevenness (const SporTypeShare *self, gint64 count);

G_END_DECLS
