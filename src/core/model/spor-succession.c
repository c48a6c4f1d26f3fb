/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-succession.h"

#include "spor-breach.h"

/* Who has withdrawn, or cannot be seated for another reason, must be nowhere. */
static gboolean
spor_succession_binds (const SporComposition *self, guint leaver)
{
  return spor_signups_row (self->signups, leaver)->status == SPOR_STATUS_ELIGIBLE
         && spor_composition_get_mark (self, leaver) == SPOR_MARK_PINNED;
}

SporBreach *
spor_composition_check_leaver (const SporComposition *self, guint leaver)
{
  g_return_val_if_fail (spor_composition_find (self, leaver, NULL, NULL) == SPOR_SPOT_SEATED, NULL);

  if (self->finalised_at != SPOR_TIME_NONE)
    return spor_breach_finalised (self);
  return spor_succession_binds (self, leaver)
             ? spor_breach_pinned (spor_signups_row (self->signups, leaver))
             : NULL;
}

SporComposition *
spor_composition_vacate (const SporComposition *self, guint leaver)
{
  const SporMove away = { .signup = leaver, .to = SPOR_SPOT_POOL, .position = -1, .swap_with = -1 };
  g_autoptr (SporComposition) unmarked = NULL;

  if (spor_composition_get_mark (self, leaver) != SPOR_MARK_PINNED)
    return spor_composition_apply (self, &away);
  unmarked = spor_composition_with_mark (self, leaver, SPOR_MARK_NONE);
  return spor_composition_apply (unmarked, &away);
}

SporMove
spor_succession_move (const SporComposition *self, guint leaver, guint successor)
{
  SporMove move = { .signup = successor, .to = SPOR_SPOT_SEATED, .swap_with = -1 };
  guint position = 0;

  spor_composition_find (self, leaver, &move.track, &position);
  move.position = position;
  return move;
}

SporBreach *
spor_composition_check_successor (const SporComposition *self, guint leaver, guint successor)
{
  const SporMove move = spor_succession_move (self, leaver, successor);
  const SporRound *round = spor_composition_round (self);
  SporBreach *breach = spor_composition_check_leaver (self, leaver);
  g_autoptr (SporComposition) vacant = NULL;
  guint track = 0;

  if (breach)
    return breach;
  if (spor_composition_find (self, successor, &track, NULL) == SPOR_SPOT_SEATED)
    return spor_breach_person_seated (spor_round_track (round, track),
                                      spor_signups_row (self->signups, successor));
  vacant = spor_composition_vacate (self, leaver);
  return spor_composition_check_move (vacant, &move);
}

SporComposition *
spor_composition_succeed (const SporComposition *self, guint leaver, guint successor)
{
  const SporMove move = spor_succession_move (self, leaver, successor);
  g_autoptr (SporComposition) vacant = spor_composition_vacate (self, leaver);

  return spor_composition_apply (vacant, &move);
}
