/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signups.h"

/* The list by itself: sorted, filtered, searched. */

static SporComposition *
load_composition (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  SporComposition *composition = spor_store_load (store, FALSE, &error);

  g_assert_no_error (error);
  return composition;
}

static void
on_updated_cb (SporSignupList *list, gpointer data)
{
  *(gboolean *)data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

/* Asks and waits for the answer; query NULL: as before. */
static void
ask (SporSignupList *list, SporComposition *composition, const SporSignupQuery *query)
{
  gboolean updated = FALSE;
  gulong handler = g_signal_connect (list, "updated", G_CALLBACK (on_updated_cb), &updated);

  if (composition)
    spor_signup_list_set_composition (list, composition);
  if (query)
    spor_signup_list_set_query (list, query);
  fixture_wait (is_true, &updated);
  g_signal_handler_disconnect (list, handler);
}

static char *
list_names (SporSignupList *list)
{
  GListModel *model = G_LIST_MODEL (list);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SporSignupSlot) slot = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s", i ? "|" : "", row_of (slot)->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_names(list, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names_ = list_names (list);                                                   \
    g_assert_cmpstr (names_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_list_sorts (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("sorts.spor", TRUE);
  g_autoptr (SporComposition) signups = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();

  /* what needs attention comes first */
  ask (list, signups, NULL);
  assert_names (list, "Bo Sørensen|Åse Ærø-Østergård|Anne Hansen|Carl Aage Holm|Zenia Ørsted|"
                      "Ærik Æbeltoft|Aase Aagaard");

  /* Danish order: æ, ø, å last, and aa is å */
  query->sort = SPOR_COLUMN_NAME;
  ask (list, NULL, query);
  assert_names (list, "Anne Hansen|Bo Sørensen|Carl Aage Holm|Zenia Ørsted|Ærik Æbeltoft|"
                      "Åse Ærø-Østergård|Aase Aagaard");
  query->descending = TRUE;
  ask (list, NULL, query);
  assert_names (list, "Aase Aagaard|Åse Ærø-Østergård|Ærik Æbeltoft|Zenia Ørsted|Carl Aage Holm|"
                      "Bo Sørensen|Anne Hansen");

  /* without a region last, whichever way */
  query->sort = SPOR_COLUMN_REGION;
  ask (list, NULL, query);
  assert_names (list,
                "Zenia Ørsted|Aase Aagaard|Bo Sørensen|Anne Hansen|Carl Aage Holm|Ærik Æbeltoft|"
                "Åse Ærø-Østergård");
  query->sort = SPOR_COLUMN_SIZE;
  query->descending = FALSE;
  ask (list, NULL, query);
  assert_names (list,
                "Bo Sørensen|Aase Aagaard|Carl Aage Holm|Zenia Ørsted|Anne Hansen|Ærik Æbeltoft|"
                "Åse Ærø-Østergård");
}

static void
test_list_filters (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("filters.spor", TRUE);
  g_autoptr (SporComposition) signups = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();

  query->facets[SPOR_FACET_TRACK] = 1 << 1;
  ask (list, signups, query);
  assert_names (list, "Carl Aage Holm|Zenia Ørsted|Aase Aagaard");
  g_assert_true (spor_signup_query_narrows (query));

  query->facets[SPOR_FACET_SECTOR] = 1 << 1;
  ask (list, NULL, query);
  assert_names (list, "Carl Aage Holm|Zenia Ørsted");

  query->facets[SPOR_FACET_TRACK] = query->facets[SPOR_FACET_SECTOR] = 0;
  query->facets[SPOR_FACET_REGION] = 1u << SPOR_FACET_NONE;
  ask (list, NULL, query);
  assert_names (list, "Åse Ærø-Østergård|Ærik Æbeltoft");

  /* small, then those without a size */
  query->facets[SPOR_FACET_REGION] = 0;
  query->facets[SPOR_FACET_SIZE] = 1u << 0;
  ask (list, NULL, query);
  assert_names (list, "Bo Sørensen");
  query->facets[SPOR_FACET_SIZE] = 1u << SPOR_FACET_NONE;
  ask (list, NULL, query);
  assert_names (list, "Åse Ærø-Østergård|Ærik Æbeltoft");
}

/* All words, in any order, however the Danish letters are written. */
static void
test_list_searches (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("searches.spor", TRUE);
  g_autoptr (SporComposition) signups = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();

  query->search = g_strdup ("  AERØ aase ");
  ask (list, signups, query);
  assert_names (list, "Åse Ærø-Østergård");

  g_free (query->search);
  query->search = g_strdup ("laeso sorensen");
  ask (list, NULL, query);
  assert_names (list, "");

  g_free (query->search);
  query->search = g_strdup ("laesoe soerensen");
  ask (list, NULL, query);
  assert_names (list, "Bo Sørensen");

  g_free (query->search);
  query->search = g_strdup ("gentofte.dk");
  ask (list, NULL, query);
  assert_names (list, "Carl Aage Holm");
}

/* Only the last question is answered. */
static void
test_list_drops_stale_answers (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("stale.spor", TRUE);
  g_autoptr (SporComposition) signups = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  guint n_updates = 0;

  ask (list, signups, NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_free (query->search);
      query->search = g_strdup (i < 19 ? "nobody" : "bo");
      spor_signup_list_set_query (list, query);
    }
  g_signal_connect_swapped (list, "updated", G_CALLBACK (g_atomic_int_inc), &n_updates);
  while (n_updates == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_names (list, "Bo Sørensen|Åse Ærø-Østergård");
  fixture_settle ();
  g_assert_cmpuint (n_updates, ==, 1);
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, char **told)
{
  g_autofree char *before = g_steal_pointer (told);

  *told = g_strdup_printf ("%s%u-%u+%u ", before, position, removed, added);
}

static void
on_slot_changed_cb (SporSignupSlot *slot, guint *n)
{
  ++*n;
}

/* Only the length is told as items that come or go; the slots that somebody holds tell the rest. */
static void
test_list_tells_slots (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("slots.spor", TRUE);
  g_autoptr (SporComposition) before = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  SporEdit edit = { SPOR_FIELD_MUNICIPALITY, (char *)"Svendborg" };
  g_autoptr (SporComposition) after = NULL;
  g_autoptr (SporSignupSlot) second = NULL;
  g_autoptr (SporSignupSlot) last = NULL;
  g_autoptr (SporSignupSlot) same = NULL;
  g_autofree char *told = g_strdup ("");
  guint n_second = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &told);
  ask (list, before, NULL);
  g_assert_cmpstr (told, ==, "0-0+7 ");
  second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  same = g_list_model_get_item (G_LIST_MODEL (list), 1);
  last = g_list_model_get_item (G_LIST_MODEL (list), 6);
  g_assert_true (second == same);
  g_signal_connect (second, "changed", G_CALLBACK (on_slot_changed_cb), &n_second);
  g_assert_cmpstr (row_of (second)->name, ==, "Åse Ærø-Østergård");

  /* a mended sign-up goes elsewhere */
  spor_store_edit_signup (store, spor_signups_row (before->signups, 0)->id, &edit, 1, -1, -1,
                          &error);
  g_assert_no_error (error);
  after = load_composition (path);
  ask (list, after, NULL);
  assert_names (list, "Bo Sørensen|Anne Hansen|Carl Aage Holm|Zenia Ørsted|Ærik Æbeltoft|"
                      "Åse Ærø-Østergård|Aase Aagaard");
  g_assert_cmpstr (told, ==, "0-0+7 ");
  g_assert_cmpuint (n_second, ==, 1);
  g_assert_cmpstr (row_of (second)->name, ==, "Anne Hansen");
  g_assert_cmpuint (spor_signup_list_find (list, spor_signups_row (after->signups, 0)->id), ==, 5);

  query->facets[SPOR_FACET_TRACK] = 1 << 1;
  ask (list, NULL, query);
  g_assert_cmpstr (told, ==, "0-0+7 3-4+0 ");
  g_assert_null (row_of (last));
  g_assert_cmpuint (spor_signup_list_find (list, spor_signups_row (after->signups, 0)->id), ==,
                    G_MAXUINT);

  /* slots outlive the list */
  g_clear_object (&list);
  g_assert_null (row_of (second));
}

/* The composition with the sign-up called @name in @spot. */
static SporComposition *
with_spot (SporComposition *composition, const char *name, SporSpot spot)
{
  SporMove move = { 0, spot, 0, -1, -1 };

  while (!g_str_equal (spor_signups_row (composition->signups, move.signup)->name, name))
    move.signup++;
  return spor_composition_apply (composition, &move);
}

static char *
seat_cell (SporSignupList *list, guint position)
{
  g_autoptr (SporSignupSlot) slot = g_list_model_get_item (G_LIST_MODEL (list), position);
  const SporComposition *composition;
  int signup = spor_signup_slot_get (slot, &composition);

  return spor_signup_cell (composition, signup, SPOR_COLUMN_SEAT);
}

/* Who sits where: shown, followed without another order, sorted and filtered by. */
static void
test_list_seats (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("seats.spor", TRUE);
  g_autoptr (SporComposition) none = load_composition (path);
  g_autoptr (SporComposition) one = with_spot (none, "Zenia Ørsted", SPOR_SPOT_SEATED);
  g_autoptr (SporComposition) two = with_spot (one, "Anne Hansen", SPOR_SPOT_SEATED);
  g_autoptr (SporComposition) three = with_spot (two, "Carl Aage Holm", SPOR_SPOT_WAITING);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  g_autofree char *before = NULL, *after = NULL;
  guint n_updates = 0;

  query->sort = SPOR_COLUMN_NAME;
  ask (list, one, query);
  before = seat_cell (list, 0);
  g_assert_cmpstr (before, ==, "");
  g_signal_connect_swapped (list, "updated", G_CALLBACK (g_atomic_int_inc), &n_updates);
  spor_signup_list_set_composition (list, two);
  after = seat_cell (list, 0);
  g_assert_cmpstr (after, ==, "Track 1");
  g_assert_cmpuint (n_updates, ==, 1); /* at once: no thread was asked */

  query->sort = SPOR_COLUMN_SEAT;
  ask (list, three, NULL);
  ask (list, NULL, query);
  assert_names (list, "Zenia Ørsted|Anne Hansen|Carl Aage Holm|Bo Sørensen|Ærik Æbeltoft|"
                      "Åse Ærø-Østergård|Aase Aagaard");
  query->facets[SPOR_FACET_SEAT] = 1u << 1 | 1u << 0;
  ask (list, NULL, query);
  assert_names (list, "Zenia Ørsted|Anne Hansen|Carl Aage Holm");
  /* now it is about seats, and asked anew */
  ask (list, one, NULL);
  assert_names (list, "Zenia Ørsted");
  query->facets[SPOR_FACET_SEAT] = 1u << SPOR_FACET_NONE;
  query->sort = SPOR_COLUMN_NAME;
  ask (list, NULL, query);
  assert_names (list, "Anne Hansen|Bo Sørensen|Carl Aage Holm|Ærik Æbeltoft|Åse Ærø-Østergård|"
                      "Aase Aagaard");
}

static gboolean
has_three (gpointer list)
{
  return spor_signup_list_get_n_found (list) == 3;
}

/* The answer to what was asked before somebody moved has nobody where they were. */
static void
test_list_seats_while_asked (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("asked.spor", TRUE);
  g_autoptr (SporComposition) before = load_composition (path);
  g_autoptr (SporComposition) after = with_spot (before, "Carl Aage Holm", SPOR_SPOT_SEATED);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  g_autofree char *cell = NULL;

  query->sort = SPOR_COLUMN_NAME;
  ask (list, before, query);
  query->facets[SPOR_FACET_TRACK] = 1 << 1;
  spor_signup_list_set_query (list, query);
  spor_signup_list_set_composition (list, after);
  fixture_wait (has_three, list);
  assert_names (list, "Carl Aage Holm|Zenia Ørsted|Aase Aagaard");
  g_assert_true (spor_signup_list_get_composition (list) == after);
  cell = seat_cell (list, 0);
  g_assert_cmpstr (cell, ==, "Track 1");
}

static SporSignups *
many_signups (SporRound *round, guint n)
{
  SporSignups *signups = spor_signups_begin (round, FALSE);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();

      g_free (facts->id);
      facts->id = g_strdup_printf ("%04u", i);
      facts->ordinal = i + 1;
      spor_signup_facts_set_text (facts, round, SPOR_FIELD_NAME, i == 0 ? "Bo" : "Anne");
      spor_signups_add (signups, facts);
    }
  spor_signups_end (signups);
  return signups;
}

typedef struct
{
  SporSignupList *list;
  guint wanted;
} Growth;

static gboolean
has_all (gpointer data)
{
  Growth *growth = data;

  return g_list_model_get_n_items (G_LIST_MODEL (growth->list)) == growth->wanted;
}

static void
wait_for_rows (SporSignupList *list, guint n)
{
  fixture_wait (has_all, &(Growth){ list, n });
}

/* A list view makes 200 widgets; the window must not stand still for it. */
static void
test_list_grows_in_steps (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  g_autoptr (SporSignups) signups = many_signups (round, 1000);
  g_autoptr (SporComposition) composition = spor_composition_new (signups, "", "");
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  g_autoptr (SporSignupSlot) first = NULL;
  g_autofree char *told = g_strdup ("");

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &told);
  ask (list, composition, NULL);
  g_assert_cmpstr (told, ==, "0-0+40 ");
  g_assert_cmpuint (spor_signup_list_get_n_found (list), ==, 1000);
  wait_for_rows (list, 1000);
  g_assert_cmpstr (told, ==, "0-0+40 40-0+40 80-0+40 120-0+40 160-0+40 200-0+800 ");

  /* what is in sight stays as it is until the others have gone */
  g_clear_pointer (&told, g_free);
  told = g_strdup ("");
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  query->search = g_strdup ("bo");
  ask (list, NULL, query);
  g_assert_cmpstr (told, ==, "200-800+0 160-40+0 120-40+0 80-40+0 40-40+0 1-39+0 ");
  g_assert_cmpstr (row_of (first)->name, ==, "Bo");

  /* another answer on the way takes over */
  g_free (query->search);
  query->search = g_strdup ("anne");
  ask (list, NULL, query);
  g_assert_cmpuint (spor_signup_list_get_n_found (list), ==, 999);
  g_free (query->search);
  query->search = g_strdup ("nobody");
  ask (list, NULL, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_free (query->search);
  query->search = g_strdup ("");
  ask (list, NULL, query);
  wait_for_rows (list, 1000);

  /* nothing is nothing at once */
  spor_signup_list_set_composition (list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/signups/list/sorts", app, test_list_sorts);
  g_test_add_data_func ("/signups/list/filters", app, test_list_filters);
  g_test_add_data_func ("/signups/list/seats", app, test_list_seats);
  g_test_add_data_func ("/signups/list/seats-while-asked", app, test_list_seats_while_asked);
  g_test_add_data_func ("/signups/list/searches", app, test_list_searches);
  g_test_add_data_func ("/signups/list/drops-stale-answers", app, test_list_drops_stale_answers);
  g_test_add_data_func ("/signups/list/tells-slots", app, test_list_tells_slots);
  g_test_add_data_func ("/signups/list/grows-in-steps", app, test_list_grows_in_steps);
  return fixture_run (app);
}
