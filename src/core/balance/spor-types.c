/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-types.h"

#include <stdlib.h>

/* What is needed while merging. */
typedef struct
{
  SporTypes *types;
  const SporInstance *instance;
  SporAlike alike;
  gboolean *free;      /* per candidate: can still be chosen */
  gboolean *binding;   /* per set: has more who can be chosen than it may give */
  guint *caps;         /* per set: what those who are fixed leave of it */
  guint *first_set;    /* per candidate: where its binding sets begin in @set_list */
  guint *set_list;     /* sets */
  guint *parent;       /* per set: union-find over sets that share somebody */
  GHashTable *numbers; /* GBytes → type + 1 */
} SporMerging;

static void
spor_type_free (SporType *self)
{
  g_array_unref (self->members);
  g_free (self);
}

static void
spor_type_row_free (SporTypeRow *self)
{
  g_array_unref (self->types);
  g_free (self);
}

static const SporSet *
spor_merging_set (const SporMerging *self, guint set)
{
  return g_ptr_array_index (self->instance->sets, set);
}

/* --- Who can be chosen ---------------------------------------------------------------------- */

static void
spor_merging_find_caps (SporMerging *self)
{
  for (guint s = 0; s < self->instance->sets->len; s++)
    {
      const SporSet *set = spor_merging_set (self, s);
      guint n_fixed = 0;

      for (guint m = 0; m < set->members->len; m++)
        n_fixed += spor_instance_candidate (self->instance, g_array_index (set->members, guint, m))
                       ->fixed;
      if (n_fixed > set->cap)
        self->types->possible = FALSE;
      self->caps[s] = set->cap - MIN (n_fixed, set->cap);
    }
}

static void
spor_merging_find_free (SporMerging *self)
{
  for (guint c = 0; c < self->instance->candidates->len; c++)
    self->free[c] = !spor_instance_candidate (self->instance, c)->fixed;
  for (guint s = 0; s < self->instance->sets->len; s++)
    {
      const SporSet *set = spor_merging_set (self, s);

      for (guint m = 0; m < set->members->len && self->caps[s] == 0; m++)
        self->free[g_array_index (set->members, guint, m)] = FALSE;
    }
  for (guint s = 0; s < self->instance->sets->len; s++)
    {
      const SporSet *set = spor_merging_set (self, s);
      guint n = 0;

      for (guint m = 0; m < set->members->len; m++)
        n += self->free[g_array_index (set->members, guint, m)];
      self->binding[s] = n > self->caps[s];
    }
}

/* Per candidate its binding sets, one list after the other. */
static void
spor_merging_list_sets (SporMerging *self)
{
  guint n = self->instance->candidates->len;
  g_autofree guint *next = NULL;

  self->first_set = g_new0 (guint, n + 1);
  for (guint s = 0; s < self->instance->sets->len; s++)
    {
      const SporSet *set = spor_merging_set (self, s);

      for (guint m = 0; m < set->members->len && self->binding[s]; m++)
        self->first_set[g_array_index (set->members, guint, m) + 1]++;
    }
  for (guint c = 0; c < n; c++)
    self->first_set[c + 1] += self->first_set[c];
  self->set_list = g_new (guint, self->first_set[n] + 1);
  next = g_memdup2 (self->first_set, (n + 1) * sizeof (guint));
  for (guint s = 0; s < self->instance->sets->len; s++)
    {
      const SporSet *set = spor_merging_set (self, s);

      for (guint m = 0; m < set->members->len && self->binding[s]; m++)
        self->set_list[next[g_array_index (set->members, guint, m)]++] = s;
    }
}

static guint
spor_merging_root (SporMerging *self, guint set)
{
  while (self->parent[set] != set)
    set = self->parent[set] = self->parent[self->parent[set]];
  return set;
}

static void
spor_merging_join_sets (SporMerging *self)
{
  for (guint s = 0; s < self->instance->sets->len; s++)
    self->parent[s] = s;
  for (guint c = 0; c < self->instance->candidates->len; c++)
    for (guint i = self->first_set[c]; self->free[c] && i + 1 < self->first_set[c + 1]; i++)
      self->parent[spor_merging_root (self, self->set_list[i])]
          = spor_merging_root (self, self->set_list[i + 1]);
}

/* --- Types ---------------------------------------------------------------------------------- */

static guint
spor_merging_type (SporMerging *self, GBytes *key, guint body, guint profile)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  SporType *type;

  if (number)
    return number - 1;
  type = g_new0 (SporType, 1);
  type->body = body;
  type->profile = profile;
  type->members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->types->types, type);
  g_hash_table_insert (self->numbers, g_bytes_ref (key),
                       GUINT_TO_POINTER (self->types->types->len));
  return self->types->types->len - 1;
}

static void
spor_merging_add_member (SporMerging *self, guint type, guint candidate)
{
  g_array_append_val (spor_types_get (self->types, type)->members, candidate);
  self->types->type_of[candidate] = type;
}

/* Someone bound by the same sets as nobody else, or as others of the same profile. */
static void
spor_merging_add_single (SporMerging *self, guint candidate)
{
  const SporCandidate *its = spor_instance_candidate (self->instance, candidate);
  guint first = self->first_set[candidate], n = self->first_set[candidate + 1] - first;
  g_autofree guint *words = g_new (guint, n + 3);
  g_autoptr (GBytes) key = NULL;
  guint type;

  words[0] = 0;
  words[1] = its->body;
  words[2] = its->profile;
  for (guint i = 0; i < n; i++)
    words[3 + i] = self->set_list[first + i];
  key = g_bytes_new_take (g_steal_pointer (&words), (n + 3) * sizeof (guint));
  type = spor_merging_type (self, key, its->body, its->profile);
  spor_merging_add_member (self, type, candidate);
  ((SporType *)spor_types_get (self->types, type))->upper++;
}

static int
spor_compare_guints (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *)a, two = *(const guint *)b;

  return (one > two) - (one < two);
}

/* The profiles on offer in @set, and how many offer each: what makes two sets alike. */
static GArray *
spor_merging_signature (const SporMerging *self, const SporSet *set)
{
  g_autoptr (GArray) profiles = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *signature = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint kind = 1;

  for (guint m = 0; m < set->members->len; m++)
    {
      guint candidate = g_array_index (set->members, guint, m);

      if (self->free[candidate])
        g_array_append_val (profiles, spor_instance_candidate (self->instance, candidate)->profile);
    }
  g_array_sort (profiles, spor_compare_guints);

  g_array_append_val (signature, kind);
  g_array_append_val (signature, set->body);
  for (guint i = 0; i < profiles->len; i++)
    {
      guint profile = g_array_index (profiles, guint, i);
      gboolean again = i > 0 && g_array_index (profiles, guint, i - 1) == profile;

      if (!again || self->alike == SPOR_ALIKE_IN_CHANCE)
        g_array_append_val (signature, profile);
    }
  return signature;
}

static void
spor_merging_add_cell (SporMerging *self, const SporSet *set, GHashTable *kinds)
{
  g_autoptr (GArray) signature = spor_merging_signature (self, set);
  g_autoptr (GBytes) kind = g_bytes_new (signature->data, signature->len * sizeof (guint));
  SporTypeRow *row = g_hash_table_lookup (kinds, kind);
  guint cell = self->types->n_cells++;

  if (!row)
    {
      row = g_new0 (SporTypeRow, 1);
      row->types = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (kinds, g_bytes_ref (kind), row);
      g_ptr_array_add (self->types->rows, row);
    }
  row->cap++;
  for (guint m = 0; m < set->members->len; m++)
    {
      guint candidate = g_array_index (set->members, guint, m);
      const SporCandidate *its = spor_instance_candidate (self->instance, candidate);
      g_autoptr (GBytes) key = NULL;
      guint n_types = self->types->types->len, type;

      if (!self->free[candidate])
        continue;
      g_array_append_val (signature, its->profile);
      key = g_bytes_new (signature->data, signature->len * sizeof (guint));
      g_array_set_size (signature, signature->len - 1);
      type = spor_merging_type (self, key, its->body, its->profile);
      if (type == n_types)
        g_array_append_val (row->types, type);
      spor_merging_add_member (self, type, candidate);
      self->types->cell_of[candidate] = cell;
    }
}

/* Sets of which one may be chosen and which share nobody with another. */
static gboolean
spor_merging_is_cell (SporMerging *self, guint set, const guint *n_joined)
{
  return self->binding[set] && self->caps[set] == 1 && n_joined[spor_merging_root (self, set)] == 1;
}

static void
spor_merging_add_set_row (SporMerging *self, guint set_index)
{
  const SporSet *set = spor_merging_set (self, set_index);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  SporTypeRow *row = g_new0 (SporTypeRow, 1);

  row->cap = self->caps[set_index];
  row->types = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint m = 0; m < set->members->len; m++)
    {
      guint type = self->types->type_of[g_array_index (set->members, guint, m)];

      if (type != SPOR_NO_TYPE && g_hash_table_add (seen, GUINT_TO_POINTER (type)))
        g_array_append_val (row->types, type);
    }
  g_ptr_array_add (self->types->rows, row);
}

static void
spor_merging_add_all (SporMerging *self)
{
  guint n_sets = self->instance->sets->len;
  g_autoptr (GHashTable) kinds
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  g_autofree guint *n_joined = g_new0 (guint, n_sets + 1);

  for (guint s = 0; s < n_sets; s++)
    n_joined[spor_merging_root (self, s)] += self->binding[s];
  for (guint s = 0; s < n_sets; s++)
    if (spor_merging_is_cell (self, s, n_joined))
      spor_merging_add_cell (self, spor_merging_set (self, s), kinds);
  for (guint c = 0; c < self->instance->candidates->len; c++)
    if (self->free[c] && self->types->type_of[c] == SPOR_NO_TYPE)
      spor_merging_add_single (self, c);
  for (guint s = 0; s < n_sets; s++)
    if (self->binding[s] && !spor_merging_is_cell (self, s, n_joined))
      spor_merging_add_set_row (self, s);
}

/* No type has more than its rows allow; what one type's bound says needs no row. */
static void
spor_types_tighten (SporTypes *self)
{
  for (guint t = 0; t < self->types->len; t++)
    {
      SporType *type = g_ptr_array_index (self->types, t);

      g_array_sort (type->members, spor_compare_guints);
      if (type->upper == 0)
        type->upper = type->members->len;
    }
  for (guint r = self->rows->len; r-- > 0;)
    {
      SporTypeRow *row = g_ptr_array_index (self->rows, r);

      for (guint i = 0; i < row->types->len; i++)
        {
          SporType *type = g_ptr_array_index (self->types, g_array_index (row->types, guint, i));

          type->upper = MIN (type->upper, row->cap);
        }
      if (row->types->len < 2)
        g_ptr_array_remove_index (self->rows, r);
    }
}

SporTypes *
spor_types_new (const SporInstance *instance, SporAlike alike)
{
  SporTypes *self = g_new0 (SporTypes, 1);
  guint n = instance->candidates->len, n_sets = instance->sets->len;
  SporMerging merging = { self, instance, alike };

  self->instance = instance;
  self->types = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_type_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_type_row_free);
  self->type_of = g_new (guint, n + 1);
  self->cell_of = g_new (guint, n + 1);
  for (guint c = 0; c < n; c++)
    {
      self->type_of[c] = SPOR_NO_TYPE;
      self->cell_of[c] = SPOR_NO_CELL;
    }
  self->possible = TRUE;

  merging.free = g_new0 (gboolean, n + 1);
  merging.binding = g_new0 (gboolean, n_sets + 1);
  merging.caps = g_new0 (guint, n_sets + 1);
  merging.parent = g_new0 (guint, n_sets + 1);
  merging.numbers
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  spor_merging_find_caps (&merging);
  spor_merging_find_free (&merging);
  spor_merging_list_sets (&merging);
  spor_merging_join_sets (&merging);
  spor_merging_add_all (&merging);
  spor_types_tighten (self);

  g_free (merging.free);
  g_free (merging.binding);
  g_free (merging.caps);
  g_free (merging.parent);
  g_free (merging.first_set);
  g_free (merging.set_list);
  g_hash_table_unref (merging.numbers);
  return self;
}

void
spor_types_free (SporTypes *self)
{
  g_ptr_array_unref (self->types);
  g_ptr_array_unref (self->rows);
  g_free (self->type_of);
  g_free (self->cell_of);
  g_free (self);
}

guint
spor_types_n (const SporTypes *self)
{
  return self->types->len;
}

const SporType *
spor_types_get (const SporTypes *self, guint type)
{
  return g_ptr_array_index (self->types, type);
}

/* --- People --------------------------------------------------------------------------------- */

GArray *
spor_types_choose (const SporTypes *self, const guint *numbers, const GArray *order)
{
  guint n = self->instance->candidates->len;
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *left = g_memdup2 (numbers, spor_types_n (self) * sizeof (guint));
  g_autofree gboolean *used = g_new0 (gboolean, self->n_cells + 1);

  for (guint i = 0; i < n; i++)
    {
      guint candidate = order ? g_array_index (order, guint, i) : i;
      guint type = self->type_of[candidate], cell = self->cell_of[candidate];
      gboolean fixed = spor_instance_candidate (self->instance, candidate)->fixed;

      if (!fixed
          && (type == SPOR_NO_TYPE || left[type] == 0 || (cell != SPOR_NO_CELL && used[cell])))
        continue;
      g_array_append_val (chosen, candidate);
      if (!fixed)
        left[type]--;
      if (!fixed && cell != SPOR_NO_CELL)
        used[cell] = TRUE;
    }
  g_array_sort (chosen, spor_compare_guints);
  return chosen;
}
