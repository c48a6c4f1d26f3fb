/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alternatives-fixture.h"

/* Several compositions in one round: on the board, copied, deleted; how a copy came about. */

/* --- Alternatives --------------------------------------------------------------------------- */

static void
test_new (BookFixture *fixture, gconstpointer data)
{
  book_move (fixture, 0, SPOR_SPOT_SEATED);
  add (fixture, "  Forslag \n B ");
  assert_alternatives (fixture, "Proposal A, [Forslag B]");
  assert_board (fixture, " |");
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  assert_board (fixture, "Bo |");

  do_to (fixture, "proposal a", spor_store_use_composition);
  assert_alternatives (fixture, "[Proposal A], Forslag B");
  assert_board (fixture, "Anne |");
  book_assert_sound (fixture);
}

/* Undo shows the board on which it takes something away. */
static void
test_undo (BookFixture *fixture, gconstpointer data)
{
  book_move (fixture, 0, SPOR_SPOT_SEATED);
  add (fixture, "B");
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  do_to (fixture, "Proposal A", spor_store_use_composition);
  book_move (fixture, 2, SPOR_SPOT_WAITING);

  book_undo (fixture, "Waiting list: Carl");
  book_undo (fixture, "Alternative on the board: Proposal A");
  assert_alternatives (fixture, "Proposal A, [B]");
  book_undo (fixture, "Seat for Bo");
  book_undo (fixture, "New alternative: B");
  assert_alternatives (fixture, "[Proposal A]");
  assert_board (fixture, "Anne |");
  for (guint i = 0; i < 4; i++)
    book_redo (fixture);
  assert_alternatives (fixture, "[Proposal A], B");
  assert_board (fixture, "Anne | Carl");
  book_assert_sound (fixture);
}

static void
test_use_again (BookFixture *fixture, gconstpointer data)
{
  int before;

  add (fixture, "B");
  before = book_ask (fixture->path, "SELECT max (no) FROM change_set");
  do_to (fixture, "B", spor_store_use_composition);
  book_undo (fixture, "New alternative: B");
  do_to (fixture, "Proposal A", spor_store_use_composition);
  g_assert_cmpint (book_ask (fixture->path, "SELECT max (no) FROM change_set"), ==, before + 1);
}

static void
test_copy (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) copy = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  book_move (fixture, 2, SPOR_SPOT_WAITING);
  mark (fixture, 1, SPOR_MARK_PINNED);
  name_to (fixture, "Proposal A", spor_store_copy_composition, "B");
  assert_alternatives (fixture, "Proposal A, [B]");
  assert_board (fixture, "Anne, Bo | Carl");
  copy = book_load (fixture);
  g_assert_cmpint (spor_composition_get_mark (copy, 1), ==, SPOR_MARK_PINNED);
  g_assert_cmpstr (copy->copied_from, ==, "Proposal A");

  /* what is done to the one is not done to the other */
  book_move (fixture, 0, SPOR_SPOT_POOL);
  assert_board (fixture, "Bo | Carl");
  do_to (fixture, "Proposal A", spor_store_use_composition);
  assert_board (fixture, "Anne, Bo | Carl");
  book_undo (fixture, NULL);
  book_undo (fixture, NULL);
  book_undo (fixture, "Alternative duplicated: B");
  assert_alternatives (fixture, "[Proposal A]");
  book_redo (fixture);
  assert_board (fixture, "Anne, Bo | Carl");
  book_assert_sound (fixture);
}

/* Nothing has happened to Anne meanwhile. */
static void
test_history (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (GPtrArray) history = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  name_to (fixture, "Proposal A", spor_store_copy_composition, "B");
  do_to (fixture, "B", spor_store_delete_composition);
  book_undo (fixture, NULL);
  book_undo (fixture, "Alternative duplicated: B");
  book_redo (fixture);
  composition = book_load (fixture);
  history = spor_store_load_history (fixture->store, spor_signups_row (composition->signups, 0)->id,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (history, 0))->text, ==, "Seat in track 1");
}

static void
test_names (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) composition = book_load (fixture);
  GError *error = NULL;

  g_assert_false (spor_store_new_composition (fixture->store, spor_composition_round (composition),
                                              " proposal  A", &error));
  assert_refused (fixture, error, "“Proposal A”");
  refuse_naming (fixture, "Proposal A", spor_store_copy_composition, " ", "needs a name");
  refuse_naming (fixture, "Proposal A", spor_store_rename_composition, "", "needs a name");
  add (fixture, "B");
  refuse_naming (fixture, "B", spor_store_rename_composition, "PROPOSAL A", "“Proposal A”");
  name_to (fixture, "B", spor_store_rename_composition, "b");
  name_to (fixture, "b", spor_store_rename_composition, "Med Nordjylland");
  assert_alternatives (fixture, "Proposal A, [Med Nordjylland]");
  book_undo (fixture, "Alternative renamed: b → Med Nordjylland");
  book_undo (fixture, "Alternative renamed: B → b");
  assert_alternatives (fixture, "Proposal A, [B]");
}

static void
test_new_names (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) current = book_load (fixture);
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *next = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *again = NULL;

  add (fixture, "Proposal B");
  add (fixture, "proposal a (copy)");
  all = spor_store_load_compositions (fixture->store, current->signups, &error);
  next = spor_compositions_new_name (all, NULL);
  copy = spor_compositions_new_name (all, current);
  g_assert_cmpstr (next, ==, "Proposal C");
  g_assert_cmpstr (copy, ==, "Proposal A (copy 2)");
  again = spor_compositions_new_name (all, spor_compositions_find_name (all, "proposal a (copy)"));
  g_assert_cmpstr (again, ==, "proposal a (copy 2)"); /* not "(copy) (copy)" */
}

static void
test_delete (BookFixture *fixture, gconstpointer data)
{
  refuse (fixture, "Proposal A", spor_store_delete_composition, "only alternative");
  book_move (fixture, 0, SPOR_SPOT_SEATED);
  mark (fixture, 1, SPOR_MARK_BARRED);
  add (fixture, "B");
  add (fixture, "C");
  do_to (fixture, "Proposal A", spor_store_delete_composition);
  assert_alternatives (fixture, "B, [C]");
  do_to (fixture, "C", spor_store_delete_composition);
  assert_alternatives (fixture, "[B]");
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM seat"), ==, 0);
  book_assert_sound (fixture);

  book_undo (fixture, "Alternative deleted: C");
  assert_alternatives (fixture, "B, [C]");
  book_undo (fixture, "Alternative deleted: Proposal A");
  do_to (fixture, "Proposal A", spor_store_use_composition);
  assert_board (fixture, "Anne |");
  book_assert_sound (fixture);

  /* the first one, which was on the board, gives way to the second */
  do_to (fixture, "Proposal A", spor_store_delete_composition);
  assert_alternatives (fixture, "[B], C");
  book_undo (fixture, NULL);
  book_redo (fixture);
  assert_alternatives (fixture, "[B], C");
  book_assert_sound (fixture);
}

/* Somebody else put another one on the board: nothing is done to what is not seen. */
static void
test_conflict (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) seen = book_load (fixture);
  const SporMove made = { 0, SPOR_SPOT_SEATED, 0, -1, -1 };

  add (fixture, "B");
  g_assert_false (spor_store_move (fixture->store, seen, &made, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  do_to (fixture, "Proposal A", spor_store_use_composition);
  book_move (fixture, 0, SPOR_SPOT_SEATED);
  g_assert_false (spor_store_copy_composition (fixture->store, seen, "C", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (spor_store_finalise (fixture->store, seen, "", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (spor_store_delete_composition (fixture->store, seen, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  assert_alternatives (fixture, "[Proposal A], B");
}

/* --- How a copy came about ------------------------------------------------------------------ */

static void
assert_chance (BookFixture *fixture, double chance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  g_autofree char *protocol = NULL;

  g_assert_nonnull (composition->origin);
  g_assert_cmpfloat (spor_composition_chance (composition, 1), ==, chance);
  protocol = spor_store_load_protocol (fixture->store, composition, &error);
  g_assert_cmpstr (protocol, ==, "{\"drawn\": true}");
}

/* A copy of what was drawn was drawn, also when the first is gone; one protocol is enough. */
static void
test_origin (BookFixture *fixture, gconstpointer data)
{
  suggest (fixture, 1);
  name_to (fixture, "Proposal A", spor_store_copy_composition, "B");
  assert_chance (fixture, 0.5);
  name_to (fixture, "B", spor_store_copy_composition, "C");
  assert_chance (fixture, 0.5);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM protocol"), ==, 1);

  do_to (fixture, "Proposal A", spor_store_delete_composition);
  assert_chance (fixture, 0.5);
  do_to (fixture, "B", spor_store_delete_composition);
  assert_chance (fixture, 0.5);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM protocol"), ==, 1);
  book_assert_sound (fixture);
  book_undo (fixture, NULL);
  book_undo (fixture, NULL);
  do_to (fixture, "Proposal A", spor_store_use_composition);
  assert_chance (fixture, 0.5);
  book_assert_sound (fixture);

  /* one of its own takes its place, and goes with it */
  do_to (fixture, "C", spor_store_use_composition);
  suggest (fixture, 2);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM protocol"), ==, 2);
  do_to (fixture, "C", spor_store_delete_composition);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM protocol"), ==, 1);
  book_assert_sound (fixture);
}

/* A final copy keeps its protocol when what it was copied from goes. */
static void
test_origin_of_final (BookFixture *fixture, gconstpointer data)
{
  suggest (fixture, 1);
  name_to (fixture, "Proposal A", spor_store_copy_composition, "B");
  name_to (fixture, "B", spor_store_finalise, "");
  do_to (fixture, "Proposal A", spor_store_delete_composition);
  assert_alternatives (fixture, "[B]*");
  assert_chance (fixture, 0.5);
  book_undo (fixture, NULL);
  assert_alternatives (fixture, "Proposal A, [B]*");
  book_redo (fixture);
  assert_chance (fixture, 0.5);
  book_assert_sound (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("new", test_new);
  TEST ("undo", test_undo);
  TEST ("use-again", test_use_again);
  TEST ("copy", test_copy);
  TEST ("history", test_history);
  TEST ("names", test_names);
  TEST ("new-names", test_new_names);
  TEST ("delete", test_delete);
  TEST ("conflict", test_conflict);
  TEST ("origin", test_origin);
  TEST ("origin-of-final", test_origin_of_final);
  return g_test_run ();
}
