/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "../read-only.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* The book as a file: locked, copied, refused, whole. */

static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporStore *other = spor_store_open (fixture->path, fixture->places, "Bo", &error);
  g_autoptr (SporComposition) seen = NULL;
  gint64 version = spor_store_version (fixture->store);
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  id = add_signup (other, "Anne", "Aarhus");
  g_assert_cmpint (spor_store_version (fixture->store), >, version);
  g_assert_true (spor_store_signups_changed_since (fixture->store, version));
  seen = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_n (seen->signups), ==, 1);
  spor_store_close (other);
}

/* Whether somebody who is not this book's connection could have the lock of all of @path. */
static gboolean
is_locked (const char *path, const char *companion)
{
  g_autofree char *file = g_strconcat (path, companion, NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (file, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_GETLK, &lock), ==, 0);
  close (fd); /* a process's locks on the file would be gone with this */
  return lock.l_type != F_UNLCK;
}

/* A file chooser looks into the files of a folder: it opens and closes the book's, too. */
static void
test_others_may_close_its_files (Fixture *fixture, gconstpointer data)
{
#ifdef F_OFD_SETLK
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (is_locked (fixture->path, ""));
      g_assert_true (is_locked (fixture->path, "-shm"));
    }
#else
  g_test_skip ("Locks belong to processes here");
#endif
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *path = g_build_filename (fixture->folder, "copy.spor", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  SporStore *copy;

  g_assert_true (spor_store_backup (fixture->store, path, NULL, &error));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  copy = spor_store_open (path, fixture->places, "Bo", &error);
  g_assert_no_error (error);
  book_assert_store_sound (copy);
  spor_store_close (copy);

  g_assert_false (spor_store_backup (fixture->store, fixture->path, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_EXISTS);
}

static void
assert_refuses (Fixture *fixture, const char *path, SporStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0, n_after = 0;

  g_file_get_contents (path, &before, &n_before, NULL);
  g_assert_null (spor_store_open (path, fixture->places, "Bo", &error));
  g_assert_error (error, SPOR_STORE_ERROR, (int)code);
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "none.spor", NULL);
  g_autofree char *text = g_build_filename (fixture->folder, "text.spor", NULL);
  g_autofree char *broken = g_build_filename (fixture->folder, "broken.spor", NULL);
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *contents = NULL;
  gsize length;

  assert_refuses (fixture, missing, SPOR_STORE_ERROR_MISSING);
  g_assert_true (g_file_set_contents (text, "Hello", -1, NULL));
  assert_refuses (fixture, text, SPOR_STORE_ERROR_FOREIGN);

  g_assert_true (spor_store_backup (fixture->store, broken, NULL, NULL));
  g_assert_true (g_file_get_contents (broken, &contents, &length, NULL));
  memset (contents + length / 2, 0x5a, length / 4);
  g_assert_true (g_file_set_contents (broken, contents, length, NULL));
  assert_refuses (fixture, broken, SPOR_STORE_ERROR_DAMAGED);

  g_clear_pointer (&fixture->store, spor_store_close);
  book_meddle (fixture->path, "PRAGMA user_version = 99");
  assert_refuses (fixture, fixture->path, SPOR_STORE_ERROR_NEWER);
}

static void
test_exists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_round_new_fbs2 (fixture->places);

  g_assert_null (spor_store_create (fixture->path, round, "Bo", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_EXISTS);
}

/* Whoever moves the file has all of it. */
static void
test_file_is_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_signup (fixture->store, "Anne", "Odense");
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);
}

/* --- Read only ------------------------------------------------------------------------------ */

static guint
count_files (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  g_dir_close (dir);
  return n;
}

static void
assert_name (SporStore *store, guint n, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (spor_signups_n (composition->signups), ==, n);
  g_assert_cmpstr (spor_signups_row (composition->signups, n - 1)->name, ==, name);
}

/* Where its own file was and is no more, nothing is written over. */
static void
test_backup_in_own_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  SporStore *copy;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (spor_store_backup (fixture->store, fixture->path, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&fixture->store, spor_store_close);
  copy = spor_store_open (fixture->path, fixture->places, "Bo", &error);
  g_assert_no_error (error);
  assert_name (copy, 1, "Anne");
  book_assert_store_sound (copy);
  spor_store_close (copy);
}

static void
assert_only_read (Fixture *fixture, SporStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (GPtrArray) findings = spor_store_check (store, &error);
  g_autofree char *why = spor_round_closed_text (round);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (spor_store_get_read_only (store), "“test.spor” can only be read"));
  g_assert_cmpstr (why, ==, spor_store_get_read_only (store));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_false (spor_store_edit_signup (store, id, NULL, 0, -1, 1, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (spor_store_undo (store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_READ_ONLY);
}

/* Neither the file nor its folder can be written, or one of them; a copy of it can. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  static const int modes[][2] = { { 0400, 0500 }, { 0600, 0500 }, { 0400, 0700 } };
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *other = g_dir_make_tmp ("spor-copy-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (other, "copy.spor", NULL);

  g_clear_pointer (&fixture->store, spor_store_close);
  read_only_own (other, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      SporStore *store;

      read_only_make (fixture->path, fixture->folder, modes[i][0], modes[i][1]);
      read_only_become (TRUE);
      g_assert_null (spor_store_open (fixture->path, fixture->places, "Bo", &error));
      g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_READ_ONLY);
      g_clear_error (&error);
      store = spor_store_open_or_read (fixture->path, fixture->places, "Bo", &error);
      g_assert_no_error (error);
      assert_name (store, 1, "Anne");
      assert_only_read (fixture, store, id);
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
      g_unlink (copy);
      g_assert_true (spor_store_backup (store, copy, NULL, &error));
      spor_store_close (store);
      store = spor_store_open (copy, fixture->places, "Bo", &error);
      g_assert_no_error (error);
      g_assert_true (spor_store_edit_signup (store, id, NULL, 0, -1, 1, &error));
      spor_store_close (store);
      read_only_become (FALSE);
    }
  g_chmod (fixture->folder, 0700);
  folder_remove (other);
}

/* What is brought up to date must be written; what cannot even be read says so. */
static void
test_read_only_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, spor_store_close);
  book_meddle (fixture->path, "PRAGMA user_version = 10");
  read_only_make (fixture->path, fixture->folder, 0400, 0500);
  read_only_become (TRUE);
  g_assert_null (spor_store_open_or_read (fixture->path, fixture->places, "Bo", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "older Spor"));
  g_clear_error (&error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  read_only_become (FALSE);

  read_only_make (fixture->path, fixture->folder, 0000, 0500);
  read_only_become (TRUE);
  g_assert_null (spor_store_open_or_read (fixture->path, fixture->places, "Bo", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_READ_ONLY);
  read_only_become (FALSE);
  g_chmod (fixture->folder, 0700);
}

/* Somebody else writes: what they had written by then is read, and nothing of it disturbs them. */
static void
test_read_only_while_written (Fixture *fixture, gconstpointer data)
{
  static const char *const companions[] = { "", "-wal", "-shm" };
  g_autoptr (GError) error = NULL;
  g_autofree char *anne = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *bo = NULL;
  SporStore *reader;
  sqlite3 *other = NULL;

  /* somebody who reads keeps what is written from then on in the log */
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN; SELECT * FROM signup", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  bo = add_signup (fixture->store, "Bo", "Odense");
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, companions[i], NULL);

      read_only_own (path, 0400);
    }
  read_only_own (fixture->folder, 0500);
  read_only_become (TRUE);
  reader = spor_store_open_or_read (fixture->path, fixture->places, "Carl", &error);
  read_only_become (FALSE);
  g_assert_no_error (error);
  sqlite3_close (other);
  assert_name (reader, 2, "Bo");
  {
    g_autofree char *carl = add_signup (fixture->store, "Carl", "Gentofte");

    assert_name (reader, 2, "Bo");
    assert_name (fixture->store, 3, "Carl");
  }
  spor_store_close (reader);
  g_chmod (fixture->folder, 0700);
}

/* What was not read, another time. */
static void
look_twice (SporStore *reader)
{
  spor_store_version (reader);
  spor_store_version (reader);
}

/* What somebody else writes is read once they have come to rest, and once alone; what cannot be
 * read leaves all as it was, and goes on being looked at. */
static void
test_read_only_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *anne = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *bo = NULL;
  g_autofree char *carl = NULL;
  SporStore *reader;
  sqlite3 *other = NULL;
  gint64 before, after;

  read_only_make (fixture->path, fixture->folder, 0444, 0555);
  read_only_become (TRUE);
  reader = spor_store_open_or_read (fixture->path, fixture->places, "Carl", &error);
  read_only_become (FALSE);
  g_assert_no_error (error);
  look_twice (reader);
  before = spor_store_version (reader);

  bo = add_signup (fixture->store, "Bo", "Odense");
  g_assert_cmpint (spor_store_version (reader), ==, before);
  after = spor_store_version (reader);
  g_assert_cmpint (after, >, before);
  g_assert_true (spor_store_signups_changed_since (reader, before));
  assert_name (reader, 2, "Bo");
  look_twice (reader);
  g_assert_cmpint (spor_store_version (reader), ==, after);

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA user_version = 9999", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  carl = add_signup (fixture->store, "Carl", "Gentofte");
  look_twice (reader);
  g_assert_cmpint (spor_store_version (reader), ==, after);
  assert_name (reader, 2, "Bo");
  sqlite3_exec (other, "PRAGMA user_version = 1", NULL, NULL, NULL);
  sqlite3_close (other);
  spor_store_close (reader);
  g_chmod (fixture->folder, 0700);
}

static SporStore *
open_to_read (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SporStore *reader;

  read_only_make (fixture->path, fixture->folder, 0444, 0555);
  read_only_become (TRUE);
  reader = spor_store_open_or_read (fixture->path, fixture->places, "Carl", &error);
  read_only_become (FALSE);
  g_assert_no_error (error);
  look_twice (reader);
  g_chmod (fixture->folder, 0755);
  return reader;
}

/* What would be written is refused for the one reason or the other. */
static void
assert_moved (SporStore *reader, gboolean moved)
{
  SporStoreError code = moved ? SPOR_STORE_ERROR_MOVED : SPOR_STORE_ERROR_READ_ONLY;
  g_autoptr (GError) error = NULL;
  gint64 version;

  look_twice (reader);
  version = spor_store_version (reader);
  look_twice (reader);
  g_assert_cmpint (spor_store_version (reader), ==, version);
  g_assert_cmpint (spor_store_has_moved (reader), ==, moved);
  g_assert_nonnull (
      strstr (spor_store_get_read_only (reader),
              moved ? "“test.spor” is not where it was" : "“test.spor” can only be read"));
  g_assert_false (spor_store_begin (reader, "edit", NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, (int)code);
}

/* A book that has gone is said to have gone, and shown as it was; it is followed again once it is
 * back. */
static void
test_read_only_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *anne = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *aside = g_build_filename (fixture->folder, "aside.spor", NULL);
  g_autofree char *bo = NULL;
  SporStore *reader = open_to_read (fixture);
  gint64 before = spor_store_version (reader);

  assert_moved (reader, FALSE);
  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  g_assert_cmpint (spor_store_version (reader), ==, before);
  assert_moved (reader, TRUE);
  g_assert_cmpint (spor_store_version (reader), >, before);
  assert_name (reader, 1, "Anne");

  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  assert_moved (reader, FALSE);
  bo = add_signup (fixture->store, "Bo", "Odense");
  look_twice (reader);
  assert_name (reader, 2, "Bo");

  g_clear_pointer (&fixture->store, spor_store_close);
  g_assert_true (g_file_set_contents (fixture->path, "No book", -1, NULL));
  assert_moved (reader, TRUE);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_moved (reader, TRUE);
  assert_name (reader, 2, "Bo");
  spor_store_close (reader);
}

/* Another book of the same round, of which nothing is told apart but that it began by itself. */
static char *
other_book_new (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  char *path = g_build_filename (fixture->folder, "other.spor", NULL);
  SporStore *other = spor_store_create (path, round, "Bo", &error);
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  id = add_signup (other, "Carl", "Gentofte");
  spor_store_close (other);
  return path;
}

/* Another file of the same book, as who synchronises and restores leaves it, is followed; another
 * book is not, whatever its name. */
static void
test_read_only_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *anne = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *other = other_book_new (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.spor", NULL);
  g_autofree char *bo = NULL;
  SporStore *reader = open_to_read (fixture);
  gint64 before = spor_store_version (reader);

  bo = add_signup (fixture->store, "Bo", "Odense");
  g_assert_true (spor_store_backup (fixture->store, copy, NULL, &error));
  g_clear_pointer (&fixture->store, spor_store_close);
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  assert_moved (reader, FALSE);
  g_assert_cmpint (spor_store_version (reader), >, before);
  assert_name (reader, 2, "Bo");

  g_assert_cmpint (g_rename (fixture->path, copy), ==, 0);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  assert_moved (reader, TRUE);
  assert_name (reader, 2, "Bo");
  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  assert_moved (reader, TRUE);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  assert_moved (reader, TRUE);
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  assert_moved (reader, FALSE);
  assert_name (reader, 2, "Bo");
  spor_store_close (reader);
}

/* --- What is left behind -------------------------------------------------------------------- */

/* Closes the book while its file is @aside, and opens it again. Returns whether the log stayed. */
static gboolean
leaves_log (Fixture *fixture, const char *aside)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  gboolean left;

  g_clear_pointer (&fixture->store, spor_store_close);
  left = g_file_test (wal, G_FILE_TEST_EXISTS);
  g_unlink (wal);
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  fixture_reopen (fixture);
  return left;
}

/* Where a book has gone, nothing of it is left once it is closed; what may be another's stays. */
static void
test_closed_where_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_signup (fixture->store, "Anne", "Odense");
  g_autofree char *aside = g_build_filename (fixture->folder, "aside.spor", NULL);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  g_clear_pointer (&fixture->store, spor_store_close);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  fixture_reopen (fixture);
  assert_name (fixture->store, 1, "Anne");

  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "another", -1, NULL));
  g_assert_true (leaves_log (fixture, aside));

  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  g_assert_true (g_file_set_contents (wal, "of another", -1, NULL));
  g_assert_true (leaves_log (fixture, aside));
  assert_name (fixture->store, 1, "Anne");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("other-program", test_other_program);
  ADD ("others-may-close-its-files", test_others_may_close_its_files);
  ADD ("backup", test_backup);
  ADD ("backup-in-own-place", test_backup_in_own_place);
  ADD ("refuses", test_refuses);
  ADD ("exists", test_exists);
  ADD ("file-is-whole", test_file_is_whole);
  ADD ("closed-where-gone", test_closed_where_gone);
  ADD ("read-only", test_read_only);
  ADD ("read-only-refused", test_read_only_refused);
  ADD ("read-only-while-written", test_read_only_while_written);
  ADD ("read-only-follows", test_read_only_follows);
  ADD ("read-only-moved", test_read_only_moved);
  ADD ("read-only-replaced", test_read_only_replaced);
  return g_test_run ();
}
