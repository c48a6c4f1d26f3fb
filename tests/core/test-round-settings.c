/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-setting.h"
#include "spor-share.h"
#include "spor-store-private.h"
#include "spor-store-rounds.h"

#include "book-fixture.h"

/* --- Shares --------------------------------------------------------------------------------- */

static void
test_shares (void)
{
  static const struct
  {
    const char *text;
    gint64 num, den; /* 0, 0: refused */
  } cases[] = {
    { "29/98", 29, 98 },
    { " 1 / 2 ", 1, 2 },
    { "50/100", 50, 100 },
    { "29,6 %", 37, 125 },
    { "29.6%", 37, 125 },
    { "30", 3, 10 },
    { "100", 1, 1 },
    { "0", 0, 1 },
    { "0,5 %", 1, 200 },
    { "33\xc2\xa0%", 33, 100 },
    /* may be a share or per cent */
    { "0,5", 0, 0 },
    { "1", 0, 0 },
    /* no shares */
    { "", 0, 0 },
    { "3/0", 0, 0 },
    { "3/2", 0, 0 },
    { "101 %", 0, 0 },
    { "-1 %", 0, 0 },
    { "halv", 0, 0 },
    { "1/2/3", 0, 0 },
    { "5 % %", 0, 0 },
    { "99999999999/999999999999", 0, 0 },
    { "1,1234567 %", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 num = 0, den = 0;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (spor_share_parse (cases[i].text, &num, &den), ==, cases[i].den != 0);
      g_assert_cmpint (num, ==, cases[i].num);
      g_assert_cmpint (den, ==, cases[i].den);
    }
  g_assert_false (spor_share_parse (NULL, &(gint64){ 0 }, &(gint64){ 0 }));
}

/* What is shown can be typed. */
static void
test_share_texts (void)
{
  for (gint64 den = 1; den < 130; den++)
    for (gint64 num = 0; num <= den; num++)
      {
        g_autofree char *text = spor_share_format (num, den);
        gint64 back_num, back_den;

        g_assert_true (spor_share_parse (text, &back_num, &back_den));
        g_assert_cmpint (back_num * den, ==, num * back_den);
      }
}

static SporDimension *
dimension_with (const gint64 (*targets)[2], guint n)
{
  SporDimension *dimension = spor_dimension_new (SPOR_DIMENSION_EXTRA, "x", "x");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      spor_dimension_add (dimension, key, key, targets[i][0], targets[i][1]);
    }
  return dimension;
}

static void
test_lack (void)
{
  const gint64 thirds[][2] = { { 1, 3 }, { 1, 3 }, { 1, 3 } };
  const gint64 nearly[][2] = { { 333, 1000 }, { 333, 1000 }, { 333, 1000 } };
  const gint64 mixed[][2] = { { 29, 98 }, { 17, 98 }, { 52, 98 } };
  const gint64 wild[][2] = { { 1, 999999937 }, { 1, 999999929 }, { 1, 999999893 }, { 1, 2 } };
  g_autoptr (SporDimension) one = dimension_with (thirds, 3);
  g_autoptr (SporDimension) two = dimension_with (nearly, 3);
  g_autoptr (SporDimension) three = dimension_with (mixed, 3);
  g_autoptr (SporDimension) four = dimension_with (wild, 4);
  double lack;

  g_assert_true (spor_dimension_lack (one, &lack));
  g_assert_false (spor_dimension_lack (two, &lack));
  g_assert_cmpfloat_with_epsilon (lack, 0.001, 1e-12);
  g_assert_true (spor_dimension_lack (three, &lack));
  /* sums that no fraction of ours can hold */
  g_assert_false (spor_dimension_lack (four, &lack));
  g_assert_cmpfloat_with_epsilon (lack, 0.5, 1e-8);
}

/* --- One setting after the other -------------------------------------------------------------- */

static SporRound *
preset (void)
{
  g_autoptr (SporPlaces) places = spor_places_new (NULL);

  return spor_round_new_fbs2 (places);
}

static void
assert_set (SporRound *round, const char *path, const char *text, const char *then)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *is = NULL;

  g_test_message ("%s = %s", path, text);
  g_assert_true (spor_round_set_setting (round, path, text, &error));
  g_assert_no_error (error);
  is = spor_round_get_setting (round, path);
  g_assert_cmpstr (is, ==, then);
}

static void
assert_refused (SporRound *round, const char *path, const char *text, int code)
{
  g_autoptr (SporRound) before = spor_round_copy (round);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s = %s", path, text);
  g_assert_false (spor_round_set_setting (round, path, text, &error));
  g_assert_error (error, SPOR_ROUND_ERROR, code);
  g_assert_true (spor_round_equal (round, before));
}

static void
test_settings (void)
{
  g_autoptr (SporRound) round = preset ();
  const SporDimension *size = g_ptr_array_index (round->dimensions, 1);
  const SporCategory *medium = g_ptr_array_index (size->categories, 1);

  assert_set (round, "name", " FBS \n 2.1 ", "FBS 2.1");
  assert_set (round, "contact", "fbs@kombit.dk", "fbs@kombit.dk");
  assert_set (round, "deadline", "10. marts 2025", "2025-03-10");
  /* summer begins on 30 March, and the whole day is within the deadline */
  assert_set (round, "deadline", "30-03-2025", "2025-03-30");
  g_assert_cmpint (round->deadline, ==, spor_time_from_iso ("2025-03-30T22:00:00Z"));
  assert_set (round, "deadline", "", "");
  g_assert_cmpint (round->deadline, ==, SPOR_TIME_NONE);
  assert_set (round, "opens", "2025-02-01", "2025-02-01");
  g_assert_cmpint (round->opens, ==, spor_time_from_iso ("2025-01-31T23:00:00Z"));
  assert_set (round, "track.2.seats-max", "9", "9");
  assert_set (round, "track.2.roles", "superbruger", "Superbruger");
  assert_set (round, "sector.school.aliases", "PLC, Læringscenter ;", "PLC, Læringscenter");
  assert_set (round, "dimension.region.weight", "2,5", "2.5");
  assert_set (round, "dimension.role.tracks", "1, 2", "1, 2");
  g_assert_cmpuint (((SporDimension *)g_ptr_array_index (round->dimensions, 3))->for_tracks, ==,
                    G_MAXUINT32);
  assert_set (round, "dimension.role.group", "yes", "yes");
  assert_set (round, "dimension.region.1084.target", "30 %", "30%");
  assert_set (round, "dimension.region.1084.min", "2", "2");
  assert_set (round, "dimension.region.1084.min", "", "");
  assert_set (round, "dimension.size.small.below", "25.000", "25,000");
  g_assert_cmpuint (medium->lower, ==, 25000);

  assert_refused (round, "deadline", "31-02-2025", SPOR_ROUND_ERROR_VALUE);
  assert_refused (round, "track.1.seats-min", "-1", SPOR_ROUND_ERROR_VALUE);
  assert_refused (round, "track.1.seats-min", "5,5", SPOR_ROUND_ERROR_VALUE);
  assert_refused (round, "track.1.roles", "Borgmester", SPOR_ROUND_ERROR_VALUE);
  assert_refused (round, "track.3.name", "Test", SPOR_ROUND_ERROR_UNKNOWN);
  assert_refused (round, "dimension.region.weight", "tung", SPOR_ROUND_ERROR_VALUE);
  assert_refused (round, "dimension.region.1084.target", "0,3", SPOR_ROUND_ERROR_VALUE);
  assert_refused (round, "dimension.region.targets", "guess", SPOR_ROUND_ERROR_VALUE);
  assert_refused (round, "dimension.sector.targets", "population", SPOR_ROUND_ERROR_VALUE);
  assert_refused (round, "dimension.size.large.below", "1", SPOR_ROUND_ERROR_UNKNOWN);
  assert_refused (round, "colour", "red", SPOR_ROUND_ERROR_UNKNOWN);
}

static void
assert_target (const SporDimension *dimension, guint category, gint64 num, gint64 den)
{
  const SporCategory *its = g_ptr_array_index (dimension->categories, category);

  g_assert_cmpint (its->target_num, ==, num);
  g_assert_cmpint (its->target_den, ==, den);
}

static void
test_targets (void)
{
  g_autoptr (SporRound) round = preset ();
  SporDimension *region = g_ptr_array_index (round->dimensions, 0);
  SporDimension *size = g_ptr_array_index (round->dimensions, 1);
  gint64 people = 0, north = 0;
  double lack;

  for (guint m = 0; m < spor_places_get_n (round->places); m++)
    {
      const SporMunicipality *place = spor_places_get (round->places, m);

      people += place->population;
      north += g_str_equal (place->region, "Region Nordjylland") ? place->population : 0;
    }
  g_assert_cmpint (people, ==, 6025511);
  g_assert_cmpint (north, >, 0);

  assert_set (round, "dimension.region.targets", "population", "population");
  assert_target (region, 4, north, people);
  g_assert_true (spor_dimension_lack (region, &lack));
  assert_set (round, "dimension.region.targets", "number", "number");
  assert_target (region, 4, 11, 98);
  assert_set (round, "dimension.region.targets", "even", "even");
  assert_target (region, 4, 1, 5);
  assert_set (round, "dimension.region.1081.target", "21 %", "21%");
  g_assert_cmpint (spor_dimension_get_targets (region, round->places), ==, SPOR_TARGETS_TYPED);
  g_assert_cmpint (spor_dimension_get_targets (size, round->places), ==, SPOR_TARGETS_NUMBER);

  /* what was worked out follows the limits, what was typed does not */
  assert_target (size, 0, 22, 98);
  assert_set (round, "dimension.size.small.below", "1.000.000", "1,000,000");
  assert_target (size, 0, 98, 98);
  assert_set (round, "dimension.size.small.target", "20 %", "20%");
  assert_set (round, "dimension.size.small.below", "30000", "30,000");
  assert_target (size, 0, 1, 5);
}

/* --- Together --------------------------------------------------------------------------------- */

/* The sentence that @path gets, NULL if it gets none. */
static char *
fault_of (const SporRound *round, const char *path)
{
  g_autoptr (GPtrArray) faults = spor_round_check (round);

  for (guint i = 0; i < faults->len; i++)
    {
      const SporRoundFault *fault = g_ptr_array_index (faults, i);

      if (g_str_equal (fault->path, path))
        return g_strdup (fault->text);
    }
  return NULL;
}

static void
assert_fault (const char *path, const char *set, const char *text, const char *sentence)
{
  g_autoptr (SporRound) round = preset ();
  g_autofree char *before = fault_of (round, path);
  g_autofree char *after = NULL;

  g_assert_null (before);
  g_assert_true (spor_round_set_setting (round, set, text, NULL));
  after = fault_of (round, path);
  g_assert_cmpstr (after, ==, sentence);
}

static void
test_faults (void)
{
  g_autoptr (SporRound) round = preset ();
  g_autoptr (GPtrArray) none = spor_round_check (round);
  g_autofree char *tracks = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  assert_fault ("name", "name", " ", "The round needs a name.");
  assert_fault ("contact", "contact", "anne",
                "This is not an e-mail address, such as anne@kommune.dk.");
  assert_fault ("deadline", "opens", "4-3-2025",
                "The deadline must not be before the day that sign-up opens.");
  assert_fault ("reply-by", "reply-by", "2-3-2025",
                "Replies cannot be promised by a day before the deadline.");
  assert_fault ("track.1.name", "track.1.name", "", "The track needs a name.");
  assert_fault ("track.2.name", "track.2.name", "implementering",
                "Another track has the same name.");
  assert_fault ("track.1.seats-max", "track.1.seats-min", "7",
                "The most seats must not be fewer than the fewest.");
  assert_fault ("role.super-user.aliases", "role.super-user.aliases", "Projektleder",
                "“Projektleder” already stands for “Projektleder”.");
  assert_fault ("dimension.region.targets", "dimension.region.1084.target", "26/98",
                "The targets must add up to 100%: 3.06% is missing.");
  assert_fault ("dimension.sector.targets", "dimension.sector.public.target", "75 %",
                "The targets must add up to 100%: 25.0% is too much.");
  assert_fault ("dimension.size.medium.below", "dimension.size.small.below", "70000",
                "Each size must be larger than the one before.");
  /* the very day is allowed */
  g_assert_true (spor_round_set_setting (round, "opens", "3-3-2025", NULL));
  g_assert_true (spor_round_set_setting (round, "reply-by", "3-3-2025", NULL));
  g_assert_null (fault_of (round, "deadline"));
  g_assert_null (fault_of (round, "reply-by"));
  g_ptr_array_set_size (round->tracks, 0);
  tracks = fault_of (round, "tracks");
  g_assert_cmpstr (tracks, ==, "The round needs at least one track.");
}

static void
test_parts (void)
{
  g_autoptr (SporRound) round = preset ();
  const char *const values[] = { "Ja", "Nej", NULL };
  const SporDimension *role = g_ptr_array_index (round->dimensions, 3);
  g_autoptr (GPtrArray) faults = NULL;
  const SporTrack *third;
  const SporOption *option;

  third = spor_round_add_track (round, "Test");
  g_assert_cmpuint (third->number, ==, 3);
  option = spor_round_add_option (round->roles, "Bibliotekschef & leder");
  g_assert_cmpstr (option->key, ==, "bibliotekschef-leder");
  option = spor_round_add_option (round->roles, "Bibliotekschef  leder!");
  g_assert_cmpstr (option->key, ==, "bibliotekschef-leder-2");

  /* role 0 goes; what is left stands where it stood */
  spor_round_remove_role (round, 0);
  g_assert_cmpuint (spor_round_track (round, 0)->roles, ==, 0);
  g_assert_cmpuint (spor_round_track (round, 1)->roles, ==, 3);
  g_assert_cmpuint (role->categories->len, ==, 2);
  spor_round_remove_role (round, 1);
  g_assert_cmpuint (spor_round_track (round, 1)->roles, ==, 1);
  g_assert_cmpuint (role->categories->len, ==, 1);

  /* the dimension follows the second track to the first place */
  g_assert_cmpuint (role->for_tracks, ==, 2);
  spor_round_remove_track (round, 0);
  g_assert_cmpuint (role->for_tracks, ==, 1);
  third = spor_round_add_track (round, "Fire");
  g_assert_cmpuint (third->number, ==, 4);

  spor_round_remove_dimension (round, 3);
  g_assert_cmpint (spor_round_find_dimension (round, "role"), ==, -1);
  spor_round_add_dimension (round, SPOR_DIMENSION_EXTRA, "Har I åbent?", values);
  assert_set (round, "dimension.Har I åbent?.Nej.target", "40 %", "40%");
  assert_set (round, "dimension.Har I åbent?.Ja.target", "60 %", "60%");
  faults = spor_round_check (round);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_copies (void)
{
  g_autoptr (SporRound) round = preset ();
  g_autoptr (SporRound) same = spor_round_copy (round);
  g_autoptr (SporRound) other = spor_round_copy_as_new (round, "FBS-faggruppe");

  g_assert_true (spor_round_equal (round, same));
  g_assert_true (spor_round_set_setting (same, "dimension.region.1084.max", "3", NULL));
  g_assert_false (spor_round_equal (round, same));
  g_assert_cmpstr (other->name, ==, "FBS-faggruppe");
  g_assert_cmpstr (other->id, !=, round->id);
  g_assert_cmpstr (spor_round_track (other, 0)->id, !=, spor_round_track (round, 0)->id);
}

static void
assert_days (const SporRound *round, gint64 opens, gint64 deadline, gint64 reply_by)
{
  g_assert_cmpint (round->opens, ==, opens);
  g_assert_cmpint (round->deadline, ==, deadline);
  g_assert_cmpint (round->reply_by, ==, reply_by);
}

/* A day is over when it ends. */
static void
test_past_days (void)
{
  const gint64 none = SPOR_TIME_NONE, opens = spor_time_from_iso ("2025-02-01T23:00:00Z");
  const gint64 deadline = spor_time_from_iso ("2025-03-03T23:00:00Z");
  const gint64 reply_by = spor_time_from_iso ("2025-03-30T22:00:00Z");
  g_autoptr (SporRound) round = preset ();

  round->opens = opens;
  assert_days (round, opens, deadline, reply_by);
  spor_round_drop_past_days (round, deadline - 1);
  assert_days (round, opens, deadline, reply_by);
  spor_round_drop_past_days (round, deadline);
  assert_days (round, none, none, reply_by);
  spor_round_drop_past_days (round, spor_time_from_iso ("2025-03-31T21:59:59Z"));
  assert_days (round, none, none, reply_by);
  spor_round_drop_past_days (round, spor_time_from_iso ("2025-03-31T22:00:00Z"));
  assert_days (round, none, none, none);
}

static void
test_presets (void)
{
  g_autoptr (SporPlaces) places = spor_places_new (NULL);

  for (guint i = 0; i < spor_presets_n (); i++)
    {
      const SporPreset one = spor_preset_get (i);
      g_autoptr (SporRound) round = one.make (places);
      g_autoptr (GPtrArray) faults = spor_round_check (round);

      g_assert_cmpuint (faults->len, ==, 0);
      g_assert_cmpint (spor_preset_find (one.key), ==, (int)i);
    }
  g_assert_cmpint (spor_preset_find ("other"), ==, -1);
}

/* --- In the book ------------------------------------------------------------------------------ */

typedef struct
{
  SporRound *before, *after;
} Edit;

static void
edit_begin (Edit *edit, BookFixture *fixture)
{
  edit->before = spor_store_load_round (fixture->store, NULL);
  edit->after = spor_round_copy (edit->before);
}

static void
edit_end (Edit *edit)
{
  spor_round_unref (edit->before);
  spor_round_unref (edit->after);
}

static void
save_ok (BookFixture *fixture, Edit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) now = NULL;

  g_assert_true (spor_store_save_settings (fixture->store, edit->before, edit->after, &error));
  g_assert_no_error (error);
  now = spor_store_load_round (fixture->store, &error);
  g_assert_true (spor_round_equal (now, edit->after));
  book_assert_sound (fixture);
}

static void
save_refused (BookFixture *fixture, Edit *edit, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) now = NULL;

  g_assert_false (spor_store_save_settings (fixture->store, edit->before, edit->after, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, sentence);
  now = spor_store_load_round (fixture->store, NULL);
  g_assert_true (spor_round_equal (now, edit->before));
}

/* Everything at once: one change set, there and back. */
static void
test_save (BookFixture *fixture, gconstpointer data)
{
  const char *const values[] = { "A", "B", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) undone = NULL;
  g_autoptr (SporRound) redone = NULL;
  g_autofree char *text = NULL;
  Edit edit;

  edit_begin (&edit, fixture);
  assert_set (edit.after, "name", "FBS 2.1", "FBS 2.1");
  assert_set (edit.after, "deadline", "10-3-2025", "2025-03-10");
  assert_set (edit.after, "track.1.seats-max", "7", "7");
  assert_set (edit.after, "dimension.region.targets", "population", "population");
  assert_set (edit.after, "dimension.size.small.below", "20000", "20,000");
  assert_set (edit.after, "sector.school.aliases", "Skolen", "Skolen");
  spor_round_add_track (edit.after, "Test");
  spor_round_remove_role (edit.after, 0);
  spor_round_add_option (edit.after->organisations, "Grønland");
  spor_round_remove_dimension (edit.after, 2);
  spor_round_add_dimension (edit.after, SPOR_DIMENSION_EXTRA, "Hold", values);
  spor_round_remove_track (edit.after, 0);
  save_ok (fixture, &edit);

  g_assert_true (spor_store_undo (fixture->store, &text, &error));
  g_assert_cmpstr (text, ==, "Settings of the round FBS 2.1");
  undone = spor_store_load_round (fixture->store, &error);
  g_assert_true (spor_round_equal (undone, edit.before));
  g_assert_true (spor_store_redo (fixture->store, NULL, &error));
  redone = spor_store_load_round (fixture->store, &error);
  g_assert_true (spor_round_equal (redone, edit.after));
  book_assert_sound (fixture);
  edit_end (&edit);
}

/* Saved twice: what is the same leaves no trace. */
static void
test_save_nothing (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = spor_store_load_log (fixture->store, 100, NULL);
  g_autoptr (GPtrArray) after = NULL;
  Edit edit;

  edit_begin (&edit, fixture);
  save_ok (fixture, &edit);
  after = spor_store_load_log (fixture->store, 100, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  edit_end (&edit);
}

static void
test_conflict (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Edit one, other;

  edit_begin (&one, fixture);
  edit_begin (&other, fixture);
  assert_set (one.after, "track.1.seats-max", "7", "7");
  assert_set (other.after, "track.1.seats-max", "9", "9");
  save_ok (fixture, &one);
  g_assert_false (spor_store_save_settings (fixture->store, other.before, other.after, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  edit_end (&one);
  edit_end (&other);
}

static void
test_in_use (BookFixture *fixture, gconstpointer data)
{
  Edit edit;

  book_sign_up (fixture, "Anne", "Aarhus");
  book_sign_up (fixture, "Sven", "Sydslesvig");

  edit_begin (&edit, fixture);
  spor_round_remove_track (edit.after, 0);
  save_refused (fixture, &edit,
                "“Track 1: Implementering” cannot be removed: there are sign-ups for it.");
  edit_end (&edit);

  edit_begin (&edit, fixture);
  spor_round_remove_role (edit.after, 0);
  save_refused (fixture, &edit,
                "“Projektleder” cannot be removed: there are sign-ups that name it.");
  edit_end (&edit);

  edit_begin (&edit, fixture);
  spor_round_remove_sector (edit.after, 0);
  assert_set (edit.after, "dimension.sector.targets", "even", "even");
  save_refused (fixture, &edit,
                "“Folkebibliotek” cannot be removed: there are sign-ups that name it.");
  edit_end (&edit);

  edit_begin (&edit, fixture);
  g_ptr_array_set_size (edit.after->organisations, 0);
  save_refused (fixture, &edit, "“Sydslesvig” cannot be removed: there are sign-ups that name it.");
  edit_end (&edit);

  edit_begin (&edit, fixture);
  assert_set (edit.after, "track.1.seats-max", "0", "0");
  save_refused (fixture, &edit, "The track needs at least one seat.");
  edit_end (&edit);
}

static guint
count_status (BookFixture *fixture, SporStatus status)
{
  g_autoptr (SporComposition) composition = book_load (fixture);

  return spor_signups_count (composition->signups, status);
}

/* A new alias, a new organisation and another deadline: sign-ups are read and judged anew, and all
 * of it is undone at once. */
static void
test_judged_anew (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) tried = NULL;
  g_autoptr (SporComposition) renamed = NULL;
  Edit edit;

  book_sign_up (fixture, "Anne", "Aarhus");
  book_sign_up (fixture, "Malik", "Nuuk Bibliotek");
  book_sign_up (fixture, "Sven", "Sydslesvig");
  g_assert_cmpuint (count_status (fixture, SPOR_STATUS_ELIGIBLE), ==, 2);

  edit_begin (&edit, fixture);
  spor_round_add_option (edit.after->organisations, "Grønland");
  assert_set (edit.after, "organisation.groenland.aliases", "Nuuk Bibliotek", "Nuuk Bibliotek");
  assert_set (edit.after, "organisation.sydslesvig.name", "Dansk Centralbibliotek",
              "Dansk Centralbibliotek");
  assert_set (edit.after, "organisation.sydslesvig.aliases", "", "");

  /* tried first: nothing is written */
  tried = spor_store_try_settings (fixture->store, edit.before, edit.after, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spor_signups_count (tried->signups, SPOR_STATUS_ELIGIBLE), ==, 3);
  g_assert_cmpuint (count_status (fixture, SPOR_STATUS_ELIGIBLE), ==, 2);

  save_ok (fixture, &edit);
  g_assert_cmpuint (count_status (fixture, SPOR_STATUS_ELIGIBLE), ==, 3);
  renamed = book_load (fixture);
  g_assert_cmpstr (spor_signups_row (renamed->signups, 1)->place, ==, "Grønland");
  g_assert_cmpstr (spor_signups_row (renamed->signups, 2)->place, ==, "Dansk Centralbibliotek");
  edit_end (&edit);

  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  g_assert_cmpuint (count_status (fixture, SPOR_STATUS_ELIGIBLE), ==, 2);
  book_assert_sound (fixture);

  edit_begin (&edit, fixture);
  assert_set (edit.after, "deadline", "20-2-2025", "2025-02-20");
  save_ok (fixture, &edit);
  g_assert_cmpuint (count_status (fixture, SPOR_STATUS_ELIGIBLE), ==, 0);
  edit_end (&edit);
}

/* A track that asks for no role takes those who named none. */
static void
test_no_role (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) before = NULL;
  g_autoptr (SporComposition) after = NULL;
  const SporEdit none = { SPOR_FIELD_ROLES, (char *)"" };
  Edit edit;

  book_sign_up (fixture, "Anne", "Aarhus");
  before = book_load (fixture);
  g_assert_true (spor_store_edit_signup (fixture->store, spor_signups_row (before->signups, 0)->id,
                                         &none, 1, -1, -1, NULL));
  g_assert_cmpuint (count_status (fixture, SPOR_STATUS_ATTENTION), ==, 1);
  edit_begin (&edit, fixture);
  assert_set (edit.after, "track.1.roles", "", "");
  save_ok (fixture, &edit);
  edit_end (&edit);
  g_assert_cmpuint (count_status (fixture, SPOR_STATUS_ELIGIBLE), ==, 1);
}

static void
seat (BookFixture *fixture, guint signup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  const SporMove move
      = { .signup = signup, .to = SPOR_SPOT_SEATED, .position = -1, .swap_with = -1 };

  g_assert_true (spor_store_move (fixture->store, composition, &move, &error));
  g_assert_no_error (error);
}

static void
test_finalised (BookFixture *fixture, gconstpointer data)
{
  Edit edit;

  book_sign_up (fixture, "Anne", "Aarhus");
  book_sign_up (fixture, "Bo", "Odense");
  seat (fixture, 0);
  seat (fixture, 1);
  book_meddle (fixture->path, "UPDATE composition SET finalised_at = '2025-03-26T09:00:00Z', "
                              "finalised_by = 'Åse'");

  edit_begin (&edit, fixture);
  assert_set (edit.after, "track.1.seats-max", "1", "1");
  save_refused (fixture, &edit,
                "The composition “Proposal A” is finalised, and would break a rule: Track 1 has "
                "1 person more than its maximum of 1.");
  edit_end (&edit);
  edit_begin (&edit, fixture);
  assert_set (edit.after, "track.1.seats-max", "2", "2");
  g_assert_true (spor_store_save_settings (fixture->store, edit.before, edit.after, NULL));
  edit_end (&edit);
}

static void
test_extra_fields (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, NULL);
  g_autoptr (GPtrArray) fields = NULL;
  const SporExtraField *field;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("N%u", i);

      book_sign_up (fixture, name, "Aarhus");
    }
  book_meddle (fixture->path,
               "UPDATE signup SET extra = '{\"Hold\":\"B\",\"Årgang\":\"1\"}' WHERE ordinal > 1;"
               "UPDATE signup SET extra = '{\"Hold\":\"A\",\"Tom\":\"\"}' WHERE ordinal = 1");
  fields = spor_store_load_extra_fields (fixture->store, round, NULL);
  g_assert_cmpuint (fields->len, ==, 2);
  field = g_ptr_array_index (fields, 0);
  g_assert_cmpstr (field->key, ==, "Hold");
  g_assert_cmpuint (field->n_values, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (field->values, 0), ==, "B");
  field = g_ptr_array_index (fields, 1);
  g_assert_cmpstr (field->key, ==, "Årgang");
}

#define add(path, function)                                                                        \
  g_test_add (path, BookFixture, NULL, book_set_up, function, book_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/parse", test_shares);
  g_test_add_func ("/share/texts", test_share_texts);
  g_test_add_func ("/share/lack", test_lack);
  g_test_add_func ("/setting/one", test_settings);
  g_test_add_func ("/setting/targets", test_targets);
  g_test_add_func ("/setting/faults", test_faults);
  g_test_add_func ("/setting/parts", test_parts);
  g_test_add_func ("/setting/copies", test_copies);
  g_test_add_func ("/setting/past-days", test_past_days);
  g_test_add_func ("/setting/presets", test_presets);
  add ("/settings/save", test_save);
  add ("/settings/nothing", test_save_nothing);
  add ("/settings/conflict", test_conflict);
  add ("/settings/in-use", test_in_use);
  add ("/settings/judged-anew", test_judged_anew);
  add ("/settings/no-role", test_no_role);
  add ("/settings/finalised", test_finalised);
  add ("/settings/extra-fields", test_extra_fields);
  return g_test_run ();
}
