/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-composition.h"

#include "spor-breach.h"
#include "spor-placement.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (SporComposition,
                     spor_composition,
                     spor_composition_ref,
                     spor_composition_unref)

static guint
spor_composition_n_tracks (const SporComposition *self)
{
  return spor_round_n_tracks (spor_composition_round (self));
}

/* (nullable): the list of one spot; the pool has none. */
static GArray *
spor_composition_list (const SporComposition *self, SporSpot spot, guint track)
{
  switch (spot)
    {
    case SPOR_SPOT_SEATED:
      return self->seated[track];
    case SPOR_SPOT_WAITING:
      return self->waiting[track];
    case SPOR_SPOT_POOL:
      return NULL;
    default:
      g_assert_not_reached ();
    }
}

static GArray **
spor_lists_copy (GArray *const *lists, guint n)
{
  GArray **copy = g_new0 (GArray *, n);

  for (guint i = 0; i < n; i++)
    {
      copy[i] = g_array_sized_new (FALSE, FALSE, sizeof (guint), lists[i]->len);
      g_array_append_vals (copy[i], lists[i]->data, lists[i]->len);
    }
  return copy;
}

static void
spor_lists_free (GArray **lists, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_unref (lists[i]);
  g_free (lists);
}

SporComposition *
spor_composition_new (SporSignups *signups, const char *id, const char *name)
{
  SporComposition *self = NULL;
  guint n = 0;

  g_return_val_if_fail (signups != NULL, NULL);

  self = g_new0 (SporComposition, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->finalised_at = SPOR_TIME_NONE;
  self->signups = spor_signups_ref (signups);
  self->marks = g_array_new (FALSE, FALSE, sizeof (SporMarked));

  n = spor_composition_n_tracks (self);
  self->seated = g_new0 (GArray *, n);
  self->waiting = g_new0 (GArray *, n);
  for (guint i = 0; i < n; i++)
    {
      self->seated[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      self->waiting[i] = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  return self;
}

SporComposition *
spor_composition_copy (const SporComposition *self)
{
  SporComposition *copy = g_new0 (SporComposition, 1);
  guint n = spor_composition_n_tracks (self);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->finalised_at = self->finalised_at;
  copy->finalised_by = g_strdup (self->finalised_by);
  copy->note = g_strdup (self->note);
  copy->copied_from = g_strdup (self->copied_from);
  copy->signups = spor_signups_ref (self->signups);
  copy->seated = spor_lists_copy (self->seated, n);
  copy->waiting = spor_lists_copy (self->waiting, n);
  copy->marks = g_array_copy (self->marks);
  copy->origin = self->origin ? spor_origin_ref (self->origin) : NULL;
  return copy;
}

SporComposition *
spor_composition_ref (SporComposition *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
spor_composition_unref (SporComposition *self)
{
  guint n = 0;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  n = spor_composition_n_tracks (self);
  spor_lists_free (self->seated, n);
  spor_lists_free (self->waiting, n);
  g_array_unref (self->marks);
  g_free (self->index);
  g_clear_pointer (&self->origin, spor_origin_unref);
  spor_signups_unref (self->signups);
  g_free (self->id);
  g_free (self->name);
  g_free (self->finalised_by);
  g_free (self->note);
  g_free (self->copied_from);
  g_free (self);
}

/* As a candidate of the origin, or -1. */
static int
spor_composition_candidate (const SporComposition *self, guint signup)
{
  return self->origin
             ? spor_origin_find (self->origin, spor_signups_row (self->signups, signup)->id)
             : -1;
}

double
spor_composition_chance (const SporComposition *self, guint signup)
{
  int candidate = self->origin && self->origin->method == SPOR_METHOD_LOTTERY
                      ? spor_composition_candidate (self, signup)
                      : -1;

  return candidate < 0 ? -1 : g_array_index (self->origin->chances, double, candidate);
}

void
spor_composition_compare_origin (const SporComposition *self, guint *added, guint *left)
{
  guint stayed = 0;

  *added = *left = 0;
  for (guint t = 0; self->origin && t < spor_composition_n_tracks (self); t++)
    for (guint i = 0; i < self->seated[t]->len; i++)
      {
        int candidate
            = spor_composition_candidate (self, g_array_index (self->seated[t], guint, i));

        if (candidate >= 0 && g_array_index (self->origin->chosen, gboolean, candidate))
          stayed++;
        else
          (*added)++;
      }
  if (self->origin)
    *left = self->origin->n_chosen - stayed;
}

char *
spor_composition_stray_text (const SporComposition *self)
{
  guint added, left;

  spor_composition_compare_origin (self, &added, &left);
  if (added + left == 0)
    return NULL;
  /* Translators: how many people were seated by hand since, and how many lost their seat */
  return g_strdup_printf (_ ("Changed by hand since: %u in, %u out."), added, left);
}

char *
spor_composition_final_text (const SporComposition *self)
{
  g_autofree char *date = spor_time_format_date (self->finalised_at);

  if (self->finalised_at == SPOR_TIME_NONE)
    return NULL;
  /* Translators: a date, a person */
  return g_strdup_printf (_ ("Finally decided on %s by %s"), date, self->finalised_by);
}

gboolean
spor_composition_is_open (const SporComposition *self)
{
  return self->finalised_at == SPOR_TIME_NONE && spor_round_is_open (spor_composition_round (self));
}

char *
spor_composition_closed_text (const SporComposition *self)
{
  const SporRound *round = spor_composition_round (self);
  g_autoptr (SporBreach) breach = NULL;

  if (!spor_round_is_open (round))
    return spor_round_closed_text (round);
  if (self->finalised_at == SPOR_TIME_NONE)
    return NULL;
  breach = spor_breach_finalised (self);
  return g_strdup (breach->text);
}

SporComposition *
spor_composition_reopened (SporComposition *self)
{
  SporComposition *open;

  if (self->finalised_at == SPOR_TIME_NONE)
    return spor_composition_ref (self);
  open = spor_composition_copy (self);
  open->finalised_at = SPOR_TIME_NONE;
  g_free (open->finalised_by);
  open->finalised_by = g_strdup ("");
  g_free (open->note);
  open->note = g_strdup ("");
  return open;
}

char *
spor_composition_copied_text (const SporComposition *self)
{
  if (!self->copied_from)
    return NULL;
  /* Translators: the name of a composition */
  return g_strdup_printf (_ ("Began as a copy of “%s”."), self->copied_from);
}

SporRound *
spor_composition_round (const SporComposition *self)
{
  return spor_signups_round (self->signups);
}

SporSpot
spor_composition_find (const SporComposition *self, guint signup, guint *track, guint *position)
{
  SporPlacement place = spor_placement_find (self, signup);

  if (place.spot != SPOR_SPOT_POOL)
    {
      if (track)
        *track = place.track;
      if (position)
        *position = place.position;
    }
  return place.spot;
}

guint
spor_composition_n_seated (const SporComposition *self)
{
  guint n = 0;

  for (guint t = 0; t < spor_composition_n_tracks (self); t++)
    n += self->seated[t]->len;
  return n;
}

static void
spor_composition_put (SporComposition *self, SporPlacement place, guint signup)
{
  GArray *list = spor_composition_list (self, place.spot, place.track);

  if (list)
    g_array_index (list, guint, place.position) = signup;
}

static void
spor_composition_take_out (SporComposition *self, SporPlacement place)
{
  GArray *list = spor_composition_list (self, place.spot, place.track);

  if (list)
    g_array_remove_index (list, place.position);
}

static void
spor_composition_insert (SporComposition *self, const SporMove *move)
{
  GArray *list = spor_composition_list (self, move->to, move->track);

  if (list && move->position >= 0 && (guint)move->position < list->len)
    g_array_insert_val (list, move->position, move->signup);
  else if (list)
    g_array_append_val (list, move->signup);
}

SporComposition *
spor_composition_apply (const SporComposition *self, const SporMove *move)
{
  SporComposition *after = NULL;
  SporPlacement from;

  g_return_val_if_fail (move->signup < spor_signups_n (self->signups), NULL);
  g_return_val_if_fail (move->swap_with < (int)spor_signups_n (self->signups), NULL);
  g_return_val_if_fail (move->to == SPOR_SPOT_POOL
                            || move->track < spor_composition_n_tracks (self),
                        NULL);

  after = spor_composition_copy (self);
  from = spor_placement_find (self, move->signup);
  if (move->swap_with >= 0)
    {
      spor_composition_put (after, spor_placement_find (self, move->swap_with), move->signup);
      spor_composition_put (after, from, move->swap_with);
    }
  else
    {
      spor_composition_take_out (after, from);
      spor_composition_insert (after, move);
    }
  return after;
}

/* --- Marks ---------------------------------------------------------------------------------- */

/* Where the mark of @signup is, or would be. */
static guint
spor_composition_find_mark (const SporComposition *self, guint signup, gboolean *found)
{
  guint i = 0;

  while (i < self->marks->len && g_array_index (self->marks, SporMarked, i).signup < signup)
    i++;
  *found = i < self->marks->len && g_array_index (self->marks, SporMarked, i).signup == signup;
  return i;
}

SporMark
spor_composition_get_mark (const SporComposition *self, guint signup)
{
  gboolean found;
  guint i = spor_composition_find_mark (self, signup, &found);

  return found ? g_array_index (self->marks, SporMarked, i).mark : SPOR_MARK_NONE;
}

GArray *
spor_composition_list_pinned_out (const SporComposition *self)
{
  GArray *pinned = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->marks->len; i++)
    {
      const SporMarked *marked = &g_array_index (self->marks, SporMarked, i);

      if (marked->mark == SPOR_MARK_PINNED
          && spor_composition_find (self, marked->signup, NULL, NULL) != SPOR_SPOT_SEATED)
        g_array_append_val (pinned, marked->signup);
    }
  return pinned;
}

SporComposition *
spor_composition_with_mark (const SporComposition *self, guint signup, SporMark mark)
{
  SporComposition *after = spor_composition_copy (self);
  SporMarked marked = { signup, mark };
  gboolean found;
  guint i = spor_composition_find_mark (self, signup, &found);

  if (found)
    g_array_remove_index (after->marks, i);
  if (mark != SPOR_MARK_NONE)
    g_array_insert_val (after->marks, i, marked);
  if (mark == SPOR_MARK_BARRED)
    spor_composition_take_out (after, spor_placement_find (after, signup));
  return after;
}
