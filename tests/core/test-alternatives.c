/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-snapshot.h"
#include "spor-store-alternatives.h"
#include "spor-store-refunds.h"

#include <string.h>

/* Several compositions in one round: on the board, copied, deleted, final. */

static void
set_up (BookFixture *fixture, gconstpointer data)
{
  book_set_up (fixture, data);
  book_sign_up (fixture, "Anne", "Aarhus");
  book_sign_up (fixture, "Bo", "Odense");
  book_sign_up (fixture, "Carl", "Greve");
  book_sign_up (fixture, "Dorthe", "Ukendt Kommune");
}

static void
move (BookFixture *fixture, guint signup, SporSpot to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  const SporMove made = { signup, to, 0, -1, -1 };

  spor_store_move (fixture->store, composition, &made, &error);
  g_assert_no_error (error);
}

static void
mark (BookFixture *fixture, guint signup, SporMark with)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_mark (fixture->store, composition, signup, with, &error);
  g_assert_no_error (error);
}

static SporComposition *
named (BookFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  SporComposition *composition = spor_store_load_named (fixture->store, name, FALSE, &error);

  g_assert_no_error (error);
  return composition;
}

static void
add (BookFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_new_composition (fixture->store, spor_composition_round (composition), name, &error);
  g_assert_no_error (error);
}

/* Like GINT_TO_POINTER: what each of these does to the composition called so. */
typedef gboolean (*Deed) (SporStore *store, const SporComposition *composition, GError **error);
typedef gboolean (*Naming) (SporStore *store,
                            const SporComposition *composition,
                            const char *text,
                            GError **error);

static void
do_to (BookFixture *fixture, const char *name, Deed deed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = named (fixture, name);

  deed (fixture->store, composition, &error);
  g_assert_no_error (error);
}

static void
name_to (BookFixture *fixture, const char *name, Naming deed, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = named (fixture, name);

  deed (fixture->store, composition, text, &error);
  g_assert_no_error (error);
}

/* @error (transfer full) says no, and the log holds nothing new. */
static void
assert_refused (BookFixture *fixture, GError *error, const char *saying)
{
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  if (!strstr (error->message, saying))
    g_error ("“%s” does not say “%s”", error->message, saying);
  g_error_free (error);
}

static void
refuse (BookFixture *fixture, const char *name, Deed deed, const char *saying)
{
  GError *error = NULL;
  g_autoptr (SporComposition) composition = named (fixture, name);

  g_assert_false (deed (fixture->store, composition, &error));
  assert_refused (fixture, error, saying);
}

static void
refuse_naming (
    BookFixture *fixture, const char *name, Naming deed, const char *text, const char *saying)
{
  GError *error = NULL;
  g_autoptr (SporComposition) composition = named (fixture, name);

  g_assert_false (deed (fixture->store, composition, text, &error));
  assert_refused (fixture, error, saying);
}

/* "A, [B], C*": the one on the board in brackets, a final one with a star. */
static void
assert_alternatives (BookFixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) current = book_load (fixture);
  g_autoptr (GPtrArray) all
      = spor_store_load_compositions (fixture->store, current->signups, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const SporComposition *composition = g_ptr_array_index (all, i);
      gboolean on_board = g_str_equal (composition->id, current->id);

      g_string_append_printf (text, "%s%s%s%s%s", i ? ", " : "", on_board ? "[" : "",
                              composition->name, on_board ? "]" : "",
                              composition->finalised_at == SPOR_TIME_NONE ? "" : "*");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* "Anne, Bo | Carl": who sits in track 1 of the one on the board, who waits. */
static void
assert_board (BookFixture *fixture, const char *expected)
{
  g_autoptr (SporComposition) composition = book_load (fixture);
  g_autoptr (GString) text = g_string_new (NULL);
  GArray *const lists[] = { composition->seated[0], composition->waiting[0] };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      if (l)
        g_string_append (text, " |");
      for (guint i = 0; i < lists[l]->len; i++)
        g_string_append_printf (
            text, "%s%s", i ? ", " : (l ? " " : ""),
            spor_signups_row (composition->signups, g_array_index (lists[l], guint, i))->name);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* --- Alternatives --------------------------------------------------------------------------- */

static void
test_new (BookFixture *fixture, gconstpointer data)
{
  move (fixture, 0, SPOR_SPOT_SEATED);
  add (fixture, "  Forslag \n B ");
  assert_alternatives (fixture, "Proposal A, [Forslag B]");
  assert_board (fixture, " |");
  move (fixture, 1, SPOR_SPOT_SEATED);
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
  move (fixture, 0, SPOR_SPOT_SEATED);
  add (fixture, "B");
  move (fixture, 1, SPOR_SPOT_SEATED);
  do_to (fixture, "Proposal A", spor_store_use_composition);
  move (fixture, 2, SPOR_SPOT_WAITING);

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

  move (fixture, 0, SPOR_SPOT_SEATED);
  move (fixture, 1, SPOR_SPOT_SEATED);
  move (fixture, 2, SPOR_SPOT_WAITING);
  mark (fixture, 1, SPOR_MARK_PINNED);
  name_to (fixture, "Proposal A", spor_store_copy_composition, "B");
  assert_alternatives (fixture, "Proposal A, [B]");
  assert_board (fixture, "Anne, Bo | Carl");
  copy = book_load (fixture);
  g_assert_cmpint (spor_composition_get_mark (copy, 1), ==, SPOR_MARK_PINNED);
  g_assert_cmpstr (copy->copied_from, ==, "Proposal A");

  /* what is done to the one is not done to the other */
  move (fixture, 0, SPOR_SPOT_POOL);
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

  move (fixture, 0, SPOR_SPOT_SEATED);
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
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (history, 0))->text, ==, "Seat for Anne");
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
  move (fixture, 0, SPOR_SPOT_SEATED);
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
  move (fixture, 0, SPOR_SPOT_SEATED);
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
suggest (BookFixture *fixture, guint seated)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = book_load (fixture);
  const SporMove made = { seated, SPOR_SPOT_SEATED, 0, -1, -1 };
  g_autoptr (SporComposition) after = spor_composition_apply (before, &made);

  g_clear_pointer (&after->origin, spor_origin_unref);
  after->origin = spor_origin_new (SPOR_METHOD_LOTTERY, 1743000000);
  for (guint i = 0; i < 3; i++)
    spor_origin_add (after->origin, spor_signups_row (before->signups, i)->id, 0.25 * (i + 1),
                     i == seated);
  spor_store_apply (fixture->store, before, after, "{\"drawn\": true}", &error);
  g_assert_no_error (error);
}

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

/* --- Final ---------------------------------------------------------------------------------- */

static void
test_finalise (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) final = NULL;

  move (fixture, 0, SPOR_SPOT_SEATED);
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
  move (fixture, 1, SPOR_SPOT_SEATED); /* on the other one */

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

  move (fixture, 0, SPOR_SPOT_SEATED);
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

  move (fixture, 0, SPOR_SPOT_SEATED);
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
  move (fixture, 0, SPOR_SPOT_SEATED);
  add (fixture, "B");
  move (fixture, 1, SPOR_SPOT_SEATED);
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

  move (fixture, 0, SPOR_SPOT_SEATED);
  add (fixture, "B");
  snapshot = spor_snapshot_load (fixture->store, NULL, &error);
  g_assert_no_error (error);
  all = spor_snapshot_get_compositions (snapshot);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_true (g_ptr_array_index (all, 1) == spor_snapshot_get_composition (snapshot));
  g_assert_cmpuint (((SporComposition *)g_ptr_array_index (all, 0))->seated[0]->len, ==, 1);
  g_assert_true (spor_snapshot_get_decided (snapshot) == spor_snapshot_get_composition (snapshot));
}

/* --- Replacement ---------------------------------------------------------------------------- */

static void
test_replace (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) before = NULL;
  GError *error = NULL;

  move (fixture, 0, SPOR_SPOT_SEATED);
  move (fixture, 1, SPOR_SPOT_SEATED);
  move (fixture, 2, SPOR_SPOT_WAITING);
  before = book_load (fixture);
  g_assert_true (spor_store_replace (fixture->store, before, 0, 2, NULL, &error));
  assert_board (fixture, "Carl, Bo |");
  book_undo (fixture, "Replacement: Anne → Carl");
  assert_board (fixture, "Anne, Bo | Carl");
  book_redo (fixture);
  assert_board (fixture, "Carl, Bo |");

  g_assert_false (spor_store_replace (fixture->store, before, 0, 2, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_clear_pointer (&before, spor_composition_unref);
  before = book_load (fixture);
  g_assert_false (spor_store_replace (fixture->store, before, 2, 1, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "already has a seat");
  g_assert_false (spor_store_replace (fixture->store, before, 2, 3, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "Dorthe");
  book_assert_sound (fixture);
}

/* "Must have" holds a member who is there, not one who has withdrawn. */
static void
test_replace_pinned (BookFixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (SporComposition) before = NULL;
  g_autoptr (SporComposition) without = NULL;
  g_autoptr (SporComposition) after = NULL;

  move (fixture, 0, SPOR_SPOT_SEATED);
  mark (fixture, 0, SPOR_MARK_PINNED);
  before = book_load (fixture);
  g_assert_false (spor_store_replace (fixture->store, before, 0, 1, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "Must Have");

  g_assert_true (spor_store_edit_signup (fixture->store, spor_signups_row (before->signups, 0)->id,
                                         NULL, 0, -1, 1, &error));
  without = book_load (fixture);
  g_assert_true (spor_store_replace (fixture->store, without, 0, 1, NULL, &error));
  assert_board (fixture, "Bo |");
  after = book_load (fixture);
  g_assert_cmpuint (after->marks->len, ==, 0);
}

/* A final group is reopened for it in the same action, and final again when that is undone. */
static void
test_reopen_and_replace (BookFixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (SporComposition) open = NULL;
  g_autoptr (SporComposition) final = NULL;
  g_autoptr (SporComposition) again = NULL;

  move (fixture, 0, SPOR_SPOT_SEATED);
  move (fixture, 2, SPOR_SPOT_WAITING);
  open = book_load (fixture);
  g_assert_false (spor_store_reopen_and_replace (fixture->store, open, 0, 2, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "is not final");

  name_to (fixture, "Proposal A", spor_store_finalise, "Aftalt");
  final = book_load (fixture);
  g_assert_false (spor_store_reopen_and_replace (fixture->store, final, 0, 3, NULL, &error));
  assert_refused (fixture, g_steal_pointer (&error), "Dorthe");
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM finalisation"), ==, 1);

  g_assert_true (spor_store_reopen_and_replace (fixture->store, final, 0, 2, NULL, &error));
  assert_board (fixture, "Carl |");
  g_assert_cmpint (book_ask (fixture->path,
                             "SELECT count(*) FROM composition WHERE finalised_at IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM finalisation"), ==, 0);
  book_undo (fixture, "Reopened, and replacement: Anne → Carl");
  assert_board (fixture, "Anne | Carl");
  again = book_load (fixture);
  g_assert_cmpint (again->finalised_at, ==, final->finalised_at);
  g_assert_cmpstr (again->finalised_by, ==, final->finalised_by);
  g_assert_cmpstr (again->note, ==, "Aftalt");
  book_redo (fixture);
  assert_board (fixture, "Carl |");
  book_assert_sound (fixture);
}

/* --- A withdrawal and who comes instead ----------------------------------------------------- */

/* Of the board's first track, a meeting so many days from now; its id. */
static char *
meet_in (BookFixture *fixture, int days, guint32 tracks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->starts = g_get_real_time () / G_USEC_PER_SEC + days * 86400;
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = tracks;
  spor_store_add_meeting (fixture->store, round, meeting, &error);
  g_assert_no_error (error);
  return g_strdup (meeting->id);
}

/* "Anne invited, Bo excused" */
static void
assert_asked (BookFixture *fixture, const char *meeting, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attendees = spor_store_load_attendance (fixture->store, meeting, &error);
  g_autoptr (GString) asked = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (attendees, i);

      g_string_append_printf (asked, "%s%s %s", i ? ", " : "", attendee->name,
                              spor_attendance_key (attendee->attendance));
    }
  g_assert_cmpstr (asked->str, ==, expected);
}

static void
stand (BookFixture *fixture, const char *id, guint signup, SporAttendance attendance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  const SporSignupRow *row = spor_signups_row (composition->signups, signup);
  SporMeeting meeting = { .id = (char *)id };
  SporAttendee attendee = { (char *)row->id, (char *)row->name, attendance };

  spor_store_attend (fixture->store, &meeting, &attendee, &error);
  g_assert_no_error (error);
}

static void
set_withdrawn (BookFixture *fixture, guint signup, gboolean withdrawn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_edit_signup (fixture->store, spor_signups_row (composition->signups, signup)->id, NULL,
                          0, -1, withdrawn, &error);
  g_assert_no_error (error);
}

static int
sets (BookFixture *fixture)
{
  return book_ask (fixture->path, "SELECT count(*) FROM change_set");
}

/* Anne withdraws from a final group, Carl takes over: two actions, and each undo takes back what
 * became of the meetings with it. */
static void
test_errand (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) final = NULL;
  g_autofree char *past = NULL, *first = NULL, *second = NULL, *other = NULL;
  GError *error = NULL;
  guint n = 7;
  int before;

  move (fixture, 0, SPOR_SPOT_SEATED);
  move (fixture, 1, SPOR_SPOT_SEATED);
  move (fixture, 2, SPOR_SPOT_WAITING);
  name_to (fixture, "Proposal A", spor_store_finalise, "Aftalt");
  past = meet_in (fixture, -3, 1);
  first = meet_in (fixture, 3, 1);
  second = meet_in (fixture, 30, 3);
  other = meet_in (fixture, 40, 2);
  stand (fixture, first, 0, SPOR_ATTENDANCE_ACCEPTED);
  stand (fixture, second, 0, SPOR_ATTENDANCE_EXCUSED);
  stand (fixture, other, 0, SPOR_ATTENDANCE_INVITED);

  before = sets (fixture);
  set_withdrawn (fixture, 0, TRUE);
  g_assert_cmpint (sets (fixture), ==, before + 1);
  assert_asked (fixture, past, "Anne invited, Bo invited");
  assert_asked (fixture, first, "Bo invited");
  assert_asked (fixture, second, "Bo invited");
  assert_asked (fixture, other, "");
  g_assert_cmpint (book_ask (fixture->path,
                             "SELECT count(*) FROM change WHERE row_table = 'attendance' "
                             "AND kind = 'delete'"),
                   ==, 3);

  final = book_load (fixture);
  g_assert_true (spor_store_reopen_and_replace (fixture->store, final, 0, 2, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (sets (fixture), ==, before + 2);
  assert_asked (fixture, past, "Anne invited, Bo invited");
  assert_asked (fixture, first, "Bo invited, Carl invited");
  assert_asked (fixture, second, "Bo invited, Carl invited");
  assert_asked (fixture, other, "");

  book_undo (fixture, "Reopened, and replacement: Anne → Carl");
  assert_asked (fixture, first, "Bo invited");
  book_undo (fixture, "Withdrawn: Anne");
  assert_asked (fixture, first, "Anne accepted, Bo invited");
  assert_asked (fixture, second, "Anne excused, Bo invited");
  assert_asked (fixture, other, "Anne invited");
  book_redo (fixture);
  book_redo (fixture);
  assert_asked (fixture, first, "Bo invited, Carl invited");
  book_assert_sound (fixture);
}

/* Whoever comes back is not invited by it, and where a claim is, they stay. */
static void
test_withdraw_and_return (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autofree char *first = NULL, *travelled = NULL, *sql = NULL;
  GError *error = NULL;
  const char *ids[3] = { NULL };

  move (fixture, 0, SPOR_SPOT_SEATED);
  move (fixture, 1, SPOR_SPOT_SEATED);
  first = meet_in (fixture, 3, 1);
  travelled = meet_in (fixture, 4, 1);
  composition = book_load (fixture);
  for (guint i = 0; i < 2; i++)
    ids[i] = spor_signups_row (composition->signups, i)->id;
  sql = g_strdup_printf ("INSERT INTO claim (id, meeting_id, signup_id, state, route, ean, note, "
                         "created_at, submitted_by, decided_by, reason, paid_by, reference) "
                         "VALUES ('c', '%s', '%s', 'draft', 'nemkonto', '', '', "
                         "'2026-01-01T00:00:00Z', '', '', '', '', '')",
                         travelled, ids[1]);
  book_meddle (fixture->path, sql);

  g_assert_true (
      spor_store_change_signups (fixture->store, ids, SPOR_SIGNUPS_WITHDRAW, NULL, "x", &error));
  assert_asked (fixture, first, "");
  assert_asked (fixture, travelled, "Bo invited");
  g_assert_true (
      spor_store_change_signups (fixture->store, ids, SPOR_SIGNUPS_RETURN, NULL, "x", &error));
  assert_asked (fixture, first, "");
  set_withdrawn (fixture, 0, TRUE);
  set_withdrawn (fixture, 0, FALSE);
  assert_asked (fixture, first, "");
}

/* An alternative that is not decided on invites nobody, and whoever is invited stays as they are.
 */
static void
test_replace_elsewhere (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) board = NULL;
  g_autofree char *meeting = NULL;
  GError *error = NULL;
  guint n = 7;

  move (fixture, 0, SPOR_SPOT_SEATED);
  name_to (fixture, "Proposal A", spor_store_finalise, "Aftalt");
  meeting = meet_in (fixture, 3, 1);
  add (fixture, "B");
  move (fixture, 0, SPOR_SPOT_SEATED);
  board = book_load (fixture);
  g_assert_true (spor_store_replace (fixture->store, board, 0, 1, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  assert_asked (fixture, meeting, "Anne invited");

  do_to (fixture, "Proposal A", spor_store_use_composition);
  stand (fixture, meeting, 1, SPOR_ATTENDANCE_ACCEPTED);
  g_clear_pointer (&board, spor_composition_unref);
  board = book_load (fixture);
  g_assert_true (spor_store_reopen_and_replace (fixture->store, board, 0, 1, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  assert_asked (fixture, meeting, "Anne invited, Bo accepted");
}

#define TEST(path, function)                                                                       \
  g_test_add ("/alternatives/" path, BookFixture, NULL, set_up, function, book_tear_down)

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
  TEST ("finalise", test_finalise);
  TEST ("finalise-nevertheless", test_finalise_nevertheless);
  TEST ("frozen", test_frozen);
  TEST ("frozen-in-sql", test_frozen_in_sql);
  TEST ("decided", test_decided);
  TEST ("snapshot", test_snapshot);
  TEST ("replace", test_replace);
  TEST ("replace-pinned", test_replace_pinned);
  TEST ("reopen-and-replace", test_reopen_and_replace);
  TEST ("withdrawal and replacement", test_errand);
  TEST ("withdraw and return", test_withdraw_and_return);
  TEST ("replace elsewhere", test_replace_elsewhere);
  return g_test_run ();
}
