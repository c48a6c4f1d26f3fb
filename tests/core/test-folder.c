/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-folder.h"

#include "spor-language.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *beside; /* of this test alone */
  char *path;   /* the folder to write there */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->beside = g_dir_make_tmp ("spor-folder-XXXXXX", NULL);
  self->path = g_build_filename (self->beside, "breve", NULL);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
list (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GPtrArray) names = list (path);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *inside = g_build_filename (path, g_ptr_array_index (names, i), NULL);

      if (g_unlink (inside) != 0)
        remove_tree (inside);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_tree (self->beside);
  g_free (self->beside);
  g_free (self->path);
}

/* @expected: names, with spaces between */
static void
assert_list (const char *path, const char *expected)
{
  g_autoptr (GPtrArray) names = list (path);
  g_autofree char *joined = NULL;

  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (" ", (char **)names->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_text (const char *folder, const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
is_letter (const char *name)
{
  return g_str_has_suffix (name, ".eml");
}

static SporFolder *
folder_new (Fixture *self, gboolean replaces)
{
  g_autoptr (GError) error = NULL;
  SporFolder *folder = spor_folder_new (self->path, is_letter, replaces, &error);

  g_assert_no_error (error);
  return folder;
}

static void
add (SporFolder *folder, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_folder_add (folder, name, text, -1, &error));
  g_assert_no_error (error);
}

static void
commit (SporFolder *folder)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_folder_commit (folder, &error));
  g_assert_no_error (error);
}

/* Writes @name with @text as a whole action. */
static void
write_one (Fixture *self, gboolean replaces, const char *name, const char *text)
{
  g_autoptr (SporFolder) folder = folder_new (self, replaces);

  add (folder, name, text);
  commit (folder);
}

static guint
mode_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_new (Fixture *self, gconstpointer data)
{
  mode_t mask = umask (027);
  g_autoptr (SporFolder) folder = folder_new (self, FALSE);
  g_autoptr (GPtrArray) paths = NULL;

  add (folder, "1.eml", "en");
  add (folder, "2.eml", "to");
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  commit (folder);
  umask (mask);
  assert_list (self->beside, "breve");
  assert_list (self->path, "1.eml 2.eml");
  assert_text (self->path, "2.eml", "to");
  g_assert_cmpuint (mode_of (self->path), ==, 0750);

  paths = spor_folder_paths (folder);
  g_assert_cmpuint (paths->len, ==, 2);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (paths, 1), "breve/2.eml"));
  spor_folder_revert (folder);
  assert_list (self->beside, "");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autofree char *slashed = g_strconcat (self->path, "//", NULL);
  g_autoptr (SporFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  folder = spor_folder_new (slashed, is_letter, FALSE, &error);
  g_assert_no_error (error);
  add (folder, "1.eml", "en");
  commit (folder);
  assert_list (self->path, "1.eml");
  g_assert_cmpuint (mode_of (self->path), ==, 0700);
  spor_folder_revert (folder);
  assert_list (self->beside, "breve");
  assert_list (self->path, "");
}

static void
test_add (Fixture *self, gconstpointer data)
{
  g_autoptr (SporFolder) folder = NULL;

  write_one (self, FALSE, "1.eml", "en");
  folder = folder_new (self, FALSE);
  g_assert_cmpuint (spor_folder_known (folder)->len, ==, 1);
  add (folder, "2.eml", "to");
  assert_list (self->path, "1.eml");
  commit (folder);
  assert_list (self->path, "1.eml 2.eml");
  assert_text (self->path, "1.eml", "en");
  spor_folder_revert (folder);
  assert_list (self->path, "1.eml");
  assert_list (self->beside, "breve");
}

/* Somebody else was quicker with the second file: the first is taken back. */
static void
test_add_in_the_way (Fixture *self, gconstpointer data)
{
  g_autofree char *taken = g_build_filename (self->path, "3.eml", NULL);
  g_autoptr (SporFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  write_one (self, FALSE, "1.eml", "en");
  folder = folder_new (self, FALSE);
  add (folder, "2.eml", "to");
  add (folder, "3.eml", "tre");
  g_assert_true (g_file_set_contents (taken, "en andens", -1, NULL));
  g_assert_false (spor_folder_commit (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_pointer (&folder, spor_folder_free);
  assert_list (self->path, "1.eml 3.eml");
  assert_text (self->path, "3.eml", "en andens");
  assert_list (self->beside, "breve");
}

static void
test_replace (Fixture *self, gconstpointer data)
{
  write_one (self, TRUE, "1.eml", "en");
  g_assert_cmpint (g_chmod (self->path, 0711), ==, 0);
  write_one (self, TRUE, "2.eml", "to");
  assert_list (self->path, "2.eml");
  assert_list (self->beside, "breve");
  g_assert_cmpuint (mode_of (self->path), ==, 0711);
}

/* What a link leads to is written, and the link stays. */
static void
test_link (Fixture *self, gconstpointer data)
{
  g_autofree char *real = g_build_filename (self->beside, "andetsteds", NULL);

  g_assert_cmpint (g_mkdir (real, 0755), ==, 0);
  g_assert_cmpint (symlink ("andetsteds", self->path), ==, 0);
  write_one (self, FALSE, "1.eml", "en");
  write_one (self, TRUE, "2.eml", "to");
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
  assert_list (real, "2.eml");
  assert_list (self->beside, "andetsteds breve");
}

static void
assert_refused (Fixture *self, const char *path, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (spor_folder_new (path, is_letter, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->beside, "fil", NULL);
  g_autofree char *nowhere = g_build_filename (self->beside, "væk", "breve", NULL);

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  assert_refused (self, file, "“fil” is a file: choose a folder.");
  assert_refused (self, nowhere,
                  "“breve” could not be written: the folder is not there. Choose another folder.");
  g_assert_cmpint (g_mkdir (self->path, 0755), ==, 0);
  g_clear_pointer (&file, g_free);
  file = g_build_filename (self->path, "andet.txt", NULL);
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  assert_refused (self, self->path,
                  "The folder “breve” has other files in it: choose a new or an empty one.");
  assert_list (self->path, "andet.txt");
  assert_list (self->beside, "breve fil");
}

static void
test_abandoned (Fixture *self, gconstpointer data)
{
  SporFolder *folder;

  write_one (self, TRUE, "1.eml", "en");
  folder = folder_new (self, TRUE);
  add (folder, "2.eml", "to");
  spor_folder_free (folder);
  assert_list (self->path, "1.eml");
  assert_list (self->beside, "breve");
}

/* The disk is full in the midst of a file. */
static void
test_no_room (Fixture *self, gconstpointer data)
{
  g_autoptr (SporFolder) folder = folder_new (self, FALSE);
  g_autofree char *much = g_strnfill (10000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before, little;

  add (folder, "1.eml", "en");
  getrlimit (RLIMIT_FSIZE, &before);
  little = (struct rlimit){ 5000, before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &little);
  g_assert_false (spor_folder_add (folder, "2.eml", much, -1, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_nonnull (strstr (error->message, "“2.eml” could not be written"));
  g_clear_pointer (&folder, spor_folder_free);
  assert_list (self->beside, "");
}

static void
assert_part (const char *text, const char *expected)
{
  g_autofree char *part = spor_file_name_part (text, 12);

  g_assert_cmpstr (part, ==, expected);
}

static void
test_name_part (void)
{
  assert_part ("Anne Hansen", "Anne-Hansen");
  assert_part ("../../etc/x", "etc-x");
  assert_part ("  Åse – Ærø! ", "Åse-Ærø");
  assert_part ("a\nb\tc\\d:e*f?", "a-b-c-d-e-f");
  assert_part ("😀", "");
  assert_part ("😀 Bo 😀", "Bo");
  assert_part ("Langtnavnmedmere", "Langtnavnmed");
  assert_part ("Langtnavnme dmere", "Langtnavnme");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("en");

#define ADD(name, function) g_test_add ("/folder/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("new", test_new);
  ADD ("empty", test_empty);
  ADD ("add", test_add);
  ADD ("add-in-the-way", test_add_in_the_way);
  ADD ("replace", test_replace);
  ADD ("link", test_link);
  ADD ("refused", test_refused);
  ADD ("abandoned", test_abandoned);
  ADD ("no-room", test_no_room);
  g_test_add_func ("/folder/name-part", test_name_part);
  return g_test_run ();
}
