/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-placement.h"

/* All lists in one row: the seats of the first track, its waiting list, the seats of the second… */

static guint
spor_placement_n_lists (const SporComposition *self)
{
  return 2 * spor_round_n_tracks (spor_composition_round (self));
}

static const GArray *
spor_placement_list (const SporComposition *self, guint list)
{
  return list % 2 == 0 ? self->seated[list / 2] : self->waiting[list / 2];
}

static guint
spor_placement_n_placed (const SporComposition *self)
{
  guint n = 0;

  for (guint l = 0; l < spor_placement_n_lists (self); l++)
    n += spor_placement_list (self, l)->len;
  return n;
}

static SporPlacement
spor_placement_at (guint list, guint position)
{
  return (SporPlacement){ list % 2 == 0 ? SPOR_SPOT_SEATED : SPOR_SPOT_WAITING, list / 2,
                          position };
}

static const SporPlacement spor_placement_pool = { SPOR_SPOT_POOL, 0, 0 };

static SporPlacement
spor_placement_look_through (const SporComposition *self, guint signup)
{
  for (guint l = 0; l < spor_placement_n_lists (self); l++)
    {
      const GArray *list = spor_placement_list (self, l);

      for (guint i = 0; i < list->len; i++)
        if (g_array_index (list, guint, i) == signup)
          return spor_placement_at (l, i);
    }
  return spor_placement_pool;
}

/* --- The index ------------------------------------------------------------------------------ */

/* By sign-up: 1 + how many stand before them, in all lists; 0: they are in the pool. Before them:
 * how many stand in each list. */
static guint *
spor_placement_index_new (const SporComposition *self)
{
  guint n_lists = spor_placement_n_lists (self), n = spor_signups_n (self->signups), before = 0;
  guint *index = g_new0 (guint, n_lists + n);

  for (guint l = 0; l < n_lists; l++)
    {
      const GArray *list = spor_placement_list (self, l);

      index[l] = list->len;
      for (guint i = 0; i < list->len; i++)
        index[n_lists + g_array_index (list, guint, i)] = ++before;
    }
  return index;
}

/* Whether there is one, by now. Threads may ask at the same time; one of theirs is kept. */
static const guint *
spor_placement_get_index (const SporComposition *self)
{
  SporComposition *kept = (SporComposition *)self; /* no other part of it changes */
  guint *index = g_atomic_pointer_get (&kept->index);
  guint looked, n;

  if (index)
    return index;
  n = spor_placement_n_placed (self);
  looked = (guint)g_atomic_int_add (&kept->looked_through, (int)n);
  if (looked < spor_signups_n (self->signups))
    return NULL;
  index = spor_placement_index_new (self);
  if (g_atomic_pointer_compare_and_exchange (&kept->index, NULL, index))
    return index;
  g_free (index);
  return g_atomic_pointer_get (&kept->index);
}

/* Whether the index tells where @signup stands: the lists are as long as they were, and they are
 * there. */
static gboolean
spor_placement_look_up (const SporComposition *self,
                        const guint *index,
                        guint signup,
                        SporPlacement *place)
{
  guint n_lists = spor_placement_n_lists (self), entry = index[n_lists + signup];

  *place = spor_placement_pool;
  for (guint l = 0; l < n_lists; l++)
    {
      const GArray *list = spor_placement_list (self, l);

      if (list->len != index[l])
        return FALSE;
      if (entry > 0 && entry <= list->len)
        {
          if (g_array_index (list, guint, entry - 1) != signup)
            return FALSE;
          *place = spor_placement_at (l, entry - 1);
        }
      entry = entry > list->len ? entry - list->len : 0;
    }
  return TRUE;
}

SporPlacement
spor_placement_find (const SporComposition *self, guint signup)
{
  const guint *index;
  SporPlacement place;

  g_return_val_if_fail (signup < spor_signups_n (self->signups), spor_placement_pool);

  index = spor_placement_get_index (self);
  if (index && spor_placement_look_up (self, index, signup, &place))
    return place;
  return spor_placement_look_through (self, signup);
}
