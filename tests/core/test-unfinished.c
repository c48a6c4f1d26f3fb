/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-quotes.h"
#include "spor-unfinished.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <utime.h>

/* What is typed and not saved outlives the program, and is nobody else's. */

#define ROUND "01890000-0000-7000-8000-000000000001"
#define OTHER_ROUND "01890000-0000-7000-8000-000000000002"

static void
keep (SporUnfinished *held, const char *title)
{
  g_autoptr (GKeyFile) content = g_key_file_new ();

  g_key_file_set_string (content, "Meeting", "Title", title);
  g_assert_true (spor_unfinished_keep (held, content));
}

/* (nullable) */
static char *
kept_title (const char *kind, const char *path, const char *round)
{
  g_autoptr (SporUnfinished) held = spor_unfinished_hold (kind, path, round);
  gint64 began = 0;
  g_autoptr (GKeyFile) content = NULL;

  g_assert_nonnull (held);
  content = spor_unfinished_load (held, &began);
  g_assert_true (!content || began > 0);
  return content ? g_key_file_get_string (content, "Meeting", "Title", NULL) : NULL;
}

static void
assert_kept (const char *kind, const char *path, const char *round, const char *expected)
{
  g_autofree char *title = kept_title (kind, path, round);

  g_assert_cmpstr (title, ==, expected);
  g_assert_true (spor_unfinished_is_left (kind, path, round) == (expected != NULL));
}

static void
test_kept (void)
{
  SporUnfinished *held = spor_unfinished_hold ("meeting", "/a/b.spor", ROUND);

  keep (held, "Opst");
  keep (held, "Opstart\nog mere");
  g_assert_false (spor_unfinished_is_left ("meeting", "/a/b.spor", ROUND)); /* a window has it */
  spor_unfinished_release (held);
  assert_kept ("meeting", "/a/b.spor", ROUND, "Opstart\nog mere");
  assert_kept ("meeting", "/a/../a/b.spor", ROUND, "Opstart\nog mere");
  assert_kept ("meeting", "/a/copy.spor", ROUND, NULL);
  assert_kept ("meeting", "/a/b.spor", OTHER_ROUND, NULL);
  assert_kept ("round", "/a/b.spor", ROUND, NULL);
  held = spor_unfinished_hold ("meeting", "/a/b.spor", ROUND);
  spor_unfinished_drop (held);
  spor_unfinished_release (held);
  assert_kept ("meeting", "/a/b.spor", ROUND, NULL);
}

/* Two windows do not take each other's. */
static void
test_held (void)
{
  SporUnfinished *held = spor_unfinished_hold ("meeting", "/held.spor", ROUND);

  g_assert_null (spor_unfinished_hold ("meeting", "/held.spor", ROUND));
  spor_unfinished_release (held);
  held = spor_unfinished_hold ("meeting", "/held.spor", ROUND);
  g_assert_nonnull (held);
  spor_unfinished_release (held);
}

static char *
folder_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "spor", "unfinished", NULL);
}

/* As a program does that is killed while it writes. */
static void
leave_half_written (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *whole = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_autofree char *half = g_strconcat (whole, ".A1B2C3", NULL);

  g_assert_true (g_file_set_contents_full (half, "[Mee", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Nobody else can read it, and nothing is left of it but itself. */
static void
test_files (void)
{
  SporUnfinished *held = spor_unfinished_hold ("meeting", "/files.spor", ROUND);
  g_autofree char *folder = folder_path ();
  g_autoptr (GDir) dir = NULL;
  GStatBuf info;
  const char *name;
  guint n = 0;

  keep (held, "Opstart");
  spor_unfinished_release (held);
  leave_half_written (folder);
  spor_unfinished_release (spor_unfinished_hold ("meeting", "/files.spor", ROUND));
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n++;
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
      g_assert_true (g_file_set_contents (path, "no \xff key file", -1, NULL));
    }
  g_assert_cmpuint (n, ==, 1);
  assert_kept ("meeting", "/files.spor", ROUND, NULL);
}

/* As if it had been written @days ago. */
static void
age (const char *name, int days)
{
  g_autofree char *folder = folder_path ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - days * (gint64)86400;
  struct utimbuf times = { then, then };

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

/* (transfer full): the names of what is there: char* */
static GPtrArray *
list_files (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = folder_path ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  return names;
}

static void
age_all (int days)
{
  g_autoptr (GPtrArray) names = list_files ();

  for (guint i = 0; i < names->len; i++)
    age (g_ptr_array_index (names, i), days);
}

static guint
count_files (void)
{
  g_autoptr (GPtrArray) names = list_files ();

  return names->len;
}

static void
begin (const char *path, const char *title)
{
  g_autoptr (SporUnfinished) held = spor_unfinished_hold ("meeting", path, ROUND);

  keep (held, title);
}

/* What a program leaves that was killed before anything was kept. */
static void
leave_lock (void)
{
  g_autofree char *folder = folder_path ();
  g_autofree char *path = g_build_filename (folder, "meeting-0123.ini.lock", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

/* Of a book that never comes back; a window that has been open for as long keeps its own. */
static void
test_old (void)
{
  SporUnfinished *held;

  begin ("/gone.spor", "Gammelt");
  held = spor_unfinished_hold ("meeting", "/open.spor", ROUND);
  keep (held, "Holdt");
  leave_lock ();
  age_all (89);
  begin ("/here.spor", "Nyt");
  g_assert_cmpuint (count_files (), ==, 5);
  age_all (91);
  begin ("/here.spor", "Nyt");
  g_assert_cmpuint (count_files (), ==, 3);
  assert_kept ("meeting", "/gone.spor", ROUND, NULL);
  spor_unfinished_release (held);
  age_all (91);
  g_assert_false (spor_unfinished_is_left ("meeting", "/other.spor", ROUND));
  g_assert_cmpuint (count_files (), ==, 0);
}

/* --- What is kept ----------------------------------------------------------------------------- */

/* Somebody is erased in a book whose window is open. */
static void
test_forgotten (void)
{
  SporUnfinished *held = spor_unfinished_hold (SPOR_UNFINISHED_TEXTS, "/a/b.spor", "");

  g_assert_false (spor_unfinished_is_kept (held));
  keep (held, "Opstart");
  g_assert_true (spor_unfinished_is_kept (held));
  spor_unfinished_forget (SPOR_UNFINISHED_TEXTS, "/a/c.spor", "");
  spor_unfinished_forget ("meeting", "/a/b.spor", "");
  g_assert_true (spor_unfinished_is_kept (held));
  spor_unfinished_forget (SPOR_UNFINISHED_TEXTS, "/a/b.spor", "");
  g_assert_false (spor_unfinished_is_kept (held));
  spor_unfinished_release (held);
  assert_kept (SPOR_UNFINISHED_TEXTS, "/a/b.spor", "", NULL);
}

/* A book that is reached through a link is the same book. */
static void
test_link (void)
{
  g_autofree char *folder = g_dir_make_tmp ("spor-link-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.spor", NULL);
  g_autofree char *other = g_build_filename (folder, "b.spor", NULL);
  SporUnfinished *held;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (symlink (path, other), ==, 0);
  held = spor_unfinished_hold ("meeting", path, ROUND);
  keep (held, "Opstart");
  spor_unfinished_release (held);
  assert_kept ("meeting", other, ROUND, "Opstart");
  g_unlink (other);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_quotes (void)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GKeyFile) content = g_key_file_new ();
  g_autofree char *text = NULL;

  spor_quotes_add (quotes, "Motivation (Åse)", "En linje\n og en til; =[x]\\\t");
  spor_quotes_add (quotes, "E-mail", "");
  spor_quotes_add_value (quotes, "Dato", "24-12-");
  spor_quotes_write (quotes, content);
  read = spor_quotes_read (content);
  text = spor_quotes_to_text (read);
  g_assert_cmpstr (text, ==, "Motivation (Åse): En linje\n og en til; =[x]\\\t\nDato: 24-12-");
}

/* Each test begins with nothing kept. Not G_TEST_OPTION_ISOLATE_DIRS: see test-recent.c. */
static void
forget (void)
{
  g_autoptr (GPtrArray) names = list_files ();
  g_autofree char *folder = folder_path ();
  g_autofree char *above = g_path_get_dirname (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_rmdir (above);
}

static void
add (const char *path, GTestFunc test)
{
  g_test_add_vtable (path, 0, NULL, (GTestFixtureFunc)forget, (GTestFixtureFunc)test,
                     (GTestFixtureFunc)forget);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("spor-unfinished-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/unfinished/kept", test_kept);
  add ("/unfinished/held", test_held);
  add ("/unfinished/files", test_files);
  add ("/unfinished/old", test_old);
  add ("/unfinished/forgotten", test_forgotten);
  add ("/unfinished/link", test_link);
  add ("/unfinished/quotes", test_quotes);
  status = g_test_run ();
  g_rmdir (folder);
  return status;
}
