/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hard rules of design: "Balance", for one move and for a whole composition. */

#include "spor-breach.h"
#include "spor-tally.h"
#include "spor-text.h"

#include <string.h>

/* Counts are sums of parts such as ⅓. */
#define EPSILON 1e-9

static const SporSignupRow *
spor_rules_row (const SporComposition *self, guint signup)
{
  return spor_signups_row (self->signups, signup);
}

static const SporTrack *
spor_rules_track (const SporComposition *self, guint track)
{
  return spor_round_track (spor_composition_round (self), track);
}

/* Outside the municipalities an organisation counts as one. */
static gboolean
spor_rows_share_place (const SporSignupRow *a, const SporSignupRow *b)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (a->municipality >= 0 || b->municipality >= 0)
    return a->municipality == b->municipality;
  if (!a->outside || !b->outside)
    return FALSE;
  one = spor_text_fold (a->place);
  two = spor_text_fold (b->place);
  return strcmp (one, two) == 0;
}

static gboolean
spor_rows_share_person (const SporSignupRow *a, const SporSignupRow *b)
{
  return *a->person && strcmp (a->person, b->person) == 0;
}

typedef gboolean (*SporRowsShare) (const SporSignupRow *a, const SporSignupRow *b);

/* How many others seated in @track share something with @signup; @first: it is the first of them in
 * seat order. */
static guint
spor_rules_count_others (
    const SporComposition *self, guint track, guint signup, SporRowsShare share, gboolean *first)
{
  const GArray *seated = self->seated[track];
  const SporSignupRow *row = spor_rules_row (self, signup);
  gboolean passed = FALSE;
  guint n = 0;

  *first = TRUE;
  for (guint i = 0; i < seated->len; i++)
    {
      guint other = g_array_index (seated, guint, i);

      if (other == signup)
        passed = TRUE;
      else if (share (row, spor_rules_row (self, other)))
        {
          n++;
          *first = *first && passed;
        }
    }
  return n;
}

/* What whoever sits or waits in @track must be. */
static SporBreach *
spor_rules_check_person (const SporComposition *self, guint track, guint signup)
{
  const SporTrack *rules = spor_rules_track (self, track);
  const SporSignupRow *row = spor_rules_row (self, signup);

  if (row->status != SPOR_STATUS_ELIGIBLE)
    return spor_breach_status (self->signups, row);
  if (rules->roles != 0 && (row->roles & rules->roles) == 0)
    return spor_breach_role (spor_composition_round (self), rules, row);
  return NULL;
}

/* What @signup, who arrives, must satisfy among those seated in @after. */
static SporBreach *
spor_rules_check_seat (const SporComposition *before,
                       const SporComposition *after,
                       guint track,
                       guint signup)
{
  const SporTrack *rules = spor_rules_track (after, track);
  const SporSignupRow *row = spor_rules_row (after, signup);
  guint n = after->seated[track]->len;
  gboolean first;

  if (n > rules->seats_max && n > before->seated[track]->len)
    return spor_breach_full (rules);
  if (rules->per_municipality > 0
      && spor_rules_count_others (after, track, signup, spor_rows_share_place, &first)
             >= rules->per_municipality)
    return spor_breach_municipality_full (rules, row);
  if (spor_rules_count_others (after, track, signup, spor_rows_share_person, &first) > 0)
    return spor_breach_person_seated (rules, row);
  return NULL;
}

/* Who is pinned keeps a seat, who is barred gets neither seat nor place in line. */
static SporBreach *
spor_rules_check_mark (const SporComposition *before, const SporComposition *after, guint signup)
{
  const SporSignupRow *row = spor_rules_row (after, signup);
  SporMark mark = spor_composition_get_mark (after, signup);
  SporSpot from = spor_composition_find (before, signup, NULL, NULL);
  SporSpot to = spor_composition_find (after, signup, NULL, NULL);

  if (mark == SPOR_MARK_PINNED && from == SPOR_SPOT_SEATED && to != SPOR_SPOT_SEATED)
    return spor_breach_pinned (row);
  if (mark == SPOR_MARK_BARRED && to != SPOR_SPOT_POOL)
    return spor_breach_barred (row);
  return NULL;
}

/* Nothing else is asked of those who stay in their list or go to the pool. */
static SporBreach *
spor_rules_check_arrival (const SporComposition *before, const SporComposition *after, guint signup)
{
  guint from_track = 0, track = 0;
  SporSpot from = spor_composition_find (before, signup, &from_track, NULL);
  SporSpot spot = spor_composition_find (after, signup, &track, NULL);
  SporBreach *breach = spor_rules_check_mark (before, after, signup);

  if (breach || spot == SPOR_SPOT_POOL || (spot == from && track == from_track))
    return breach;
  breach = spor_rules_check_person (after, track, signup);
  if (!breach && spot == SPOR_SPOT_SEATED)
    breach = spor_rules_check_seat (before, after, track, signup);
  return breach;
}

gboolean
spor_dimension_limits (const SporDimension *self, int track)
{
  return spor_dimension_applies (self, track) && (track < 0 || !self->for_group);
}

static gboolean
spor_round_has_limits (const SporRound *round)
{
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategory *category = g_ptr_array_index (dimension->categories, c);

          if (category->min >= 0 || category->max >= 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* (nullable): the first category that @after has too many of, and more than @before. */
static SporBreach *
spor_rules_check_growth (const SporTally *before,
                         const SporTally *after,
                         int track,
                         guint dimension_index)
{
  const SporDimension *dimension = g_ptr_array_index (after->round->dimensions, dimension_index);
  const double *old_counts = spor_tally_counts (before, track, dimension_index);
  const double *counts = spor_tally_counts (after, track, dimension_index);

  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (dimension->categories, c);

      if (category->max >= 0 && counts[c] > category->max + EPSILON
          && counts[c] > old_counts[c] + EPSILON)
        return spor_breach_category_full (track < 0 ? NULL : spor_round_track (after->round, track),
                                          dimension, category);
    }
  return NULL;
}

static SporBreach *
spor_rules_check_maxima (const SporComposition *before, const SporComposition *after)
{
  const SporRound *round = spor_composition_round (after);
  g_autoptr (SporTally) old_tally = NULL;
  g_autoptr (SporTally) tally = NULL;

  if (!spor_round_has_limits (round))
    return NULL;

  old_tally = spor_tally_new (before);
  tally = spor_tally_new (after);
  for (int t = -1; t < (int)spor_round_n_tracks (round); t++)
    for (guint d = 0; d < round->dimensions->len; d++)
      if (spor_dimension_limits (g_ptr_array_index (round->dimensions, d), t))
        {
          SporBreach *breach = spor_rules_check_growth (old_tally, tally, t, d);

          if (breach)
            return breach;
        }
  return NULL;
}

SporBreach *
spor_composition_check_move (const SporComposition *self, const SporMove *move)
{
  g_autoptr (SporComposition) after = NULL;
  SporBreach *breach = NULL;

  if (self->finalised_at != SPOR_TIME_NONE)
    return spor_breach_finalised (self);

  after = spor_composition_apply (self, move);
  g_return_val_if_fail (after != NULL, NULL);

  breach = spor_rules_check_arrival (self, after, move->signup);
  if (!breach && move->swap_with >= 0)
    breach = spor_rules_check_arrival (self, after, move->swap_with);
  if (!breach)
    breach = spor_rules_check_maxima (self, after);
  return breach;
}

static void
spor_rules_take (GPtrArray *breaches, SporBreach *breach)
{
  if (breach)
    g_ptr_array_add (breaches, breach);
}

/* Too many seats for one municipality, or one person, are told of once. */
static void
spor_rules_judge_seat (const SporComposition *self, guint track, guint signup, GPtrArray *breaches)
{
  const SporTrack *rules = spor_rules_track (self, track);
  const SporSignupRow *row = spor_rules_row (self, signup);
  gboolean first;
  guint others = spor_rules_count_others (self, track, signup, spor_rows_share_place, &first);

  if (rules->per_municipality > 0 && others >= rules->per_municipality && first)
    spor_rules_take (breaches, spor_breach_municipality (rules, row, others + 1));
  others = spor_rules_count_others (self, track, signup, spor_rows_share_person, &first);
  if (others > 0 && first)
    spor_rules_take (breaches, spor_breach_person (rules, row, others + 1));
}

static void
spor_rules_judge_track (const SporComposition *self, guint track, GPtrArray *breaches)
{
  const SporTrack *rules = spor_rules_track (self, track);
  const GArray *seated = self->seated[track], *waiting = self->waiting[track];

  if (seated->len < rules->seats_min)
    spor_rules_take (breaches, spor_breach_too_few (rules, seated->len));
  if (seated->len > rules->seats_max)
    spor_rules_take (breaches, spor_breach_too_many (rules, seated->len));
  for (guint i = 0; i < seated->len; i++)
    {
      guint signup = g_array_index (seated, guint, i);

      spor_rules_take (breaches, spor_rules_check_person (self, track, signup));
      spor_rules_judge_seat (self, track, signup, breaches);
    }
  for (guint i = 0; i < waiting->len; i++)
    spor_rules_take (breaches,
                     spor_rules_check_person (self, track, g_array_index (waiting, guint, i)));
}

static void
spor_rules_judge_limits (const SporTally *tally,
                         int track,
                         guint dimension_index,
                         GPtrArray *breaches)
{
  const SporDimension *dimension = g_ptr_array_index (tally->round->dimensions, dimension_index);
  const SporTrack *rules = track < 0 ? NULL : spor_round_track (tally->round, track);
  const double *counts = spor_tally_counts (tally, track, dimension_index);

  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (dimension->categories, c);

      if (category->min >= 0 && counts[c] < category->min - EPSILON)
        spor_rules_take (breaches,
                         spor_breach_category_few (rules, dimension, category, counts[c]));
      if (category->max >= 0 && counts[c] > category->max + EPSILON)
        spor_rules_take (breaches,
                         spor_breach_category_many (rules, dimension, category, counts[c]));
    }
}

static void
spor_rules_judge_marks (const SporComposition *self, GPtrArray *breaches)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const SporMarked *marked = &g_array_index (self->marks, SporMarked, i);
      const SporSignupRow *row = spor_rules_row (self, marked->signup);
      SporSpot spot = spor_composition_find (self, marked->signup, NULL, NULL);

      if (marked->mark == SPOR_MARK_PINNED && spot != SPOR_SPOT_SEATED)
        spor_rules_take (breaches, spor_breach_pin_without_seat (row));
      if (marked->mark == SPOR_MARK_BARRED && spot != SPOR_SPOT_POOL)
        spor_rules_take (breaches, spor_breach_barred (row));
    }
}

SporBreach *
spor_composition_check_candidate (const SporComposition *self, guint track, guint signup)
{
  if (spor_composition_get_mark (self, signup) == SPOR_MARK_BARRED)
    return spor_breach_barred (spor_rules_row (self, signup));
  return spor_rules_check_person (self, track, signup);
}

SporBreach *
spor_composition_check_mark (const SporComposition *self, guint signup, SporMark mark)
{
  const SporSignupRow *row = spor_rules_row (self, signup);
  guint track = row->track < 0 ? 0 : row->track;

  if (self->finalised_at != SPOR_TIME_NONE)
    return spor_breach_finalised (self);
  if (mark != SPOR_MARK_PINNED
      || spor_composition_find (self, signup, &track, NULL) == SPOR_SPOT_SEATED)
    return NULL;
  return spor_rules_check_person (self, track, signup);
}

GPtrArray *
spor_composition_breaches (const SporComposition *self)
{
  const SporRound *round = spor_composition_round (self);
  GPtrArray *breaches = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_breach_free);
  g_autoptr (SporTally) tally = NULL;

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    spor_rules_judge_track (self, t, breaches);
  spor_rules_judge_marks (self, breaches);
  if (!spor_round_has_limits (round))
    return breaches;

  tally = spor_tally_new (self);
  for (int t = -1; t < (int)spor_round_n_tracks (round); t++)
    for (guint d = 0; d < round->dimensions->len; d++)
      if (spor_dimension_limits (g_ptr_array_index (round->dimensions, d), t))
        spor_rules_judge_limits (tally, t, d, breaches);
  return breaches;
}
