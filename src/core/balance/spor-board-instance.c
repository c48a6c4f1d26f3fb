/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-board-instance.h"

#include "spor-tally.h"
#include "spor-text.h"
#include "spor-time.h"

#include <string.h>

#define MAX_CATEGORIES 32 /* of one person in one dimension: spor_signup_categories() */
#define MAX_UNIT 27720    /* divided by everything up to 12 */

typedef struct
{
  SporBoardInstance *result;
  const SporComposition *composition;
  const SporSignups *signups;
  const SporRound *round;
  SporKeep keep;
  SporSet **municipalities;  /* per track, per place; NULL: nobody yet */
  GHashTable *organisations; /* char* → SporSet* */
  GHashTable **persons;      /* per track: char* → the first candidate + 1 */
  GHashTable **repeated;     /* per track: char* → SporSet*, from the second on */
  guint *placement;          /* per sign-up: the track where it sits + 1; 0: sits nowhere */
} SporBoardDraft;

static const SporDimension *
spor_board_draft_dimension (const SporBoardDraft *self, guint dimension)
{
  return g_ptr_array_index (self->round->dimensions, dimension);
}

/* --- Dimensions ----------------------------------------------------------------------------- */

static guint
spor_least_common_multiple (guint a, guint b)
{
  guint x = a, y = b;

  while (y != 0)
    {
      guint rest = x % y;

      x = y;
      y = rest;
    }
  return a / x * b;
}

/* Into how many parts a person must be split so that everybody's categories get whole ones. */
static guint
spor_board_draft_unit (const SporBoardDraft *self, const SporDimension *dimension)
{
  gboolean seen[MAX_CATEGORIES + 1] = { FALSE };
  guint categories[MAX_CATEGORIES];
  guint unit = 1;

  for (guint i = 0; i < spor_signups_n (self->signups); i++)
    seen[spor_signup_categories (self->signups, spor_signups_row (self->signups, i), dimension,
                                 categories)]
        = TRUE;
  for (guint n = 2; n <= MAX_CATEGORIES; n++)
    if (seen[n])
      unit = MIN (spor_least_common_multiple (unit, n), MAX_UNIT);
  return unit;
}

static double
spor_round_weights (const SporRound *round, int track)
{
  double weights = 0;

  for (guint d = 0; d < round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      if (spor_dimension_applies (dimension, track))
        weights += dimension->weight;
    }
  return weights;
}

/* ½ · group + ½ · mean over tracks */
static void
spor_board_draft_add_terms (SporBoardDraft *self, const SporDimension *dimension, guint feature)
{
  guint n = spor_round_n_tracks (self->round);

  for (int t = -1; t < (int)n; t++)
    {
      double weights = spor_round_weights (self->round, t);

      if (spor_dimension_applies (dimension, t) && dimension->weight > 0)
        spor_instance_add_term (self->result->instance, t, feature,
                                dimension->weight / weights / 2 / (t < 0 ? 1 : n));
    }
}

static void
spor_board_draft_add_limits (SporBoardDraft *self, const SporDimension *dimension, guint first)
{
  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (dimension->categories, c);

      for (int t = -1; t < (int)spor_round_n_tracks (self->round); t++)
        if (spor_dimension_limits (dimension, t) && (category->min >= 0 || category->max >= 0))
          spor_instance_add_limit (self->result->instance, t, first + c, category->min,
                                   category->max);
    }
}

static void
spor_board_draft_add_dimensions (SporBoardDraft *self)
{
  SporInstance *instance = self->result->instance;

  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      const SporDimension *dimension = spor_board_draft_dimension (self, d);
      guint feature = spor_instance_add_feature (instance, dimension->categories->len,
                                                 spor_board_draft_unit (self, dimension));
      guint first = spor_instance_feature (instance, feature)->first;

      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategory *category = g_ptr_array_index (dimension->categories, c);

          g_array_index (instance->targets, SporTarget, first + c)
              = (SporTarget){ category->target_num, category->target_den };
        }
      spor_board_draft_add_terms (self, dimension, feature);
      spor_board_draft_add_limits (self, dimension, first);
    }
}

/* --- Candidates ----------------------------------------------------------------------------- */

static guint
spor_board_draft_profile (SporBoardDraft *self, const SporSignupRow *row)
{
  SporInstance *instance = self->result->instance;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (SporPart));

  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      const SporFeature *feature = spor_instance_feature (instance, d);
      guint categories[MAX_CATEGORIES];
      guint n = spor_signup_categories (self->signups, row, spor_board_draft_dimension (self, d),
                                        categories);

      for (guint c = 0; c < n; c++)
        {
          SporPart part = { feature->first + categories[c], feature->unit / n };

          g_array_append_val (parts, part);
        }
    }
  return spor_instance_add_profile (instance, (const SporPart *)parts->data, parts->len);
}

/* The set that @key, unique to the track and the rule, stands for. */
static SporSet *
spor_board_draft_set (SporBoardDraft *self, guint track, const char *place)
{
  g_autofree char *key = g_strdup_printf ("%u %s", track, place);
  SporSet *set = g_hash_table_lookup (self->organisations, key);

  if (!set)
    {
      set = spor_instance_add_set (self->result->instance, track,
                                   spor_round_track (self->round, track)->per_municipality,
                                   SPOR_SET_MUNICIPALITY);
      g_hash_table_insert (self->organisations, g_steal_pointer (&key), set);
    }
  return set;
}

static void
spor_board_draft_join_municipality (SporBoardDraft *self, guint candidate, guint track, int place)
{
  SporSet **set = &self->municipalities[track * spor_places_get_n (self->round->places) + place];

  if (!*set)
    *set = spor_instance_add_set (self->result->instance, track,
                                  spor_round_track (self->round, track)->per_municipality,
                                  SPOR_SET_MUNICIPALITY);
  g_array_append_val ((*set)->members, candidate);
}

/* Nearly everybody is there once: a set is made for the second. */
static void
spor_board_draft_join_person (SporBoardDraft *self,
                              guint candidate,
                              guint track,
                              const char *person)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->persons[track], person));
  SporSet *set = g_hash_table_lookup (self->repeated[track], person);

  if (first == 0)
    {
      g_hash_table_insert (self->persons[track], (gpointer)person,
                           GUINT_TO_POINTER (candidate + 1));
      return;
    }
  if (!set)
    {
      set = spor_instance_add_set (self->result->instance, track, 1, SPOR_SET_PERSON);
      set->firm = TRUE;
      first--;
      g_array_append_val (set->members, first);
      g_hash_table_insert (self->repeated[track], (gpointer)person, set);
    }
  g_array_append_val (set->members, candidate);
}

/* Outside the municipalities an organisation counts as one; who named neither shares with nobody.
 */
static void
spor_board_draft_join_sets (SporBoardDraft *self,
                            guint candidate,
                            guint track,
                            const SporSignupRow *row)
{
  guint cap = spor_round_track (self->round, track)->per_municipality;
  g_autofree char *organisation
      = row->municipality < 0 && row->outside ? spor_text_fold (row->place) : NULL;

  if (cap > 0 && row->municipality >= 0)
    spor_board_draft_join_municipality (self, candidate, track, row->municipality);
  else if (cap > 0 && organisation)
    g_array_append_val (spor_board_draft_set (self, track, organisation)->members, candidate);
  if (*row->person)
    spor_board_draft_join_person (self, candidate, track, row->person);
}

static void
spor_board_draft_find_placements (SporBoardDraft *self)
{
  for (guint t = 0; t < spor_round_n_tracks (self->round); t++)
    for (guint i = 0; i < self->composition->seated[t]->len; i++)
      self->placement[g_array_index (self->composition->seated[t], guint, i)] = t + 1;
}

static void
spor_board_draft_consider (SporBoardDraft *self, guint signup)
{
  const SporSignupRow *row = spor_signups_row (self->signups, signup);
  SporMark mark = spor_composition_get_mark (self->composition, signup);
  gboolean seated = self->placement[signup] > 0;
  gboolean kept = mark == SPOR_MARK_PINNED || (seated && self->keep == SPOR_KEEP_SEATED);
  int track = seated ? (int)self->placement[signup] - 1 : row->track;
  g_autoptr (SporBreach) obstacle
      = track < 0 ? NULL : spor_composition_check_candidate (self->composition, track, signup);
  guint candidate;

  if (kept && obstacle)
    g_ptr_array_add (self->result->obstacles, g_steal_pointer (&obstacle));
  else if (!obstacle && track >= 0)
    {
      candidate = spor_instance_add_candidate (self->result->instance, track,
                                               spor_board_draft_profile (self, row), kept);
      g_array_append_val (self->result->signups, signup);
      spor_board_draft_join_sets (self, candidate, track, row);
    }
}

static void
spor_board_draft_begin_sets (SporBoardDraft *self)
{
  guint n = spor_round_n_tracks (self->round);

  self->municipalities = g_new0 (SporSet *, n * spor_places_get_n (self->round->places) + 1);
  self->organisations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->persons = g_new0 (GHashTable *, n + 1);
  self->repeated = g_new0 (GHashTable *, n + 1);
  for (guint t = 0; t < n; t++)
    {
      self->persons[t] = g_hash_table_new (g_str_hash, g_str_equal);
      self->repeated[t] = g_hash_table_new (g_str_hash, g_str_equal);
    }
}

static void
spor_board_draft_end_sets (SporBoardDraft *self)
{
  for (guint t = 0; t < spor_round_n_tracks (self->round); t++)
    {
      g_hash_table_unref (self->persons[t]);
      g_hash_table_unref (self->repeated[t]);
    }
  g_hash_table_unref (self->organisations);
  g_free (self->municipalities);
  g_free (self->persons);
  g_free (self->repeated);
}

typedef struct
{
  gint64 at; /* when somebody signed up */
  guint signup;
} SporArrival;

static gint
spor_arrival_compare (gconstpointer a, gconstpointer b)
{
  const SporArrival *one = a, *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return (one->signup > other->signup) - (one->signup < other->signup);
}

/* Whoever signed up first comes first; where that is not known, after all others, in the order in
 * which they came into the book. */
static GArray *
spor_signups_by_arrival (const SporSignups *signups)
{
  GArray *arrivals = g_array_new (FALSE, FALSE, sizeof (SporArrival));

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, i);
      gint64 at = row->created != SPOR_TIME_NONE ? row->created : row->closed;
      SporArrival arrival = { at == SPOR_TIME_NONE ? G_MAXINT64 : at, i };

      g_array_append_val (arrivals, arrival);
    }
  g_array_sort (arrivals, spor_arrival_compare);
  return arrivals;
}

SporBoardInstance *
spor_board_instance_new (const SporComposition *composition, SporKeep keep)
{
  SporBoardInstance *self = g_new0 (SporBoardInstance, 1);
  SporBoardDraft draft
      = { self, composition, composition->signups, spor_composition_round (composition), keep };

  g_autoptr (GArray) arrivals = NULL;

  self->instance = spor_instance_new ();
  self->signups = g_array_new (FALSE, FALSE, sizeof (guint));
  self->obstacles = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_breach_free);
  spor_board_draft_begin_sets (&draft);
  draft.placement = g_new0 (guint, spor_signups_n (composition->signups) + 1);

  for (guint t = 0; t < spor_round_n_tracks (draft.round); t++)
    {
      const SporTrack *track = spor_round_track (draft.round, t);

      spor_instance_add_body (self->instance, track->seats_min, track->seats_max);
    }
  spor_board_draft_find_placements (&draft);
  spor_board_draft_add_dimensions (&draft);
  arrivals = spor_signups_by_arrival (composition->signups);
  for (guint i = 0; i < arrivals->len; i++)
    spor_board_draft_consider (&draft, g_array_index (arrivals, SporArrival, i).signup);

  spor_board_draft_end_sets (&draft);
  g_free (draft.placement);
  return self;
}

void
spor_board_instance_free (SporBoardInstance *self)
{
  spor_instance_free (self->instance);
  g_array_unref (self->signups);
  g_ptr_array_unref (self->obstacles);
  g_free (self);
}

/* --- Back to the board ---------------------------------------------------------------------- */

static void
spor_list_keep (GArray *list, GHashTable *kept)
{
  for (guint i = list->len; i-- > 0;)
    if (!g_hash_table_contains (kept, GUINT_TO_POINTER (g_array_index (list, guint, i))))
      g_array_remove_index (list, i);
}

static void
spor_list_drop (GArray *list, guint signup)
{
  for (guint i = list->len; i-- > 0;)
    if (g_array_index (list, guint, i) == signup)
      g_array_remove_index (list, i);
}

SporComposition *
spor_board_instance_seat (const SporBoardInstance *self,
                          const SporComposition *composition,
                          const GArray *chosen)
{
  SporComposition *after = spor_composition_copy (composition);
  guint n_tracks = spor_round_n_tracks (spor_composition_round (composition));
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (kept, GUINT_TO_POINTER (g_array_index (self->signups, guint,
                                                             g_array_index (chosen, guint, i))));
  for (guint t = 0; t < n_tracks; t++)
    spor_list_keep (after->seated[t], kept);
  for (guint i = 0; i < chosen->len; i++)
    {
      guint candidate = g_array_index (chosen, guint, i);
      guint signup = g_array_index (self->signups, guint, candidate);

      if (spor_composition_find (after, signup, NULL, NULL) == SPOR_SPOT_SEATED)
        continue;
      for (guint t = 0; t < n_tracks; t++)
        spor_list_drop (after->waiting[t], signup);
      g_array_append_val (after->seated[spor_instance_candidate (self->instance, candidate)->body],
                          signup);
    }
  return after;
}
