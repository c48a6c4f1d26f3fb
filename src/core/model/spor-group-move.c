/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-group-move.h"

#include "spor-numbers.h"

static SporGroupMove *
spor_group_move_begin (const SporComposition *composition)
{
  SporGroupMove *self = g_new0 (SporGroupMove, 1);

  self->after = spor_composition_copy (composition);
  self->done = g_array_new (FALSE, FALSE, sizeof (guint));
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_breach_free);
  return self;
}

/* @after and @breach are (transfer full), and one of them is NULL. */
static void
spor_group_move_take (SporGroupMove *self, guint signup, SporComposition *after, SporBreach *breach)
{
  if (breach)
    {
      g_ptr_array_add (self->refusals, breach);
      return;
    }
  spor_composition_unref (self->after);
  self->after = after;
  g_array_append_val (self->done, signup);
}

/* Whoever they come before may be one of them: then it is the next in that list who is not. */
static int
spor_group_move_find_before (const SporComposition *composition,
                             const GArray *signups,
                             const SporDestination *to)
{
  guint track, position;
  SporSpot spot = to->before < 0
                      ? SPOR_SPOT_POOL
                      : spor_composition_find (composition, to->before, &track, &position);
  const GArray *list;

  if (spot == SPOR_SPOT_POOL || spot != to->spot)
    return -1;
  list = spot == SPOR_SPOT_SEATED ? composition->seated[track] : composition->waiting[track];
  for (; position < list->len; position++)
    if (!spor_numbers_have (signups, g_array_index (list, guint, position)))
      return g_array_index (list, guint, position);
  return -1;
}

/* The place in the list, as it is once @signup has left it. */
static int
spor_group_move_position (const SporComposition *now, const SporMove *move, int before)
{
  guint track = 0, position = 0, from_track = 0, from = 0;
  SporSpot spot;

  if (before < 0 || spor_composition_find (now, before, &track, &position) != move->to
      || track != move->track)
    return -1;
  spot = spor_composition_find (now, move->signup, &from_track, &from);
  return spot == move->to && from_track == track && from < position ? (int)position - 1
                                                                    : (int)position;
}

static gboolean
spor_group_move_is_there (const SporComposition *now, const SporMove *move)
{
  guint track = 0;
  SporSpot spot = spor_composition_find (now, move->signup, &track, NULL);

  return spot == move->to && (spot == SPOR_SPOT_POOL || track == move->track);
}

static void
spor_group_move_add (SporGroupMove *self, guint signup, const SporDestination *to, int before)
{
  int own = spor_signups_row (self->after->signups, signup)->track;
  SporMove move = { signup, to->spot, to->track >= 0 ? to->track : MAX (own, 0), -1, -1 };
  SporBreach *breach;

  move.position = spor_group_move_position (self->after, &move, before);
  if (to->before < 0 && spor_group_move_is_there (self->after, &move))
    return;
  breach = spor_composition_check_move (self->after, &move);
  spor_group_move_take (self, signup, breach ? NULL : spor_composition_apply (self->after, &move),
                        breach);
}

SporGroupMove *
spor_group_move_new_while (const SporComposition *composition,
                           const GArray *signups,
                           const SporDestination *to,
                           SporGroupMoveGoOn go_on,
                           gpointer data)
{
  g_autoptr (SporGroupMove) self = spor_group_move_begin (composition);
  int before = spor_group_move_find_before (composition, signups, to);

  for (guint i = 0; i < signups->len; i++)
    {
      if (go_on && !go_on (i, signups->len, data))
        return NULL;
      spor_group_move_add (self, g_array_index (signups, guint, i), to, before);
    }
  return g_steal_pointer (&self);
}

SporGroupMove *
spor_group_move_new (const SporComposition *composition,
                     const GArray *signups,
                     const SporDestination *to)
{
  return spor_group_move_new_while (composition, signups, to, NULL, NULL);
}

SporGroupMove *
spor_group_move_new_mark (const SporComposition *composition, const GArray *signups, SporMark mark)
{
  SporGroupMove *self = spor_group_move_begin (composition);

  for (guint i = 0; i < signups->len; i++)
    {
      guint signup = g_array_index (signups, guint, i);
      SporBreach *breach;

      if (spor_composition_get_mark (self->after, signup) == mark)
        continue;
      breach = spor_composition_check_mark (self->after, signup, mark);
      spor_group_move_take (self, signup,
                            breach ? NULL : spor_composition_with_mark (self->after, signup, mark),
                            breach);
    }
  return self;
}

void
spor_group_move_free (SporGroupMove *self)
{
  spor_composition_unref (self->after);
  g_array_unref (self->done);
  g_ptr_array_unref (self->refusals);
  g_free (self);
}

char *
spor_group_move_names (const SporGroupMove *self)
{
  return spor_signups_names (self->after->signups, self->done);
}
