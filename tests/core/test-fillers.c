/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include "spor-ceiling.h"
#include "spor-effect.h"
#include "spor-fillers.h"
#include "spor-language.h"
#include "spor-measure.h"

#include <math.h>

/* What a move would do, and who would fill a gap best. */

enum
{
  ANNE,  /* Hovedstaden, large */
  BO,    /* Nordjylland, small, school */
  CARL,  /* Syddanmark, large */
  DORTE, /* Nordjylland, large */
  ERIK,  /* Nordjylland, small, school, like BO */
  FRIDA, /* Nordjylland, medium, track 2 */
  GERDA, /* Nordjylland, withdrawn */
  HANS,  /* Nordjylland, small, public */
  N_PEOPLE
};

static const Person people[N_PEOPLE] = {
  [ANNE] = { "Anne Hansen", "København", 0, PROJECT_MANAGER, PUBLIC },
  [BO] = { "Bo Sand", "Læsø", 0, PROJECT_MANAGER, SCHOOL },
  [CARL] = { "Carl Lund", "Odense", 0, PROJECT_MANAGER, PUBLIC },
  [DORTE] = { "Dorte Vad", "Aalborg", 0, PROJECT_MANAGER, PUBLIC },
  [ERIK] = { "Erik Holm", "Morsø", 0, PROJECT_MANAGER, SCHOOL },
  [FRIDA] = { "Frida Bæk", "Thisted", 1, SUPER_USER, SCHOOL },
  [GERDA] = { "Gerda Ø", "Læsø", 0, PROJECT_MANAGER, SCHOOL, .withdrawn = TRUE },
  [HANS] = { "Hans Ås", "Læsø", 0, PROJECT_MANAGER, PUBLIC },
};

typedef PeopleBoard Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  people_board_set_up (self, people, N_PEOPLE);
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, CARL);
}

/* --- What a move would do ------------------------------------------------------------------- */

static SporEffect *
effect_of (Fixture *self, SporMove move)
{
  g_autoptr (SporComposition) after = spor_composition_apply (self->composition, &move);

  return spor_effect_new (self->composition, after);
}

static const SporCategoryChange *
change (const SporEffect *effect, const char *key)
{
  for (guint i = 0; i < effect->changes->len; i++)
    {
      const SporCategoryChange *change = &g_array_index (effect->changes, SporCategoryChange, i);

      if (g_str_equal (change->category->key, key))
        return change;
    }
  g_error ("%s does not change", key);
}

/* The same figures as the measure gives afterwards. */
static void
test_effect (Fixture *self, gconstpointer data)
{
  const SporMove move = { BO, SPOR_SPOT_SEATED, 0, -1, -1 };
  g_autoptr (SporEffect) effect = effect_of (self, move);
  g_autoptr (SporMeasure) now = spor_measure_new (self->composition);
  const SporCategoryChange *school = change (effect, "school");
  g_autofree char *text = spor_category_change_text (school);

  g_assert_cmpfloat_with_epsilon (effect->before, now->representativeness, 1e-12);
  g_assert_cmpfloat_with_epsilon (effect->after,
                                  1 - spor_measure_deviation_after (self->composition, &move),
                                  1e-12);
  g_assert_cmpuint (effect->changes->len, ==, 3);
  g_assert_cmpstr (text, ==, "Skolebibliotek 0 → 1 (target 5.5)");
  g_assert_cmpint (spor_category_change_is_better (school), >, 0);
}

/* Who is seated instead of somebody alike changes nothing else. */
static void
test_effect_of_swap (Fixture *self, gconstpointer data)
{
  const SporMove move = { DORTE, SPOR_SPOT_SEATED, 0, 1, CARL };
  g_autoptr (SporEffect) effect = effect_of (self, move);

  g_assert_cmpuint (effect->changes->len, ==, 2);
  for (guint i = 0; i < effect->changes->len; i++)
    g_assert_cmpint (g_array_index (effect->changes, SporCategoryChange, i).dimension->kind, ==,
                     SPOR_DIMENSION_REGION);
}

static void
test_points (void)
{
  const SporEffect effect = { .before = 0.7724, .after = 0.7666 };
  g_autofree char *up = spor_points_text (0.0214);
  g_autofree char *down = spor_points_text (-0.1);
  g_autofree char *nothing = spor_points_text (-0.00001);

  g_assert_cmpfloat_with_epsilon (spor_effect_gain (&effect), 0.767 - 0.772, 1e-12);
  g_assert_cmpstr (up, ==, "+2.1 points");
  g_assert_cmpstr (down, ==, "−10.0 points");
  g_assert_cmpstr (nothing, ==, "±0 points");
}

/* --- Who would fill a gap ------------------------------------------------------------------- */

/* Where a dimension of this kind has the category named so. */
static const GArray *
find (Fixture *self, SporFillers *fillers, int track, const char *category)
{
  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (self->round->dimensions, d);

      for (guint c = 0; c < dimension->categories->len; c++)
        if (g_str_equal (((SporCategory *)g_ptr_array_index (dimension->categories, c))->name,
                         category))
          return spor_fillers_find (fillers, track, d, c);
    }
  g_error ("no category %s", category);
}

static void
assert_fillers (const GArray *found, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%s%u", i ? " " : "",
                            g_array_index (found, SporFiller, i).signup);
  g_assert_cmpstr (text->str, ==, expected);
}

/* By the measure, and of those alike whoever signed up first. */
static void
test_best_first (Fixture *self, gconstpointer data)
{
  const SporWatch watch = { 0 };
  g_autoptr (SporFillers) fillers = spor_fillers_new (self->composition, &watch);
  const GArray *group = find (self, fillers, -1, "Region Nordjylland");
  const SporMove first = { BO, SPOR_SPOT_SEATED, 0, -1, -1 };
  g_autoptr (SporMeasure) now = spor_measure_new (self->composition);
  const SporFiller *best
      = &g_array_index (find (self, fillers, 0, "Region Nordjylland"), SporFiller, 0);

  g_assert_cmpuint (group->len, ==, SPOR_MOST_FILLERS);
  for (guint i = 1; i < group->len; i++)
    g_assert_cmpfloat (g_array_index (group, SporFiller, i - 1).gain, >=,
                       g_array_index (group, SporFiller, i).gain);
  assert_fillers (find (self, fillers, 0, "Region Nordjylland"), "1 4 7");
  g_assert_cmpuint (best->signup, ==, BO);
  g_assert_cmpint (best->instead_of, ==, -1);
  g_assert_cmpfloat_with_epsilon (
      best->gain, now->deviation - spor_measure_deviation_after (self->composition, &first), 1e-12);
  assert_fillers (find (self, fillers, 1, "Region Nordjylland"), "5");
  assert_fillers (find (self, fillers, -1, "Region Sjælland"), "");
}

/* Who waits comes before others who would do the same; who is barred is no candidate. */
static void
test_waiting_first (Fixture *self, gconstpointer data)
{
  const SporWatch watch = { 0 };
  const SporMarked barred = { BO, SPOR_MARK_BARRED };
  g_autoptr (SporFillers) before = NULL;
  g_autoptr (SporFillers) after = NULL;

  people_wait (self->composition, 0, ERIK);
  before = spor_fillers_new (self->composition, &watch);
  assert_fillers (find (self, before, 0, "Skolebibliotek"), "4 1");
  g_array_append_val (self->composition->marks, barred);
  after = spor_fillers_new (self->composition, &watch);
  assert_fillers (find (self, after, 0, "Skolebibliotek"), "4");
}

/* Where all seats are taken they take one, but never that of somebody who must have it. */
static void
test_full_track (Fixture *self, gconstpointer data)
{
  const SporWatch watch = { 0 };
  const SporMarked pinned = { CARL, SPOR_MARK_PINNED };
  g_autoptr (SporFillers) fillers = NULL;
  const GArray *found;

  ((SporTrack *)g_ptr_array_index (self->round->tracks, 0))->seats_max = 2;
  g_array_append_val (self->composition->marks, pinned);
  fillers = spor_fillers_new (self->composition, &watch);
  found = find (self, fillers, 0, "Region Nordjylland");
  g_assert_cmpuint (found->len, ==, 3);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (g_array_index (found, SporFiller, i).instead_of, ==, ANNE);
}

static void
pin (Fixture *self, guint signup)
{
  const SporMarked pinned = { signup, SPOR_MARK_PINNED };

  g_array_append_val (self->composition->marks, pinned);
}

/* The last seat is for whoever must have one; so is their municipality's. */
static void
test_pinned_out (Fixture *self, gconstpointer data)
{
  const SporWatch watch = { 0 };
  g_autoptr (SporFillers) fillers = NULL;
  const GArray *found;

  ((SporTrack *)g_ptr_array_index (self->round->tracks, 0))->seats_max = 3;
  pin (self, HANS);
  fillers = spor_fillers_new (self->composition, &watch);
  found = find (self, fillers, 0, "Region Nordjylland");
  g_assert_cmpuint (found->len, ==, 3);
  for (guint i = 0; i < found->len; i++)
    {
      const SporFiller *filler = &g_array_index (found, SporFiller, i);

      /* who shares a municipality with HANS is none */
      g_assert_cmpuint (filler->signup, !=, BO);
      g_assert_cmpint (filler->instead_of < 0, ==, filler->signup == HANS);
    }
}

/* What can be reached is more than there is, unless somebody is still to come. */
static void
test_ceiling (Fixture *self, gconstpointer data)
{
  g_autofree char *above = spor_ceiling_text (self->composition, 0.75, 0.74);
  g_autofree char *below = spor_ceiling_text (self->composition, 0.737, 0.74);
  g_autofree char *all = spor_ceiling_ideal_text (0.966, 0.74);
  g_autofree char *less = spor_ceiling_ideal_text (0.73, 0.74);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  g_assert_cmpstr (above, ==, "With these seats at most 75.0%");
  g_assert_cmpstr (below, ==, "Completed with these seats at most 73.7%");
  g_assert_cmpstr (all, ==, "Best possible 96.6%");
  g_assert_cmpstr (less, ==, "Best complete group 73.0%");
  pin (self, ANNE);
  pin (self, DORTE);
  one = spor_ceiling_text (self->composition, 0.737, 0.74);
  g_assert_cmpstr (one, ==, "Dorte Vad still lacks a seat; with it at most 73.7%");
  pin (self, HANS);
  two = spor_ceiling_text (self->composition, 0.737, 0.74);
  g_assert_cmpstr (two, ==,
                   "2 people who must have seats still lack them; with them at most 73.7%");
}

/* A sentence leads to its category. */
static void
test_shortages (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (self->composition);
  g_autoptr (GPtrArray) shortages = spor_measure_shortages (measure, 0);
  gboolean found = FALSE;

  for (guint i = 0; i < shortages->len; i++)
    {
      const SporShortage *shortage = g_ptr_array_index (shortages, i);
      const SporDimension *dimension
          = g_ptr_array_index (self->round->dimensions, shortage->dimension);
      const SporCategory *category = g_ptr_array_index (dimension->categories, shortage->category);

      g_assert_nonnull (strstr (shortage->text, category->name));
      found = found || g_str_equal (category->name, "Region Nordjylland");
    }
  g_assert_true (found);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/fillers/" name, Fixture, NULL, fixture_set_up, function, people_board_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("en");
  ADD ("effect", test_effect);
  ADD ("effect-of-swap", test_effect_of_swap);
  g_test_add_func ("/fillers/points", test_points);
  ADD ("best-first", test_best_first);
  ADD ("waiting-first", test_waiting_first);
  ADD ("full-track", test_full_track);
  ADD ("pinned-out", test_pinned_out);
  ADD ("ceiling", test_ceiling);
  ADD ("shortages", test_shortages);
  return g_test_run ();
}
