/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round.h"

typedef gboolean (*SporEqual) (gconstpointer a, gconstpointer b);

static gboolean
spor_arrays_equal (const GPtrArray *a, const GPtrArray *b, SporEqual equal)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

gboolean
spor_option_equal (const SporOption *a, const SporOption *b)
{
  return g_str_equal (a->key, b->key) && g_str_equal (a->name, b->name)
         && g_strv_equal ((const char *const *)a->aliases, (const char *const *)b->aliases);
}

gboolean
spor_options_equal (const GPtrArray *a, const GPtrArray *b)
{
  return spor_arrays_equal (a, b, (SporEqual)spor_option_equal);
}

gboolean
spor_track_equal (const SporTrack *a, const SporTrack *b)
{
  return g_str_equal (a->id, b->id) && a->number == b->number && g_str_equal (a->name, b->name)
         && a->seats_min == b->seats_min && a->seats_max == b->seats_max
         && a->per_municipality == b->per_municipality && a->roles == b->roles;
}

/* 1/2 is 49/98. Neither is above SPOR_SHARE_MAX. */
static gboolean
spor_targets_equal (const SporCategory *a, const SporCategory *b)
{
  return a->target_num * b->target_den == b->target_num * a->target_den;
}

gboolean
spor_category_equal (const SporCategory *a, const SporCategory *b)
{
  return g_str_equal (a->key, b->key) && g_str_equal (a->name, b->name) && spor_targets_equal (a, b)
         && a->min == b->min && a->max == b->max && a->lower == b->lower && a->upper == b->upper;
}

gboolean
spor_dimension_equal_head (const SporDimension *a, const SporDimension *b)
{
  return g_str_equal (a->id, b->id) && g_str_equal (a->key, b->key)
         && g_str_equal (a->name, b->name) && a->kind == b->kind && a->weight == b->weight
         && a->for_group == b->for_group && a->for_tracks == b->for_tracks;
}

static gboolean
spor_dimension_equal (gconstpointer a, gconstpointer b)
{
  const SporDimension *one = a, *other = b;

  return spor_dimension_equal_head (one, other)
         && spor_arrays_equal (one->categories, other->categories, (SporEqual)spor_category_equal);
}

gboolean
spor_round_equal_head (const SporRound *a, const SporRound *b)
{
  return g_str_equal (a->id, b->id) && g_str_equal (a->name, b->name) && a->opens == b->opens
         && a->deadline == b->deadline && a->reply_by == b->reply_by
         && g_str_equal (a->contact, b->contact);
}

gboolean
spor_round_equal (const SporRound *a, const SporRound *b)
{
  return spor_round_equal_head (a, b) && spor_options_equal (a->roles, b->roles)
         && spor_options_equal (a->sectors, b->sectors)
         && spor_options_equal (a->organisations, b->organisations)
         && spor_arrays_equal (a->tracks, b->tracks, (SporEqual)spor_track_equal)
         && spor_arrays_equal (a->dimensions, b->dimensions, spor_dimension_equal);
}
