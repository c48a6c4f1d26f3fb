/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-round.h"

#include "spor-language.h"
#include "spor-reasons.h"
#include "spor-tally.h"

#define N_ROUNDS 60
#define MAX_PARTS 16

/* The categories that count for @signup in its track, as numbers over all dimensions. */
static guint
list_parts (const RandomRound *random, guint signup, guint *parts)
{
  const SporSignupRow *row = spor_signups_row (random->signups, signup);
  guint first = 0, n = 0;

  for (guint d = 0; d < random->round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (random->round->dimensions, d);
      guint categories[32];
      guint n_here = spor_signup_categories (random->signups, row, dimension, categories);

      for (guint i = 0; i < n_here; i++)
        if (dimension->weight > 0
            && (spor_dimension_applies (dimension, -1)
                || spor_dimension_applies (dimension, row->track)))
          parts[n++] = first + categories[i];
      first += dimension->categories->len;
    }
  return n;
}

static gboolean
is_candidate (const RandomRound *random, guint signup)
{
  const SporSignupRow *row = spor_signups_row (random->signups, signup);
  g_autoptr (SporBreach) breach
      = row->track < 0 ? NULL
                       : spor_composition_check_candidate (random->composition, row->track, signup);

  return row->track >= 0 && !breach;
}

/* How many candidates for the same track have all of @parts that @bits names. */
static guint
count_alike (const RandomRound *random, guint signup, const guint *parts, guint n, guint bits)
{
  guint alike = 0;

  for (guint i = 0; i < spor_signups_n (random->signups); i++)
    {
      guint others[MAX_PARTS];
      guint n_others = list_parts (random, i, others);
      gboolean has_all = is_candidate (random, i)
                         && spor_signups_row (random->signups, i)->track
                                == spor_signups_row (random->signups, signup)->track;

      for (guint p = 0; p < n && has_all; p++)
        {
          gboolean has = !(bits >> p & 1);

          for (guint o = 0; o < n_others && !has; o++)
            has = others[o] == parts[p];
          has_all = has;
        }
      alike += has_all;
    }
  return alike;
}

static guint
least_alike (const RandomRound *random, guint signup)
{
  guint parts[MAX_PARTS];
  guint n = list_parts (random, signup, parts);
  guint least = 0;

  for (guint bits = 1; bits < 1u << n; bits++)
    {
      guint n_cited = __builtin_popcount (bits);
      guint alike = n_cited <= 3 ? count_alike (random, signup, parts, n, bits) : G_MAXUINT;

      least = least == 0 ? alike : MIN (least, alike);
    }
  return least;
}

static void
test_random (void)
{
  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      RandomRound random;
      g_autoptr (SporReasons) reasons = NULL;

      random_round_init (&random, seed);
      reasons = spor_reasons_new (random.composition);
      for (guint i = 0; i < spor_signups_n (random.signups); i++)
        {
          guint expected = is_candidate (&random, i) ? least_alike (&random, i) : 0;
          g_autofree char *text = spor_reasons_text (reasons, i);

          g_assert_cmpuint (spor_reasons_count (reasons, i), ==, expected);
          g_assert_cmpint (text != NULL, ==, expected > 0);
        }
      random_round_clear (&random);
    }
}

static void
test_words (void)
{
  static const Person people[] = {
    { "Anne", "Aalborg", 0, PROJECT_MANAGER, SCHOOL },
    { "Bo", "Aalborg", 0, PROJECT_MANAGER, PUBLIC },
    { "Carl", "Odense", 0, PROJECT_MANAGER, SCHOOL },
    { "Dorte", "Odense", 0, PROJECT_MANAGER, SCHOOL },
    { "Erik", "Aalborg", 1, SUPER_USER, SCHOOL },
    { "Finn", "Odense", 0, PROJECT_MANAGER, PUBLIC, .withdrawn = TRUE },
  };
  static const char *const expected[] = { "Only one: Nordjylland · Skolebibliotek",
                                          "Only one: Folkebibliotek",
                                          "One of 2: Syddanmark",
                                          "One of 2: Syddanmark",
                                          "Only one: Nordjylland",
                                          NULL };
  static const char *const sentences[]
      = { "The only candidate for track 1 with this profile: Region Nordjylland and "
          "Skolebibliotek.",
          "The only candidate for track 1 with this profile: Folkebibliotek.",
          "One of 2 candidates for track 1 with this profile: Region Syddanmark.",
          "One of 2 candidates for track 1 with this profile: Region Syddanmark.",
          "The only candidate for track 2 with this profile: Region Nordjylland.",
          NULL };
  g_autoptr (SporRound) round = people_round_new ();
  g_autoptr (SporSignups) signups = people_sign_up (round, people, G_N_ELEMENTS (people));
  g_autoptr (SporComposition) composition = spor_composition_new (signups, "1", "Forslag A");
  g_autoptr (SporReasons) reasons = spor_reasons_new (composition);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *text = spor_reasons_text (reasons, i);

      g_autofree char *sentence = spor_reasons_sentence (reasons, i);

      g_assert_cmpstr (text, ==, expected[i]);
      g_assert_cmpstr (sentence, ==, sentences[i]);
    }
}

/* Who is pinned sits for that reason, however many are like them. */
static void
test_pinned (void)
{
  static const Person people[] = {
    { "Anne", "Aalborg", 0, PROJECT_MANAGER, PUBLIC },
    { "Bo", "Aalborg", 0, PROJECT_MANAGER, PUBLIC },
    { "Carl", "Aalborg", 0, PROJECT_MANAGER, PUBLIC },
  };
  static const SporMarked marks[] = { { 1, SPOR_MARK_PINNED }, { 2, SPOR_MARK_BARRED } };
  g_autoptr (SporRound) round = people_round_new ();
  g_autoptr (SporSignups) signups = people_sign_up (round, people, G_N_ELEMENTS (people));
  g_autoptr (SporComposition) composition = spor_composition_new (signups, "1", "Forslag A");
  g_autoptr (SporReasons) reasons = NULL;
  g_autofree char *free = NULL;
  g_autofree char *pinned = NULL;

  g_array_append_vals (composition->marks, marks, G_N_ELEMENTS (marks));
  reasons = spor_reasons_new (composition);
  free = spor_reasons_text (reasons, 0);
  pinned = spor_reasons_text (reasons, 1);
  g_assert_true (g_str_has_prefix (free, "One of 2: "));
  g_assert_true (g_str_has_prefix (pinned, "Must have · One of 2: "));
  g_assert_null (spor_reasons_text (reasons, 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("en");
  g_test_add_func ("/reasons/random", test_random);
  g_test_add_func ("/reasons/words", test_words);
  g_test_add_func ("/reasons/pinned", test_pinned);
  return g_test_run ();
}
