/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-instance.h"

#include <math.h>

static void
spor_set_free (SporSet *self)
{
  g_array_unref (self->members);
  g_free (self);
}

SporInstance *
spor_instance_new (void)
{
  SporInstance *self = g_new0 (SporInstance, 1);

  self->bodies = g_array_new (FALSE, FALSE, sizeof (SporSeats));
  self->features = g_array_new (FALSE, FALSE, sizeof (SporFeature));
  self->targets = g_array_new (FALSE, FALSE, sizeof (SporTarget));
  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->candidates = g_array_new (FALSE, FALSE, sizeof (SporCandidate));
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_set_free);
  self->terms = g_array_new (FALSE, FALSE, sizeof (SporTerm));
  self->limits = g_array_new (FALSE, FALSE, sizeof (SporLimit));
  self->profile_numbers
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  return self;
}

void
spor_instance_free (SporInstance *self)
{
  g_array_unref (self->bodies);
  g_array_unref (self->features);
  g_array_unref (self->targets);
  g_ptr_array_unref (self->profiles);
  g_array_unref (self->candidates);
  g_ptr_array_unref (self->sets);
  g_array_unref (self->terms);
  g_array_unref (self->limits);
  g_hash_table_unref (self->profile_numbers);
  g_free (self);
}

/* --- Filling -------------------------------------------------------------------------------- */

guint
spor_instance_add_body (SporInstance *self, guint seats_min, guint seats_max)
{
  SporSeats seats = { seats_min, seats_max };

  g_array_append_val (self->bodies, seats);
  return self->bodies->len - 1;
}

guint
spor_instance_add_feature (SporInstance *self, guint n_categories, guint unit)
{
  SporFeature feature = { self->targets->len, n_categories, unit };
  const SporTarget none = { 0, 1 };

  g_array_append_val (self->features, feature);
  for (guint c = 0; c < n_categories; c++)
    g_array_append_val (self->targets, none);
  return self->features->len - 1;
}

guint
spor_instance_add_profile (SporInstance *self, const SporPart *parts, guint n_parts)
{
  g_autoptr (GBytes) key = g_bytes_new (parts, n_parts * sizeof (SporPart));
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->profile_numbers, key));
  GArray *profile;

  if (known)
    return known - 1;

  profile = g_array_sized_new (FALSE, FALSE, sizeof (SporPart), n_parts);
  g_array_append_vals (profile, parts, n_parts);
  g_ptr_array_add (self->profiles, profile);
  g_hash_table_insert (self->profile_numbers, g_steal_pointer (&key),
                       GUINT_TO_POINTER (self->profiles->len));
  return self->profiles->len - 1;
}

guint
spor_instance_add_candidate (SporInstance *self, guint body, guint profile, gboolean fixed)
{
  SporCandidate candidate = { body, profile, fixed };

  g_array_append_val (self->candidates, candidate);
  return self->candidates->len - 1;
}

SporSet *
spor_instance_add_set (SporInstance *self, guint body, guint cap, int rule)
{
  SporSet *set = g_new0 (SporSet, 1);

  set->body = body;
  set->cap = cap;
  set->rule = rule;
  set->members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->sets, set);
  return set;
}

void
spor_instance_add_term (SporInstance *self, int scope, guint feature, double share)
{
  SporTerm term = { scope, feature, share };

  g_array_append_val (self->terms, term);
}

void
spor_instance_add_limit (SporInstance *self, int scope, guint category, int min, int max)
{
  SporLimit limit = { scope, category, min, max };

  g_array_append_val (self->limits, limit);
}

/* --- Looking -------------------------------------------------------------------------------- */

const SporSeats *
spor_instance_body (const SporInstance *self, guint body)
{
  return &g_array_index (self->bodies, SporSeats, body);
}

const SporFeature *
spor_instance_feature (const SporInstance *self, guint feature)
{
  return &g_array_index (self->features, SporFeature, feature);
}

const SporCandidate *
spor_instance_candidate (const SporInstance *self, guint candidate)
{
  return &g_array_index (self->candidates, SporCandidate, candidate);
}

const GArray *
spor_instance_profile (const SporInstance *self, guint profile)
{
  return g_ptr_array_index (self->profiles, profile);
}

guint
spor_instance_feature_of (const SporInstance *self, guint category)
{
  guint f = 0;

  while (f + 1 < self->features->len && spor_instance_feature (self, f + 1)->first <= category)
    f++;
  return f;
}

gboolean
spor_scope_has (int scope, guint body)
{
  return scope == SPOR_SCOPE_ALL || (guint)scope == body;
}

/* --- Counting ------------------------------------------------------------------------------- */

/* In parts, for each category; and how many persons there are. */
static guint64 *
spor_instance_count (const SporInstance *self, const GArray *chosen, int scope, guint *n)
{
  guint64 *counts = g_new0 (guint64, self->targets->len);

  *n = 0;
  for (guint i = 0; i < chosen->len; i++)
    {
      const SporCandidate *candidate
          = spor_instance_candidate (self, g_array_index (chosen, guint, i));
      const GArray *profile = spor_instance_profile (self, candidate->profile);

      if (!spor_scope_has (scope, candidate->body))
        continue;
      (*n)++;
      for (guint p = 0; p < profile->len; p++)
        {
          const SporPart *part = &g_array_index (profile, SporPart, p);

          counts[part->category] += part->part;
        }
    }
  return counts;
}

static double
spor_instance_term_deviation (const SporInstance *self, const GArray *chosen, const SporTerm *term)
{
  const SporFeature *feature = spor_instance_feature (self, term->feature);
  guint n = 0;
  g_autofree guint64 *counts = spor_instance_count (self, chosen, term->scope, &n);
  double sum = 0;

  if (n == 0)
    return 1;
  for (guint c = feature->first; c < feature->first + feature->n_categories; c++)
    {
      const SporTarget *target = &g_array_index (self->targets, SporTarget, c);

      sum += fabs ((double)counts[c] / feature->unit / n - (double)target->num / target->den);
    }
  return sum / 2;
}

double
spor_instance_deviation (const SporInstance *self, const GArray *chosen)
{
  double deviation = 0;

  for (guint t = 0; t < self->terms->len; t++)
    {
      const SporTerm *term = &g_array_index (self->terms, SporTerm, t);

      deviation += term->share * spor_instance_term_deviation (self, chosen, term);
    }
  return deviation;
}

/* --- Rules ---------------------------------------------------------------------------------- */

static gboolean
spor_instance_bodies_hold (const SporInstance *self, const GArray *chosen)
{
  for (guint b = 0; b < self->bodies->len; b++)
    {
      const SporSeats *seats = spor_instance_body (self, b);
      guint n = 0;

      for (guint i = 0; i < chosen->len; i++)
        n += spor_instance_candidate (self, g_array_index (chosen, guint, i))->body == b;
      if (n < seats->min || n > seats->max)
        return FALSE;
    }
  return TRUE;
}

static gboolean
spor_instance_sets_hold (const SporInstance *self, const gboolean *in)
{
  for (guint s = 0; s < self->sets->len; s++)
    {
      const SporSet *set = g_ptr_array_index (self->sets, s);
      guint n = 0;

      for (guint m = 0; m < set->members->len; m++)
        n += in[g_array_index (set->members, guint, m)];
      if (n > set->cap)
        return FALSE;
    }
  return TRUE;
}

static gboolean
spor_instance_limits_hold (const SporInstance *self, const GArray *chosen)
{
  for (guint l = 0; l < self->limits->len; l++)
    {
      const SporLimit *limit = &g_array_index (self->limits, SporLimit, l);
      guint64 unit
          = spor_instance_feature (self, spor_instance_feature_of (self, limit->category))->unit;
      guint n;
      g_autofree guint64 *counts = spor_instance_count (self, chosen, limit->scope, &n);

      if (limit->min >= 0 && counts[limit->category] < limit->min * unit)
        return FALSE;
      if (limit->max >= 0 && counts[limit->category] > limit->max * unit)
        return FALSE;
    }
  return TRUE;
}

gboolean
spor_instance_holds (const SporInstance *self, const GArray *chosen)
{
  g_autofree gboolean *in = g_new0 (gboolean, self->candidates->len + 1);

  for (guint i = 0; i < chosen->len; i++)
    {
      guint candidate = g_array_index (chosen, guint, i);

      if (candidate >= self->candidates->len || in[candidate])
        return FALSE;
      in[candidate] = TRUE;
    }
  for (guint c = 0; c < self->candidates->len; c++)
    if (spor_instance_candidate (self, c)->fixed && !in[c])
      return FALSE;
  return spor_instance_bodies_hold (self, chosen) && spor_instance_sets_hold (self, in)
         && spor_instance_limits_hold (self, chosen);
}
