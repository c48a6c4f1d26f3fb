/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-type-share.h"

#include <math.h>

#define EPSILON 1e-6  /* chances are that exact, in tickets */
#define EVENNESS 1e-3 /* what being off by less than a ticket weighs beside being off by more */

guint
spor_ticket_floor (double chance, guint n_tickets)
{
  return (guint)MAX (ceil (chance * n_tickets - 1 - EPSILON), 0);
}

guint
spor_ticket_ceiling (double chance, guint n_tickets)
{
  return MIN ((guint)floor (chance * n_tickets + 1 + EPSILON), n_tickets);
}

SporTypeShare *
spor_type_shares_new (const SporLottery *lottery, guint n_tickets)
{
  guint n = spor_types_n (lottery->types);
  SporTypeShare *shares = g_new0 (SporTypeShare, n + 1);

  for (guint t = 0; t < n; t++)
    {
      double chance = lottery->chances[t];
      guint size = spor_types_get (lottery->types, t)->members->len;

      shares[t]
          = (SporTypeShare){ chance * n_tickets * size,
                             size * spor_ticket_floor (chance, n_tickets),
                             size * spor_ticket_ceiling (chance, n_tickets), size, .weight = 1 };
    }
  return shares;
}

gint64
spor_type_share_excess (const SporTypeShare *self)
{
  if (self->count > self->most)
    return self->count - self->most;
  return self->count < self->least ? self->count - self->least : 0;
}

double
spor_type_share_unevenness (const SporTypeShare *self, gint64 count)
{
  double excess = count > self->most    ? (double)(count - self->most)
                  : count < self->least ? (double)(self->least - count)
                                        : 0;
  double off = (count - self->share) / self->size;

  return self->weight * (excess / self->size) * (excess / self->size) + EVENNESS * off * off;
}
