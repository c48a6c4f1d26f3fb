/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-merge.h"

#include "spor-merge.h"

#include <glib/gi18n-lib.h>

/* --- Whether there are the same parts -------------------------------------------------------- */

static gboolean
spor_options_alike (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (((SporOption *)g_ptr_array_index (a, i))->key,
                      ((SporOption *)g_ptr_array_index (b, i))->key))
      return FALSE;
  return TRUE;
}

static gboolean
spor_tracks_alike (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (((SporTrack *)g_ptr_array_index (a, i))->id,
                      ((SporTrack *)g_ptr_array_index (b, i))->id))
      return FALSE;
  return TRUE;
}

static gboolean
spor_categories_alike (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (((SporCategory *)g_ptr_array_index (a, i))->key,
                      ((SporCategory *)g_ptr_array_index (b, i))->key))
      return FALSE;
  return TRUE;
}

static gboolean
spor_dimensions_alike (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const SporDimension *one = g_ptr_array_index (a, i), *other = g_ptr_array_index (b, i);

      if (!g_str_equal (one->id, other->id)
          || !spor_categories_alike (one->categories, other->categories))
        return FALSE;
    }
  return TRUE;
}

/* The list in which parts have come or gone; NULL: none. */
static const char *
spor_round_find_unlike (const SporRound *a, const SporRound *b)
{
  if (!spor_tracks_alike (a->tracks, b->tracks))
    return _ ("Tracks");
  if (!spor_options_alike (a->roles, b->roles))
    return _ ("Roles");
  if (!spor_options_alike (a->sectors, b->sectors))
    return _ ("Libraries");
  if (!spor_options_alike (a->organisations, b->organisations))
    return _ ("Organisations");
  return spor_dimensions_alike (a->dimensions, b->dimensions) ? NULL : _ ("Dimensions");
}

/* --- Setting by setting ---------------------------------------------------------------------- */

/* What is merged, and where what is disputed is noted. */
typedef struct
{
  GPtrArray *disputed;
  char *part; /* "track.1." */
} SporMerging;

static void
spor_merging_note (SporMerging *self, const char *name, gboolean agreed)
{
  if (!agreed)
    g_ptr_array_add (self->disputed, g_strconcat (self->part, name, NULL));
}

static void
spor_merging_text (
    SporMerging *self, const char *name, char **ours, const char *shown, const char *now)
{
  spor_merging_note (self, name, spor_merge_text (ours, shown, now));
}

static void
spor_merging_instant (SporMerging *self, const char *name, gint64 *ours, gint64 shown, gint64 now)
{
  spor_merging_note (self, name, spor_merge_number (ours, shown, now));
}

static gint64
spor_merging_number (SporMerging *self, const char *name, gint64 ours, gint64 shown, gint64 now)
{
  spor_merging_note (self, name, spor_merge_number (&ours, shown, now));
  return ours;
}

static void
spor_merge_track (SporMerging *in, SporTrack *ours, const SporTrack *shown, const SporTrack *now)
{
  spor_merging_text (in, "name", &ours->name, shown->name, now->name);
  ours->seats_min
      = spor_merging_number (in, "seats-min", ours->seats_min, shown->seats_min, now->seats_min);
  ours->seats_max
      = spor_merging_number (in, "seats-max", ours->seats_max, shown->seats_max, now->seats_max);
  ours->per_municipality = spor_merging_number (in, "per-municipality", ours->per_municipality,
                                                shown->per_municipality, now->per_municipality);
  ours->roles = spor_merging_number (in, "roles", ours->roles, shown->roles, now->roles);
}

static gboolean
spor_aliases_equal (const SporOption *a, const SporOption *b)
{
  return g_strv_equal ((const char *const *)a->aliases, (const char *const *)b->aliases);
}

static void
spor_merge_option (SporMerging *in,
                   SporOption *ours,
                   const SporOption *shown,
                   const SporOption *now)
{
  SporThing whose = spor_thing_of (spor_aliases_equal (ours, shown),
                                   spor_aliases_equal (now, shown), spor_aliases_equal (now, ours));

  spor_merging_text (in, "name", &ours->name, shown->name, now->name);
  spor_merging_note (in, "aliases", whose != SPOR_THING_DISPUTED);
  if (whose != SPOR_THING_THEIRS)
    return;
  g_strfreev (ours->aliases);
  ours->aliases = g_strdupv (now->aliases);
}

static gboolean
spor_shares_equal (const SporCategory *a, const SporCategory *b)
{
  return a->target_num * b->target_den == b->target_num * a->target_den;
}

static void
spor_merge_share (SporMerging *in,
                  SporCategory *ours,
                  const SporCategory *shown,
                  const SporCategory *now)
{
  SporThing whose = spor_thing_of (spor_shares_equal (ours, shown), spor_shares_equal (now, shown),
                                   spor_shares_equal (now, ours));

  spor_merging_note (in, "target", whose != SPOR_THING_DISPUTED);
  if (whose != SPOR_THING_THEIRS)
    return;
  ours->target_num = now->target_num;
  ours->target_den = now->target_den;
}

/* The next class begins where one ends: that is the same setting. */
static void
spor_merge_category (SporMerging *in,
                     SporCategory *ours,
                     const SporCategory *shown,
                     const SporCategory *now)
{
  gint64 lower = ours->lower;

  spor_merging_text (in, "name", &ours->name, shown->name, now->name);
  spor_merge_share (in, ours, shown, now);
  ours->min = spor_merging_number (in, "min", ours->min, shown->min, now->min);
  ours->max = spor_merging_number (in, "max", ours->max, shown->max, now->max);
  ours->upper = spor_merging_number (in, "below", ours->upper, shown->upper, now->upper);
  spor_merge_number (&lower, shown->lower, now->lower);
  ours->lower = lower;
}

static void
spor_merge_weight (SporMerging *in,
                   SporDimension *ours,
                   const SporDimension *shown,
                   const SporDimension *now)
{
  SporThing whose = spor_thing_of (ours->weight == shown->weight, now->weight == shown->weight,
                                   now->weight == ours->weight);

  spor_merging_note (in, "weight", whose != SPOR_THING_DISPUTED);
  if (whose == SPOR_THING_THEIRS)
    ours->weight = now->weight;
}

static void
spor_merge_dimension (SporMerging *in,
                      SporDimension *ours,
                      const SporDimension *shown,
                      const SporDimension *now)
{
  spor_merging_text (in, "name", &ours->name, shown->name, now->name);
  spor_merge_weight (in, ours, shown, now);
  ours->for_group
      = spor_merging_number (in, "group", ours->for_group, shown->for_group, now->for_group);
  ours->for_tracks
      = spor_merging_number (in, "tracks", ours->for_tracks, shown->for_tracks, now->for_tracks);
  for (guint c = 0; c < ours->categories->len; c++)
    {
      SporCategory *category = g_ptr_array_index (ours->categories, c);
      g_autofree char *part = g_strdup_printf ("%s%s.", in->part, category->key);
      SporMerging within = { in->disputed, part };

      spor_merge_category (&within, category, g_ptr_array_index (shown->categories, c),
                           g_ptr_array_index (now->categories, c));
    }
}

static void
spor_merge_options (GPtrArray *disputed,
                    const char *kind,
                    GPtrArray *ours,
                    const GPtrArray *shown,
                    const GPtrArray *now)
{
  for (guint i = 0; i < ours->len; i++)
    {
      SporOption *option = g_ptr_array_index (ours, i);
      g_autofree char *part = g_strdup_printf ("%s.%s.", kind, option->key);
      SporMerging in = { disputed, part };

      spor_merge_option (&in, option, g_ptr_array_index (shown, i), g_ptr_array_index (now, i));
    }
}

static void
spor_merge_parts (SporRound *ours,
                  const SporRound *shown,
                  const SporRound *now,
                  GPtrArray *disputed)
{
  for (guint t = 0; t < ours->tracks->len; t++)
    {
      SporTrack *track = g_ptr_array_index (ours->tracks, t);
      g_autofree char *part = g_strdup_printf ("track.%u.", track->number);
      SporMerging in = { disputed, part };

      spor_merge_track (&in, track, g_ptr_array_index (shown->tracks, t),
                        g_ptr_array_index (now->tracks, t));
    }
  spor_merge_options (disputed, "role", ours->roles, shown->roles, now->roles);
  spor_merge_options (disputed, "sector", ours->sectors, shown->sectors, now->sectors);
  spor_merge_options (disputed, "organisation", ours->organisations, shown->organisations,
                      now->organisations);
  for (guint d = 0; d < ours->dimensions->len; d++)
    {
      SporDimension *dimension = g_ptr_array_index (ours->dimensions, d);
      g_autofree char *part = g_strdup_printf ("dimension.%s.", dimension->key);
      SporMerging in = { disputed, part };

      spor_merge_dimension (&in, dimension, g_ptr_array_index (shown->dimensions, d),
                            g_ptr_array_index (now->dimensions, d));
    }
}

static void
spor_merge_head (SporRound *ours, const SporRound *shown, const SporRound *now, GPtrArray *disputed)
{
  SporMerging in = { disputed, (char *)"" };

  spor_merging_text (&in, "name", &ours->name, shown->name, now->name);
  spor_merging_text (&in, "contact", &ours->contact, shown->contact, now->contact);
  spor_merging_instant (&in, "opens", &ours->opens, shown->opens, now->opens);
  spor_merging_instant (&in, "deadline", &ours->deadline, shown->deadline, now->deadline);
  spor_merging_instant (&in, "reply-by", &ours->reply_by, shown->reply_by, now->reply_by);
}

/* --- The whole ------------------------------------------------------------------------------- */

/* Whether they differ in their heads at most. */
static gboolean
spor_round_same_parts (const SporRound *a, const SporRound *b)
{
  g_autoptr (SporRound) head = spor_round_copy (a);

  g_free (head->name);
  head->name = g_strdup (b->name);
  g_free (head->contact);
  head->contact = g_strdup (b->contact);
  head->opens = b->opens;
  head->deadline = b->deadline;
  head->reply_by = b->reply_by;
  return spor_round_equal (head, b);
}

static void
spor_swap_lists (GPtrArray **a, GPtrArray **b)
{
  GPtrArray *was = *a;

  *a = *b;
  *b = was;
}

static void
spor_round_take_parts (SporRound *self, const SporRound *from)
{
  g_autoptr (SporRound) copy = spor_round_copy (from);

  spor_swap_lists (&self->tracks, &copy->tracks);
  spor_swap_lists (&self->roles, &copy->roles);
  spor_swap_lists (&self->sectors, &copy->sectors);
  spor_swap_lists (&self->organisations, &copy->organisations);
  spor_swap_lists (&self->dimensions, &copy->dimensions);
}

const char *
spor_round_merge (SporRound *ours,
                  const SporRound *shown,
                  const SporRound *now,
                  GPtrArray *disputed)
{
  const char *here = spor_round_find_unlike (ours, shown);
  const char *there = spor_round_find_unlike (now, shown);

  if (!here && !there)
    spor_merge_parts (ours, shown, now, disputed);
  else if (spor_round_same_parts (ours, shown))
    spor_round_take_parts (ours, now);
  else if (!spor_round_same_parts (now, shown) && !spor_round_same_parts (now, ours))
    return there ? there : here;
  spor_merge_head (ours, shown, now, disputed);
  return NULL;
}
