/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>
#include <sys/stat.h>

/* What is done in a book, undone, and told. */

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autofree char *contents = NULL;
  const SporDimension *region;
  struct stat info;
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpuint (round->tracks->len, ==, 2);
  g_assert_cmpuint (spor_round_track (round, 0)->seats_max, ==, 6);
  g_assert_cmpuint (spor_round_track (round, 1)->roles, ==, 6);
  g_assert_cmpuint (round->dimensions->len, ==, 4);
  region = g_ptr_array_index (round->dimensions, 0);
  g_assert_cmpuint (region->categories->len, ==, 5);
  g_assert_cmpfloat (region->weight, ==, 3);
  g_assert_cmpstr (((SporOption *)g_ptr_array_index (round->sectors, 1))->aliases[0], ==,
                   "Skolebibliotek (PLC)");

  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  g_assert_cmpmem (contents + 68, 4, "Spor", 4);
  book_assert_sound (fixture);
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Bjørn", "Århus");
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporSignupFacts) facts = spor_store_load_facts (fixture->store, round, id, &error);
  const char *end = id + strlen (id) - 8;
  g_autoptr (SporSignupFacts) again = spor_store_load_facts (fixture->store, round, end, &error);
  g_autofree char *created = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (facts->name, ==, "Bjørn");
  g_assert_cmpstr (spor_places_get (fixture->places, facts->municipality)->code, ==, "0751");
  g_assert_cmpuint (facts->sectors, ==, 3);
  g_assert_cmpint (facts->track, ==, 0);
  g_assert_cmpuint (facts->ordinal, ==, 1);
  created = spor_time_to_iso (facts->created);
  g_assert_cmpstr (created, ==, "2025-02-21T12:51:00Z");
  g_assert_cmpstr (again->id, ==, id);

  g_assert_null (spor_store_load_facts (fixture->store, round, "nobody", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Svendbrog");
  const SporEdit edit = { SPOR_FIELD_MUNICIPALITY, (char *)"Svendborg" };
  g_autoptr (SporComposition) before = NULL;
  g_autoptr (SporComposition) mended = NULL;
  g_autoptr (SporComposition) undone = NULL;
  g_autoptr (SporComposition) redone = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  before = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (before->signups, 0)->problems, ==,
                    1 << SPOR_PROBLEM_UNKNOWN_MUNICIPALITY);

  g_assert_true (spor_store_edit_signup (fixture->store, id, &edit, 1, -1, -1, &error));
  mended = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (mended->signups, 0)->status, ==, SPOR_STATUS_ELIGIBLE);

  /* undo reaches across a restart */
  fixture_reopen (fixture);
  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  undone = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (undone->signups, 0)->status, ==, SPOR_STATUS_ATTENTION);
  book_assert_sound (fixture);

  fixture_reopen (fixture);
  g_assert_true (spor_store_peek_undo (fixture->store, &undo, &redo, &error));
  g_assert_cmpstr (undo, ==, "Import of liste.csv");
  g_assert_cmpstr (redo, ==, "Change to Anne: Municipality");
  g_assert_true (spor_store_redo (fixture->store, NULL, &error));
  redone = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (redone->signups, 0)->status, ==, SPOR_STATUS_ELIGIBLE);
  book_assert_sound (fixture);

  /* both, to the beginning and no further */
  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (spor_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);
  book_assert_sound (fixture);
}

/* Undo looks whether the row is what the change made of it, redo whether it is what it was before:
 * so each finds what the other did not bring back, whatever a text looks like. */
static void
test_undo_exactly (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_signup (fixture->store, "Anne", "Svendborg");
  const SporEdit edits[] = { { SPOR_FIELD_NAME, (char *)"Anne\",\"title\":\"Chef" },
                             { SPOR_FIELD_PHONE, (char *)"}" },
                             { SPOR_FIELD_MOTIVATION, (char *)"Linje\n\\\"edited\":\"{}\"" } };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= G_N_ELEMENTS (edits); i++)
    {
      gboolean all = i == G_N_ELEMENTS (edits);

      spor_store_edit_signup (fixture->store, id, all ? edits : &edits[i],
                              all ? G_N_ELEMENTS (edits) : 1, -1, -1, &error);
      g_assert_no_error (error);
      for (guint n = 0; n < 3; n++)
        {
          book_undo (fixture, NULL);
          book_redo (fixture);
        }
      book_assert_sound (fixture);
    }
}

static void
test_new_action_ends_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *second = NULL;

  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  second = add_signup (fixture->store, "Bo", "Odense");
  g_assert_false (spor_store_redo (fixture->store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporSignupFacts) facts = make_facts (round, "Anne", "Aarhus");
  g_autoptr (SporComposition) composition = NULL;
  gint64 version = spor_store_version (fixture->store);

  g_assert_true (spor_store_begin (fixture->store, "import", "x", &error));
  g_assert_true (spor_store_add_signup (fixture->store, round, facts, &error));
  spor_store_rollback (fixture->store);
  composition = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_n (composition->signups), ==, 0);
  g_assert_cmpint (spor_store_version (fixture->store), ==, version);
  book_assert_sound (fixture);
}

/* Nothing is written to a file that lost its name; a copy of it can be saved. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other.spor", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.spor", NULL);

  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  g_assert_false (spor_store_begin (fixture->store, "edit", NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_MOVED);
  g_assert_nonnull (strstr (error->message, "test.spor"));
  g_clear_error (&error);
  spor_store_backup (fixture->store, copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  g_assert_true (spor_store_begin (fixture->store, "edit", NULL, &error));
  g_assert_no_error (error);
  spor_store_rollback (fixture->store);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  const SporEdit edit = { SPOR_FIELD_PHONE, (char *)"12345678" };
  g_autoptr (GPtrArray) history = NULL;
  const SporChange *change;
  guint32 edited;

  g_assert_true (spor_store_edit_signup (fixture->store, id, &edit, 1, -1, -1, &error));
  history = spor_store_load_history (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2); /* what was set by hand is noted as well */
  change = g_ptr_array_index (history, 0);
  g_assert_cmpstr (change->actor, ==, "Åse");
  g_assert_cmpstr (change->text, ==, "Change to Anne");
  g_assert_cmpstr (change->table, ==, "signup");
  g_assert_nonnull (strstr (change->after, "12345678"));
  change = g_ptr_array_index (history, history->len - 1);
  g_assert_cmpstr (change->before, ==, "{}");
  g_assert_nonnull (strstr (change->after, "Anne"));
  g_assert_null (strstr (change->after, "12345678"));
  change = g_ptr_array_index (history, 0);
  g_assert_null (strstr (change->after, "Aarhus"));
  g_assert_true (spor_store_load_edited_fields (fixture->store, id, &edited, &error));
  g_assert_cmpuint (edited, ==, 1 << SPOR_FIELD_PHONE);
}

static void
test_waive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  const SporEdit late = { SPOR_FIELD_CLOSED, (char *)"4. marts 2025 kl. 00.00" };
  g_autoptr (SporComposition) refused = NULL;
  g_autoptr (SporComposition) waived = NULL;

  g_assert_true (spor_store_edit_signup (fixture->store, id, &late, 1, -1, -1, &error));
  refused = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (refused->signups, 0)->problems, ==, 1 << SPOR_PROBLEM_LATE);
  g_assert_true (spor_store_waive_late (fixture->store, id, "ringede i tide", &error));
  waived = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (waived->signups, 0)->status, ==, SPOR_STATUS_ELIGIBLE);
}

static char *
history_texts (SporStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = spor_store_load_history (store, id, &error);
  g_autoptr (GString) texts = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    g_string_append_printf (texts, "%s%s", i ? "|" : "",
                            ((SporChange *)g_ptr_array_index (history, i))->text);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

/* Several are one action, and one undo. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *anne = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *bo = add_signup (fixture->store, "Bo", "Odense");
  g_autofree char *carl = add_signup (fixture->store, "Carl", "Gentofte");
  const SporEdit late = { SPOR_FIELD_CLOSED, (char *)"4. marts 2025 kl. 00.00" };
  const char *const two[] = { anne, bo, NULL };
  const char *const unknown[] = { carl, "nobody", NULL };
  g_autoptr (SporComposition) withdrawn = NULL;
  g_autoptr (SporComposition) undone = NULL;
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporSignupFacts) facts = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *history = NULL;
  gint64 version;

  g_assert_true (spor_store_change_signups (fixture->store, two, SPOR_SIGNUPS_WITHDRAW, NULL,
                                            "Anne +1", &error));
  withdrawn = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_count (withdrawn->signups, SPOR_STATUS_WITHDRAWN), ==, 2);
  g_assert_true (spor_store_undo (fixture->store, &undo, &error));
  g_assert_cmpstr (undo, ==, "Withdrawn: Anne +1");
  undone = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_count (undone->signups, SPOR_STATUS_WITHDRAWN), ==, 0);

  /* each reads of themselves */
  history = history_texts (fixture->store, bo);
  g_assert_cmpstr (history, ==, "Undone – Withdrawn: Bo|Withdrawn: Bo|Import of liste.csv");

  /* one's reason stays where there is one */
  g_assert_true (spor_store_edit_signup (fixture->store, anne, &late, 1, -1, -1, &error));
  g_assert_true (spor_store_waive_late (fixture->store, anne, "ringede i tide", &error));
  g_assert_true (spor_store_change_signups (fixture->store, two, SPOR_SIGNUPS_WAIVE_LATE, "nedbrud",
                                            "Anne +1", &error));
  round = spor_store_load_round (fixture->store, &error);
  facts = spor_store_load_facts (fixture->store, round, anne, &error);
  g_assert_cmpstr (facts->late_note, ==, "ringede i tide");
  g_clear_pointer (&facts, spor_signup_facts_free);
  facts = spor_store_load_facts (fixture->store, round, bo, &error);
  g_assert_true (facts->late_waived);
  g_assert_cmpstr (facts->late_note, ==, "nedbrud");

  /* all of it or nothing */
  version = spor_store_version (fixture->store);
  g_assert_false (spor_store_change_signups (fixture->store, unknown, SPOR_SIGNUPS_WITHDRAW, NULL,
                                             "Carl +1", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_assert_cmpint (spor_store_version (fixture->store), ==, version);
  book_assert_sound (fixture);
}

static void
test_refused_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  const SporEdit edits[] = { { SPOR_FIELD_CREATED, (char *)"31-02-2025" },
                             { SPOR_FIELD_EMAIL, (char *)"anne at aarhus" },
                             { SPOR_FIELD_TRACK, (char *)"9" } };
  gint64 version = spor_store_version (fixture->store);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_assert_false (spor_store_edit_signup (fixture->store, id, &edits[i], 1, -1, -1, &error));
      g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
      g_clear_error (&error);
    }
  g_assert_cmpint (spor_store_version (fixture->store), ==, version);
  book_assert_sound (fixture);
}

static void
assert_time_objection (const SporRound *round, const char *text, const char *expected)
{
  g_autofree char *objection = spor_answer_objection (round, SPOR_FIELD_CREATED, text);

  g_assert_cmpstr (objection, ==, expected);
}

/* A time of day without its minutes is told from what is no date; both show how it is written. */
static void
test_half_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);

  g_assert_no_error (error);
  assert_time_objection (round, "13-02-2025 12",
                         "The time lacks its minutes. Write it like 2025-03-03 14:30.");
  assert_time_objection (round, "31-02-2025 12", "This is not a date, such as 2025-03-03 14:30.");
  assert_time_objection (round, "13-02-2025 12:01", NULL);
  assert_time_objection (round, "13-02-2025", NULL);
}

static void
test_match (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporSignupFacts) same = make_facts (round, "Anne", "århus");
  g_autoptr (SporSignupFacts) elsewhere = make_facts (round, "Anne", "Odense");
  g_autoptr (SporSignupFacts) found = NULL;
  g_autoptr (SporSignupFacts) moved = NULL;
  g_autoptr (SporSignupFacts) none = NULL;
  guint32 edited;

  g_assert_true (spor_store_match_signup (fixture->store, round, same, &found, &edited, &error));
  g_assert_nonnull (found);
  g_assert_cmpstr (found->id, ==, id);
  /* added by hand: by e-mail, wherever they are from */
  g_assert_true (
      spor_store_match_signup (fixture->store, round, elsewhere, &moved, &edited, &error));
  g_assert_nonnull (moved);
  g_assert_cmpstr (moved->id, ==, id);
  elsewhere->track = !elsewhere->track;
  g_assert_true (
      spor_store_match_signup (fixture->store, round, elsewhere, &none, &edited, &error));
  g_assert_null (none);
}

static void
test_seats (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *anne = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *bo = add_signup (fixture->store, "Bo", "Aarhus");
  g_autoptr (SporComposition) empty = spor_store_load (fixture->store, FALSE, &error);
  g_autoptr (SporComposition) one = NULL;
  g_autoptr (SporComposition) swapped = NULL;
  SporMove move = { 0, SPOR_SPOT_SEATED, 0, -1, -1 };

  g_assert_true (spor_store_move (fixture->store, empty, &move, &error));
  one = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (one->seated[0]->len, ==, 1);

  /* a move made on what is no longer there */
  g_assert_false (spor_store_move (fixture->store, empty, &move, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* one seat per municipality */
  move.signup = 1;
  g_assert_false (spor_store_move (fixture->store, one, &move, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  /* a swap gives the seat to the other */
  move.swap_with = 0;
  move.position = 0;
  g_assert_true (spor_store_move (fixture->store, one, &move, &error));
  g_assert_no_error (error);
  swapped = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (swapped->seated[0]->len, ==, 1);
  g_assert_cmpuint (g_array_index (swapped->seated[0], guint, 0), ==, 1);
  book_assert_sound (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("facts", test_facts);
  ADD ("undo", test_undo);
  ADD ("undo-exactly", test_undo_exactly);
  ADD ("new-action-ends-redo", test_new_action_ends_redo);
  ADD ("rollback", test_rollback);
  ADD ("moved", test_moved);
  ADD ("history", test_history);
  ADD ("waive", test_waive);
  ADD ("several", test_several);
  ADD ("refused-edit", test_refused_edit);
  ADD ("half-time", test_half_time);
  ADD ("match", test_match);
  ADD ("seats", test_seats);
  return g_test_run ();
}
