/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-places.h"

#include <string.h>

static void
assert_match (SporPlaces *places, const char *text, SporPlaceMatch expected, const char *name)
{
  int index;
  SporPlaceMatch match = spor_places_match (places, text, &index);

  if (match != expected
      || (name && (index < 0 || !g_str_equal (spor_places_get (places, index)->name, name))))
    g_error ("“%s”: match %d, %s",
             text,
             match,
             index < 0 ? "none" : spor_places_get (places, index)->name);
  if (!name)
    g_assert_cmpint (index, ==, -1);
}

static void
test_table (void)
{
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  const guint expected[] = { 29, 17, 22, 19, 11 };
  guint counts[5] = { 0 };
  guint64 population = 0;

  g_assert_cmpuint (spor_places_get_n (places), ==, 98);
  g_assert_cmpuint (spor_places_get_n_regions (places), ==, 5);
  for (guint i = 0; i < 98; i++)
    {
      counts[spor_places_region_of (places, i)]++;
      population += spor_places_get (places, i)->population;
      g_assert_cmpint (spor_places_find_code (places, spor_places_get (places, i)->code), ==, i);
    }
  for (guint r = 0; r < 5; r++)
    g_assert_cmpuint (counts[r], ==, expected[r]);
  g_assert_cmpuint (population, ==, 6025511);
  g_assert_cmpint (spor_places_find_code (places, "101"), ==, 0);
  g_assert_cmpint (spor_places_find_code (places, "0411"), ==, -1);
}

static void
test_spellings (void)
{
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  const char *const same[][2] = { { "Århus", "Aarhus" },
                                  { "AARHUS", "Aarhus" },
                                  { "Ålborg", "Aalborg" },
                                  { "Åbenrå", "Aabenraa" },
                                  { "kobenhavn", "København" },
                                  { "Kbh.", "København" },
                                  { "Københavns Kommune", "København" },
                                  { "Høje Taastrup", "Høje-Taastrup" },
                                  { "høje tåstrup kommune", "Høje-Taastrup" },
                                  { "Nordfyn", "Nordfyns" },
                                  { "Bornholms Regionskommune", "Bornholm" },
                                  { "Brønderslev-Dronninglund", "Brønderslev" },
                                  { " Vejle ", "Vejle" },
                                  { "ærø", "Ærø" },
                                  { "Silkeborg kommunes biblioteker", "Silkeborg" },
                                  { "0101", "København" },
                                  { "751", "Aarhus" } };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_match (places, same[i][0], SPOR_PLACE_MATCH, same[i][1]);
}

static void
test_near (void)
{
  g_autoptr (SporPlaces) places = spor_places_new (NULL);

  assert_match (places, "Svendbrog", SPOR_PLACE_NEAR, "Svendborg");
  assert_match (places, "Hillerd", SPOR_PLACE_NEAR, "Hillerød");
  assert_match (places, "Sydslesvig", SPOR_PLACE_NONE, NULL);
  assert_match (places, "Gentofte og omegn", SPOR_PLACE_NONE, NULL);
  assert_match (places, "", SPOR_PLACE_NONE, NULL);
  assert_match (places, NULL, SPOR_PLACE_NONE, NULL);
  assert_match (places, "Kommune", SPOR_PLACE_NONE, NULL);
}

/* Every municipality that people wrote by hand in the example. */
static void
test_example (void)
{
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autofree char *path = g_build_filename (g_getenv ("SPOR_EXAMPLE"), "haandgemt.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", 5);

      /* the second line of an answer has no respondent */
      if (g_strv_length (cells) < 5 || !g_str_has_prefix (cells[0], "9010") || !*cells[3])
        continue;
      if (!g_str_equal (cells[3], "Sydslesvig"))
        {
          int index;

          if (spor_places_match (places, cells[3], &index) != SPOR_PLACE_MATCH)
            g_error ("“%s” is not matched", cells[3]);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/table", test_table);
  g_test_add_func ("/places/spellings", test_spellings);
  g_test_add_func ("/places/near", test_near);
  g_test_add_func ("/places/example", test_example);
  return g_test_run ();
}
