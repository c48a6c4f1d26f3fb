/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-figures.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Nobody, and up to six bands. */
#define N_BANDS (SPOR_MAP_MAX_CLASSES - 1)

/* Up to this number each number has a class of its own. */
#define FEWEST_OF_SCALE 3

/* The largest number of each class above 0. */
typedef struct
{
  guint n;
  guint largest[N_BANDS];
} Bands;

/* Bands whose bounds grow evenly as one multiplies, so that small numbers, which are most of them,
 * are told apart. */
static Bands
make_bands (guint largest)
{
  Bands bands = { 0 };
  guint before = 0;

  largest = MAX (largest, FEWEST_OF_SCALE);
  for (guint i = 1; i <= N_BANDS && before < largest; i++)
    {
      guint bound = largest <= N_BANDS ? i : lround (pow (largest, (double)i / N_BANDS));

      before = bands.largest[bands.n++] = MAX (bound, before + 1);
    }
  return bands;
}

static char *
label_band (const Bands *bands, guint band)
{
  guint smallest = band == 0 ? 1 : bands->largest[band - 1] + 1;
  g_autofree char *from = spor_format_count (smallest);
  g_autofree char *to = spor_format_count (bands->largest[band]);

  return smallest == bands->largest[band] ? g_steal_pointer (&from)
                                          : g_strdup_printf ("%s–%s", from, to);
}

static int
find_band (const Bands *bands, guint number)
{
  guint band = 0;

  while (number > 0 && band + 1 < bands->n && number > bands->largest[band])
    band++;
  return number == 0 ? 0 : (int)band + 1;
}

static guint
get_count (const SporMapCount *count, SporMapShow show)
{
  return show == SPOR_MAP_SHOW_SIGNUPS  ? count->signups
         : show == SPOR_MAP_SHOW_SEATED ? count->seated
                                        : count->waiting;
}

static SporPlaces *
get_places (const SporMapFigures *self)
{
  return spor_composition_round (self->composition)->places;
}

static void
colour_counts (const SporMapFigures *self, SporMapShow show, SporMapPicture *picture)
{
  guint n = spor_places_get_n (get_places (self)), largest = 0;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  Bands bands;

  for (guint m = 0; m < n; m++)
    largest = MAX (largest, get_count (&self->municipalities[m], show));
  bands = make_bands (largest);
  g_ptr_array_add (labels, g_strdup ("0"));
  for (guint b = 0; b < bands.n; b++)
    g_ptr_array_add (labels, label_band (&bands, b));
  g_ptr_array_add (labels, NULL);
  spor_map_picture_set_scale (picture, SPOR_MAP_AMOUNTS, spor_map_show_label (show),
                              (const char *const *)labels->pdata);
  for (guint m = 0; m < n; m++)
    {
      g_autofree char *value = spor_map_figures_get_value (self, show, m);

      spor_map_picture_set_value (picture, m,
                                  find_band (&bands, get_count (&self->municipalities[m], show)),
                                  value);
    }
}

static void
colour_coverage (const SporMapFigures *self, SporMapPicture *picture)
{
  const char *labels[SPOR_MAP_N_TARGET + 1] = { NULL };
  SporPlaces *places = get_places (self);

  for (guint c = 0; c < SPOR_MAP_N_TARGET; c++)
    labels[c] = spor_map_coverage_label (c);
  spor_map_picture_set_scale (picture, SPOR_MAP_TARGET,
                              spor_map_show_label (SPOR_MAP_SHOW_COVERAGE), labels);
  for (guint m = 0; m < spor_places_get_n (places); m++)
    spor_map_picture_set_value (
        picture, m, spor_map_figures_get_coverage (self, spor_places_region_of (places, m)), NULL);
}

/* The round's own size classes; without them all municipalities are of one. */
static void
colour_population (const SporMapFigures *self, SporMapPicture *picture)
{
  SporPlaces *places = get_places (self);
  GPtrArray *dimensions = spor_composition_round (self->composition)->dimensions;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint d = 0; d < dimensions->len && labels->len == 0; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (dimensions, d);

      for (guint c = 0; dimension->kind == SPOR_DIMENSION_SIZE && c < dimension->categories->len
                        && c < SPOR_MAP_MAX_CLASSES;
           c++)
        g_ptr_array_add (labels,
                         ((SporCategory *)g_ptr_array_index (dimension->categories, c))->name);
    }
  g_ptr_array_add (labels, NULL);
  spor_map_picture_set_scale (picture, SPOR_MAP_AMOUNTS,
                              spor_map_show_label (SPOR_MAP_SHOW_POPULATION),
                              (const char *const *)labels->pdata);
  for (guint m = 0; m < spor_places_get_n (places); m++)
    {
      g_autofree char *value = spor_map_figures_get_value (self, SPOR_MAP_SHOW_POPULATION, m);
      const char *size = spor_map_figures_get_size (self, m);
      int index = -1;

      for (guint i = 0; i + 1 < labels->len && index < 0; i++)
        if (g_str_equal (size, g_ptr_array_index (labels, i)))
          index = i;
      spor_map_picture_set_value (picture, m, index, value);
    }
}

/* Filled: seated; hollow: waiting; a shape for each track. */
static void
add_marks (const SporMapFigures *self, SporMapPicture *picture)
{
  SporComposition *composition = self->composition;
  const SporRound *round = spor_composition_round (composition);

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    {
      guint number = spor_round_track (round, t)->number;
      /* Translators: the number of a track; those who have a seat there */
      g_autofree char *seated = g_strdup_printf (_ ("Track %u, seated"), number);
      /* Translators: the number of a track; those who wait for a seat there */
      g_autofree char *waiting = g_strdup_printf (_ ("Track %u, waiting"), number);

      spor_map_picture_add_mark_kind (picture, t % SPOR_MAP_N_SHAPES, TRUE, seated);
      spor_map_picture_add_mark_kind (picture, t % SPOR_MAP_N_SHAPES, FALSE, waiting);
    }
  for (guint i = 0; i < self->wanted->len; i++)
    {
      guint signup = g_array_index (self->wanted, guint, i), track;
      int municipality = spor_signups_row (composition->signups, signup)->municipality;
      SporSpot spot = spor_composition_find (composition, signup, &track, NULL);

      if (municipality >= 0 && spot != SPOR_SPOT_POOL)
        spor_map_picture_add_marks (picture, municipality, 2 * track + (spot == SPOR_SPOT_WAITING),
                                    1);
    }
}

static void
set_regions (const SporMapFigures *self, SporMapShow show, SporMapPicture *picture)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint r = 0; r < spor_places_get_n_regions (get_places (self)); r++)
    g_ptr_array_add (texts, spor_map_figures_get_region_text (self, show, r));
  g_ptr_array_add (texts, NULL);
  spor_map_picture_set_regions (picture, _ ("By region"), (const char *const *)texts->pdata);
}

SporMapPicture *
spor_map_figures_draw (const SporMapFigures *self,
                       SporBoundaries *boundaries,
                       SporMapShow show,
                       gboolean with_marks)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (boundaries), NULL);

  SporMapPicture *picture = spor_map_picture_new (boundaries);

  if (show == SPOR_MAP_SHOW_COVERAGE)
    colour_coverage (self, picture);
  else if (show == SPOR_MAP_SHOW_POPULATION)
    colour_population (self, picture);
  else
    colour_counts (self, show, picture);
  if (with_marks)
    add_marks (self, picture);
  set_regions (self, show, picture);
  spor_map_picture_set_names (picture,
                              show == SPOR_MAP_SHOW_COVERAGE || show == SPOR_MAP_SHOW_POPULATION
                                  ? SPOR_MAP_NAMES
                                  : SPOR_MAP_NAMES_AND_VALUES);
  return picture;
}
