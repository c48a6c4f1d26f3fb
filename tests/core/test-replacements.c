/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-round.h"

#include "spor-replacements.h"
#include "spor-succession.h"

#define EPSILON 1e-9

/* --- By hand -------------------------------------------------------------------------------- */

static const Person crowd[] = {
  { "Anne", "Aarhus", 0, PROJECT_MANAGER, PUBLIC },
  { "Bo", "København", 0, PROJECT_MANAGER, PUBLIC },
  { "Carl", "Aalborg", 0, PROJECT_MANAGER, SCHOOL },
  { "Dorthe", "Viborg", 0, PROJECT_MANAGER, PUBLIC },
  { "Erik", "København", 0, PROJECT_MANAGER, SCHOOL },
  { "Fie", "Aabenraa", 1, SUPER_USER, SCHOOL },
  { "Gry", "Odense", 0, PROJECT_MANAGER, PUBLIC, NULL, TRUE },
  { "Hans", "Greve", 0, PROJECT_MANAGER, PUBLIC },
};

static SporComposition *
sit (void)
{
  g_autoptr (SporRound) round = people_round_new ();
  g_autoptr (SporSignups) signups = people_sign_up (round, crowd, G_N_ELEMENTS (crowd));
  SporComposition *composition = spor_composition_new (signups, "composition-1", "Forslag A");
  const SporMarked barred = { 7, SPOR_MARK_BARRED };
  guint three = 3;

  people_seat (composition, 0, 0);
  people_seat (composition, 0, 1);
  g_array_append_val (composition->waiting[0], three);
  g_array_append_val (composition->marks, barred);
  return composition;
}

/* "Carl, Dorthe" */
static void
assert_names (const SporReplacements *self, GPtrArray *list, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (
        names, "%s%s", i ? ", " : "",
        spor_signups_row (self->composition->signups,
                          ((SporReplacement *)g_ptr_array_index (list, i))->signup)
            ->name);
  g_assert_cmpstr (names->str, ==, expected);
}

/* Anne leaves: Dorthe waits, Carl fills Nordjylland, Erik's municipality has a seat, Fie is for
 * another track, Gry has withdrawn, Hans is barred. */
static void
test_who (void)
{
  g_autoptr (SporComposition) composition = sit ();
  g_autoptr (SporReplacements) replacements = spor_replacements_new (composition, 0);
  const SporReplacement *first;

  g_assert_cmpuint (replacements->track, ==, 0);
  assert_names (replacements, replacements->waiting, "Dorthe");
  assert_names (replacements, replacements->others, "Carl");
  assert_names (replacements, replacements->unable, "Erik, Hans");
  first = g_ptr_array_index (replacements->waiting, 0);
  g_assert_cmpint (first->line, ==, 0);
  first = g_ptr_array_index (replacements->unable, 0);
  g_assert_nonnull (strstr (first->obstacle, "København"));
  first = g_ptr_array_index (replacements->unable, 1);
  g_assert_nonnull (strstr (first->obstacle, "Not This Time"));
}

/* Also among those who cannot: whoever waits for the track comes first. */
static void
test_line_first (void)
{
  g_autoptr (SporComposition) composition = sit ();
  g_autoptr (SporReplacements) replacements = NULL;
  guint hans = 7;

  g_array_append_val (composition->waiting[0], hans);
  replacements = spor_replacements_new (composition, 0);
  assert_names (replacements, replacements->unable, "Hans, Erik");
}

/* The place of whoever leaves is free: their municipality may send another. */
static void
test_same_municipality (void)
{
  g_autoptr (SporComposition) composition = sit ();
  g_autoptr (SporReplacements) replacements = spor_replacements_new (composition, 1);

  assert_names (replacements, replacements->unable, "Hans");
  g_assert_cmpuint (replacements->others->len, ==, 2);
}

static void
test_effect (void)
{
  g_autoptr (SporComposition) composition = sit ();
  g_autoptr (SporReplacements) replacements = spor_replacements_new (composition, 0);
  g_autofree char *effect = spor_replacements_effect (replacements, 2);
  g_autofree char *none = spor_replacements_effect (replacements, 3);

  g_assert_cmpstr (
      effect, ==,
      "Nordjylland from\u00a00\u00a0to\u00a01, Midtjylland from\u00a01\u00a0to\u00a00, "
      "Skolebibliotek from\u00a00\u00a0to\u00a01, "
      "Folkebibliotek from\u00a02\u00a0to\u00a01");
  g_assert_cmpstr (none, ==, "");
}

static void
test_succeed (void)
{
  g_autoptr (SporComposition) composition = sit ();
  g_autoptr (SporComposition) after = spor_composition_succeed (composition, 0, 3);
  guint track, position;

  g_assert_cmpint (spor_composition_find (after, 3, &track, &position), ==, SPOR_SPOT_SEATED);
  g_assert_cmpuint (track, ==, 0);
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpint (spor_composition_find (after, 0, NULL, NULL), ==, SPOR_SPOT_POOL);
  g_assert_cmpuint (after->waiting[0]->len, ==, 0);
  g_assert_cmpuint (after->seated[0]->len, ==, 2);
}

/* --- Against each composition measured whole ------------------------------------------------ */

/* Somebody who waits in a line and somebody who sits, wherever the rules are kept. */
static void
random_seats (GRand *rand, RandomRound *round)
{
  for (guint i = 0; i < round->eligible->len; i++)
    {
      guint signup = g_array_index (round->eligible, guint, i);
      guint track = spor_signups_row (round->signups, signup)->track;

      switch (random_below (rand, 3))
        {
        case 0:
          people_seat (round->composition, track, signup);
          break;
        case 1:
          g_array_append_val (
              round->composition->waiting[random_below (rand, 4) ? track : 1 - track], signup);
          break;
        default:
          break;
        }
    }
}

static const SporReplacement *
find (const GPtrArray *list, guint signup)
{
  for (guint i = 0; i < list->len; i++)
    if (((SporReplacement *)g_ptr_array_index (list, i))->signup == signup)
      return g_ptr_array_index (list, i);
  return NULL;
}

/* @signup is where the rules, asked one by one, want it, with the deviation of the whole. */
static void
assert_judged (const SporReplacements *self, guint signup)
{
  const SporComposition *composition = self->composition;
  const SporReplacement *waiting = find (self->waiting, signup);
  const SporReplacement *other = find (self->others, signup);
  const SporReplacement *unable = find (self->unable, signup);
  const SporReplacement *found = waiting ? waiting : other ? other : unable;
  guint track = 0, position = 0;
  SporSpot spot = spor_composition_find (composition, signup, &track, &position);
  gboolean in_line = spot == SPOR_SPOT_WAITING && track == self->track;
  gboolean wanted
      = spor_signups_row (composition->signups, signup)->status == SPOR_STATUS_ELIGIBLE
        && spot != SPOR_SPOT_SEATED && signup != self->leaver
        && (in_line || spor_signups_row (composition->signups, signup)->track == (int)self->track);
  g_autoptr (SporComposition) vacant = spor_composition_vacate (composition, self->leaver);
  const SporMove move = spor_succession_move (composition, self->leaver, signup);
  g_autoptr (SporBreach) breach = NULL;
  g_autoptr (SporComposition) after = NULL;
  g_autoptr (SporMeasure) measure = NULL;

  g_assert_cmpint ((waiting != NULL) + (other != NULL) + (unable != NULL), ==, wanted);
  if (!wanted)
    return;
  breach = spor_composition_check_move (vacant, &move);
  g_assert_cmpstr (found->obstacle, ==, breach ? breach->text : NULL);
  g_assert_cmpint (found->line, ==, in_line ? (int)position : -1);
  g_assert_true ((found == unable) == (breach != NULL));
  if (breach)
    return;
  g_assert_true ((found == waiting) == in_line);
  after = spor_composition_succeed (composition, self->leaver, signup);
  measure = spor_measure_new (after);
  g_assert_cmpfloat_with_epsilon (found->deviation, measure->deviation, EPSILON);
}

static void
assert_ordered (const GPtrArray *list)
{
  for (guint i = 1; i < list->len; i++)
    {
      const SporReplacement *before = g_ptr_array_index (list, i - 1);
      const SporReplacement *after = g_ptr_array_index (list, i);

      g_assert_cmpfloat (before->deviation, <=, after->deviation + EPSILON);
      if (fabs (before->deviation - after->deviation) <= EPSILON && before->line >= 0
          && after->line >= 0)
        g_assert_cmpint (before->line, <, after->line);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251126);
  guint n_ranked = 0;

  for (guint seed = 0; seed < 400; seed++)
    {
      RandomRound round;

      random_round_init (&round, seed);
      random_seats (rand, &round);
      for (guint t = 0; t < 2; t++)
        for (guint s = 0; s < round.composition->seated[t]->len; s++)
          {
            guint leaver = g_array_index (round.composition->seated[t], guint, s);
            g_autoptr (SporReplacements) self = spor_replacements_new (round.composition, leaver);

            for (guint i = 0; i < spor_signups_n (round.signups); i++)
              assert_judged (self, i);
            assert_ordered (self->waiting);
            assert_ordered (self->others);
            n_ranked += self->waiting->len + self->others->len;
          }
      random_round_clear (&round);
    }
  g_assert_cmpuint (n_ranked, >, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replacements/who", test_who);
  g_test_add_func ("/replacements/line-first", test_line_first);
  g_test_add_func ("/replacements/same-municipality", test_same_municipality);
  g_test_add_func ("/replacements/effect", test_effect);
  g_test_add_func ("/replacements/succeed", test_succeed);
  g_test_add_func ("/replacements/random", test_random);
  return g_test_run ();
}
