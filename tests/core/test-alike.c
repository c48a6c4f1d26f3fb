/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-alike.h"

/* Many who gave the same answer that is not understood, mended together. */

static void
set_up (BookFixture *fixture, gconstpointer data)
{
  book_set_up (fixture, data);
  book_sign_up (fixture, "Anne", "Svendbrog");
  book_sign_up (fixture, "Bo", "Odense");
  book_sign_up (fixture, "Carl", " svendBROG");
  book_sign_up (fixture, "Dorthe", "Svendbrog");
  book_sign_up (fixture, "Erik", "Landsforeningen");
  book_sign_up (fixture, "Hans", "Svendbrog");
}

/* "Anne, Carl" */
static char *
names_of (const SporSignups *signups, const GArray *indices)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < indices->len; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "",
                            spor_signups_row (signups, g_array_index (indices, guint, i))->name);
  return g_string_free (names, FALSE);
}

static void
assert_alike (BookFixture *fixture, guint index, SporProblem problem, const char *expected)
{
  g_autoptr (SporComposition) composition = book_load (fixture);
  g_autoptr (GArray) alike = spor_signups_alike (composition->signups, index, problem, NULL);
  g_autofree char *names = names_of (composition->signups, alike);

  g_assert_cmpstr (names, ==, expected);
}

/* Where everybody comes from, in order of arrival. */
static void
assert_places (BookFixture *fixture, const char *expected)
{
  g_autoptr (SporComposition) composition = book_load (fixture);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (composition->signups, i);

      g_string_append_printf (places, "%s%s%s", i ? "|" : "", row->place,
                              row->outside             ? "*"
                              : row->municipality >= 0 ? ""
                                                       : "?");
    }
  g_assert_cmpstr (places->str, ==, expected);
}

static GStrv
ids_of (BookFixture *fixture, const guint *indices, guint n)
{
  g_autoptr (SporComposition) composition = book_load (fixture);
  GStrv ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup (spor_signups_row (composition->signups, indices[i])->id);
  return ids;
}

/* Their own name, however it is written; a part of it is another. */
static void
test_named (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) composition = book_load (fixture);

  g_assert_cmpint (spor_signups_find_name (composition->signups, "  DORTHE "), ==, 3);
  g_assert_cmpuint (spor_signups_count_name (composition->signups, "  DORTHE "), ==, 1);
  g_assert_cmpuint (spor_signups_count_name (composition->signups, ""), ==, 0);
  g_assert_cmpint (spor_signups_find_name (composition->signups, "Dor"), ==, -1);
  g_assert_cmpint (spor_signups_find_name (composition->signups, " "), ==, -1);
}

static void
test_found (BookFixture *fixture, gconstpointer data)
{
  const guint hans = 5;
  GError *error = NULL;
  g_auto (GStrv) ids = ids_of (fixture, &hans, 1);

  assert_alike (fixture, 0, SPOR_PROBLEM_UNKNOWN_MUNICIPALITY, "Anne, Carl, Dorthe, Hans");
  assert_alike (fixture, 3, SPOR_PROBLEM_UNKNOWN_MUNICIPALITY, "Dorthe, Anne, Carl, Hans");
  assert_alike (fixture, 1, SPOR_PROBLEM_UNKNOWN_MUNICIPALITY, "");
  assert_alike (fixture, 0, SPOR_PROBLEM_ROLE_NOT_ALLOWED, "");
  assert_alike (fixture, 4, SPOR_PROBLEM_UNKNOWN_MUNICIPALITY, "Erik");

  spor_store_edit_signup (fixture->store, ids[0], NULL, 0, -1, 1, &error);
  g_assert_no_error (error);
  assert_alike (fixture, 0, SPOR_PROBLEM_UNKNOWN_MUNICIPALITY, "Anne, Carl, Dorthe");
}

/* Each answer by itself, the most frequent first, one alone not at all. */
static void
test_grouped (BookFixture *fixture, gconstpointer data)
{
  const guint carl = 2;
  GError *error = NULL;
  const SporEdit roles[] = { { SPOR_FIELD_ROLES, (char *)"Chef" } };
  g_auto (GStrv) ids = ids_of (fixture, &carl, 1);
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (GArray) everybody = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) groups = NULL;
  const SporAlike *group;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  spor_store_edit_signup (fixture->store, ids[0], roles, 1, -1, -1, &error);
  g_assert_no_error (error);
  book_sign_up (fixture, "Inge", "Aarhus");
  {
    const guint inge = 6;
    g_auto (GStrv) other = ids_of (fixture, &inge, 1);

    spor_store_edit_signup (fixture->store, other[0], roles, 1, -1, -1, &error);
    g_assert_no_error (error);
  }
  composition = book_load (fixture);
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    g_array_append_val (everybody, i);
  groups = spor_signups_group_alike (composition->signups, everybody);
  g_assert_cmpuint (groups->len, ==, 2);
  group = g_ptr_array_index (groups, 0);
  first = names_of (composition->signups, group->indices);
  g_assert_cmpstr (first, ==, "Anne, Carl, Dorthe, Hans");
  group = g_ptr_array_index (groups, 1);
  second = names_of (composition->signups, group->indices);
  g_assert_cmpstr (second, ==, "Carl, Inge");
  g_assert_cmpint (group->problem, ==, SPOR_PROBLEM_ROLE_NOT_ALLOWED);
}

/* One action; who has another answer by now stays as they are. */
static void
test_mended (BookFixture *fixture, gconstpointer data)
{
  const guint all[] = { 0, 2, 3, 5 };
  GError *error = NULL;
  const SporMending mending
      = { SPOR_FIELD_MUNICIPALITY, (char *)"Svendbrog", (char *)"Svendborg", FALSE };
  const SporEdit other = { SPOR_FIELD_MUNICIPALITY, (char *)"Aarhus" };
  g_auto (GStrv) ids = ids_of (fixture, all, G_N_ELEMENTS (all));
  g_autofree char *undone = NULL;
  const int before = book_ask (fixture->path, "SELECT max(no) FROM change_set");

  spor_store_edit_signup (fixture->store, ids[2], &other, 1, -1, -1, &error);
  g_assert_no_error (error);
  g_assert_true (spor_store_mend_signups (fixture->store, (const char *const *)ids, &mending,
                                          "Anne +3", &error));
  assert_places (fixture, "Svendborg|Odense|Svendborg|Aarhus|Landsforeningen?|Svendborg");
  g_assert_cmpint (book_ask (fixture->path, "SELECT max(no) FROM change_set"), ==, before + 2);
  g_assert_false (spor_store_mend_signups (fixture->store, (const char *const *)ids, &mending,
                                           "Anne +3", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (spor_store_undo (fixture->store, &undone, &error));
  g_assert_cmpstr (undone, ==, "Change to Anne +3: Municipality");
  assert_places (fixture, "Svendbrog?|Odense|svendBROG?|Aarhus|Landsforeningen?|Svendbrog?");
  book_assert_sound (fixture);
}

/* What cannot be is refused, and nobody is half mended. */
static void
test_refused (BookFixture *fixture, gconstpointer data)
{
  const guint all[] = { 0, 2 };
  GError *error = NULL;
  const SporMending mending
      = { SPOR_FIELD_MUNICIPALITY, (char *)"Svendbrog", (char *)"Foreningen", TRUE };
  g_auto (GStrv) ids = ids_of (fixture, all, G_N_ELEMENTS (all));
  g_auto (GStrv) wrong = g_strdupv (ids);

  g_free (wrong[1]);
  wrong[1] = g_strdup ("nobody");
  g_assert_false (spor_store_mend_signups (fixture->store, (const char *const *)wrong, &mending,
                                           "Anne +1", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  assert_places (fixture, "Svendbrog?|Odense|svendBROG?|Svendbrog?|Landsforeningen?|Svendbrog?");
  g_assert_true (spor_store_mend_signups (fixture->store, (const char *const *)ids, &mending,
                                          "Anne +1", &error));
  assert_places (fixture, "Foreningen*|Odense|Foreningen*|Svendbrog?|Landsforeningen?|Svendbrog?");
}

#define TEST(path, function)                                                                       \
  g_test_add ("/alike/" path, BookFixture, NULL, set_up, function, book_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("named", test_named);
  TEST ("found", test_found);
  TEST ("grouped", test_grouped);
  TEST ("mended", test_mended);
  TEST ("refused", test_refused);
  return g_test_run ();
}
