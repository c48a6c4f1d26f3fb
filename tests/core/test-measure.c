/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include "spor-language.h"
#include "spor-measure.h"

#include <math.h>
#include <string.h>

enum
{
  ANNE,  /* Hovedstaden, large, both sectors */
  BO,    /* Nordjylland, small */
  CARL,  /* Syddanmark, large */
  DORTE, /* Midtjylland, large, both sectors */
  NIELS, /* outside the municipalities */
  JENS,  /* Sjælland, medium, both roles */
  KAREN,
  LARS,
  RIKKE, /* withdrawn */
  N_PEOPLE
};

static const Person people[N_PEOPLE] = {
  [ANNE] = { "Anne Hansen", "København", 0, PROJECT_MANAGER, PUBLIC | SCHOOL },
  [BO] = { "Bo Sand", "Læsø", 0, PROJECT_MANAGER, SCHOOL },
  [CARL] = { "Carl Lund", "Odense", 0, PROJECT_MANAGER, PUBLIC },
  [DORTE] = { "Dorte Vad", "Aarhus", 0, PROJECT_MANAGER, PUBLIC | SCHOOL },
  [NIELS] = { "Niels Mai", "Sydslesvig", 0, PROJECT_MANAGER, PUBLIC },
  [JENS] = { "Jens Dam", "Lolland", 1, SUPER_USER | SYSTEM_ADMINISTRATOR, PUBLIC },
  [KAREN] = { "Karen Eg", "Greve", 1, SUPER_USER, SCHOOL },
  [LARS] = { "Lars Ahl", "Køge", 1, PROJECT_MANAGER | SUPER_USER, PUBLIC },
  [RIKKE] = { "Rikke Lind", "Læsø", 0, PROJECT_MANAGER, SCHOOL, .withdrawn = TRUE },
};

typedef PeopleBoard Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  people_board_set_up (self, people, N_PEOPLE);
}

static const SporScopeMeasure *
scope (const SporMeasure *measure, int track)
{
  const SporScopeMeasure *found = g_ptr_array_index (measure->scopes, track + 1);

  g_assert_cmpint (found->track, ==, track);
  return found;
}

/* (nullable) */
static const SporDimensionMeasure *
dimension (const SporMeasure *measure, int track, const char *key)
{
  const SporScopeMeasure *found = scope (measure, track);

  for (guint d = 0; d < found->dimensions->len; d++)
    {
      const SporDimensionMeasure *one = g_ptr_array_index (found->dimensions, d);

      if (g_str_equal (one->dimension->key, key))
        return one;
    }
  return NULL;
}

static double
count (const SporMeasure *measure, int track, const char *dimension_key, const char *key)
{
  const SporDimensionMeasure *found = dimension (measure, track, dimension_key);

  g_assert_nonnull (found);
  for (guint c = 0; c < found->categories->len; c++)
    {
      const SporCategoryMeasure *category
          = &g_array_index (found->categories, SporCategoryMeasure, c);

      if (g_str_equal (category->category->key, key))
        return category->count;
    }
  g_assert_not_reached ();
}

static void
assert_near (double found, double expected)
{
  g_assert_cmpfloat_with_epsilon (found, expected, 1e-12);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (self->composition);
  g_autoptr (GPtrArray) missing = spor_measure_missing (measure);

  assert_near (measure->deviation, 1);
  assert_near (measure->representativeness, 0);
  g_assert_cmpuint (measure->scopes->len, ==, 3);
  for (int t = -1; t < 2; t++)
    {
      g_assert_cmpuint (scope (measure, t)->n, ==, 0);
      assert_near (scope (measure, t)->deviation, 1);
      assert_near (dimension (measure, t, "region")->deviation, 1);
    }
  g_assert_cmpuint (missing->len, ==, 0);
}

/* København alone: region ½ (69 + 69)/98, size ½ (72 + 72)/98, sector 0, the weights alike. */
static void
test_one_seat (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMeasure) measure = NULL;

  people_seat (self->composition, 0, ANNE);
  measure = spor_measure_new (self->composition);

  g_assert_cmpuint (scope (measure, -1)->n, ==, 1);
  assert_near (dimension (measure, -1, "region")->deviation, 69 / 98.0);
  assert_near (dimension (measure, -1, "size")->deviation, 72 / 98.0);
  assert_near (dimension (measure, -1, "sector")->deviation, 0);
  assert_near (scope (measure, -1)->deviation, 47 / 98.0);
  assert_near (scope (measure, 0)->deviation, 47 / 98.0);
  assert_near (scope (measure, 1)->deviation, 1);
  assert_near (measure->deviation, 239 / 392.0);
  assert_near (measure->representativeness, 153 / 392.0);
}

/* Three in track 1: sectors public ½ + 1 = 1½ of 3, and school as much. */
static void
test_halves (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMeasure) measure = NULL;

  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, BO);
  people_seat (self->composition, 0, CARL);
  measure = spor_measure_new (self->composition);

  assert_near (count (measure, 0, "sector", "public"), 1.5);
  assert_near (count (measure, 0, "sector", "school"), 1.5);
  assert_near (dimension (measure, 0, "sector")->deviation, 0);
  assert_near (count (measure, 0, "size", "large"), 2);
  /* ½ (|1/3 − 22/98| + 50/98 + |2/3 − 26/98|) */
  assert_near (dimension (measure, 0, "size")->deviation, 50 / 98.0);
  /* Hovedstaden, Syddanmark, Nordjylland one each: what is short is 17/98 + 19/98. */
  assert_near (dimension (measure, 0, "region")->deviation, 36 / 98.0);
  assert_near (scope (measure, 0)->deviation, 86 / 294.0);
}

/* The dimension of roles is for track 2 alone; the role that is no category of it counts nowhere.
 */
static void
test_track_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMeasure) measure = NULL;
  double region, size, sector;

  people_seat (self->composition, 1, JENS);
  people_seat (self->composition, 1, KAREN);
  people_seat (self->composition, 1, LARS);
  people_seat (self->composition, 0, ANNE);
  measure = spor_measure_new (self->composition);

  g_assert_null (dimension (measure, -1, "role"));
  g_assert_null (dimension (measure, 0, "role"));
  assert_near (count (measure, 1, "role", "super-user"), 2.5);
  assert_near (count (measure, 1, "role", "system-administrator"), 0.5);
  assert_near (dimension (measure, 1, "role")->deviation, 2.5 / 3 - 0.5);

  region = 81 / 98.0; /* all three from Sjælland */
  size = 22 / 98.0;   /* two medium, one large: what is short is small */
  sector = 2 / 3.0 - 0.5;
  assert_near (dimension (measure, 1, "region")->deviation, region);
  assert_near (dimension (measure, 1, "size")->deviation, size);
  assert_near (dimension (measure, 1, "sector")->deviation, sector);
  assert_near (scope (measure, 1)->deviation,
               (3 * region + 3 * size + 3 * sector + (2.5 / 3 - 0.5)) / 10);
}

/* Who is outside the municipalities is one of |S| and in no category. */
static void
test_outside (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMeasure) measure = NULL;

  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, NIELS);
  measure = spor_measure_new (self->composition);

  g_assert_cmpuint (scope (measure, 0)->n, ==, 2);
  assert_near (count (measure, 0, "region", "1084"), 1);
  assert_near (dimension (measure, 0, "region")->deviation, 89 / 196.0);
  assert_near (dimension (measure, 0, "size")->deviation, (23 + 72) / 196.0);
  assert_near (dimension (measure, 0, "sector")->deviation, 0.25);
}

/* A dimension of an extra field's values, from sign-ups that were loaded without their texts.
 * Blank, missing and unforeseen values are in no category, and not alike. */
static void
test_extra (Fixture *self, gconstpointer data)
{
  static const Person users[] = {
    { "Anne Hansen", "Odense", 0, PROJECT_MANAGER, PUBLIC, .extra = "{\"System\":\"Cicero\"}" },
    { "Bo Sand", "Læsø", 0, PROJECT_MANAGER, PUBLIC, .extra = "{\"System\":\"FBS\",\"x\":\"y\"}" },
    { "Carl Lund", "Greve", 0, PROJECT_MANAGER, PUBLIC, .extra = "{\"System\":\"\"}" },
    { "Dorte Vad", "Køge", 0, PROJECT_MANAGER, PUBLIC },
    { "Erik Due", "Aarhus", 0, PROJECT_MANAGER, PUBLIC, .extra = "{\"System\":\"?\"}" },
    { "Finn Ege", "Viborg", 0, PROJECT_MANAGER, PUBLIC, .extra = "{\"System\":[1]}" },
  };
  SporDimension *system = spor_dimension_new (SPOR_DIMENSION_EXTRA, "System", "System");
  g_autoptr (SporSignups) signups = NULL;
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporMeasure) measure = NULL;

  spor_dimension_add (system, "FBS", "FBS", 1, 4);
  spor_dimension_add (system, "Cicero", "Cicero", 3, 4);
  spor_dimension_add (system, "", "Nothing", 0, 1);
  system->weight = 2;
  system->for_group = TRUE;
  g_ptr_array_add (self->round->dimensions, system);
  signups = people_sign_up (self->round, users, G_N_ELEMENTS (users));
  composition = spor_composition_new (signups, "composition-1", "Forslag A");
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    people_seat (composition, 0, i);
  measure = spor_measure_new (composition);

  assert_near (count (measure, -1, "System", "FBS"), 1);
  assert_near (count (measure, -1, "System", "Cicero"), 1);
  assert_near (count (measure, -1, "System", ""), 0);
  assert_near (dimension (measure, -1, "System")->deviation,
               0.5 * (1 / 4.0 - 1 / 6.0 + 3 / 4.0 - 1 / 6.0));
}

static void
test_weights (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMeasure) measure = NULL;
  g_autoptr (SporMeasure) unweighed = NULL;
  SporDimension *region = g_ptr_array_index (self->round->dimensions, 0);
  SporDimension *size = g_ptr_array_index (self->round->dimensions, 1);
  SporDimension *sector = g_ptr_array_index (self->round->dimensions, 2);
  SporDimension *role = g_ptr_array_index (self->round->dimensions, 3);

  region->weight = 5;
  size->weight = 2;
  sector->for_group = FALSE;
  sector->for_tracks = 1 << 1;
  people_seat (self->composition, 0, ANNE);
  measure = spor_measure_new (self->composition);
  g_assert_cmpuint (scope (measure, -1)->dimensions->len, ==, 2);
  assert_near (scope (measure, 0)->deviation, (5 * 69 + 2 * 72) / (7 * 98.0));

  region->weight = size->weight = sector->weight = role->weight = 0;
  unweighed = spor_measure_new (self->composition);
  assert_near (unweighed->deviation, 0);
}

/* Written apart from the measure, from the facts of people and places. */
typedef double (*Share) (const Person *person, const SporRound *round, guint category);

static double
share_region (const Person *person, const SporRound *round, guint category)
{
  int m = people_find_municipality (round->places, person->place);

  return m >= 0 && spor_places_region_of (round->places, m) == category;
}

static double
share_size (const Person *person, const SporRound *round, guint category)
{
  int m = people_find_municipality (round->places, person->place);
  guint population = m < 0 ? 0 : spor_places_get (round->places, m)->population;

  return m >= 0 && category == (population < 30000 ? 0 : population <= 60000 ? 1 : 2);
}

static double
share_bits (guint32 bits, guint category)
{
  if (!(bits & (1u << category)))
    return 0;
  return bits == 3 ? 0.5 : 1;
}

static double
share_sector (const Person *person, const SporRound *round, guint category)
{
  return share_bits (person->sectors, category);
}

static double
share_role (const Person *person, const SporRound *round, guint category)
{
  return share_bits (person->roles >> 1, category);
}

static const struct
{
  Share share;
  guint n;
  double targets[5], weight;
  gboolean track_2_alone;
} oracle_dimensions[] = {
  { share_region, 5, { 29 / 98.0, 17 / 98.0, 22 / 98.0, 19 / 98.0, 11 / 98.0 }, 3 },
  { share_size, 3, { 22 / 98.0, 50 / 98.0, 26 / 98.0 }, 3 },
  { share_sector, 2, { 0.5, 0.5 }, 3 },
  { share_role, 2, { 0.5, 0.5 }, 1, TRUE },
};

/* @seats: bit t for a seat in track t, or 0; @scope: the bits that count. */
static double
oracle_scope (const Person *crowd, const guint *seats, guint n_crowd, guint bits, SporRound *round)
{
  double sum = 0, weights = 0;

  for (guint d = 0; d < G_N_ELEMENTS (oracle_dimensions); d++)
    {
      double deviation = 0;
      guint n = 0;

      if (oracle_dimensions[d].track_2_alone && bits != 2)
        continue;
      for (guint i = 0; i < n_crowd; i++)
        n += (seats[i] & bits) != 0;
      for (guint c = 0; c < oracle_dimensions[d].n; c++)
        {
          double persons = 0;

          for (guint i = 0; i < n_crowd; i++)
            if (seats[i] & bits)
              persons += oracle_dimensions[d].share (&crowd[i], round, c);
          if (n > 0)
            deviation += 0.5 * fabs (persons / n - oracle_dimensions[d].targets[c]);
        }
      sum += oracle_dimensions[d].weight * (n > 0 ? deviation : 1);
      weights += oracle_dimensions[d].weight;
    }
  return sum / weights;
}

static double
oracle_deviation (const Person *crowd, const guint *seats, guint n, SporRound *round)
{
  return oracle_scope (crowd, seats, n, 3, round) / 2
         + (oracle_scope (crowd, seats, n, 1, round) + oracle_scope (crowd, seats, n, 2, round))
               / 4;
}

#define N_CROWD 60

static void
fill_crowd (GRand *rand, const SporRound *round, Person *crowd)
{
  guint n = spor_places_get_n (round->places);

  for (guint i = 0; i < N_CROWD; i++)
    {
      guint m = g_rand_int_range (rand, 0, n + n / 10);

      crowd[i]
          = (Person){ "Somebody", m < n ? spor_places_get (round->places, m)->name : "Sydslesvig",
                      g_rand_int_range (rand, 0, 2), g_rand_int_range (rand, 0, 8),
                      g_rand_int_range (rand, 0, 4) };
    }
}

static void
assert_measures (const SporComposition *composition, const Person *crowd)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);
  SporRound *round = spor_composition_round (composition);
  guint seats[N_CROWD] = { 0 };

  for (guint t = 0; t < 2; t++)
    for (guint i = 0; i < composition->seated[t]->len; i++)
      seats[g_array_index (composition->seated[t], guint, i)] = 1 << t;
  assert_near (measure->deviation, oracle_deviation (crowd, seats, N_CROWD, round));
  assert_near (measure->representativeness, 1 - measure->deviation);
  assert_near (scope (measure, -1)->deviation, oracle_scope (crowd, seats, N_CROWD, 3, round));
  assert_near (scope (measure, 0)->deviation, oracle_scope (crowd, seats, N_CROWD, 1, round));
  assert_near (scope (measure, 1)->deviation, oracle_scope (crowd, seats, N_CROWD, 2, round));
}

/* A walk of random moves over random people, none of them checked. */
static void
test_random (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250331);

  for (guint crowd_number = 0; crowd_number < 20; crowd_number++)
    {
      Person crowd[N_CROWD];
      g_autoptr (SporSignups) signups = NULL;
      g_autoptr (SporComposition) composition = NULL;

      fill_crowd (rand, self->round, crowd);
      signups = people_sign_up (self->round, crowd, N_CROWD);
      composition = spor_composition_new (signups, "composition-2", "Forslag B");
      for (guint i = 0; i < 100; i++)
        {
          SporMove move = { g_rand_int_range (rand, 0, N_CROWD), g_rand_int_range (rand, 0, 3),
                            g_rand_int_range (rand, 0, 2), g_rand_int_range (rand, -1, 4),
                            g_rand_boolean (rand) ? g_rand_int_range (rand, 0, N_CROWD) : -1 };
          double expected = spor_measure_deviation_after (composition, &move);
          SporComposition *after = spor_composition_apply (composition, &move);
          g_autoptr (SporMeasure) measure = spor_measure_new (after);

          g_assert_cmpfloat (measure->deviation, ==, expected);
          assert_measures (after, crowd);
          spor_composition_unref (composition);
          composition = after;
        }
    }
}

/* The sentences, one per line. */
static void
assert_missing (Fixture *self, const char *expected)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (self->composition);
  g_autoptr (GPtrArray) missing = spor_measure_missing (measure);
  g_autofree char *found = NULL;

  g_ptr_array_add (missing, NULL);
  found = g_strjoinv ("\n", (char **)missing->pdata);
  g_assert_cmpstr (found, ==, expected);
}

/* Any number of people is enough: targets are for as many as are seated. */
static void
ask_for_none (Fixture *self)
{
  for (guint t = 0; t < self->round->tracks->len; t++)
    ((SporTrack *)g_ptr_array_index (self->round->tracks, t))->seats_min = 0;
}

/* One of the eleven, of the five in track 1 and six in track 2: targets are for those. */
static void
test_missing_of_minimum (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMeasure) measure = NULL;

  people_seat (self->composition, 0, ANNE);
  ((SporDimension *)g_ptr_array_index (self->round->dimensions, 1))->for_tracks = 0;
  ((SporDimension *)g_ptr_array_index (self->round->dimensions, 2))->for_group = FALSE;
  measure = spor_measure_new (self->composition);
  g_assert_cmpuint (scope (measure, -1)->size, ==, 11);
  g_assert_cmpuint (scope (measure, 0)->size, ==, 5);
  g_assert_cmpuint (scope (measure, 1)->size, ==, 6);

  assert_missing (self, "6 more people are needed in “Størrelse: Mellem” (target 5.6).\n"
                        "2 more people are needed from Region Syddanmark (target 2.5).\n"
                        "2 more people are needed in “Størrelse: Lille” (target 2.5).\n"
                        "2 more people are needed from Region Hovedstaden (target 3.3).\n"
                        "2 more people are needed from Region Midtjylland (target 2.1).\n"
                        "2 more people are needed in “Størrelse: Stor” (target 2.9).\n"
                        "2 more people are needed from Region Sjælland (target 1.9).\n"
                        "1 more person is needed from Region Nordjylland (target 1.2).\n"
                        "Track 1 needs 2 more people in “Folkebibliotek” (target 2.5).\n"
                        "Track 1 needs 2 more people in “Skolebibliotek” (target 2.5).\n"
                        "Track 1 needs 1 more person from Region Syddanmark (target 1.1).\n"
                        "Track 1 needs 1 more person from Region Midtjylland (target 1.0).\n"
                        "Track 1 needs 1 more person from Region Sjælland (target 0.9).\n"
                        "Track 1 needs 1 more person from Region Nordjylland (target 0.6).");
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  SporDimension *sector = g_ptr_array_index (self->round->dimensions, 2);
  SporDimension *region = g_ptr_array_index (self->round->dimensions, 0);

  ask_for_none (self);
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, CARL);
  people_seat (self->composition, 0, DORTE);
  people_seat (self->composition, 0, NIELS);
  people_seat (self->composition, 1, JENS);
  people_seat (self->composition, 1, KAREN);
  sector->for_tracks = 0;
  region->for_tracks = 1 << 1;

  /* Six in the group: medium 2 of 3.06, large 3 of 1.59, small 0 of 1.35; Sjælland 2 of 1.04,
   * Hovedstaden 1 of 1.78, Nordjylland 0 of 0.67; public 3½ and 2½ of 3 each, which is not more
   * than half a person. Four in track 1: medium 0 of 2.04. Two in track 2. */
  assert_missing (
      self, "The group has fewer people in “Størrelse: Lille” than the target (0 against 1.3).\n"
            "The group has fewer people in “Størrelse: Mellem” than the target (2 against 3.1).\n"
            "The group has fewer people in “Skolebibliotek” than the target (2 against 3.0).\n"
            "The group has fewer people from Region Hovedstaden than the target (1 against 1.8).\n"
            "The group has fewer people from Region Nordjylland than the target (0 against 0.7).\n"
            "The group has more people in “Størrelse: Stor” than the target (3 against 1.6).\n"
            "The group has more people in “Folkebibliotek” than the target (4 against 3.0).\n"
            "The group has more people from Region Sjælland than the target (2 against 1.0).\n"
            "Track 1 has fewer people in “Størrelse: Mellem” than the target (0 against 2.0).\n"
            "Track 1 has fewer people in “Størrelse: Lille” than the target (0 against 0.9).\n"
            "Track 1 has more people in “Størrelse: Stor” than the target (3 against 1.1).\n"
            "Track 2 has fewer people from Region Hovedstaden than the target (0 against 0.6).\n"
            "Track 2 has fewer people in “Størrelse: Stor” than the target (0 against 0.5).\n"
            "Track 2 has more people from Region Sjælland than the target (2 against 0.3).\n"
            "Track 2 has more people in “Størrelse: Mellem” than the target (2 against 1.0).");
}

static void
assert_fills (Fixture *self, guint signup, const char *expected)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (self->composition);
  g_autofree char *text = NULL;
  SporGapFill fills = spor_measure_fills_gap (measure, self->composition, signup, &text, NULL);

  g_assert_cmpint (fills, ==, expected ? SPOR_GAP_BY_SEAT : SPOR_GAP_NOT_FILLED);
  g_assert_cmpint (fills, ==,
                   spor_measure_fills_gap (measure, self->composition, signup, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_fills_by_swap (Fixture *self, guint signup, const char *expected, const char *expected_how)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (self->composition);
  g_autofree char *text = NULL;
  g_autofree char *how = NULL;

  g_assert_cmpint (spor_measure_fills_gap (measure, self->composition, signup, &text, &how), ==,
                   SPOR_GAP_BY_SWAP);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (how, ==, expected_how);
}

static void
set_seats (Fixture *self, guint track, guint n)
{
  SporTrack *rules = g_ptr_array_index (self->round->tracks, track);

  rules->seats_min = rules->seats_max = n;
}

static void
set_mark (Fixture *self, guint signup, SporMark mark)
{
  const SporMarked marked = { signup, mark };

  g_array_append_val (self->composition->marks, marked);
}

/* Where the track is full, only somebody else's seat fills it, and only where that may be had. */
static void
test_fills_gap_of_full_track (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, CARL);
  people_seat (self->composition, 1, JENS);
  people_seat (self->composition, 1, KAREN);
  people_seat (self->composition, 0, DORTE);
  ask_for_none (self);
  assert_fills (self, BO, "Fills a gap (Størrelse: Lille)");

  set_seats (self, 0, 3);
  assert_fills_by_swap (self, BO, "Could fill a gap (Størrelse: Lille)",
                        "Track 1 is full: at most 3 seats. Only in exchange for somebody who has a "
                        "seat there.");
  set_mark (self, ANNE, SPOR_MARK_PINNED);
  set_mark (self, CARL, SPOR_MARK_PINNED);
  assert_fills_by_swap (self, BO, "Could fill a gap (Størrelse: Lille)",
                        "Track 1 is full: at most 3 seats. Only in exchange for somebody who has a "
                        "seat there.");
  set_mark (self, DORTE, SPOR_MARK_PINNED);
  assert_fills (self, BO, NULL);
}

/* One school library, where there should be two; its seat is the only one to be had: taking it
 * fills no gap of schools. */
static void
test_fills_gap_by_other_than_the_same (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, BO);
  people_seat (self->composition, 0, CARL);
  people_seat (self->composition, 0, NIELS);
  people_seat (self->composition, 1, JENS);
  ask_for_none (self);
  assert_fills (self, DORTE, "Fills a gap (Skolebibliotek)");
  set_seats (self, 0, 3);
  set_mark (self, CARL, SPOR_MARK_PINNED);
  set_mark (self, NIELS, SPOR_MARK_PINNED);
  assert_fills_by_swap (self, DORTE, "Could fill a gap (Region Midtjylland)",
                        "Track 1 is full: at most 3 seats. Only in exchange for somebody who has a "
                        "seat there.");
}

static void
test_barred_fills_no_gap (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, CARL);
  people_seat (self->composition, 0, DORTE);
  ask_for_none (self);
  assert_fills (self, BO, "Fills a gap (Størrelse: Lille)");
  set_mark (self, BO, SPOR_MARK_BARRED);
  assert_fills (self, BO, NULL);
}

static void
test_fills_gap (Fixture *self, gconstpointer data)
{
  assert_fills (self, BO, NULL);

  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, CARL);
  people_seat (self->composition, 1, JENS);
  people_seat (self->composition, 1, KAREN);
  people_seat (self->composition, 0, DORTE);
  people_wait (self->composition, 0, BO);
  ask_for_none (self);

  /* Five: small 0 of 1.12, Nordjylland 0 of 0.56; the other sign-up of Læsø cannot be seated. */
  assert_fills (self, BO, "Fills a gap (Størrelse: Lille)");
  assert_fills (self, RIKKE, NULL);
  assert_fills (self, KAREN, NULL);
  assert_fills (self, LARS, NULL);
  assert_fills (self, NIELS, NULL);
}

/* Four: Hovedstaden 0 of 1.18, large 0 of 1.06. */
static void
test_fills_widest_gap (Fixture *self, gconstpointer data)
{
  ask_for_none (self);
  people_seat (self->composition, 0, BO);
  people_seat (self->composition, 0, NIELS);
  people_seat (self->composition, 1, JENS);
  people_seat (self->composition, 1, KAREN);
  assert_fills (self, ANNE, "Fills a gap (Region Hovedstaden)");
  assert_fills (self, LARS, "Fills a gap (Størrelse: Stor)");
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, people_board_tear_down)

int
main (int argc, char **argv)
{
  spor_language_init ("en");
  g_test_init (&argc, &argv, NULL);

  ADD ("/measure/empty", test_empty);
  ADD ("/measure/one-seat", test_one_seat);
  ADD ("/measure/halves", test_halves);
  ADD ("/measure/track-alone", test_track_alone);
  ADD ("/measure/outside", test_outside);
  ADD ("/measure/extra", test_extra);
  ADD ("/measure/weights", test_weights);
  ADD ("/measure/random", test_random);
  ADD ("/measure/missing", test_missing);
  ADD ("/measure/missing-of-minimum", test_missing_of_minimum);
  ADD ("/measure/fills-gap", test_fills_gap);
  ADD ("/measure/fills-widest-gap", test_fills_widest_gap);
  ADD ("/measure/fills-gap-of-full-track", test_fills_gap_of_full_track);
  ADD ("/measure/fills-gap-by-other-than-the-same", test_fills_gap_by_other_than_the_same);
  ADD ("/measure/barred-fills-no-gap", test_barred_fills_no_gap);
  return g_test_run ();
}
