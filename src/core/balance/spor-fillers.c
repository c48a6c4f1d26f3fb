/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-fillers.h"

#include "spor-measure.h"
#include "spor-tally.h"

/* Less is no difference. */
#define EPSILON 1e-9

/* How many candidates are looked at between two looks at the clock. */
#define STRIDE 256

struct _SporFillers
{
  gatomicrefcount ref_count;
  guint *first;     /* per dimension: where its categories begin in a scope's lists */
  guint n_lists;    /* per scope */
  guint n_scopes;   /* the group, then the tracks */
  GArray **fillers; /* per scope and category: SporFiller */
};

/* What taking a seat would do, for everybody who counts in the same categories. */
typedef struct
{
  int instead_of;
  double gain;
} SporSeating;

typedef struct
{
  SporFillers *fillers;
  const SporComposition *composition;
  const SporComposition *spoken_for; /* the same, with seats for those who must have one */
  double now;                        /* deviation */
  GHashTable **known; /* per track: spor_filler_search_key() → GArray of SporSeating, best first */
} SporFillerSearch;

static GArray *
spor_fillers_list (const SporFillers *self, int track, guint dimension, guint category)
{
  return self->fillers[(track + 1) * self->n_lists + self->first[dimension] + category];
}

static SporFillers *
spor_fillers_alloc (const SporRound *round)
{
  SporFillers *self = g_new0 (SporFillers, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->first = g_new0 (guint, round->dimensions->len);
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      self->first[d] = self->n_lists;
      self->n_lists += ((SporDimension *)g_ptr_array_index (round->dimensions, d))->categories->len;
    }
  self->n_scopes = 1 + spor_round_n_tracks (round);
  self->fillers = g_new0 (GArray *, self->n_scopes * self->n_lists);
  for (guint i = 0; i < self->n_scopes * self->n_lists; i++)
    self->fillers[i] = g_array_new (FALSE, FALSE, sizeof (SporFiller));
  return self;
}

/* --- What a seat would do ------------------------------------------------------------------- */

/* A seat that somebody who must have one still needs is free for nobody else. */
static const SporComposition *
spor_filler_search_rules (const SporFillerSearch *self, guint signup)
{
  return spor_composition_get_mark (self->composition, signup) == SPOR_MARK_PINNED
             ? self->composition
             : self->spoken_for;
}

/* Those with the same categories in every dimension do the same to the balance, and find the same
 * seats free unless one of them must have a seat. */
static GBytes *
spor_filler_search_key (const SporFillerSearch *self, guint signup)
{
  const SporSignups *signups = self->composition->signups;
  const SporRound *round = spor_composition_round (self->composition);
  g_autoptr (GArray) key = g_array_new (FALSE, FALSE, sizeof (guint));
  guint mark = spor_composition_get_mark (self->composition, signup);
  gsize size;

  g_array_append_val (key, mark);
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      guint categories[32];
      guint n = spor_signup_categories (signups, spor_signups_row (signups, signup),
                                        g_ptr_array_index (round->dimensions, d), categories);

      g_array_append_val (key, n);
      g_array_append_vals (key, categories, n);
    }
  size = key->len * sizeof (guint);
  return g_bytes_new_take (g_array_free (g_steal_pointer (&key), FALSE), size);
}

static SporMove
spor_seating_move (const SporSeating *self, guint signup, guint track)
{
  return (SporMove){ .signup = signup,
                     .to = SPOR_SPOT_SEATED,
                     .track = track,
                     .position = -1,
                     .swap_with = self->instead_of };
}

static int
spor_seating_compare (gconstpointer a, gconstpointer b)
{
  const SporSeating *one = a, *two = b;

  return (one->gain < two->gain) - (one->gain > two->gain);
}

static void
spor_filler_search_weigh (
    SporFillerSearch *self, GArray *seatings, guint signup, guint track, int instead_of)
{
  SporSeating seating = { instead_of, 0 };
  const SporMove move = spor_seating_move (&seating, signup, track);

  seating.gain = self->now - spor_measure_deviation_after (self->composition, &move);
  g_array_append_val (seatings, seating);
}

/* A free seat where there is one, else the seat of anybody who may lose it. */
static const GArray *
spor_filler_search_seatings (SporFillerSearch *self, guint signup, guint track)
{
  const SporComposition *composition = self->composition;
  const GArray *seated = composition->seated[track];
  guint n_taken = spor_filler_search_rules (self, signup)->seated[track]->len;
  g_autoptr (GBytes) key = spor_filler_search_key (self, signup);
  GArray *seatings = g_hash_table_lookup (self->known[track], key);

  if (seatings)
    return seatings;
  seatings = g_array_new (FALSE, FALSE, sizeof (SporSeating));
  if (n_taken < spor_round_track (spor_composition_round (composition), track)->seats_max)
    spor_filler_search_weigh (self, seatings, signup, track, -1);
  else
    for (guint i = 0; i < seated->len; i++)
      {
        guint other = g_array_index (seated, guint, i);

        if (spor_composition_get_mark (composition, other) != SPOR_MARK_PINNED)
          spor_filler_search_weigh (self, seatings, signup, track, other);
      }
  g_array_sort (seatings, spor_seating_compare);
  g_hash_table_insert (self->known[track], g_steal_pointer (&key), seatings);
  return seatings;
}

/* --- The best ------------------------------------------------------------------------------- */

static gboolean
spor_filler_is_before (const SporComposition *composition,
                       const SporFiller *one,
                       const SporFiller *other)
{
  gboolean waits
      = spor_composition_find (composition, one->signup, NULL, NULL) == SPOR_SPOT_WAITING;
  gboolean other_waits
      = spor_composition_find (composition, other->signup, NULL, NULL) == SPOR_SPOT_WAITING;

  if (one->gain > other->gain + EPSILON || one->gain < other->gain - EPSILON)
    return one->gain > other->gain;
  return waits && !other_waits;
}

static void
spor_fillers_put (GArray *list, const SporComposition *composition, const SporFiller *filler)
{
  guint at = 0;

  while (at < list->len
         && !spor_filler_is_before (composition, filler, &g_array_index (list, SporFiller, at)))
    at++;
  if (at == SPOR_MOST_FILLERS)
    return;
  g_array_insert_val (list, at, *filler);
  g_array_set_size (list, MIN (list->len, SPOR_MOST_FILLERS));
}

static void
spor_filler_search_enter (SporFillerSearch *self, const SporFiller *filler)
{
  const SporSignups *signups = self->composition->signups;
  const SporRound *round = spor_composition_round (self->composition);

  for (guint d = 0; d < round->dimensions->len; d++)
    {
      guint categories[32];
      guint n = spor_signup_categories (signups, spor_signups_row (signups, filler->signup),
                                        g_ptr_array_index (round->dimensions, d), categories);

      for (guint c = 0; c < n; c++)
        {
          spor_fillers_put (spor_fillers_list (self->fillers, -1, d, categories[c]),
                            self->composition, filler);
          spor_fillers_put (spor_fillers_list (self->fillers, filler->track, d, categories[c]),
                            self->composition, filler);
        }
    }
}

/* The best seat that the rules allow. */
static void
spor_filler_search_try (SporFillerSearch *self, guint signup, guint track)
{
  const GArray *seatings = spor_filler_search_seatings (self, signup, track);

  for (guint i = 0; i < seatings->len; i++)
    {
      const SporSeating *seating = &g_array_index (seatings, SporSeating, i);
      const SporMove move = spor_seating_move (seating, signup, track);
      g_autoptr (SporBreach) breach
          = spor_composition_check_move (spor_filler_search_rules (self, signup), &move);
      const SporFiller filler = { signup, track, seating->instead_of, seating->gain };

      if (breach)
        continue;
      spor_filler_search_enter (self, &filler);
      return;
    }
}

/* The track that @signup may get a seat in, the one signed up for; -1: none. */
static int
spor_filler_search_track (const SporFillerSearch *self, guint signup)
{
  const SporSignupRow *row = spor_signups_row (self->composition->signups, signup);

  if (row->status != SPOR_STATUS_ELIGIBLE || row->track < 0
      || spor_composition_get_mark (self->composition, signup) == SPOR_MARK_BARRED
      || spor_composition_find (self->composition, signup, NULL, NULL) == SPOR_SPOT_SEATED)
    return -1;
  return row->track;
}

/* Whoever must have a seat and has none, in the track signed up for, however full it is. */
static SporComposition *
spor_composition_with_pinned (const SporComposition *composition)
{
  g_autoptr (GArray) pinned = spor_composition_list_pinned_out (composition);
  SporComposition *after = spor_composition_copy (composition);

  for (guint i = 0; i < pinned->len; i++)
    {
      guint signup = g_array_index (pinned, guint, i);
      const SporSignupRow *row = spor_signups_row (composition->signups, signup);
      const SporMove move = { signup, SPOR_SPOT_SEATED, MAX (row->track, 0), -1, -1 };
      SporComposition *next;

      if (row->track < 0 || row->status != SPOR_STATUS_ELIGIBLE)
        continue;
      next = spor_composition_apply (after, &move);
      spor_composition_unref (after);
      after = next;
    }
  return after;
}

SporFillers *
spor_fillers_new (const SporComposition *composition, const SporWatch *watch)
{
  guint n_tracks = spor_round_n_tracks (spor_composition_round (composition));
  g_autofree GHashTable **known = g_new0 (GHashTable *, n_tracks);
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);
  g_autoptr (SporComposition) spoken_for = spor_composition_with_pinned (composition);
  SporFillerSearch search = { spor_fillers_alloc (spor_composition_round (composition)),
                              composition, spoken_for, measure->deviation, known };
  int track;

  for (guint t = 0; t < n_tracks; t++)
    known[t] = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                      (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    {
      if (i % STRIDE == 0 && spor_watch_is_over (watch))
        break;
      if ((track = spor_filler_search_track (&search, i)) >= 0)
        spor_filler_search_try (&search, i, track);
    }
  for (guint t = 0; t < n_tracks; t++)
    g_hash_table_unref (known[t]);
  return search.fillers;
}

SporFillers *
spor_fillers_ref (SporFillers *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
spor_fillers_unref (SporFillers *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_scopes * self->n_lists; i++)
    g_array_unref (self->fillers[i]);
  g_free (self->fillers);
  g_free (self->first);
  g_free (self);
}

const GArray *
spor_fillers_find (const SporFillers *self, int track, guint dimension, guint category)
{
  return spor_fillers_list (self, track, dimension, category);
}
