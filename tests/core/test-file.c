/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"

#include "spor-file.h"

#include "spor-language.h"
#include "spor-sweep.h"
#include "spor-temp.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder; /* owned: of this test alone */
  char *path;   /* owned: the file to write there */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fixture->folder = g_dir_make_tmp ("spor-file-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "gruppe.xlsx", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing else is left behind */
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
mode_of (const char *path)
{
  GStatBuf info;
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
assert_text (const char *path, const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static SporTemp *
temp_with (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  SporTemp *temp = spor_temp_new_beside (path, &error);
  g_assert_no_error (error);
  int fd = open (spor_temp_path (temp), O_WRONLY);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));
  g_assert_cmpint (close (fd), ==, 0);
  return temp;
}

static void
test_temp (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporTemp *temp = spor_temp_new_beside (fixture->path, &error);
  g_assert_no_error (error);
  g_autofree char *folder = g_path_get_dirname (spor_temp_path (temp));
  g_autofree char *name = g_path_get_basename (spor_temp_path (temp));
  g_assert_cmpstr (folder, ==, fixture->folder);
  g_assert_true (g_str_has_prefix (name, "."));
  g_assert_cmpuint (mode_of (spor_temp_path (temp)), ==, 0600);
  assert_text (spor_temp_path (temp), "");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  SporTemp *other = spor_temp_new_beside (fixture->path, &error);
  g_assert_cmpstr (spor_temp_path (other), !=, spor_temp_path (temp));
  spor_temp_free (other);
  spor_temp_free (temp);
  g_assert_cmpuint (folder_count (fixture->folder), ==, 0);
}

static void
test_commit_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SporTemp) temp = temp_with (fixture->path, "ny");
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);
  g_assert_true (spor_temp_commit (temp, &error));
  g_assert_cmpuint (umask (mask), ==, 027);
  g_assert_no_error (error);
  assert_text (fixture->path, "ny");
  g_assert_cmpuint (mode_of (fixture->path), ==, 0640);
  g_assert_cmpuint (folder_count (fixture->folder), ==, 1);
}

static void
test_commit_over (Fixture *fixture, gconstpointer data)
{
  write_text (fixture->path, "gammel");
  g_assert_cmpint (g_chmod (fixture->path, 0604), ==, 0);
  g_autoptr (SporTemp) temp = temp_with (fixture->path, "ny");
  assert_text (fixture->path, "gammel");

  g_autoptr (GError) error = NULL;
  g_assert_true (spor_temp_commit (temp, &error));
  g_assert_no_error (error);
  assert_text (fixture->path, "ny");
  g_assert_cmpuint (mode_of (fixture->path), ==, 0604);
  g_assert_cmpuint (folder_count (fixture->folder), ==, 1);
}

static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  char name[256];
  memset (name, 'x', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (SporTemp) temp = temp_with (path, "ny");
  g_autoptr (GError) error = NULL;
  g_assert_true (spor_temp_commit (temp, &error));
  g_assert_no_error (error);
  g_unlink (path);
}

/* In a folder without a name of its own, as when the program is started in it. */
static void
test_relative_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_get_current_dir ();
  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  g_autoptr (SporTemp) temp = temp_with ("gruppe.xlsx", "ny");
  g_autoptr (GError) error = NULL;
  g_assert_true (spor_temp_commit (temp, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_chdir (before), ==, 0);
  assert_text (fixture->path, "ny");
}

static void
test_missing_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "væk", "100%s.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (spor_temp_new_beside (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "“100%s.xlsx” could not be written: the folder is not there. "
                   "Choose another folder.");
}

static void
test_folder_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_autoptr (SporTemp) temp = temp_with (fixture->path, "ny");
  g_autoptr (GError) error = NULL;
  g_assert_false (spor_temp_commit (temp, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==,
                   "“gruppe.xlsx” could not be written: a folder has that name. "
                   "Choose another name.");
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("folders are never read-only for the superuser");
      return;
    }
  write_text (fixture->path, "gammel");
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_autoptr (GError) error = NULL;
  g_assert_null (spor_temp_new_beside (fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  assert_text (fixture->path, "gammel");
}

/* The link stays, and what it leads to is written, be it there or not. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "andetsteds", NULL);
  g_autofree char *real = g_build_filename (elsewhere, "gruppe.xlsx", NULL);
  g_autofree char *between = g_build_filename (fixture->folder, "led", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink ("andetsteds/gruppe.xlsx", between), ==, 0);
  g_assert_cmpint (symlink (between, fixture->path), ==, 0);

  for (int there = FALSE; there <= TRUE; there++)
    {
      g_autoptr (SporTemp) temp = temp_with (fixture->path, there ? "nyere" : "ny");
      g_autofree char *beside = g_path_get_dirname (spor_temp_path (temp));
      g_assert_cmpuint (folder_count (elsewhere), ==, 1 + there);
      g_assert_true (spor_temp_commit (temp, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_test (between, G_FILE_TEST_IS_SYMLINK));
      assert_text (real, there ? "nyere" : "ny");
      g_assert_cmpuint (folder_count (elsewhere), ==, 1);
    }

  g_unlink (real);
  g_unlink (between);
  g_assert_cmpint (g_rmdir (elsewhere), ==, 0);
}

/* A circle leads nowhere. */
static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (symlink ("gruppe.xlsx", fixture->path), ==, 0);
  g_assert_null (spor_temp_new_beside (fixture->path, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==,
                   "“gruppe.xlsx” could not be written: Too many levels of symbolic links.");
}

static char *
leave (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  write_text (path, "personoplysninger");
  return path;
}

/* Whoever was killed left a file or a folder; whoever still writes holds theirs; and other files
 * are nobody's business. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { ".spor-abcde",  ".spor-abcdefg",    ".spor-abc_12",
                                        "spor-abcdef0", ".spor-aaaaaa-old", ".sporabcdef1" };
  g_autofree char *left = leave (fixture, ".spor-aB3dEf");
  g_autofree char *folder = g_build_filename (fixture->folder, ".spor-Folder", NULL);
  g_autofree char *letter = g_build_filename (folder, "brev.eml", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, ".spor-links0", NULL);
  g_autoptr (SporTemp) held = temp_with (fixture->path, "ny");
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_text (letter, "personoplysninger");
  g_ptr_array_add (kept, g_strdup (link));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_ptr_array_add (kept, leave (fixture, others[i]));
  g_assert_cmpint (symlink (others[0], link), ==, 0);

  spor_sweep_folder (fixture->folder);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  assert_text (spor_temp_path (held), "ny");
  for (guint i = 0; i < kept->len; i++)
    {
      assert_text (g_ptr_array_index (kept, i), "personoplysninger");
      g_unlink (g_ptr_array_index (kept, i));
    }
}

/* As the last one is swept when the next is written. */
static void
test_sweep_at_next (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left = leave (fixture, ".spor-aB3dEf");
  g_autoptr (GError) error = NULL;
  g_assert_true (spor_file_write (fixture->path, "ny", -1, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (folder_count (fixture->folder), ==, 1);
}

static void
assert_sentence (int failure, int code, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (spor_file_fail ("/mappe/gruppe.xlsx", failure, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_sentences (void)
{
  assert_sentence (EACCES, G_IO_ERROR_PERMISSION_DENIED,
                   "“gruppe.xlsx” could not be written: the folder is read-only. "
                   "Choose another folder.");
  assert_sentence (EROFS, G_IO_ERROR_READ_ONLY,
                   "“gruppe.xlsx” could not be written: the folder is read-only. "
                   "Choose another folder.");
  assert_sentence (ENOSPC, G_IO_ERROR_NO_SPACE,
                   "“gruppe.xlsx” could not be written: the disk is full. "
                   "Make room and try again.");
  assert_sentence (EIO, G_IO_ERROR_FAILED,
                   "“gruppe.xlsx” could not be written: Input/output error.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("en");
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/file/temp", test_temp);
  ADD ("/file/commit-new", test_commit_new);
  ADD ("/file/commit-over", test_commit_over);
  ADD ("/file/long-name", test_long_name);
  ADD ("/file/relative-path", test_relative_path);
  ADD ("/file/missing-folder", test_missing_folder);
  ADD ("/file/folder-in-the-way", test_folder_in_the_way);
  ADD ("/file/read-only-folder", test_read_only_folder);
  ADD ("/file/links", test_links);
  ADD ("/file/circle", test_circle);
  ADD ("/file/sweep", test_sweep);
  ADD ("/file/sweep-at-next", test_sweep_at_next);
#undef ADD
  g_test_add_func ("/file/sentences", test_sentences);
  return g_test_run ();
}
