/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-merge.h"
#include "spor-round-setting.h"

/* Two programs that change a round's settings: setting by setting what only one has changed is in
 * it, from both; what both have is named, and stays ours. */

typedef struct
{
  SporPlaces *places;
  SporRound *shown, *ours, *now;
  GPtrArray *disputed;
} Two;

static void
set_up (Two *two, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  two->places = spor_places_new (&error);
  g_assert_no_error (error);
  two->shown = spor_round_new_fbs2 (two->places);
  two->ours = spor_round_copy (two->shown);
  two->now = spor_round_copy (two->shown);
  two->disputed = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Two *two, gconstpointer data)
{
  spor_round_unref (two->shown);
  spor_round_unref (two->ours);
  spor_round_unref (two->now);
  g_ptr_array_unref (two->disputed);
  g_object_unref (two->places);
}

static void
put (SporRound *round, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_round_set_setting (round, path, text, &error));
  g_assert_no_error (error);
}

static void
assert_is (SporRound *round, const char *path, const char *text)
{
  g_autofree char *is = spor_round_get_setting (round, path);

  g_assert_cmpstr (is, ==, text);
}

static const char *
merge (Two *two)
{
  return spor_round_merge (two->ours, two->shown, two->now, two->disputed);
}

static void
test_each_its_own (Two *two, gconstpointer data)
{
  static const char *const settings[][2] = {
    { "name", "FBS 3" },
    { "contact", "ny@example.dk" },
    { "opens", "2025-02-01" },
    { "deadline", "2025-03-10" },
    { "reply-by", "2025-04-01" },
    { "track.1.name", "Ibrugtagning" },
    { "track.1.seats-min", "5" },
    { "track.2.seats-max", "9" },
    { "track.2.per-municipality", "3" },
    { "role.super-user.name", "Ekspert" },
    { "sector.school.aliases", "Skolen" },
    { "dimension.region.name", "Landsdel" },
    { "dimension.region.weight", "2" },
    { "dimension.size.small.below", "20,000" },
    { "dimension.sector.school.min", "1" },
    { "dimension.sector.school.max", "8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    put (i % 2 ? two->ours : two->now, settings[i][0], settings[i][1]);
  ((SporTrack *)g_ptr_array_index (two->now->tracks, 1))->roles = 1;
  ((SporDimension *)g_ptr_array_index (two->now->dimensions, 0))->for_tracks ^= 1;
  g_assert_null (merge (two));
  g_assert_cmpuint (two->disputed->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    assert_is (two->ours, settings[i][0], settings[i][1]);
  g_assert_cmpuint (spor_round_track (two->ours, 1)->roles, ==, 1);
  g_assert_cmpuint (((SporDimension *)g_ptr_array_index (two->ours->dimensions, 0))->for_tracks, ==,
                    ((SporDimension *)g_ptr_array_index (two->now->dimensions, 0))->for_tracks);
}

static void
test_the_same (Two *two, gconstpointer data)
{
  put (two->now, "name", "FBS 3");
  put (two->ours, "name", "FBS 4");
  put (two->now, "track.2.seats-max", "9");
  put (two->ours, "track.2.seats-max", "7");
  put (two->now, "contact", "ny@example.dk");
  put (two->ours, "contact", "ny@example.dk");
  g_assert_null (merge (two));
  g_assert_cmpuint (two->disputed->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (two->disputed, 0), ==, "track.2.seats-max");
  g_assert_cmpstr (g_ptr_array_index (two->disputed, 1), ==, "name");
  assert_is (two->ours, "name", "FBS 4");
  assert_is (two->ours, "track.2.seats-max", "7");
}

/* Parts that only one has added or removed come and go with that one. */
static void
test_parts_of_one (Two *two, gconstpointer data)
{
  spor_round_add_track (two->now, "Test");
  spor_round_remove_role (two->now, 0);
  put (two->ours, "name", "FBS 4");
  g_assert_null (merge (two));
  g_assert_cmpuint (spor_round_n_tracks (two->ours), ==, 3);
  g_assert_cmpuint (two->ours->roles->len, ==, two->shown->roles->len - 1);
  assert_is (two->ours, "name", "FBS 4");

  spor_round_unref (two->ours);
  two->ours = spor_round_copy (two->shown);
  spor_round_unref (two->now);
  two->now = spor_round_copy (two->shown);
  spor_round_remove_track (two->ours, 1);
  put (two->now, "contact", "ny@example.dk");
  g_assert_null (merge (two));
  g_assert_cmpuint (spor_round_n_tracks (two->ours), ==, 1);
  assert_is (two->ours, "contact", "ny@example.dk");
  g_assert_cmpuint (two->disputed->len, ==, 0);
}

static void
test_parts_of_both (Two *two, gconstpointer data)
{
  g_autoptr (SporRound) was = NULL;

  spor_round_remove_track (two->now, 1);
  put (two->now, "name", "FBS 3");
  put (two->ours, "track.2.name", "Undervisning");
  was = spor_round_copy (two->ours);
  g_assert_cmpstr (merge (two), ==, "Tracks");
  g_assert_true (spor_round_equal (two->ours, was));
}

#define ADD(name, test) g_test_add ("/round-merge/" name, Two, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each-its-own", test_each_its_own);
  ADD ("the-same", test_the_same);
  ADD ("parts-of-one", test_parts_of_one);
  ADD ("parts-of-both", test_parts_of_both);
  return g_test_run ();
}
