/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-setting.h"
#include "spor-round-state.h"

/* A round's settings are the same after they have been kept as text; what is no such text is none.
 */

static SporRound *
new_round (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporRound *round = spor_round_new_fbs2 (places);

  g_assert_no_error (error);
  return round;
}

static void
put (SporRound *round, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_round_set_setting (round, path, text, &error));
  g_assert_no_error (error);
}

static SporRound *
read_back (const char *text, const SporRound *now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) state
      = g_variant_parse (G_VARIANT_TYPE (SPOR_ROUND_STATE_TYPE), text, NULL, NULL, &error);

  g_assert_no_error (error);
  return spor_round_new_from_state (state, now);
}

static char *
write_out (const SporRound *round)
{
  g_autoptr (GVariant) state = spor_round_get_state (round);

  return g_variant_print (state, FALSE);
}

static void
test_same (void)
{
  g_autoptr (SporRound) now = new_round ();
  g_autoptr (SporRound) made = spor_round_copy (now);
  g_autoptr (SporRound) read = NULL;
  g_autofree char *text = NULL;

  put (made, "name", "FBS “3”\\ \"æøå\"");
  put (made, "deadline", "");
  put (made, "track.1.seats-max", "17");
  put (made, "dimension.region.weight", "0,1");
  spor_round_add_track (made, "Tredje");
  spor_round_remove_role (made, 0);
  spor_round_add_option (made->organisations, "Andre");
  spor_round_remove_dimension (made, 1);
  text = write_out (made);
  read = read_back (text, now);
  g_assert_nonnull (read);
  g_assert_true (spor_round_equal (read, made));
  g_assert_false (spor_round_equal (read, now));
}

/* It may lie there for long. */
static void
test_masked (void)
{
  g_autoptr (SporRound) round = new_round ();
  g_autofree char *text = NULL;

  put (round, "name", "Runde 010190-1234");
  put (round, "role.super-user.aliases", "PLC, 010190-1235");
  text = write_out (round);
  g_assert_null (strstr (text, "1234"));
  g_assert_null (strstr (text, "1235"));
  g_assert_nonnull (strstr (text, "Runde "));
}

static void
assert_none (const SporRound *now, const SporRound *wrong)
{
  g_autofree char *text = write_out (wrong);

  g_assert_null (read_back (text, now));
}

static SporDimension *
first_dimension (SporRound *round)
{
  return g_ptr_array_index (round->dimensions, 0);
}

static void
break_id (SporRound *round)
{
  round->id[0] = 'x';
}

static void
break_day (SporRound *round)
{
  round->opens = G_MAXINT64 - 1;
}

static void
break_number (SporRound *round)
{
  ((SporTrack *)g_ptr_array_index (round->tracks, 0))->number = 0;
}

static void
break_tracks (SporRound *round)
{
  for (guint n = round->tracks->len; n <= 32; n++)
    g_ptr_array_add (round->tracks, spor_track_new (n + 1, "", 1, 1, 0));
}

static void
break_roles (SporRound *round)
{
  for (guint n = round->roles->len; n <= 32; n++)
    g_ptr_array_add (round->roles, spor_option_new ("x", "x", NULL));
}

static void
break_kind (SporRound *round)
{
  first_dimension (round)->kind = 17;
}

static void
break_weight (SporRound *round)
{
  first_dimension (round)->weight = -1;
}

static void
break_share (SporRound *round)
{
  ((SporCategory *)g_ptr_array_index (first_dimension (round)->categories, 0))->target_den = 0;
}

static void
test_none (void)
{
  static void (*const ways[]) (SporRound *)
      = { break_id,    break_day,  break_number, break_tracks,
          break_roles, break_kind, break_weight, break_share };
  g_autoptr (SporRound) now = new_round ();

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (SporRound) wrong = spor_round_copy (now);

      ways[i](wrong);
      assert_none (now, wrong);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round-state/same", test_same);
  g_test_add_func ("/round-state/masked", test_masked);
  g_test_add_func ("/round-state/none", test_none);
  return g_test_run ();
}
