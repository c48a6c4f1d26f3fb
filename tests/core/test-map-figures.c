/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include "spor-language.h"
#include "spor-map-figures.h"

#include <string.h>

enum
{
  ANNE,
  BO,
  CARL,
  DORTE,
  ERIK,
  FRIDA,
  GERDA, /* withdrawn */
  NIELS, /* outside the municipalities */
  OLE,   /* the same organisation */
  N_PEOPLE
};

static const Person people[N_PEOPLE] = {
  [ANNE] = { "Anne Hansen", "Aarhus", 0, PROJECT_MANAGER, PUBLIC },
  [BO] = { "Bo Sand", "Læsø", 0, PROJECT_MANAGER, SCHOOL },
  [CARL] = { "Carl Lund", "Aarhus", 1, SUPER_USER, PUBLIC },
  [DORTE] = { "Dorte Vad", "Aarhus", 0, PROJECT_MANAGER, PUBLIC },
  [ERIK] = { "Erik Holm", "Frederiksberg", 1, SUPER_USER, SCHOOL },
  [FRIDA] = { "Frida Bæk", "Odense", 1, SUPER_USER, SCHOOL },
  [GERDA] = { "Gerda Lind", "Odense", 1, SUPER_USER, SCHOOL, .withdrawn = TRUE },
  [NIELS] = { "Niels Fries", "Sydslesvig", 0, PROJECT_MANAGER, PUBLIC },
  [OLE] = { "Ole Dam", "Sydslesvig", 1, SUPER_USER, PUBLIC },
};

typedef struct
{
  SporRound *round;
  SporComposition *composition;
  SporBoundaries *boundaries;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporSignups) signups = NULL;
  g_autoptr (SporSignupFacts) blank = spor_signup_facts_new ();

  self->round = people_round_new ();
  signups = spor_signups_begin (self->round, FALSE);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (SporSignupFacts) facts = people_facts (&people[i], self->round->places, i);

      spor_signups_add (signups, facts);
    }
  blank->id = g_strdup ("blank");
  blank->municipality = -1;
  blank->track = -1;
  spor_signups_add (signups, blank);
  spor_signups_end (signups);
  self->composition = spor_composition_new (signups, "one", "One");
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, NIELS);
  people_seat (self->composition, 1, ERIK);
  people_wait (self->composition, 0, DORTE);
  people_wait (self->composition, 1, CARL);
  self->boundaries = spor_boundaries_new_built_in (self->round->places, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->boundaries);
  spor_composition_unref (self->composition);
  spor_round_unref (self->round);
}

static guint
find (Fixture *self, const char *name)
{
  int found = people_find_municipality (self->round->places, name);

  g_assert_cmpint (found, >=, 0);
  return found;
}

static SporMapPart
is_track_2 (const SporComposition *composition, guint signup, gpointer data)
{
  return spor_signups_row (composition->signups, signup)->track == 1
             ? spor_map_part (composition, signup, NULL)
             : SPOR_MAP_NOTHING;
}

/* What the sign-ups page would count: rows of a region, one by one. */
static guint
count_region (Fixture *self, guint region, SporMapWanted wanted)
{
  SporSignups *signups = self->composition->signups;
  const char *name = spor_places_get_region (self->round->places, region)->name;
  guint n = 0;

  for (guint i = 0; i < spor_signups_n (signups); i++)
    n += g_str_equal (spor_signup_region (signups, spor_signups_row (signups, i)), name)
         && (wanted ? wanted : spor_map_part) (self->composition, i, NULL) == SPOR_MAP_SIGNUP;
  return n;
}

static void
test_counts (Fixture *self, gconstpointer data)
{
  const SporMapWanted filters[] = { NULL, is_track_2 };
  const guint all[] = { N_PEOPLE, 4 };

  for (guint f = 0; f < G_N_ELEMENTS (filters); f++)
    {
      g_autoptr (SporMapFigures) figures
          = spor_map_figures_new (self->composition, filters[f], NULL);
      guint on_map = 0;

      for (guint r = 0; r < spor_places_get_n_regions (self->round->places); r++)
        {
          g_autofree char *text
              = spor_map_figures_get_region_text (figures, SPOR_MAP_SHOW_SIGNUPS, r);
          g_autofree char *counted = g_strdup_printf ("%u", count_region (self, r, filters[f]));

          g_assert_cmpstr (text, ==, counted);
          on_map += figures->regions[r].signups;
        }
      g_assert_cmpuint (figures->all.signups, ==, all[f]);
      g_assert_cmpuint (on_map + figures->outside.signups + figures->nowhere.signups, ==, all[f]);
      g_assert_cmpint (figures->is_narrowed, ==, filters[f] != NULL);
    }
}

static void
test_spots (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, NULL, NULL);
  const SporMapCount *aarhus = &figures->municipalities[find (self, "Aarhus")];

  g_assert_cmpuint (aarhus->signups, ==, 3);
  g_assert_cmpuint (aarhus->seated, ==, 1);
  g_assert_cmpuint (aarhus->waiting, ==, 2);
  g_assert_cmpuint (figures->municipalities[find (self, "Læsø")].signups, ==, 1);
  g_assert_cmpuint (figures->outside.seated, ==, 1);
  g_assert_cmpuint (figures->all.seated, ==, 3);
}

static SporMapPart
is_withdrawn (const SporComposition *composition, guint signup, gpointer data)
{
  return spor_signups_row (composition->signups, signup)->status == SPOR_STATUS_WITHDRAWN
             ? SPOR_MAP_SIGNUP
             : SPOR_MAP_NOTHING;
}

/* A withdrawn sign-up is none, unless it is asked for; its seat is taken all the same. */
static void
test_withdrawn (Fixture *self, gconstpointer data)
{
  guint odense = find (self, "Odense");
  g_autoptr (SporMapFigures) before = spor_map_figures_new (self->composition, NULL, NULL);
  g_autoptr (SporMapFigures) asked = spor_map_figures_new (self->composition, is_withdrawn, NULL);
  g_autoptr (SporMapFigures) after = NULL;
  g_autofree char *words = spor_map_figures_describe_municipality (before, 0, odense);

  g_assert_cmpuint (before->municipalities[odense].signups, ==, 1);
  g_assert_cmpuint (before->municipalities[odense].gone, ==, 1);
  g_assert_cmpuint (before->wanted->len, ==, N_PEOPLE);
  g_assert_true (g_str_has_suffix (words, "Track 2: Uddannelse: 1 sign-up, 0 with a seat\n"
                                          "1 withdrawn or skipped, not counted as a sign-up"));
  g_assert_cmpuint (asked->municipalities[odense].signups, ==, 1);
  g_assert_cmpuint (asked->all.signups, ==, 1);

  people_seat (self->composition, 1, GERDA);
  after = spor_map_figures_new (self->composition, NULL, NULL);
  g_assert_cmpuint (after->municipalities[odense].signups, ==, 1);
  g_assert_cmpuint (after->municipalities[odense].seated, ==, 1);
  g_assert_cmpuint (after->wanted->len, ==, N_PEOPLE + 1);
}

/* Nobody is lost between the map and the words beside it. */
static void
test_outside_in_words (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, NULL, NULL);
  g_autofree char *words = spor_map_figures_describe_outside (figures, FALSE);

  g_assert_cmpstr (words, ==,
                   "2 sign-ups from Sydslesvig, which is not on the map.\n"
                   "1 sign-up without a known municipality.\n"
                   "1 sign-up was withdrawn or skipped and is not counted.");
}

/* An organisation that somebody typed can have anything in its name. */
static void
test_outside_in_public (Fixture *self, gconstpointer data)
{
  static const Person typed[] = {
    { "Anne Hansen", "Bibliotek X, ring 12 34 56 78", 0, PROJECT_MANAGER, PUBLIC },
    { "Bo Sand", "Sydslesvig", 0, PROJECT_MANAGER, SCHOOL },
    { "Carl Lund", "carl@example.dk", 1, SUPER_USER, PUBLIC },
  };
  g_autoptr (SporSignups) signups
      = people_sign_up (spor_composition_round (self->composition), typed, G_N_ELEMENTS (typed));
  g_autoptr (SporComposition) composition = spor_composition_new (signups, "id", "A");
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (composition, NULL, NULL);
  g_autofree char *words = spor_map_figures_describe_outside (figures, TRUE);

  g_assert_cmpstr (words, ==,
                   "2 sign-ups from other organisations, which are not on the map.\n"
                   "1 sign-up from Sydslesvig, which is not on the map.");
}

static void
test_gaps_in_words (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, NULL, NULL);
  g_autofree char *signups = spor_map_figures_describe_gaps (figures, SPOR_MAP_SHOW_SIGNUPS);
  g_autofree char *seated = spor_map_figures_describe_gaps (figures, SPOR_MAP_SHOW_SEATED);

  g_assert_cmpstr (signups, ==, "There are no sign-ups from Region Sjælland.");
  g_assert_cmpstr (
      seated, ==,
      "Nobody from Region Sjælland, Region Syddanmark or Region Nordjylland has a seat.");
  g_assert_null (spor_map_figures_describe_gaps (figures, SPOR_MAP_SHOW_POPULATION));
}

static SporMapPart
is_of_aarhus (const SporComposition *composition, guint signup, gpointer self)
{
  return spor_signups_row (composition->signups, signup)->municipality
                 == (int)find (self, "Aarhus")
             ? SPOR_MAP_SIGNUP
             : SPOR_MAP_NOTHING;
}

/* Whom the filters leave out may well have a seat. */
static void
test_gaps_among_shown (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, is_of_aarhus, self);
  g_autofree char *signups = spor_map_figures_describe_gaps (figures, SPOR_MAP_SHOW_SIGNUPS);
  g_autofree char *seated = spor_map_figures_describe_gaps (figures, SPOR_MAP_SHOW_SEATED);

  g_assert_true (g_str_has_prefix (signups, "Among those shown, nobody is from Region "));
  g_assert_true (g_str_has_suffix (signups, ", Region Syddanmark or Region Nordjylland."));
  g_assert_true (g_str_has_prefix (seated, "Among those shown, nobody from Region "));
}

static void
test_municipality_in_words (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, NULL, NULL);
  g_autofree char *aarhus = spor_map_figures_describe_municipality (figures, SPOR_MAP_SHOW_SIGNUPS,
                                                                    find (self, "Aarhus"));
  g_autofree char *samso = spor_map_figures_describe_municipality (figures, SPOR_MAP_SHOW_SIGNUPS,
                                                                   find (self, "Samsø"));

  g_assert_true (g_str_has_prefix (aarhus, "Region Midtjylland\n"));
  g_assert_nonnull (strstr (aarhus, " inhabitants · Stor\n"));
  g_assert_true (g_str_has_suffix (
      aarhus, "Track 1: Implementering: 2 sign-ups, 1 with a seat, 1 on the waiting list\n"
              "Track 2: Uddannelse: 1 sign-up, 0 with a seat, 1 on the waiting list"));
  g_assert_true (g_str_has_suffix (samso, "\nNo sign-ups"));
}

static void
test_picture (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, NULL, NULL);
  g_autoptr (SporMapPicture) picture
      = spor_map_figures_draw (figures, self->boundaries, SPOR_MAP_SHOW_SIGNUPS, TRUE);
  guint aarhus = find (self, "Aarhus");
  const GArray *marks = spor_map_picture_get_marks (picture, aarhus);

  g_assert_cmpuint (spor_map_picture_get_n_classes (picture), ==, 4); /* 0 to 3 */
  g_assert_cmpint (spor_map_picture_get_class (picture, aarhus), ==, 3);
  g_assert_cmpstr (spor_map_picture_get_value (picture, aarhus), ==, "3");
  g_assert_cmpint (spor_map_picture_get_class (picture, find (self, "Læsø")), ==, 1);
  g_assert_cmpint (spor_map_picture_get_class (picture, find (self, "Samsø")), ==, 0);
  g_assert_null (spor_map_picture_get_value (picture, find (self, "Samsø")));
  g_assert_cmpuint (marks->len, ==, 3);
  g_assert_cmpstr (
      spor_map_picture_get_mark_kind (picture, g_array_index (marks, SporMapMark, 0).kind)->label,
      ==, "Track 1, seated");
}

static void
test_coverage (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, NULL, NULL);
  g_autoptr (SporMapPicture) picture
      = spor_map_figures_draw (figures, self->boundaries, SPOR_MAP_SHOW_COVERAGE, FALSE);
  int nobody = spor_map_picture_get_class (picture, find (self, "Læsø"));
  int some = spor_map_picture_get_class (picture, find (self, "Samsø"));
  g_autofree char *words = NULL;
  double all = 0;

  /* 11 seats at the fewest, of which Region Midtjylland has 19/98 */
  g_assert_cmpstr (spor_map_picture_get_region_text (picture, 3), ==, "1 of 2.1");
  g_assert_cmpstr (spor_map_picture_get_class_label (picture, nobody), ==, "Nobody");
  g_assert_cmpstr (spor_map_picture_get_class_label (picture, some), ==, "Less than half");
  g_assert_cmpint (spor_map_picture_get_class (picture, find (self, "Aarhus")), ==, some);
  words = spor_map_figures_describe_municipality (figures, SPOR_MAP_SHOW_COVERAGE,
                                                  find (self, "Samsø"));
  g_assert_true (
      g_str_has_prefix (words,
                        "Region Midtjylland\nSeats in the region: 1 of 2.1: Less than half\n"));
  for (guint r = 0; r < spor_places_get_n_regions (self->round->places); r++)
    all += spor_map_figures_get_target (figures, r);
  g_assert_cmpfloat_with_epsilon (all, 11, 1e-9);
}

static void
test_population (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, NULL, NULL);
  g_autoptr (SporMapPicture) picture
      = spor_map_figures_draw (figures, self->boundaries, SPOR_MAP_SHOW_POPULATION, FALSE);

  g_assert_cmpuint (spor_map_picture_get_n_classes (picture), ==, 3);
  g_assert_cmpint (spor_map_picture_get_class (picture, find (self, "Læsø")), ==, 0);
  g_assert_cmpint (spor_map_picture_get_class (picture, find (self, "Aarhus")), ==, 2);
}

/* More than half a person from the target is off it, to either side. */
static void
test_coverage_classes (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, NULL, NULL);
  const SporMapCoverage expected[] = { SPOR_MAP_NOBODY, SPOR_MAP_FAR,   SPOR_MAP_SHORT,
                                       SPOR_MAP_MET,    SPOR_MAP_ABOVE, SPOR_MAP_ABOVE };

  figures->all.seated = 0; /* 11 seats at the fewest: 3.26 from Region Hovedstaden */
  for (guint seated = 0; seated < G_N_ELEMENTS (expected); seated++)
    {
      figures->regions[0].seated = seated;
      g_assert_cmpint (spor_map_figures_get_coverage (figures, 0), ==, expected[seated]);
    }
}

/* However many sign up, there are classes for all of them. */
static void
test_scale (Fixture *self, gconstpointer data)
{
  for (guint most = 0; most < 2000; most = most * 3 / 2 + 1)
    {
      g_autoptr (SporMapFigures) figures = spor_map_figures_new (self->composition, NULL, NULL);
      g_autoptr (SporMapPicture) picture = NULL;
      int before = -1;

      for (guint m = 0; m < spor_places_get_n (self->round->places); m++)
        figures->municipalities[m].signups = most * m / 97;
      picture = spor_map_figures_draw (figures, self->boundaries, SPOR_MAP_SHOW_SIGNUPS, FALSE);
      for (guint m = 0; m < spor_places_get_n (self->round->places); m++)
        {
          int index = spor_map_picture_get_class (picture, m);

          g_assert_cmpint (index, >=, MAX (before, 0));
          g_assert_cmpint (index == 0, ==, most * m / 97 == 0);
          before = index;
        }
      if (most >= 3)
        g_assert_cmpuint (before + 1, ==, spor_map_picture_get_n_classes (picture));
    }
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < SPOR_N_MAP_SHOWS; i++)
    g_assert_cmpint (spor_map_show_from_key (spor_map_show_key (i)), ==, i);
  g_assert_cmpint (spor_map_show_from_key ("everything"), ==, -1);
}

int
main (int argc, char *argv[])
{
  const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/map-figures/counts", test_counts },
    { "/map-figures/outside-in-public", test_outside_in_public },
    { "/map-figures/spots", test_spots },
    { "/map-figures/withdrawn", test_withdrawn },
    { "/map-figures/outside-in-words", test_outside_in_words },
    { "/map-figures/gaps-in-words", test_gaps_in_words },
    { "/map-figures/gaps-among-shown", test_gaps_among_shown },
    { "/map-figures/municipality-in-words", test_municipality_in_words },
    { "/map-figures/picture", test_picture },
    { "/map-figures/coverage", test_coverage },
    { "/map-figures/coverage-classes", test_coverage_classes },
    { "/map-figures/population", test_population },
    { "/map-figures/scale", test_scale },
    { "/map-figures/keys", test_keys },
  };

  spor_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
