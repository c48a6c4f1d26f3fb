/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-alike.h"

#include "spor-text.h"

const char *
spor_signup_misread (const SporSignupRow *row, SporProblem problem)
{
  const char *answer;

  if (!(row->problems & (1u << problem)) || row->status == SPOR_STATUS_WITHDRAWN)
    return NULL;
  switch (problem)
    {
    case SPOR_PROBLEM_UNKNOWN_MUNICIPALITY:
      answer = row->place;
      break;
    case SPOR_PROBLEM_MISSING_TRACK:
      answer = row->track_text;
      break;
    case SPOR_PROBLEM_ROLE_NOT_ALLOWED: /* a role that is known is another matter */
      answer = row->roles == 0 ? row->roles_text : "";
      break;
    default:
      return NULL;
    }
  return *answer ? answer : NULL;
}

/* Whether @other has @problem by an answer that is @folded. */
static gboolean
spor_signup_is_alike (const SporSignupRow *other, SporProblem problem, const char *folded)
{
  const char *answer = spor_signup_misread (other, problem);
  g_autofree char *own = answer ? spor_text_fold (answer) : NULL;

  return own && g_str_equal (own, folded);
}

GArray *
spor_signups_alike (const SporSignups *signups,
                    guint index,
                    SporProblem problem,
                    const GArray *among)
{
  GArray *alike = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *answer = spor_signup_misread (spor_signups_row (signups, index), problem);
  g_autofree char *folded = answer ? spor_text_fold (answer) : NULL;
  guint n = among ? among->len : spor_signups_n (signups);

  if (!folded)
    return alike;
  g_array_append_val (alike, index);
  for (guint i = 0; i < n; i++)
    {
      guint other = among ? g_array_index (among, guint, i) : i;

      if (other != index
          && spor_signup_is_alike (spor_signups_row (signups, other), problem, folded))
        g_array_append_val (alike, other);
    }
  return alike;
}

static void
spor_alike_free (gpointer data)
{
  SporAlike *self = data;

  g_array_unref (self->indices);
  g_free (self);
}

/* @known: by problem and folded answer (borrowed from @groups) */
static void
spor_signups_group (const SporSignups *signups,
                    guint index,
                    SporProblem problem,
                    GHashTable *known,
                    GPtrArray *groups)
{
  const char *answer = spor_signup_misread (spor_signups_row (signups, index), problem);
  g_autofree char *folded = answer ? spor_text_fold (answer) : NULL;
  g_autofree char *key = answer ? g_strdup_printf ("%u %s", problem, folded) : NULL;
  SporAlike *group;

  if (!key)
    return;
  if (!(group = g_hash_table_lookup (known, key)))
    {
      group = g_new0 (SporAlike, 1);
      group->problem = problem;
      group->indices = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (groups, group);
      g_hash_table_insert (known, g_steal_pointer (&key), group);
    }
  g_array_append_val (group->indices, index);
}

static int
spor_compare_alike (gconstpointer a, gconstpointer b)
{
  const SporAlike *one = *(const SporAlike *const *)a, *two = *(const SporAlike *const *)b;

  return two->indices->len > one->indices->len ? 1 : two->indices->len < one->indices->len ? -1 : 0;
}

GPtrArray *
spor_signups_group_alike (const SporSignups *signups, const GArray *among)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *groups = g_ptr_array_new_with_free_func (spor_alike_free);

  for (guint i = 0; i < among->len; i++)
    for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
      spor_signups_group (signups, g_array_index (among, guint, i), p, known, groups);
  for (guint g = groups->len; g > 0; g--)
    if (((SporAlike *)g_ptr_array_index (groups, g - 1))->indices->len < 2)
      g_ptr_array_remove_index (groups, g - 1);
  g_ptr_array_sort (groups, spor_compare_alike);
  return groups;
}
