/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alternatives-fixture.h"

#include "spor-snapshot.h"
#include "spor-store-refunds.h"

/* One composition is final: nothing of it changes, and it is what counts for others. */

/* --- Final ---------------------------------------------------------------------------------- */

static void
test_finalise (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) final = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  add (fixture, "B");
  do_to (fixture, "Proposal A", spor_store_use_composition);
  refuse (fixture, "Proposal A", spor_store_reopen, "not final");
  name_to (fixture, "Proposal A", spor_store_finalise, "");
  final = book_load (fixture);
  g_assert_cmpstr (final->finalised_by, ==, "Åse");
  g_assert_cmpint (final->finalised_at, >, 1700000000);
  g_assert_cmpstr (final->note, ==, "");
  assert_alternatives (fixture, "[Proposal A]*, B");

  refuse_naming (fixture, "Proposal A", spor_store_finalise, "", "finalised");
  refuse_naming (fixture, "Proposal A", spor_store_rename_composition, "X", "finalised");
  refuse (fixture, "Proposal A", spor_store_delete_composition, "finalised");
  do_to (fixture, "B", spor_store_use_composition);
  refuse_naming (fixture, "B", spor_store_finalise, "", "“Proposal A” is final");
  book_move (fixture, 1, SPOR_SPOT_SEATED); /* on the other one */

  do_to (fixture, "Proposal A", spor_store_reopen);
  name_to (fixture, "B", spor_store_finalise, "");
  assert_alternatives (fixture, "Proposal A, [B]*");
  book_undo (fixture, "Finalised: B");
  book_undo (fixture, "Reopened: Proposal A");
  assert_alternatives (fixture, "Proposal A*, [B]");
  book_redo (fixture);
  book_redo (fixture);
  assert_alternatives (fixture, "Proposal A, [B]*");
  book_assert_sound (fixture);
}

/* What a rule is against needs somebody's word. */
static void
test_finalise_nevertheless (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) final = NULL;
  g_autofree char *anne = NULL;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  {
    g_autoptr (SporComposition) before = book_load (fixture);

    anne = g_strdup (spor_signups_row (before->signups, 0)->id);
  }
  spor_store_edit_signup (fixture->store, anne, NULL, 0, -1, 1, &error);
  g_assert_no_error (error);

  refuse_naming (fixture, "Proposal A", spor_store_finalise, " \n", "Anne has withdrawn");
  refuse_naming (fixture, "Proposal A", spor_store_finalise, "Aftalt 120385-1234 ", "CPR");
  name_to (fixture, "Proposal A", spor_store_finalise, " Aftalt ");
  final = book_load (fixture);
  g_assert_cmpstr (final->note, ==, "Aftalt");
  do_to (fixture, "Proposal A", spor_store_reopen);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM finalisation"), ==, 0);
  book_undo (fixture, NULL);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM finalisation"), ==, 1);
  book_undo (fixture, NULL);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM finalisation"), ==, 0);
  book_assert_sound (fixture);
}

static void
test_frozen (BookFixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  const SporMove moves[] = { { 1, SPOR_SPOT_SEATED, 0, -1, -1 },
                             { 1, SPOR_SPOT_WAITING, 0, -1, -1 },
                             { 0, SPOR_SPOT_POOL, 0, -1, -1 },
                             { 1, SPOR_SPOT_SEATED, 0, 0, 0 } };
  g_autoptr (SporComposition) final = NULL;
  g_autoptr (GArray) eases = g_array_new (FALSE, FALSE, sizeof (SporEase));

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  name_to (fixture, "Proposal A", spor_store_finalise, "");
  final = book_load (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_assert_false (spor_store_move (fixture->store, final, &moves[i], &error));
      assert_refused (fixture, g_steal_pointer (&error), "“Proposal A” is finalised");
    }
  g_assert_false (spor_store_mark (fixture->store, final, 0, SPOR_MARK_PINNED, &error));
  assert_refused (fixture, g_steal_pointer (&error), "“Proposal A” is finalised");
  g_assert_false (spor_store_replace (fixture->store, final, 0, 1, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "“Proposal A” is finalised");
  g_assert_false (spor_store_ease (fixture->store, final, eases, "x", &error));
  assert_refused (fixture, g_steal_pointer (&error), "“Proposal A” is finalised");
  assert_board (fixture, "Anne |");
}

/* Whatever program writes. */
static void
test_frozen_in_sql (BookFixture *fixture, gconstpointer data)
{
  static const char *const writes[] = {
    "DELETE FROM seat",
    "UPDATE seat SET position = 7",
    "UPDATE seat SET composition_id = (SELECT id FROM composition WHERE name = 'B')",
    "INSERT INTO seat SELECT 'x', composition.id, track.id, signup.id, 'seated', 1 "
    "FROM composition, track, signup WHERE composition.name = 'Proposal A' AND track.number = 1 "
    "AND signup.name = 'Carl'",
    "INSERT OR REPLACE INTO seat SELECT id, (SELECT id FROM composition WHERE name = 'B'), "
    "track_id, signup_id, spot, position FROM seat",
    "INSERT OR REPLACE INTO seat (rowid, id, composition_id, track_id, signup_id, spot, position) "
    "SELECT rowid, 'x', (SELECT id FROM composition WHERE name = 'B'), "
    "track_id, signup_id, spot, position FROM seat",
    "INSERT INTO mark SELECT 'x', composition.id, signup.id, 'pinned' FROM composition, signup "
    "WHERE composition.name = 'Proposal A' AND signup.name = 'Carl'",
    "DELETE FROM mark",
    "UPDATE mark SET mark = 'pinned'",
    "UPDATE composition SET name = 'X' WHERE name = 'Proposal A'",
    "UPDATE composition SET finalised_by = 'Bo' WHERE name = 'Proposal A'",
    "UPDATE composition SET finalised_at = '2020-01-01T00:00:00Z' WHERE name = 'Proposal A'",
    "UPDATE composition SET finalised_at = '2020-01-01T00:00:00Z', finalised_by = 'Bo' "
    "WHERE name = 'B'",
    "UPDATE composition SET name = 'Proposal A' WHERE name = 'B'",
    "DELETE FROM composition WHERE name = 'Proposal A'",
    "INSERT INTO composition SELECT 'x', round_id, 9, '', NULL, '' FROM composition LIMIT 1",
    "INSERT INTO composition SELECT 'x', round_id, 9, 'X', '2020-01-01T00:00:00Z', 'Bo' "
    "FROM composition LIMIT 1",
    "INSERT OR REPLACE INTO composition SELECT id, round_id, position, name, NULL, '' "
    "FROM composition WHERE name = 'Proposal A'",
    "INSERT OR REPLACE INTO composition SELECT 'x', round_id, position, name, NULL, '' "
    "FROM composition WHERE name = 'Proposal A'",
    "DELETE FROM protocol",
    "UPDATE protocol SET text = '{}'",
    "UPDATE protocol SET composition_id = (SELECT id FROM composition WHERE name = 'B')",
    "INSERT INTO protocol SELECT 'x', composition_id, at, kind, '{}' FROM protocol",
    "DELETE FROM pool",
    "UPDATE pool SET people = ''",
    "DELETE FROM finalisation",
    "UPDATE finalisation SET note = 'x'",
    "DELETE FROM round",
  };

  suggest (fixture, 1);
  mark (fixture, 0, SPOR_MARK_BARRED);
  add (fixture, "B");
  do_to (fixture, "Proposal A", spor_store_use_composition);
  name_to (fixture, "Proposal A", spor_store_finalise, "Aftalt");
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      sqlite3 *db;

      g_test_message ("%s", writes[i]);
      g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL), ==,
                       SQLITE_OK);
      if (g_str_has_prefix (writes[i], "DELETE FROM round"))
        g_assert_cmpint (sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), ==,
                         SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, writes[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
      sqlite3_close (db);
    }
  book_assert_sound (fixture);
}

/* --- What counts for others ----------------------------------------------------------------- */

static void
assert_decided (BookFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) decided = spor_store_load_decided (fixture->store, FALSE, &error);
  g_autoptr (SporSnapshot) snapshot = spor_snapshot_load (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (decided->name, ==, name);
  g_assert_cmpstr (spor_snapshot_get_decided (snapshot)->name, ==, name);
}

static int
invited (BookFixture *fixture, const char *name)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM attendance JOIN signup ON signup.id = signup_id "
                         "WHERE name = '%s'",
                         name);

  return book_ask (fixture->path, sql);
}

static void
meet (BookFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->starts = 1750000000;
  meeting->ends = 1750003600;
  meeting->tracks = 1;
  spor_store_add_meeting (fixture->store, round, meeting, &error);
  g_assert_no_error (error);
}

static void
test_decided (BookFixture *fixture, gconstpointer data)
{
  book_move (fixture, 0, SPOR_SPOT_SEATED);
  add (fixture, "B");
  book_move (fixture, 1, SPOR_SPOT_SEATED);
  assert_decided (fixture, "B");
  meet (fixture);
  g_assert_cmpint (invited (fixture, "Anne"), ==, 0);
  g_assert_cmpint (invited (fixture, "Bo"), ==, 1);

  do_to (fixture, "Proposal A", spor_store_use_composition);
  assert_decided (fixture, "Proposal A");
  name_to (fixture, "Proposal A", spor_store_finalise, "");
  do_to (fixture, "B", spor_store_use_composition);
  assert_decided (fixture, "Proposal A");
  meet (fixture);
  g_assert_cmpint (invited (fixture, "Anne"), ==, 1);
  g_assert_cmpint (invited (fixture, "Bo"), ==, 1);
}

static void
test_snapshot (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporSnapshot) snapshot = NULL;
  GPtrArray *all;

  book_move (fixture, 0, SPOR_SPOT_SEATED);
  add (fixture, "B");
  snapshot = spor_snapshot_load (fixture->store, NULL, &error);
  g_assert_no_error (error);
  all = spor_snapshot_get_compositions (snapshot);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_true (g_ptr_array_index (all, 1) == spor_snapshot_get_composition (snapshot));
  g_assert_cmpuint (((SporComposition *)g_ptr_array_index (all, 0))->seated[0]->len, ==, 1);
  g_assert_true (spor_snapshot_get_decided (snapshot) == spor_snapshot_get_composition (snapshot));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("finalise", test_finalise);
  TEST ("finalise-nevertheless", test_finalise_nevertheless);
  TEST ("frozen", test_frozen);
  TEST ("frozen-in-sql", test_frozen_in_sql);
  TEST ("decided", test_decided);
  TEST ("snapshot", test_snapshot);
  return g_test_run ();
}
