/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Boundaries that a book keeps of its own. */

#include "book-fixture.h"

#include "spor-language.h"

#include <string.h>

/* Læsø and Samsø as squares. */
static const char two_islands[]
    = "{\"type\": \"FeatureCollection\", \"name\": \"ø “quoted” \\\\\", \"features\": ["
      "{\"type\": \"Feature\", \"properties\": {\"KOMKODE\": \"0825\"}, \"geometry\": {\"type\": "
      "\"Polygon\", \"coordinates\": [[[10.9, 57.2], [11.1, 57.2], [11.1, 57.3], [10.9, 57.3], "
      "[10.9, 57.2]]]}},\n"
      "{\"type\": \"Feature\", \"properties\": {\"KOMKODE\": \"0741\"}, \"geometry\": {\"type\": "
      "\"Polygon\", \"coordinates\": [[[10.5, 55.8], [10.7, 55.8], [10.7, 55.9], [10.5, 55.9], "
      "[10.5, 55.8]]]}}]}";

static gboolean
set_text (BookFixture *fixture, const char *name, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = text ? g_bytes_new_static (text, strlen (text)) : NULL;

  return spor_store_set_boundaries (fixture->store, name, bytes, error);
}

static void
assert_own (BookFixture *fixture, gboolean own)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporBoundaries) boundaries = spor_store_load_boundaries (fixture->store, &error);
  g_autofree char *id = NULL;
  guint laeso = spor_places_find_code (fixture->places, "0825");
  guint aarhus = spor_places_find_code (fixture->places, "0751");

  g_assert_no_error (error);
  g_assert_true (spor_store_find_boundaries (fixture->store, &id, &error));
  g_assert_true ((id != NULL) == own);
  g_assert_true (spor_boundaries_has (boundaries, laeso));
  g_assert_true (spor_boundaries_has (boundaries, aarhus) == !own);
}

static void
test_kept (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  assert_own (fixture, FALSE);
  g_assert_true (set_text (fixture, "øer.geojson", two_islands, &error));
  assert_own (fixture, TRUE);
  book_assert_sound (fixture);

  g_clear_pointer (&fixture->store, spor_store_close);
  fixture->store = spor_store_open (fixture->path, fixture->places, "Bo", &error);
  g_assert_no_error (error);
  assert_own (fixture, TRUE);

  g_assert_true (spor_store_undo (fixture->store, &text, &error));
  g_assert_cmpstr (text, ==, "Boundaries for the map: øer.geojson");
  assert_own (fixture, FALSE);
  g_assert_true (spor_store_redo (fixture->store, NULL, &error));
  assert_own (fixture, TRUE);
  g_assert_true (set_text (fixture, NULL, NULL, &error));
  assert_own (fixture, FALSE);
  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  assert_own (fixture, TRUE);
  book_assert_sound (fixture);
}

/* A file that is none leaves the book as it was, and says what was expected. */
static void
test_refused (BookFixture *fixture, gconstpointer data)
{
  static const char *const texts[]
      = { "", "no", "{}", "{\"type\": \"FeatureCollection\", \"features\": []}" };

  g_assert_true (set_text (fixture, "øer.geojson", two_islands, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (set_text (fixture, "wrong.geojson", texts[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, "wrong.geojson"));
      assert_own (fixture, TRUE);
    }
  book_assert_sound (fixture);
}

int
main (int argc, char *argv[])
{
  spor_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/own-boundaries/kept", BookFixture, NULL, book_set_up, test_kept, book_tear_down);
  g_test_add ("/own-boundaries/refused", BookFixture, NULL, book_set_up, test_refused,
              book_tear_down);
  return g_test_run ();
}
