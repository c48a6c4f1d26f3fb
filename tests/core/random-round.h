/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people.h"

#include "spor-board-instance.h"
#include "spor-measure.h"

#include <math.h>

/* Rounds small enough to look at every composition, by the rules and the measure that the board
 * has. */

#define RANDOM_PEOPLE 9
#define RANDOM_DEVIATION_NONE 2 /* more than any deviation */

typedef struct
{
  SporRound *round;
  SporSignups *signups;
  SporComposition *composition; /* with marks, nobody seated */
  GArray *eligible;             /* guint: sign-ups */
} RandomRound;

static const char *const random_places[]
    = { "København", "Gentofte", "Lolland", "Greve",   "Køge",      "Odense",
        "Svendborg", "Aarhus",   "Viborg",  "Aalborg", "Sydslesvig" };

static const char *const random_extras[] = { NULL, "{\"System\":\"A\"}", "{\"System\":\"B\"}" };

static inline guint
random_below (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, n);
}

static inline void
random_round_fill_people (GRand *rand, Person *people, char **emails)
{
  for (guint i = 0; i < RANDOM_PEOPLE; i++)
    {
      people[i]
          = (Person){ .name = "Anne Hansen",
                      .place = random_places[random_below (rand, G_N_ELEMENTS (random_places))],
                      .track = random_below (rand, 2),
                      .sectors = 1 + random_below (rand, 3),
                      .email = emails[random_below (rand, RANDOM_PEOPLE)],
                      .extra = random_extras[random_below (rand, G_N_ELEMENTS (random_extras))] };
      people[i].roles
          = people[i].track == 0 ? PROJECT_MANAGER : SUPER_USER << random_below (rand, 2);
      if (people[i].track == 1 && random_below (rand, 3) == 0)
        people[i].roles = SUPER_USER | SYSTEM_ADMINISTRATOR;
    }
}

static inline void
random_round_change_limits (GRand *rand, SporDimension *dimension)
{
  for (guint c = 0; c < dimension->categories->len; c++)
    {
      SporCategory *category = g_ptr_array_index (dimension->categories, c);

      if (random_below (rand, 6) == 0)
        category->min = random_below (rand, 2);
      if (random_below (rand, 6) == 0)
        category->max = random_below (rand, 3);
    }
}

/* Other shares of a whole, with a large denominator as shares of a population have. */
static inline void
random_round_change_targets (GRand *rand, SporDimension *dimension)
{
  gint64 left = 5982117;

  for (guint c = 0; c < dimension->categories->len; c++)
    {
      SporCategory *category = g_ptr_array_index (dimension->categories, c);

      category->target_den = 5982117;
      category->target_num
          = c + 1 < dimension->categories->len ? g_rand_int_range (rand, 0, left) : left;
      left -= category->target_num;
    }
}

static inline void
random_round_change_rules (GRand *rand, SporRound *round)
{
  for (guint t = 0; t < 2; t++)
    {
      SporTrack *track = g_ptr_array_index (round->tracks, t);

      track->seats_min = random_below (rand, 3);
      track->seats_max = track->seats_min + random_below (rand, 3);
      track->per_municipality = random_below (rand, 3);
    }
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      dimension->weight = (double[]){ 0, 0.35, 1, 3 }[random_below (rand, 4)];
      if (random_below (rand, 3) == 0)
        random_round_change_limits (rand, dimension);
      if (random_below (rand, 3) == 0)
        random_round_change_targets (rand, dimension);
    }
}

/* One from an extra field, in the group, a track or both. */
static inline void
random_round_add_dimension (GRand *rand, SporRound *round)
{
  SporDimension *dimension = spor_dimension_new (SPOR_DIMENSION_EXTRA, "System", "System");

  dimension->for_group = random_below (rand, 2);
  dimension->for_tracks = random_below (rand, 4);
  spor_dimension_add (dimension, "A", "A", 1, 3);
  spor_dimension_add (dimension, "B", "B", 2, 3);
  g_ptr_array_add (round->dimensions, dimension);
}

static inline void
random_round_init (RandomRound *self, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Person people[RANDOM_PEOPLE];
  char *emails[RANDOM_PEOPLE];

  for (guint i = 0; i < RANDOM_PEOPLE; i++)
    emails[i] = g_strdup_printf ("p%u@example.dk", i);
  random_round_fill_people (rand, people, emails);
  self->round = people_round_new ();
  random_round_add_dimension (rand, self->round);
  random_round_change_rules (rand, self->round);
  self->signups = people_sign_up (self->round, people, RANDOM_PEOPLE);
  self->composition = spor_composition_new (self->signups, "composition-1", "Forslag A");
  self->eligible = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < RANDOM_PEOPLE; i++)
    {
      SporMarked marked = { i, random_below (rand, 2) ? SPOR_MARK_PINNED : SPOR_MARK_BARRED };

      if (spor_signups_row (self->signups, i)->status != SPOR_STATUS_ELIGIBLE)
        continue;
      g_array_append_val (self->eligible, i);
      if (random_below (rand, 8) == 0)
        g_array_append_val (self->composition->marks, marked);
    }
  for (guint i = 0; i < RANDOM_PEOPLE; i++)
    g_free (emails[i]);
}

static inline void
random_round_clear (RandomRound *self)
{
  spor_composition_unref (self->composition);
  spor_signups_unref (self->signups);
  spor_round_unref (self->round);
  g_array_unref (self->eligible);
}

/* The composition that seats the eligible of @bits; its deviation, or RANDOM_DEVIATION_NONE if it
 * breaks a rule. */
static inline double
random_round_try (const RandomRound *self, guint bits)
{
  g_autoptr (SporComposition) composition = spor_composition_copy (self->composition);
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (SporMeasure) measure = NULL;

  for (guint i = 0; i < self->eligible->len; i++)
    {
      guint signup = g_array_index (self->eligible, guint, i);

      if (bits >> i & 1)
        people_seat (composition, spor_signups_row (self->signups, signup)->track, signup);
    }
  breaches = spor_composition_breaches (composition);
  if (breaches->len > 0)
    return RANDOM_DEVIATION_NONE;
  measure = spor_measure_new (composition);
  return measure->deviation;
}

/* Per set of the eligible. */
static inline double *
random_round_enumerate (const RandomRound *self, double *best)
{
  guint n = 1u << self->eligible->len;
  double *deviations = g_new (double, n);

  *best = RANDOM_DEVIATION_NONE;
  for (guint bits = 0; bits < n; bits++)
    {
      deviations[bits] = random_round_try (self, bits);
      *best = MIN (*best, deviations[bits]);
    }
  return deviations;
}
