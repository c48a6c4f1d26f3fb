/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-merge-private.h"

#include "spor-merge.h"

/* --- Entries of lists ------------------------------------------------------------------------ */

static void
spor_merging_note (SporMerging *self, const char *name, gboolean agreed)
{
  if (!agreed)
    g_ptr_array_add (self->noted->disputed, g_strconcat (self->part, name, NULL));
}

static SporThing
spor_merging_judge (
    SporMerging *self, const char *name, gboolean kept, gboolean same, gboolean agreed)
{
  SporThing whose
      = self->anew ? spor_thing_of (FALSE, FALSE, agreed) : spor_thing_of (kept, same, agreed);

  spor_merging_note (self, name, whose != SPOR_THING_DISPUTED);
  return whose;
}

static void
spor_merging_text (
    SporMerging *self, const char *name, char **ours, const char *shown, const char *now)
{
  SporThing whose = spor_merging_judge (self, name, g_str_equal (*ours, shown),
                                        g_str_equal (now, shown), g_str_equal (now, *ours));

  if (whose != SPOR_THING_THEIRS)
    return;
  g_free (*ours);
  *ours = g_strdup (now);
}

static gint64
spor_merging_number (SporMerging *self, const char *name, gint64 ours, gint64 shown, gint64 now)
{
  SporThing whose = spor_merging_judge (self, name, ours == shown, now == shown, now == ours);

  return whose == SPOR_THING_THEIRS ? now : ours;
}

void
spor_merge_track (SporMerging *in, SporTrack *ours, const SporTrack *shown, const SporTrack *now)
{
  spor_merging_text (in, "name", &ours->name, shown->name, now->name);
  ours->seats_min
      = spor_merging_number (in, "seats-min", ours->seats_min, shown->seats_min, now->seats_min);
  ours->seats_max
      = spor_merging_number (in, "seats-max", ours->seats_max, shown->seats_max, now->seats_max);
  ours->per_municipality = spor_merging_number (in, "per-municipality", ours->per_municipality,
                                                shown->per_municipality, now->per_municipality);
}

static gboolean
spor_aliases_equal (const SporOption *a, const SporOption *b)
{
  return g_strv_equal ((const char *const *)a->aliases, (const char *const *)b->aliases);
}

void
spor_merge_option (SporMerging *in,
                   SporOption *ours,
                   const SporOption *shown,
                   const SporOption *now)
{
  SporThing whose
      = spor_merging_judge (in, "aliases", spor_aliases_equal (ours, shown),
                            spor_aliases_equal (now, shown), spor_aliases_equal (now, ours));

  spor_merging_text (in, "name", &ours->name, shown->name, now->name);
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
  SporThing whose
      = spor_merging_judge (in, "target", spor_shares_equal (ours, shown),
                            spor_shares_equal (now, shown), spor_shares_equal (now, ours));

  if (whose != SPOR_THING_THEIRS)
    return;
  ours->target_num = now->target_num;
  ours->target_den = now->target_den;
}

/* The next class begins where one ends: that is the same setting. */
void
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
  SporThing whose = spor_merging_judge (in, "weight", ours->weight == shown->weight,
                                        now->weight == shown->weight, now->weight == ours->weight);

  if (whose == SPOR_THING_THEIRS)
    ours->weight = now->weight;
}

void
spor_merge_dimension (SporMerging *in,
                      SporDimension *ours,
                      const SporDimension *shown,
                      const SporDimension *now)
{
  spor_merging_text (in, "name", &ours->name, shown->name, now->name);
  spor_merge_weight (in, ours, shown, now);
  ours->for_group
      = spor_merging_number (in, "group", ours->for_group, shown->for_group, now->for_group);
}

guint32
spor_merge_bits (SporMerging *in, const char *name, guint32 ours, guint32 shown, guint32 now)
{
  SporThing whose = spor_merging_judge (in, name, ours == shown, now == shown, now == ours);

  return whose == SPOR_THING_THEIRS ? now : ours;
}

/* --- The round itself ------------------------------------------------------------------------ */

void
spor_merge_head (SporMerging *in, SporRound *ours, const SporRound *shown, const SporRound *now)
{
  spor_merging_text (in, "name", &ours->name, shown->name, now->name);
  spor_merging_text (in, "contact", &ours->contact, shown->contact, now->contact);
  ours->opens = spor_merging_number (in, "opens", ours->opens, shown->opens, now->opens);
  ours->deadline
      = spor_merging_number (in, "deadline", ours->deadline, shown->deadline, now->deadline);
  ours->reply_by
      = spor_merging_number (in, "reply-by", ours->reply_by, shown->reply_by, now->reply_by);
}
