/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-rounding-private.h"

#define INDIFFERENCE 1e-9 /* deviations that close are the same */

/* A breadth-first search over the types, from one that has too many or too few tickets. */
typedef struct
{
  SporRounding *rounding;
  gboolean spare; /* the type has too many: the others take; else they give */
  guint *next;    /* per type: who is before it in the chain; SPOR_NO_TYPE: not reached */
  GQueue reached; /* types whose neighbours are not known yet */
} SporChain;

/* --- One place ------------------------------------------------------------------------------ */

static gboolean
spor_rounding_rows_hold (const SporRounding *self, const guint *numbers)
{
  const SporTypes *types = self->lottery->types;

  for (guint r = 0; r < types->rows->len; r++)
    {
      const SporTypeRow *row = g_ptr_array_index (types->rows, r);
      guint n = 0;

      for (guint i = 0; i < row->types->len; i++)
        n += numbers[g_array_index (row->types, guint, i)];
      if (n > row->cap)
        return FALSE;
    }
  return TRUE;
}

/* Judged by people, in whole numbers. */
static gboolean
spor_rounding_allows (const SporRounding *self, const guint *numbers)
{
  const SporTypes *types = self->lottery->types;
  g_autoptr (GArray) chosen = NULL;

  if (!spor_rounding_rows_hold (self, numbers))
    return FALSE;
  chosen = spor_types_choose (types, numbers, NULL);
  return spor_instance_holds (types->instance, chosen)
         && spor_instance_deviation (types->instance, chosen) <= self->lottery->most + INDIFFERENCE;
}

/* @panel with one of @in in the place of one of @out, NULL if that may not be. */
static guint *
spor_rounding_swap (const SporRounding *self, const SporKnownPanel *panel, guint out, guint in)
{
  g_autofree guint *numbers = NULL;

  if (panel->numbers[out] == 0
      || panel->numbers[in] >= spor_types_get (self->lottery->types, in)->upper)
    return NULL;
  numbers = g_memdup2 (panel->numbers, (self->n_types + 1) * sizeof (guint));
  numbers[out]--;
  numbers[in]++;
  return spor_rounding_allows (self, numbers) ? g_steal_pointer (&numbers) : NULL;
}

/* On any ticket; what becomes of its panel. */
static guint *
spor_rounding_find_swap (const SporRounding *self, guint out, guint in, SporKnownPanel **panel)
{
  for (guint p = 0; p < self->known->len; p++)
    {
      guint *numbers;

      *panel = spor_rounding_known (self, p);
      if ((*panel)->copies > 0 && (numbers = spor_rounding_swap (self, *panel, out, in)))
        return numbers;
    }
  return NULL;
}

static gboolean
spor_rounding_take_place (SporRounding *self, guint out, guint in)
{
  SporKnownPanel *panel;
  g_autofree guint *numbers = spor_rounding_find_swap (self, out, in, &panel);

  if (!numbers)
    return FALSE;
  spor_rounding_put (self, panel, -1);
  spor_rounding_put (self, spor_rounding_learn (self, numbers), 1);
  return TRUE;
}

/* --- Chains --------------------------------------------------------------------------------- */

/* Whether the chain can end at @type. */
static gboolean
spor_chain_may_end (const SporChain *self, guint type)
{
  const SporTypeShare *share = &self->rounding->shares[type];

  return self->spare ? share->count < share->most : share->count > share->least;
}

static gboolean
spor_chain_may_follow (const SporChain *self, guint type, guint other)
{
  SporKnownPanel *panel;
  g_autofree guint *numbers = self->spare
                                  ? spor_rounding_find_swap (self->rounding, type, other, &panel)
                                  : spor_rounding_find_swap (self->rounding, other, type, &panel);

  return numbers != NULL;
}

/* The last of the shortest chain, SPOR_NO_TYPE if there is none. */
static guint
spor_chain_search (SporChain *self)
{
  while (!g_queue_is_empty (&self->reached) && !spor_watch_is_over (self->rounding->watch))
    {
      guint type = GPOINTER_TO_UINT (g_queue_pop_head (&self->reached));

      for (guint other = 0; other < self->rounding->n_types; other++)
        {
          if (self->next[other] != SPOR_NO_TYPE || !spor_chain_may_follow (self, type, other))
            continue;
          self->next[other] = type;
          if (spor_chain_may_end (self, other))
            return other;
          g_queue_push_tail (&self->reached, GUINT_TO_POINTER (other));
        }
    }
  return SPOR_NO_TYPE;
}

/* From its end on, so that every type but the first is within its bounds all the time. A place that
 * a chain has used already may be needed again: then there is no more of it. */
static gboolean
spor_chain_follow (SporChain *self, guint from, guint to)
{
  for (guint type = to; type != from; type = self->next[type])
    {
      guint other = self->next[type];

      if (!spor_rounding_take_place (self->rounding, self->spare ? other : type,
                                     self->spare ? type : other))
        return FALSE;
    }
  return TRUE;
}

gboolean
spor_rounding_pass_on (SporRounding *self, guint type)
{
  g_autofree guint *next = g_new (guint, self->n_types + 1);
  SporChain chain = { self, spor_type_share_excess (&self->shares[type]) > 0, next };
  guint last;
  gboolean done;

  for (guint t = 0; t < self->n_types; t++)
    next[t] = SPOR_NO_TYPE;
  next[type] = type;
  g_queue_init (&chain.reached);
  g_queue_push_tail (&chain.reached, GUINT_TO_POINTER (type));
  last = spor_chain_search (&chain);
  done = last != SPOR_NO_TYPE && spor_chain_follow (&chain, type, last);
  g_queue_clear (&chain.reached);
  return done;
}
