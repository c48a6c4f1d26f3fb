/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-id.h"

#include <string.h>

#define N_IDS 200000
#define N_THREADS 4

static void
test_form (void)
{
  gint64 before = g_get_real_time () / 1000;
  g_autofree char *id = spor_id_new ();
  gint64 after = g_get_real_time () / 1000;
  g_autofree char *time = g_strdup_printf ("%.8s%.4s", id, id + 9);
  gint64 made = g_ascii_strtoll (time, NULL, 16);

  g_assert_cmpuint (strlen (id), ==, 36);
  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpint (id[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", id[19]));
  g_assert_cmpint (made, >=, before);
  g_assert_cmpint (made, <=, after + 1);
}

/* However many there are in a millisecond. */
static void
test_order (void)
{
  g_autofree char *previous = spor_id_new ();

  for (guint i = 0; i < N_IDS; i++)
    {
      g_autofree char *id = spor_id_new ();

      g_assert_cmpint (strcmp (previous, id), <, 0);
      g_free (previous);
      previous = g_steal_pointer (&id);
    }
}

/* People tell ids apart by their ends. */
static void
test_random_end (void)
{
  g_autoptr (GHashTable) ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *id = spor_id_new ();

      g_hash_table_add (ends, g_strdup (id + strlen (id) - 12));
    }
  g_assert_cmpuint (g_hash_table_size (ends), ==, 1000);
}

static gpointer
make_many (gpointer data)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_IDS / N_THREADS; i++)
    g_ptr_array_add (ids, spor_id_new ());
  return ids;
}

static void
test_threads (void)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new (NULL, make_many, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autoptr (GPtrArray) ids = g_thread_join (threads[i]);

      for (guint j = 0; j < ids->len; j++)
        g_hash_table_add (all, g_strdup (g_ptr_array_index (ids, j)));
    }
  g_assert_cmpuint (g_hash_table_size (all), ==, N_IDS);
}

static void
test_matches (void)
{
  const char *id = "0193f2a1-77c0-7abc-8def-00112233aabb";

  g_assert_true (spor_id_matches (id, id));
  g_assert_true (spor_id_matches (id, "0193"));
  g_assert_true (spor_id_matches (id, "33AABB"));
  g_assert_false (spor_id_matches (id, "77c0"));
  g_assert_false (spor_id_matches (id, "0193f2a1-77c0-7abc-8def-00112233aabb0"));
}

static void
test_random (void)
{
  guint8 a[32] = { 0 }, b[32] = { 0 };

  for (guint i = 0; i < 1000; i++)
    {
      spor_random_fill (a, sizeof a);
      g_assert_cmpint (memcmp (a, b, sizeof a), !=, 0);
      memcpy (b, a, sizeof a);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/form", test_form);
  g_test_add_func ("/id/order", test_order);
  g_test_add_func ("/id/random-end", test_random_end);
  g_test_add_func ("/id/threads", test_threads);
  g_test_add_func ("/id/matches", test_matches);
  g_test_add_func ("/id/random", test_random);
  return g_test_run ();
}
