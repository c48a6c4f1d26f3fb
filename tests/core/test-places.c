/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-places.h"

#include "spor-text.h"

#include <string.h>

static SporPlaces *
new_places (void)
{
  g_autoptr (GError) error = NULL;
  SporPlaces *places = spor_places_new (&error);
  g_assert_no_error (error);
  return places;
}

static void
assert_match (SporPlaces *places, const char *text, SporPlaceMatch expected, const char *name)
{
  int index = 99;
  SporPlaceMatch match = spor_places_match (places, text, &index);
  const char *found = index < 0 ? NULL : spor_places_get (places, index)->name;
  if (match != expected || g_strcmp0 (found, name) != 0)
    g_error ("“%s”: match %d, %s", text, match, found != NULL ? found : "none");
}

static void
test_table (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  const guint expected[] = { 29, 17, 22, 19, 11 };
  guint counts[5] = { 0 };
  guint64 population = 0;

  g_assert_cmpuint (spor_places_get_n (places), ==, 98);
  for (guint i = 0; i < 98; i++)
    {
      const SporMunicipality *place = spor_places_get (places, i);
      guint region = spor_places_region_of (places, i);
      g_autofree char *key = spor_text_sort_key (place->name);

      counts[region]++;
      population += place->population;
      g_assert_cmpint (spor_places_find_code (places, place->code), ==, i);
      g_assert_cmpuint (strlen (place->code), ==, 4);
      g_assert_cmpstr (place->region_code, ==, spor_places_get_region (places, region)->code);
      g_assert_cmpstr (place->region, ==, spor_places_get_region (places, region)->name);
      g_assert_cmpstr (place->sort_key, ==, key);
      g_assert_cmpfloat (place->area_km2, >, 8);
      g_assert_cmpfloat_with_epsilon (place->label_lat, 56.15, 1.65);
      g_assert_cmpfloat_with_epsilon (place->label_lon, 11.6, 3.6);
      g_assert_cmpfloat_with_epsilon (place->town_lat, place->label_lat, 0.25);
      g_assert_cmpfloat_with_epsilon (place->town_lon, place->label_lon, 0.45);
    }
  for (guint r = 0; r < 5; r++)
    g_assert_cmpuint (counts[r], ==, expected[r]);
  g_assert_cmpuint (population, ==, 6025511);
}

static void
test_row (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  const SporMunicipality *place = spor_places_get (places, spor_places_find_code (places, "0169"));

  g_assert_cmpstr (place->code, ==, "0169");
  g_assert_cmpstr (place->name, ==, "Høje-Taastrup");
  g_assert_cmpstr (place->region_code, ==, "1084");
  g_assert_cmpstr (place->region, ==, "Region Hovedstaden");
  g_assert_cmpstr (place->part, ==, "Københavns omegn");
  g_assert_cmpstr (place->main_town, ==, "Taastrup");
  g_assert_cmpuint (place->population, ==, 60458);
  g_assert_cmpfloat (place->area_km2, ==, 78.2);
  g_assert_cmpfloat (place->label_lat, ==, 55.66671);
  g_assert_cmpfloat (place->label_lon, ==, 12.25819);
  g_assert_cmpfloat (place->town_lat, ==, 55.65221);
  g_assert_cmpfloat (place->town_lon, ==, 12.29205);
}

static void
test_regions (void)
{
  static const char *const names[] = { "Region Hovedstaden", "Region Sjælland", "Region Syddanmark",
                                       "Region Midtjylland", "Region Nordjylland" };
  g_autoptr (SporPlaces) places = new_places ();
  g_assert_cmpuint (spor_places_get_n_regions (places), ==, G_N_ELEMENTS (names));
  for (guint r = 0; r < G_N_ELEMENTS (names); r++)
    g_assert_cmpstr (spor_places_get_region (places, r)->name, ==, names[r]);
}

static void
test_codes (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  g_assert_cmpint (spor_places_find_code (places, "0101"), ==, 0);
  g_assert_cmpint (spor_places_find_code (places, "101"), ==, 0);
  g_assert_cmpint (spor_places_find_code (places, "751"), ==,
                   spor_places_find_code (places, "0751"));
  g_assert_cmpint (spor_places_find_code (places, "0411"), ==, -1);
  g_assert_cmpint (spor_places_find_code (places, "kobenhavn"), ==, -1);
  g_assert_cmpint (spor_places_find_code (places, ""), ==, -1);
  g_assert_cmpint (spor_places_find_code (places, NULL), ==, -1);
}

static void
test_spellings (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  const char *const same[][2] = {
    { "Århus", "Aarhus" },
    { "AARHUS", "Aarhus" },
    { "Ålborg", "Aalborg" },
    { "Åbenrå", "Aabenraa" },
    { "A\u030abenra\u030a", "Aabenraa" },
    { "kobenhavn", "København" },
    { "Koebenhavn", "København" },
    { "Kbh.", "København" },
    { "KBH", "København" },
    { "Københavns Kommune", "København" },
    { "Frb.", "Frederiksberg" },
    { "Høje Taastrup", "Høje-Taastrup" },
    { "Høje Tåstrup", "Høje-Taastrup" },
    { "høje tåstrup kommune", "Høje-Taastrup" },
    { "Høje – Taastrup", "Høje-Taastrup" },
    { "Nordfyn", "Nordfyns" },
    { "Nordfyns Kommune", "Nordfyns" },
    { "Vesthimmerland", "Vesthimmerlands" },
    { "Mors", "Morsø" },
    { "Fakse", "Faxe" },
    { "Bornholms Regionskommune", "Bornholm" },
    { "Brønderslev-Dronninglund", "Brønderslev" },
    { " Vejle ", "Vejle" },
    { "Vejle\u00a0Kommune", "Vejle" },
    { "Vejle kommune.", "Vejle" },
    { "Vejlekommune", "Vejle" },
    { "Vejle kom.", "Vejle" },
    { "ærø", "Ærø" },
    { "Silkeborg kommunes biblioteker", "Silkeborg" },
    { "Silkeborg Bibliotekerne", "Silkeborg" },
    { "Horsens Kommunes Biblioteker", "Horsens" },
    { "0101", "København" },
    { "751", "Aarhus" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_match (places, same[i][0], SPOR_PLACE_MATCH, same[i][1]);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  GString *replaced = g_string_new (text);
  g_string_replace (replaced, from, to, 0);
  return g_string_free (replaced, FALSE);
}

/* Every municipality in every way that is said not to matter. */
static void
test_each_in_all_spellings (void)
{
  static const char *const swaps[][2]
      = { { "", "" },    { "-", " " }, { "aa", "å" }, { "å", "aa" }, { "å", "a" },
          { "ø", "oe" }, { "ø", "o" }, { "ø", "ö" },  { "æ", "ae" }, { "æ", "ä" } };
  static const char *const endings[] = {
    "", "s", " Kommune", " kommune", "s Kommune", " KOMMUNE", " Kommunes Biblioteker", "s bibliotek"
  };
  g_autoptr (SporPlaces) places = new_places ();

  for (guint i = 0; i < spor_places_get_n (places); i++)
    for (guint s = 0; s < G_N_ELEMENTS (swaps); s++)
      for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
        {
          const char *name = spor_places_get (places, i)->name;
          g_autofree char *small = g_utf8_strdown (name, -1);
          g_autofree char *swapped
              = *swaps[s][0] != '\0' ? replace (small, swaps[s][0], swaps[s][1]) : g_strdup (name);
          g_autofree char *text = g_strconcat (swapped, endings[e], NULL);
          g_autofree char *capitals = g_utf8_strup (text, -1);
          g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
          assert_match (places, text, SPOR_PLACE_MATCH, name);
          assert_match (places, capitals, SPOR_PLACE_MATCH, name);
          assert_match (places, decomposed, SPOR_PLACE_MATCH, name);
        }
}

static void
test_near (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  assert_match (places, "Svendbrog", SPOR_PLACE_NEAR, "Svendborg");
  assert_match (places, "Svendbrog Kommune", SPOR_PLACE_NEAR, "Svendborg");
  assert_match (places, "Hillerd", SPOR_PLACE_NEAR, "Hillerød");
  assert_match (places, "Koebenhvn", SPOR_PLACE_NEAR, "København");
  assert_match (places, "Tornby", SPOR_PLACE_NEAR, "Tårnby");
  assert_match (places, "Brønderslev-Droninglund", SPOR_PLACE_NEAR, "Brønderslev");
  assert_match (places, "Fredriksund", SPOR_PLACE_NEAR, "Frederikssund");
  assert_match (places, "Vejl", SPOR_PLACE_NEAR, "Vejle");
}

static void
test_not_near (void)
{
  static const char *const none[] = {
    "Sydslesvig",
    "Gentofte og omegn",
    "",
    " ",
    "Kommune",
    "Region Syddanmark",
    "KOMBIT",
    "DK",
    "?",
    "411",
    "0999",
    "1",
    "Danmarks Biblioteksforening",
    /* two edits, in names under six letters */
    "Vejner",
    "Grove by",
    "Kuge1",
    /* as near to one as to another */
    "Vejlen",
    "Frederiks",
  };
  g_autoptr (SporPlaces) places = new_places ();
  g_autofree char *long_text = g_strnfill (100000, 'a');
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    assert_match (places, none[i], SPOR_PLACE_NONE, NULL);
  assert_match (places, NULL, SPOR_PLACE_NONE, NULL);
  assert_match (places, long_text, SPOR_PLACE_NONE, NULL);
}

/* A slip of the pen never becomes another municipality without a question. */
static void
test_slips_are_never_taken (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  guint n_near = 0, n_slips = 0;
  for (guint i = 0; i < spor_places_get_n (places); i++)
    {
      const char *name = spor_places_get (places, i)->name;
      for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autofree char *start = g_strndup (name, p - name);
          g_autofree char *slip = g_strconcat (start, g_utf8_next_char (p), NULL);
          int index = -1;
          SporPlaceMatch match = spor_places_match (places, slip, &index);
          if (match == SPOR_PLACE_MATCH && index != (int)i)
            g_error ("“%s” is taken for %s", slip, spor_places_get (places, index)->name);
          n_near += match == SPOR_PLACE_NEAR && index == (int)i;
          n_slips++;
        }
    }
  g_assert_cmpuint (n_near * 10, >, n_slips * 9);
}

/* Every municipality that people wrote by hand in the example. */
static void
test_example (void)
{
  g_autoptr (SporPlaces) places = new_places ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("SPOR_EXAMPLE"), "haandgemt.csv", NULL);
  g_autofree char *text = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", 5);
      /* the second line of an answer has no respondent */
      if (g_strv_length (cells) < 5 || !g_str_has_prefix (cells[0], "9010") || *cells[3] == '\0')
        continue;

      int index = -1;
      gboolean outside = g_str_equal (cells[3], "Sydslesvig");
      SporPlaceMatch match = spor_places_match (places, cells[3], &index);
      if (match != (outside ? SPOR_PLACE_NONE : SPOR_PLACE_MATCH))
        g_error ("“%s”: match %d", cells[3], match);
      n++;
    }
  g_assert_cmpuint (n, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/table", test_table);
  g_test_add_func ("/places/row", test_row);
  g_test_add_func ("/places/regions", test_regions);
  g_test_add_func ("/places/codes", test_codes);
  g_test_add_func ("/places/spellings", test_spellings);
  g_test_add_func ("/places/each-in-all-spellings", test_each_in_all_spellings);
  g_test_add_func ("/places/near", test_near);
  g_test_add_func ("/places/not-near", test_not_near);
  g_test_add_func ("/places/slips-are-never-taken", test_slips_are_never_taken);
  g_test_add_func ("/places/example", test_example);
  return g_test_run ();
}
