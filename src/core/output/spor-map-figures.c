/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-figures.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A count is on target within half a person, as in the balance. */
#define TOLERANCE 0.5

static const struct
{
  const char *key, *label;
} shows[SPOR_N_MAP_SHOWS] = {
  [SPOR_MAP_SHOW_SIGNUPS] = { "signups", N_ ("Sign-ups") },
  /* Translators: a number of people: those who have a seat */
  [SPOR_MAP_SHOW_SEATED] = { "seated", N_ ("People with a seat") },
  /* Translators: a number of people */
  [SPOR_MAP_SHOW_WAITING] = { "waiting", N_ ("People on the waiting list") },
  [SPOR_MAP_SHOW_COVERAGE] = { "coverage", N_ ("Seats against target") },
  [SPOR_MAP_SHOW_POPULATION] = { "population", N_ ("Population") },
};

const char *
spor_map_show_key (SporMapShow show)
{
  g_return_val_if_fail (show < SPOR_N_MAP_SHOWS, NULL);

  return shows[show].key;
}

const char *
spor_map_show_label (SporMapShow show)
{
  g_return_val_if_fail (show < SPOR_N_MAP_SHOWS, NULL);

  return _ (shows[show].label);
}

int
spor_map_show_from_key (const char *key)
{
  for (int i = 0; i < SPOR_N_MAP_SHOWS; i++)
    if (g_strcmp0 (key, shows[i].key) == 0)
      return i;
  return -1;
}

/* --- Counting ------------------------------------------------------------------------------- */

static SporPlaces *
spor_map_figures_places (const SporMapFigures *self)
{
  return spor_composition_round (self->composition)->places;
}

SporMapPart
spor_map_part (const SporComposition *composition, guint signup, gpointer data)
{
  switch ((SporStatus)spor_signups_row (composition->signups, signup)->status)
    {
    case SPOR_STATUS_SKIPPED:
    case SPOR_STATUS_WITHDRAWN:
      return SPOR_MAP_PLACE;
    case SPOR_STATUS_ELIGIBLE:
    case SPOR_STATUS_ATTENTION:
    case SPOR_N_STATUSES:
    default:
      return SPOR_MAP_SIGNUP;
    }
}

/* Where somebody stands, and what they count as there. */
typedef struct
{
  SporSpot spot;
  guint track;
  SporMapPart part;
} Place;

static void
spor_map_count_add (SporMapCount *count, const Place *place)
{
  count->signups += place->part == SPOR_MAP_SIGNUP;
  count->gone += place->part == SPOR_MAP_PLACE;
  count->seated += place->spot == SPOR_SPOT_SEATED;
  count->waiting += place->spot == SPOR_SPOT_WAITING;
}

static SporMapCount *
spor_map_figures_track (const SporMapFigures *self, guint municipality, guint track)
{
  return &self->by_track[municipality
                             * spor_round_n_tracks (spor_composition_round (self->composition))
                         + track];
}

static void
spor_map_figures_add (SporMapFigures *self, guint signup, const Place *place)
{
  const SporSignupRow *row = spor_signups_row (self->composition->signups, signup);
  SporPlaces *places = spor_map_figures_places (self);
  SporMapCount *taken;

  spor_map_count_add (&self->all, place);
  if (row->municipality < 0)
    {
      spor_map_count_add (row->outside ? &self->outside : &self->nowhere, place);
      return;
    }
  spor_map_count_add (&self->municipalities[row->municipality], place);
  spor_map_count_add (&self->regions[spor_places_region_of (places, row->municipality)], place);
  if (row->track >= 0)
    spor_map_figures_track (self, row->municipality, row->track)->signups
        += place->part == SPOR_MAP_SIGNUP;
  taken = spor_map_figures_track (self, row->municipality, place->track);
  taken->seated += place->spot == SPOR_SPOT_SEATED;
  taken->waiting += place->spot == SPOR_SPOT_WAITING;
}

/* By sign-up. Asking one by one would take as long as the lists are. (transfer full) */
static Place *
list_places (const SporComposition *composition)
{
  Place *places = g_new0 (Place, spor_signups_n (composition->signups) + 1);
  guint n_tracks = spor_round_n_tracks (spor_composition_round (composition));

  for (guint t = 0; t < n_tracks; t++)
    {
      for (guint i = 0; i < composition->seated[t]->len; i++)
        places[g_array_index (composition->seated[t], guint, i)]
            = (Place){ SPOR_SPOT_SEATED, t, SPOR_MAP_NOTHING };
      for (guint i = 0; i < composition->waiting[t]->len; i++)
        places[g_array_index (composition->waiting[t], guint, i)]
            = (Place){ SPOR_SPOT_WAITING, t, SPOR_MAP_NOTHING };
    }
  return places;
}

static void
spor_map_figures_count (SporMapFigures *self, Place *places, SporMapWanted wanted, gpointer data)
{
  for (guint i = 0; i < spor_signups_n (self->composition->signups); i++)
    {
      places[i].part = wanted (self->composition, i, data);
      if (places[i].part == SPOR_MAP_NOTHING)
        {
          self->is_narrowed = TRUE;
          continue;
        }
      spor_map_figures_add (self, i, &places[i]);
      if (places[i].part == SPOR_MAP_SIGNUP || places[i].spot != SPOR_SPOT_POOL)
        g_array_append_val (self->wanted, i);
    }
}

SporMapFigures *
spor_map_figures_new (SporComposition *composition, SporMapWanted wanted, gpointer data)
{
  g_return_val_if_fail (composition != NULL, NULL);

  SporMapFigures *self = g_new0 (SporMapFigures, 1);
  g_autofree Place *places = list_places (composition);
  guint n;

  self->composition = spor_composition_ref (composition);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  n = spor_places_get_n (spor_map_figures_places (self));
  self->municipalities = g_new0 (SporMapCount, n);
  self->by_track = g_new0 (SporMapCount,
                           n * MAX (spor_round_n_tracks (spor_composition_round (composition)), 1));
  self->regions = g_new0 (SporMapCount, spor_places_get_n_regions (spor_map_figures_places (self)));
  spor_map_figures_count (self, places, wanted ? wanted : spor_map_part, data);
  return self;
}

const SporMapCount *
spor_map_figures_get_track (const SporMapFigures *self, guint municipality, guint track)
{
  return spor_map_figures_track (self, municipality, track);
}

void
spor_map_figures_free (SporMapFigures *self)
{
  g_array_unref (self->wanted);
  g_free (self->municipalities);
  g_free (self->by_track);
  g_free (self->regions);
  spor_composition_unref (self->composition);
  g_free (self);
}

/* --- Targets and sizes ---------------------------------------------------------------------- */

static const SporDimension *
spor_map_figures_find_dimension (const SporMapFigures *self, SporDimensionKind kind)
{
  GPtrArray *dimensions = spor_composition_round (self->composition)->dimensions;

  for (guint d = 0; d < dimensions->len; d++)
    if (((SporDimension *)g_ptr_array_index (dimensions, d))->kind == kind)
      return g_ptr_array_index (dimensions, d);
  return NULL;
}

static double
spor_map_figures_get_share (const SporMapFigures *self, guint region)
{
  const SporDimension *dimension = spor_map_figures_find_dimension (self, SPOR_DIMENSION_REGION);
  SporPlaces *places = spor_map_figures_places (self);
  guint n = spor_places_get_n (places), count = 0;

  for (guint c = 0; dimension && c < dimension->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (dimension->categories, c);

      if (g_str_equal (category->key, spor_places_get_region (places, region)->code))
        return (double)category->target_num / category->target_den;
    }
  if (dimension)
    return 0;
  for (guint m = 0; m < n; m++)
    count += spor_places_region_of (places, m) == region;
  return (double)count / n;
}

double
spor_map_figures_get_target (const SporMapFigures *self, guint region)
{
  const SporRound *round = spor_composition_round (self->composition);
  guint size = self->all.seated, fewest = 0;

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    fewest += spor_round_track (round, t)->seats_min;
  if (!self->is_narrowed)
    size = MAX (size, fewest);
  return size * spor_map_figures_get_share (self, region);
}

SporMapCoverage
spor_map_figures_get_coverage (const SporMapFigures *self, guint region)
{
  double seated = self->regions[region].seated, target = spor_map_figures_get_target (self, region);

  if (fabs (seated - target) <= TOLERANCE)
    return SPOR_MAP_MET;
  if (seated > target)
    return SPOR_MAP_ABOVE;
  if (seated == 0)
    return SPOR_MAP_NOBODY;
  return seated < target / 2 ? SPOR_MAP_FAR : SPOR_MAP_SHORT;
}

const char *
spor_map_coverage_label (SporMapCoverage coverage)
{
  static const char *const labels[] = {
    /* Translators: how many people of a region have a seat, against how many should */
    [SPOR_MAP_NOBODY] = N_ ("Nobody"),         [SPOR_MAP_FAR] = N_ ("Less than half"),
    [SPOR_MAP_SHORT] = N_ ("Short of target"), [SPOR_MAP_MET] = N_ ("On target"),
    [SPOR_MAP_ABOVE] = N_ ("Above target"),
  };

  return _ (labels[coverage]);
}

const char *
spor_map_figures_get_size (const SporMapFigures *self, guint municipality)
{
  const SporDimension *dimension = spor_map_figures_find_dimension (self, SPOR_DIMENSION_SIZE);
  guint population = spor_places_get (spor_map_figures_places (self), municipality)->population;

  for (guint c = 0; dimension && c < dimension->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (dimension->categories, c);

      if (population >= category->lower && (category->upper == 0 || population < category->upper))
        return category->name;
    }
  return "";
}
