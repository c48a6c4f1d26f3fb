/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include "spor-language.h"
#include "spor-measure.h"
#include "spor-store.h"
#include "spor-time.h"

#include <glib/gstdio.h>

/* Sentences as a coordinator reads them: the translation with its fields filled in. */

enum
{
  ANNE,
  BO,
  IDA,   /* Aarhus, like ANNE */
  KAREN, /* a super user alone */
  LATE,
  N_PEOPLE
};

static const Person people[N_PEOPLE] = {
  [ANNE] = { "Anne Hansen", "Aarhus", 0, PROJECT_MANAGER, PUBLIC },
  [BO] = { "Bo Sand", "Læsø", 0, PROJECT_MANAGER, SCHOOL },
  [IDA] = { "Ida Krog", "Aarhus", 0, PROJECT_MANAGER, SCHOOL },
  [KAREN] = { "Karen Eg", "Greve", 1, SUPER_USER, SCHOOL },
  [LATE] = { "Lars Ås", "Tønder", 0, PROJECT_MANAGER, PUBLIC },
};

typedef PeopleBoard Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  people_board_set_up (self, people, N_PEOPLE);
}

static void
test_formats (void)
{
  g_autofree char *share = spor_format_percent (0.914, 1);
  g_autofree char *full = spor_time_format_full (1741024148);
  g_autofree char *date = spor_time_format_date (1741024148);

  g_assert_cmpstr (share, ==, "91,4\u00a0%");
  g_assert_cmpstr (full, ==, "3. marts 2025 kl.\u00a018.49");
  g_assert_cmpstr (date, ==, "3. marts 2025");
}

static void
assert_broken (Fixture *self, const char *expected)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (self->composition);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < breaches->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (breaches, i);

      g_string_append_printf (found, "%s\n", breach->text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_rules (Fixture *self, gconstpointer data)
{
  const SporMove move = { KAREN, SPOR_SPOT_SEATED, 0, -1, -1 };
  g_autoptr (SporBreach) refused = spor_composition_check_move (self->composition, &move);

  g_assert_cmpstr (refused->text, ==,
                   "Karen Eg har ingen rolle, der giver adgang til spor 1 (Projektleder).");
  assert_broken (self, "Spor 1 mangler 5 personer for at nå minimum på 5.\n"
                       "Spor 2 mangler 6 personer for at nå minimum på 6.\n");
  for (guint i = ANNE; i <= IDA; i++)
    people_seat (self->composition, 0, i);
  people_seat (self->composition, 0, LATE);
  assert_broken (self, "Spor 1 mangler 1 person for at nå minimum på 5.\n"
                       "Aarhus har 2 pladser i spor 1, men må højst have 1.\n"
                       "Spor 2 mangler 6 personer for at nå minimum på 6.\n");
}

static void
assert_said (GPtrArray *sentences, const char *expected)
{
  if (!g_ptr_array_find_with_equal_func (sentences, expected, g_str_equal, NULL))
    g_error ("not said: %s", expected);
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (SporMeasure) measure = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, IDA);
  measure = spor_measure_new (self->composition);
  missing = spor_measure_missing (measure);
  assert_said (missing, "Der mangler 6 personer i “Størrelse: Mellem” (målet er 5,6).");
  assert_said (missing, "Der mangler 1 person fra Region Nordjylland (målet er 1,2).");

  for (guint t = 0; t < self->round->tracks->len; t++)
    ((SporTrack *)g_ptr_array_index (self->round->tracks, t))->seats_min = 1;
  g_clear_pointer (&measure, spor_measure_free);
  g_clear_pointer (&missing, g_ptr_array_unref);
  measure = spor_measure_new (self->composition);
  missing = spor_measure_missing (measure);
  assert_said (missing, "Gruppen har færre personer i “Størrelse: Mellem” end målet (0 mod 1,0).");
  assert_said (missing, "Gruppen har flere personer fra Region Midtjylland end målet (2 mod 0,4).");
}

static void
test_late (Fixture *self, gconstpointer data)
{
  g_autoptr (SporSignups) signups = spor_signups_begin (self->round, FALSE);
  g_autoptr (SporSignupFacts) facts = people_facts (&people[LATE], self->round->places, LATE);
  g_autofree char *text = NULL;

  facts->created = facts->closed = 1741331280;
  spor_signups_add (signups, facts);
  spor_signups_end (signups);
  text = spor_signup_problem_text (signups, spor_signups_row (signups, 0), SPOR_PROBLEM_LATE);
  g_assert_cmpstr (text, ==, "Tilmeldt 7. marts 2025 kl.\u00a08.08; fristen var 3. marts 2025.");
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("spor-danish-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.spor", NULL);
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  SporStore *store = spor_store_create (path, self->round, "Åse", &error);
  g_autoptr (SporSignupFacts) facts = people_facts (&people[ANNE], self->round->places, ANNE);

  g_assert_no_error (error);
  g_assert_true (spor_store_begin (store, "import", "liste.csv", &error));
  g_assert_true (spor_store_add_signup (store, self->round, facts, &error));
  g_assert_true (spor_store_commit (store, &error));
  g_assert_true (spor_store_peek_undo (store, &undo, &redo, &error));
  g_assert_cmpstr (undo, ==, "Import af liste.csv");

  spor_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("da");

#define ADD(path, func)                                                                            \
  g_test_add ("/danish/" path, Fixture, NULL, fixture_set_up, func, people_board_tear_down)

  g_test_add_func ("/danish/formats", test_formats);
  ADD ("rules", test_rules);
  ADD ("missing", test_missing);
  ADD ("late", test_late);
  ADD ("undo", test_undo);
  return g_test_run ();
}
