/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-book.h"

/* The book's second version: pins and bars, compositions that are applied whole. */

static void
sign_up_some (BookFixture *fixture)
{
  book_sign_up (fixture, "Anne", "Aarhus");
  book_sign_up (fixture, "Bo", "Odense");
  book_sign_up (fixture, "Carl", "Greve");
  book_sign_up (fixture, "Dorthe", "Ukendt Kommune");
}

static void
mark (BookFixture *fixture, guint signup, SporMark mark)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_mark (fixture->store, composition, signup, mark, &error);
  g_assert_no_error (error);
}

static void
move (BookFixture *fixture, guint signup, SporSpot to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  SporMove move = { signup, to, 0, -1, -1 };

  spor_store_move (fixture->store, composition, &move, &error);
  g_assert_no_error (error);
}

static void
assert_stands (BookFixture *fixture, guint signup, SporMark mark, SporSpot spot)
{
  g_autoptr (SporComposition) composition = book_load (fixture);

  g_assert_cmpint (spor_composition_get_mark (composition, signup), ==, mark);
  g_assert_cmpint (spor_composition_find (composition, signup, NULL, NULL), ==, spot);
}

/* --- Versions ------------------------------------------------------------------------------- */

static void
test_migration (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "test.version-1.spor", NULL);

  sign_up_some (fixture);
  move (fixture, 0, SPOR_SPOT_SEATED);
  g_clear_pointer (&fixture->store, spor_store_close);
  book_meddle (fixture->path,
               "DROP TRIGGER signup_keeps_id; DROP TRIGGER signup_stays; "
               "DROP TRIGGER signup_keeps_place; " BOOK_AS_VERSION_8
               "DROP TABLE claim_line; DROP TABLE receipt; DROP TABLE receipt_bytes; "
               "DROP TABLE claim; DROP TABLE attendance; DROP TABLE meeting_track; "
               "DROP TABLE meeting; DROP TABLE refund_terms; DROP TABLE rate; "
               "DROP TABLE letter; DROP TABLE letter_template; "
               "DROP TABLE pool; DROP TABLE mark; DROP TABLE protocol; DROP TABLE boundary; "
               "PRAGMA user_version = 1");
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  fixture->store = spor_store_open (fixture->path, fixture->places, "Bo", &error);
  g_assert_no_error (error);
  assert_stands (fixture, 0, SPOR_MARK_NONE, SPOR_SPOT_SEATED);
  mark (fixture, 1, SPOR_MARK_PINNED);
  assert_stands (fixture, 1, SPOR_MARK_PINNED, SPOR_SPOT_POOL);
  book_assert_sound (fixture);

  g_assert_cmpint (book_ask (copy, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (book_ask (copy, "SELECT count(*) FROM seat"), ==, 1);
  g_assert_cmpint (book_ask (copy, "SELECT count(*) FROM sqlite_master WHERE name = 'mark'"), ==,
                   0);
}

/* --- Marks ---------------------------------------------------------------------------------- */

static void
test_marks (BookFixture *fixture, gconstpointer data)
{
  sign_up_some (fixture);
  move (fixture, 0, SPOR_SPOT_SEATED);
  move (fixture, 1, SPOR_SPOT_WAITING);
  mark (fixture, 2, SPOR_MARK_PINNED);
  mark (fixture, 0, SPOR_MARK_BARRED);
  mark (fixture, 1, SPOR_MARK_BARRED);
  assert_stands (fixture, 0, SPOR_MARK_BARRED, SPOR_SPOT_POOL);
  assert_stands (fixture, 1, SPOR_MARK_BARRED, SPOR_SPOT_POOL);
  assert_stands (fixture, 2, SPOR_MARK_PINNED, SPOR_SPOT_POOL);
  book_assert_sound (fixture);

  /* the other mark replaces the first */
  mark (fixture, 2, SPOR_MARK_BARRED);
  assert_stands (fixture, 2, SPOR_MARK_BARRED, SPOR_SPOT_POOL);
  mark (fixture, 2, SPOR_MARK_NONE);
  assert_stands (fixture, 2, SPOR_MARK_NONE, SPOR_SPOT_POOL);
  book_assert_sound (fixture);
}

static void
test_undo (BookFixture *fixture, gconstpointer data)
{
  sign_up_some (fixture);
  move (fixture, 0, SPOR_SPOT_SEATED);
  mark (fixture, 0, SPOR_MARK_PINNED);
  mark (fixture, 0, SPOR_MARK_BARRED);
  mark (fixture, 0, SPOR_MARK_NONE);

  book_undo (fixture, "No longer marked: Anne");
  assert_stands (fixture, 0, SPOR_MARK_BARRED, SPOR_SPOT_POOL);
  book_undo (fixture, "Not this time: Anne");
  assert_stands (fixture, 0, SPOR_MARK_PINNED, SPOR_SPOT_SEATED);
  book_undo (fixture, "Must have: Anne");
  assert_stands (fixture, 0, SPOR_MARK_NONE, SPOR_SPOT_SEATED);
  for (guint i = 0; i < 3; i++)
    book_redo (fixture);
  assert_stands (fixture, 0, SPOR_MARK_NONE, SPOR_SPOT_POOL);
  book_assert_sound (fixture);
}

static void
test_said_twice (BookFixture *fixture, gconstpointer data)
{
  sign_up_some (fixture);
  mark (fixture, 0, SPOR_MARK_PINNED);
  mark (fixture, 0, SPOR_MARK_PINNED);
  book_undo (fixture, "Must have: Anne");
  assert_stands (fixture, 0, SPOR_MARK_NONE, SPOR_SPOT_POOL);
}

static void
test_mark_refused (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = NULL;

  sign_up_some (fixture);
  composition = book_load (fixture);
  g_assert_false (spor_store_mark (fixture->store, composition, 3, SPOR_MARK_PINNED, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Dorthe"));
  mark (fixture, 3, SPOR_MARK_BARRED);
}

static void
test_conflict (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = NULL;
  SporMove move = { 1, SPOR_SPOT_SEATED, 0, -1, -1 };

  sign_up_some (fixture);
  before = book_load (fixture);
  mark (fixture, 0, SPOR_MARK_PINNED);

  g_assert_false (spor_store_move (fixture->store, before, &move, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (spor_store_mark (fixture->store, before, 1, SPOR_MARK_BARRED, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  assert_stands (fixture, 1, SPOR_MARK_NONE, SPOR_SPOT_POOL);
}

static void
test_history (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const SporChange *last;

  sign_up_some (fixture);
  mark (fixture, 1, SPOR_MARK_PINNED);
  mark (fixture, 0, SPOR_MARK_PINNED);
  composition = book_load (fixture);
  history = spor_store_load_history (fixture->store, spor_signups_row (composition->signups, 1)->id,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  last = g_ptr_array_index (history, 0);
  g_assert_cmpstr (last->text, ==, "Must have: Bo");
  g_assert_nonnull (strstr (last->after, "\"pinned\""));
}

/* --- Applying ------------------------------------------------------------------------------- */

/* @before with those of @bits seated, the others not. */
static SporComposition *
seat_bits (const SporComposition *before, guint bits)
{
  SporComposition *after = spor_composition_copy (before);

  g_array_set_size (after->seated[0], 0);
  g_array_set_size (after->waiting[0], 0);
  for (guint i = 0; i < 4; i++)
    if (bits >> i & 1)
      g_array_append_val (after->seated[0], i);
  return after;
}

/* With chances that no short decimal has. */
static void
come_from (SporComposition *composition, SporMethod method, guint bits)
{
  g_clear_pointer (&composition->origin, spor_origin_unref);
  composition->origin = spor_origin_new (method, 1740000000);
  for (guint i = 0; i < 4; i++)
    spor_origin_add (composition->origin, spor_signups_row (composition->signups, i)->id,
                     (i + 1) / 7.0, bits >> i & 1);
}

static void
apply (BookFixture *fixture, guint bits, SporMethod method, const char *protocol)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = book_load (fixture);
  g_autoptr (SporComposition) after = seat_bits (before, bits);

  come_from (after, method, bits);
  spor_store_apply (fixture->store, before, after, protocol, &error);
  g_assert_no_error (error);
}

/* What the composition has of its origin is what the book was given. */
static void
assert_origin (BookFixture *fixture, SporMethod method, guint bits, const char *protocol)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  g_autofree char *text = spor_store_load_protocol (fixture->store, composition, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, protocol);
  g_assert_cmpint (composition->origin->method, ==, method);
  g_assert_cmpint (composition->origin->at, ==, 1740000000);
  for (guint i = 0; i < 4; i++)
    {
      double chance = spor_composition_chance (composition, i);

      g_assert_true (chance == (method == SPOR_METHOD_LOTTERY ? (i + 1) / 7.0 : -1));
      g_assert_cmpint (g_array_index (composition->origin->chosen, gboolean, i), ==, bits >> i & 1);
    }
}

static void
assert_strayed (BookFixture *fixture, guint added, guint left)
{
  g_autoptr (SporComposition) composition = book_load (fixture);
  guint n_added, n_left;

  spor_composition_compare_origin (composition, &n_added, &n_left);
  g_assert_cmpuint (n_added, ==, added);
  g_assert_cmpuint (n_left, ==, left);
}

static void
assert_refused (BookFixture *fixture, const SporComposition *before, guint bits, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) after = seat_bits (before, bits);
  int n_sets = book_ask (fixture->path, "SELECT count(*) FROM change_set");

  come_from (after, SPOR_METHOD_SUGGESTION, bits);
  g_assert_false (spor_store_apply (fixture->store, before, after, "{}", &error));
  g_assert_error (error, SPOR_STORE_ERROR, code);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM change_set"), ==, n_sets);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM protocol"), ==, 0);
}

static void
test_apply (BookFixture *fixture, gconstpointer data)
{
  sign_up_some (fixture);
  move (fixture, 0, SPOR_SPOT_SEATED);
  move (fixture, 1, SPOR_SPOT_WAITING);
  apply (fixture, 1 << 1 | 1 << 2, SPOR_METHOD_LOTTERY, "{\"seed\":\"Å\"}");
  assert_stands (fixture, 0, SPOR_MARK_NONE, SPOR_SPOT_POOL);
  assert_stands (fixture, 1, SPOR_MARK_NONE, SPOR_SPOT_SEATED);
  assert_stands (fixture, 2, SPOR_MARK_NONE, SPOR_SPOT_SEATED);
  g_assert_cmpint (book_ask (fixture->path,
                             "SELECT count(*) FROM protocol WHERE kind = 'lottery' AND at > '2020'"
                             "AND json_extract (text, '$.seed') = 'Å'"),
                   ==, 1);
  assert_origin (fixture, SPOR_METHOD_LOTTERY, 1 << 1 | 1 << 2, "{\"seed\":\"Å\"}");
  assert_strayed (fixture, 0, 0);
  apply (fixture, 1 << 0, SPOR_METHOD_SUGGESTION, "{}");
  assert_origin (fixture, SPOR_METHOD_SUGGESTION, 1 << 0, "{}");
  move (fixture, 1, SPOR_SPOT_SEATED);
  assert_strayed (fixture, 1, 0);
  move (fixture, 0, SPOR_SPOT_POOL);
  assert_strayed (fixture, 1, 1);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM protocol"), ==, 2);
  book_assert_sound (fixture);

  book_undo (fixture, NULL);
  book_undo (fixture, NULL);
  book_undo (fixture, "Suggestion applied: Proposal A");
  assert_origin (fixture, SPOR_METHOD_LOTTERY, 1 << 1 | 1 << 2, "{\"seed\":\"Å\"}");
  book_undo (fixture, "Drawn by lot: Proposal A");
  assert_stands (fixture, 0, SPOR_MARK_NONE, SPOR_SPOT_SEATED);
  assert_stands (fixture, 1, SPOR_MARK_NONE, SPOR_SPOT_WAITING);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM protocol"), ==, 0);
  book_redo (fixture);
  assert_stands (fixture, 2, SPOR_MARK_NONE, SPOR_SPOT_SEATED);
  g_assert_cmpint (book_ask (fixture->path, "SELECT count(*) FROM protocol"), ==, 1);
  book_assert_sound (fixture);
}

static void
test_apply_conflict (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporComposition) before = NULL;

  sign_up_some (fixture);
  before = book_load (fixture);
  mark (fixture, 0, SPOR_MARK_BARRED);
  assert_refused (fixture, before, 1 << 1, SPOR_STORE_ERROR_CONFLICT);
}

/* Somebody withdraws between the search and its being applied. */
static void
test_apply_withdrawn (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = NULL;

  sign_up_some (fixture);
  before = book_load (fixture);
  spor_store_edit_signup (fixture->store, spor_signups_row (before->signups, 1)->id, NULL, 0, -1, 1,
                          &error);
  g_assert_no_error (error);
  assert_refused (fixture, before, 1 << 0 | 1 << 1, SPOR_STORE_ERROR_REFUSED);
  assert_stands (fixture, 0, SPOR_MARK_NONE, SPOR_SPOT_POOL);
}

static void
test_finalised (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = NULL;

  sign_up_some (fixture);
  book_meddle (fixture->path,
               "UPDATE composition SET finalised_at = '2025-03-03T17:49:08Z', finalised_by = 'x'");
  before = book_load (fixture);
  assert_refused (fixture, before, 1 << 0, SPOR_STORE_ERROR_REFUSED);
  g_assert_false (spor_store_mark (fixture->store, before, 0, SPOR_MARK_BARRED, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
}

/* --- The window's way ----------------------------------------------------------------------- */

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
assert_done (SporBook *book, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (spor_book_run_finish (book, await (result), &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static void
test_book (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SporBook) book = NULL;
  g_autoptr (SporComposition) after = NULL;
  SporComposition *composition;

  sign_up_some (fixture);
  g_clear_pointer (&fixture->store, spor_store_close);
  spor_book_open_async (fixture->path, NULL, fixture->places, "Bo", NULL, on_done_cb, &result);
  book = spor_book_open_finish (await (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);

  composition = spor_snapshot_get_composition (spor_book_get_snapshot (book));
  spor_book_mark_async (book, composition, 1, SPOR_MARK_PINNED, on_done_cb, &result);
  assert_done (book, &result);
  composition = spor_snapshot_get_composition (spor_book_get_snapshot (book));
  g_assert_cmpint (spor_composition_get_mark (composition, 1), ==, SPOR_MARK_PINNED);

  after = seat_bits (composition, 1 << 0 | 1 << 1);
  come_from (after, SPOR_METHOD_SUGGESTION, 1 << 0 | 1 << 1);
  spor_book_apply_async (book, composition, after, "{}", on_done_cb, &result);
  assert_done (book, &result);
  composition = spor_snapshot_get_composition (spor_book_get_snapshot (book));
  g_assert_cmpuint (composition->seated[0]->len, ==, 2);
  g_assert_cmpstr (spor_snapshot_get_undo (spor_book_get_snapshot (book)), ==,
                   "Suggestion applied: Proposal A");
  spor_book_close (book);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/marks/" name, BookFixture, NULL, book_set_up, function, book_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("migration", test_migration);
  ADD ("marks", test_marks);
  ADD ("undo", test_undo);
  ADD ("said-twice", test_said_twice);
  ADD ("mark-refused", test_mark_refused);
  ADD ("conflict", test_conflict);
  ADD ("history", test_history);
  ADD ("apply", test_apply);
  ADD ("apply-conflict", test_apply_conflict);
  ADD ("apply-withdrawn", test_apply_withdrawn);
  ADD ("finalised", test_finalised);
  ADD ("book", test_book);
  return g_test_run ();
}
