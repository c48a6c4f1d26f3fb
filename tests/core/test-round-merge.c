/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-merge.h"
#include "spor-round-setting.h"

/* Two programs that change a round's settings: setting by setting what only one has changed is in
 * it, from both; what both have is named, and stays ours. */

typedef struct
{
  SporPlaces *places;
  SporRound *shown, *ours, *now;
  SporRoundMerge *merged; /* NULL until they are */
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
}

static void
tear_down (Two *two, gconstpointer data)
{
  spor_round_unref (two->shown);
  spor_round_unref (two->ours);
  spor_round_unref (two->now);
  g_clear_pointer (&two->merged, spor_round_merge_free);
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

static void
merge (Two *two)
{
  g_clear_pointer (&two->merged, spor_round_merge_free);
  two->merged = spor_round_merge (two->ours, two->shown, two->now);
}

static void
begin_again (Two *two)
{
  spor_round_unref (two->ours);
  two->ours = spor_round_copy (two->shown);
  spor_round_unref (two->now);
  two->now = spor_round_copy (two->shown);
}

/* How many settings are disputed, entries lost here, and removed here that the other changed. */
static void
assert_noted (Two *two, guint n_disputed, guint n_lost, guint n_removed)
{
  g_assert_cmpuint (two->merged->disputed->len, ==, n_disputed);
  g_assert_cmpuint (two->merged->lost->len, ==, n_lost);
  g_assert_cmpuint (two->merged->removed->len, ==, n_removed);
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
  merge (two);
  assert_noted (two, 0, 0, 0);
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
  merge (two);
  g_assert_cmpuint (two->merged->disputed->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (two->merged->disputed, 0), ==, "track.2.seats-max");
  g_assert_cmpstr (g_ptr_array_index (two->merged->disputed, 1), ==, "name");
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
  merge (two);
  g_assert_cmpuint (spor_round_n_tracks (two->ours), ==, 3);
  g_assert_cmpuint (two->ours->roles->len, ==, two->shown->roles->len - 1);
  assert_is (two->ours, "name", "FBS 4");

  spor_round_unref (two->ours);
  two->ours = spor_round_copy (two->shown);
  spor_round_unref (two->now);
  two->now = spor_round_copy (two->shown);
  spor_round_remove_track (two->ours, 1);
  put (two->now, "contact", "ny@example.dk");
  merge (two);
  g_assert_cmpuint (spor_round_n_tracks (two->ours), ==, 1);
  assert_is (two->ours, "contact", "ny@example.dk");
  assert_noted (two, 0, 0, 0);
}

static SporTrack *
track_called (SporRound *round, const char *name)
{
  for (guint t = 0; t < round->tracks->len; t++)
    if (g_str_equal (spor_round_track (round, t)->name, name))
      return g_ptr_array_index (round->tracks, t);
  return NULL;
}

/* A track that is renamed there while its seats are changed here, beside one that has come. */
static void
test_added_beside (Two *two, gconstpointer data)
{
  spor_round_add_track (two->now, "Deres");
  put (two->now, "track.1.name", "Ibrugtagning");
  put (two->now, "role.super-user.name", "Ekspert");
  spor_round_add_track (two->ours, "Vores");
  put (two->ours, "track.1.seats-max", "9");
  spor_round_add_option (two->ours->roles, "Leder");
  merge (two);
  assert_noted (two, 0, 0, 0);
  assert_is (two->ours, "track.1.name", "Ibrugtagning");
  assert_is (two->ours, "track.1.seats-max", "9");
  assert_is (two->ours, "track.3.name", "Deres");
  assert_is (two->ours, "track.4.name", "Vores");
  assert_is (two->ours, "role.super-user.name", "Ekspert");
  assert_is (two->ours, "role.leder.name", "Leder");
}

/* What the other has removed does not come back; what was typed of it is quoted. */
static void
test_removed_there (Two *two, gconstpointer data)
{
  const SporQuote *quote;

  spor_round_remove_track (two->now, 1);
  put (two->now, "name", "FBS 3");
  put (two->ours, "track.2.name", "Undervisning");
  put (two->ours, "track.1.seats-max", "9");
  merge (two);
  assert_noted (two, 0, 1, 0);
  quote = g_ptr_array_index (two->merged->lost, 0);
  g_assert_cmpstr (quote->field, ==, "Track 2: Uddannelse");
  g_assert_cmpstr (quote->text, ==, "Undervisning");
  g_assert_cmpuint (spor_round_n_tracks (two->ours), ==, 1);
  assert_is (two->ours, "track.1.seats-max", "9");
  assert_is (two->ours, "name", "FBS 3");

  /* nor is anything said of what nobody here has changed */
  begin_again (two);
  spor_round_remove_track (two->now, 1);
  spor_round_remove_dimension (two->now, 0);
  put (two->ours, "name", "FBS 4");
  merge (two);
  assert_noted (two, 0, 0, 0);
  g_assert_cmpint (spor_round_find_dimension (two->ours, "region"), <, 0);
}

/* What was removed here stays removed, and it is said that the other has changed it. */
static void
test_removed_here (Two *two, gconstpointer data)
{
  put (two->now, "track.2.name", "Undervisning");
  spor_round_remove_track (two->ours, 1);
  spor_round_remove_role (two->ours, 0);
  merge (two);
  assert_noted (two, 0, 0, 1);
  g_assert_cmpstr (g_ptr_array_index (two->merged->removed, 0), ==, "Track 2: Undervisning");
  g_assert_cmpuint (spor_round_n_tracks (two->ours), ==, 1);
  g_assert_cmpuint (two->ours->roles->len, ==, two->shown->roles->len - 1);
}

/* The number of a track that has gone may be another's by now. */
static void
test_number_taken (Two *two, gconstpointer data)
{
  spor_round_remove_track (two->now, 1);
  spor_round_add_track (two->now, "Deres");
  g_assert_cmpuint (track_called (two->now, "Deres")->number, ==, 2);
  put (two->ours, "track.2.seats-max", "9");
  merge (two);
  assert_noted (two, 0, 1, 0);
  assert_is (two->ours, "track.2.name", "Deres");
  assert_is (two->ours, "track.2.seats-max", "5");
}

static char *
role_names (SporRound *round, guint track)
{
  return spor_options_names (round->roles, spor_round_track (round, track)->roles);
}

/* Roles stand in another place: those that were chosen are the same people still. */
static void
test_places (Two *two, gconstpointer data)
{
  const guint last = two->shown->roles->len - 1;
  g_autofree char *expected
      = g_strdup (((SporOption *)g_ptr_array_index (two->shown->roles, last))->name);
  g_autofree char *chosen = NULL;

  ((SporTrack *)g_ptr_array_index (two->shown->tracks, 0))->roles = 1;
  begin_again (two);
  spor_round_remove_role (two->now, 0);
  ((SporTrack *)g_ptr_array_index (two->ours->tracks, 0))->roles = 1 | 1u << last;
  merge (two);
  chosen = role_names (two->ours, 0);
  g_assert_cmpstr (chosen, ==, expected);

  /* where all that were chosen have gone, not everybody is let in */
  begin_again (two);
  spor_round_remove_role (two->now, 0);
  ((SporTrack *)g_ptr_array_index (two->now->tracks, 1))->roles = 1;
  ((SporTrack *)g_ptr_array_index (two->ours->tracks, 1))->roles = 1;
  merge (two);
  g_assert_cmpuint (spor_round_track (two->ours, 1)->roles, ==, 1);
  assert_noted (two, 0, 1, 0);
}

/* Dimensions count in tracks that stand elsewhere; both have added the same one. */
static void
test_dimensions (Two *two, gconstpointer data)
{
  SporDimension *size
      = g_ptr_array_index (two->shown->dimensions, spor_round_find_dimension (two->shown, "size"));
  SporDimension *ours;

  size->for_tracks = 2; /* the second */
  begin_again (two);
  spor_round_remove_track (two->now, 0);
  ((SporDimension *)g_ptr_array_index (two->ours->dimensions, 0))->for_tracks = 2;
  put (two->ours, "dimension.size.weight", "3");
  put (two->now, "dimension.size.small.max", "7");
  merge (two);
  ours = g_ptr_array_index (two->ours->dimensions, spor_round_find_dimension (two->ours, "size"));
  g_assert_cmpuint (ours->for_tracks, ==, 1);
  ours = g_ptr_array_index (two->ours->dimensions, 0); /* which counted in all of them */
  g_assert_cmpuint (ours->for_tracks, ==, 1);
  assert_is (two->ours, "dimension.size.weight", "3");
  assert_is (two->ours, "dimension.size.small.max", "7");
  assert_noted (two, 0, 0, 0);

  spor_round_remove_dimension (two->shown, spor_round_find_dimension (two->shown, "sector"));
  begin_again (two);
  spor_round_add_dimension (two->ours, SPOR_DIMENSION_SECTOR, NULL, NULL);
  spor_round_add_dimension (two->now, SPOR_DIMENSION_SECTOR, NULL, NULL);
  put (two->ours, "dimension.sector.weight", "2");
  merge (two);
  g_assert_cmpuint (two->ours->dimensions->len, ==, two->now->dimensions->len);
  assert_noted (two, 1, 0, 0);
  g_assert_cmpstr (g_ptr_array_index (two->merged->disputed, 0), ==, "dimension.sector.weight");
  assert_is (two->ours, "dimension.sector.weight", "2");
}

/* What counts for a kind of library that is gone goes with it. */
static void
test_orphans (Two *two, gconstpointer data)
{
  spor_round_remove_dimension (two->shown, spor_round_find_dimension (two->shown, "sector"));
  begin_again (two);
  spor_round_add_dimension (two->ours, SPOR_DIMENSION_SECTOR, NULL, NULL);
  spor_round_remove_sector (two->now, spor_options_find_key (two->now->sectors, "school"));
  merge (two);
  g_assert_cmpint (spor_options_find_key (two->ours->sectors, "school"), <, 0);
  g_assert_null (spor_round_get_setting (two->ours, "dimension.sector.school.target"));
}

/* Merged with what has not changed, it is what it was; with what only the other has changed, that.
 */
static void
test_alone (Two *two, gconstpointer data)
{
  g_autoptr (SporRound) was = NULL;

  spor_round_remove_track (two->ours, 0);
  spor_round_add_track (two->ours, "Vores");
  spor_round_remove_role (two->ours, 1);
  put (two->ours, "dimension.region.weight", "4");
  was = spor_round_copy (two->ours);
  merge (two);
  g_assert_true (spor_round_equal (two->ours, was));
  spor_round_unref (two->now);
  two->now = spor_round_copy (was);
  spor_round_unref (two->ours);
  two->ours = spor_round_copy (two->shown);
  merge (two);
  g_assert_true (spor_round_equal (two->ours, was));
  assert_noted (two, 0, 0, 0);
}

#define ADD(name, test) g_test_add ("/round-merge/" name, Two, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each-its-own", test_each_its_own);
  ADD ("the-same", test_the_same);
  ADD ("parts-of-one", test_parts_of_one);
  ADD ("added-beside", test_added_beside);
  ADD ("removed-there", test_removed_there);
  ADD ("removed-here", test_removed_here);
  ADD ("number-taken", test_number_taken);
  ADD ("places", test_places);
  ADD ("dimensions", test_dimensions);
  ADD ("orphans", test_orphans);
  ADD ("alone", test_alone);
  return g_test_run ();
}
