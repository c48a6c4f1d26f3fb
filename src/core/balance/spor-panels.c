/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-panels.h"

#include <math.h>

#define SAME 1e-12

/* The members of a type in a ring of stops: where they come from sets of which one may be chosen, a
 * stop is such a set; else it is a single member. All stops of a ring have as many members. */
typedef struct
{
  GPtrArray *stops; /* GArray of guint: candidates */
  guint kind;       /* types of one kind have the same stops, and must not meet at any */
} SporRing;

typedef struct
{
  const SporLottery *lottery;
  GPtrArray *rings; /* SporRing*, per type */
  GPtrArray *result;
} SporDealing;

static void
spor_ring_free (SporRing *self)
{
  g_ptr_array_unref (self->stops);
  g_free (self);
}

static void
spor_panel_of_people_free (SporPanelOfPeople *self)
{
  g_array_unref (self->people);
  g_free (self);
}

/* --- Rings ---------------------------------------------------------------------------------- */

static guint
spor_stop_member (const GArray *stop, guint index)
{
  return g_array_index (stop, guint, index);
}

static int
spor_compare_stops (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *cell_of = data;
  guint one = cell_of[spor_stop_member (*(GArray *const *)a, 0)];
  guint two = cell_of[spor_stop_member (*(GArray *const *)b, 0)];

  return (one > two) - (one < two);
}

static GArray *
spor_ring_add_stop (SporRing *self)
{
  GArray *stop = g_array_new (FALSE, FALSE, sizeof (guint));

  g_ptr_array_add (self->stops, stop);
  return stop;
}

static SporRing *
spor_ring_new (const SporTypes *types, const SporType *type)
{
  SporRing *self = g_new0 (SporRing, 1);
  g_autoptr (GHashTable) stop_of = g_hash_table_new (NULL, NULL);

  self->stops = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  for (guint i = 0; i < type->members->len; i++)
    {
      guint candidate = g_array_index (type->members, guint, i);
      gpointer cell = GUINT_TO_POINTER (types->cell_of[candidate]);
      gboolean alone = types->cell_of[candidate] == SPOR_NO_CELL;
      GArray *stop = alone ? NULL : g_hash_table_lookup (stop_of, cell);

      if (!stop)
        stop = spor_ring_add_stop (self);
      if (!alone)
        g_hash_table_insert (stop_of, cell, stop);
      g_array_append_val (stop, candidate);
    }
  g_ptr_array_sort_with_data (self->stops, spor_compare_stops, types->cell_of);
  self->kind = types->cell_of[spor_stop_member (g_ptr_array_index (self->stops, 0), 0)];
  return self;
}

static const GArray *
spor_ring_stop (const SporRing *self, guint index)
{
  return g_ptr_array_index (self->stops, index % self->stops->len);
}

/* In how many steps the ring turns once. */
static guint
spor_ring_steps (const SporRing *self)
{
  return self->stops->len * spor_ring_stop (self, 0)->len;
}

/* --- Turns ---------------------------------------------------------------------------------- */

static const SporRing *
spor_dealing_ring (const SporDealing *self, guint type)
{
  return g_ptr_array_index (self->rings, type);
}

static int
spor_compare_turns (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, two = *(const double *)b;

  return (one > two) - (one < two);
}

/* Where in a turn, 0–1, any of the rings that @panel draws on takes a step. */
static GArray *
spor_dealing_find_steps (const SporDealing *self, const SporPanel *panel)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  double end = 1;

  for (guint t = 0; t < self->rings->len; t++)
    {
      guint n = spor_ring_steps (spor_dealing_ring (self, t));

      if (panel->numbers[t] == 0 || panel->numbers[t] == n
          || !g_hash_table_add (seen, GUINT_TO_POINTER (n)))
        continue;
      for (guint i = 1; i < n; i++)
        {
          double step = (double)i / n;

          g_array_append_val (steps, step);
        }
    }
  g_array_append_val (steps, end);
  g_array_sort (steps, spor_compare_turns);
  return steps;
}

static int
spor_compare_people (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *)a, two = *(const guint *)b;

  return (one > two) - (one < two);
}

/* @turn: how far the rings have turned, 0–1 */
static GArray *
spor_dealing_seat (const SporDealing *self, const SporPanel *panel, double turn)
{
  const SporInstance *instance = self->lottery->types->instance;
  GArray *people = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) given = g_hash_table_new (NULL, NULL); /* kind → stops */

  for (guint c = 0; c < instance->candidates->len; c++)
    if (spor_instance_candidate (instance, c)->fixed)
      g_array_append_val (people, c);
  for (guint t = 0; t < self->rings->len; t++)
    {
      const SporRing *ring = spor_dealing_ring (self, t);
      gpointer kind = GUINT_TO_POINTER (ring->kind);
      guint before
          = ring->kind == SPOR_NO_CELL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (given, kind));
      guint step = (guint)(turn * spor_ring_steps (ring));
      guint each = spor_ring_stop (ring, 0)->len;

      for (guint i = 0; i < panel->numbers[t]; i++)
        {
          const GArray *stop = spor_ring_stop (ring, step / each + before + i);

          g_array_append_val (people, g_array_index (stop, guint, step % each));
        }
      g_hash_table_insert (given, kind, GUINT_TO_POINTER (before + panel->numbers[t]));
    }
  g_array_sort (people, spor_compare_people);
  return people;
}

static void
spor_dealing_add (SporDealing *self, const SporPanel *panel)
{
  g_autoptr (GArray) steps = spor_dealing_find_steps (self, panel);
  double from = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      double to = g_array_index (steps, double, i);
      SporPanelOfPeople *people;

      if (to - from < SAME)
        continue;
      people = g_new0 (SporPanelOfPeople, 1);
      people->people = spor_dealing_seat (self, panel, (from + to) / 2);
      people->probability = panel->probability * (to - from);
      g_ptr_array_add (self->result, people);
      from = to;
    }
}

GPtrArray *
spor_panels_new (const SporLottery *lottery)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_panel_of_people_free);
  g_autoptr (GPtrArray) rings = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_ring_free);
  SporDealing dealing = { lottery, rings, result };

  for (guint t = 0; t < spor_types_n (lottery->types); t++)
    g_ptr_array_add (rings, spor_ring_new (lottery->types, spor_types_get (lottery->types, t)));
  for (guint p = 0; p < lottery->panels->len; p++)
    spor_dealing_add (&dealing, g_ptr_array_index (lottery->panels, p));
  return result;
}
