/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-recent.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each test begins with a configuration folder of its own. Not G_TEST_OPTION_ISOLATE_DIRS: GLib
 * loses the names of the folders before, and the leak cannot be told from ours at full speed. */
static void
forget (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "spor", NULL);
  g_autofree char *file = g_build_filename (folder, "recent.ini", NULL);

  g_remove (file);
  g_remove (folder);
}

static void
test_empty (void)
{
  g_auto (GStrv) paths = spor_recent_list ();

  g_assert_nonnull (paths);
  g_assert_null (paths[0]);
  g_assert_null (spor_recent_get_last ());
}

static void
test_last_first (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = NULL;
  g_autofree char *last = NULL;

  g_assert_true (spor_recent_set_last ("/tmp/a.spor", &error));
  g_assert_true (
      spor_recent_set_last ("/tmp/æ;ø\xe5.spor", &error)); /* not UTF-8, and a separator */
  g_assert_true (spor_recent_set_last ("/tmp/./a.spor", &error));
  g_assert_no_error (error);

  paths = spor_recent_list ();
  g_assert_cmpuint (g_strv_length (paths), ==, 2);
  g_assert_cmpstr (paths[0], ==, "/tmp/a.spor");
  g_assert_cmpstr (paths[1], ==, "/tmp/æ;ø\xe5.spor");
  last = spor_recent_get_last ();
  g_assert_cmpstr (last, ==, "/tmp/a.spor");
}

static void
test_remove (void)
{
  g_auto (GStrv) paths = NULL;

  g_assert_true (spor_recent_set_last ("/tmp/a.spor", NULL));
  g_assert_true (spor_recent_set_last ("/tmp/b.spor", NULL));
  g_assert_true (spor_recent_remove ("/tmp/../tmp/b.spor", NULL));
  g_assert_true (spor_recent_remove ("/tmp/never.spor", NULL));
  paths = spor_recent_list ();
  g_assert_cmpuint (g_strv_length (paths), ==, 1);
  g_assert_cmpstr (paths[0], ==, "/tmp/a.spor");
}

static void
test_relative (void)
{
  g_autofree char *folder = g_get_current_dir ();
  g_autofree char *expected = g_build_filename (folder, "here.spor", NULL);
  g_autofree char *last = NULL;

  g_assert_true (spor_recent_set_last ("here.spor", NULL));
  last = spor_recent_get_last ();
  g_assert_cmpstr (last, ==, expected);
}

static void
test_at_most (void)
{
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < SPOR_RECENT_MAX + 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/tmp/%u.spor", i);

      g_assert_true (spor_recent_set_last (path, NULL));
    }
  paths = spor_recent_list ();
  g_assert_cmpuint (g_strv_length (paths), ==, SPOR_RECENT_MAX);
  g_assert_cmpstr (paths[0], ==, "/tmp/12.spor");
  g_assert_cmpstr (paths[9], ==, "/tmp/3.spor");
}

/* Only the user reads the list; a damaged one is an empty one, and is mended by the next book. */
static void
test_file (void)
{
  g_autofree char *file = g_build_filename (g_get_user_config_dir (), "spor", "recent.ini", NULL);
  g_autofree char *last = NULL;
  GStatBuf buf;

  g_assert_true (spor_recent_set_last ("/tmp/a.spor", NULL));
  g_assert_cmpint (g_stat (file, &buf), ==, 0);
  g_assert_cmpuint (buf.st_mode & 0777, ==, 0600);

  g_assert_true (g_file_set_contents (file, "[Recent\n\xff\xfe", -1, NULL));
  g_assert_null (spor_recent_get_last ());
  g_assert_true (spor_recent_set_last ("/tmp/b.spor", NULL));
  last = spor_recent_get_last ();
  g_assert_cmpstr (last, ==, "/tmp/b.spor");
}

static void
test_cannot_write (void)
{
  g_autofree char *file = g_build_filename (g_get_user_config_dir (), "spor", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_config_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "a file where the folder should be", -1, NULL));
  g_assert_false (spor_recent_set_last ("/tmp/c.spor", &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_FILE_ERROR);
}

static void
add (const char *path, GTestFunc test)
{
  g_test_add_vtable (path, 0, NULL, (GTestFixtureFunc) forget, (GTestFixtureFunc) test,
                     (GTestFixtureFunc) forget);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("spor-recent-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/recent/empty", test_empty);
  add ("/recent/last-first", test_last_first);
  add ("/recent/remove", test_remove);
  add ("/recent/relative", test_relative);
  add ("/recent/at-most", test_at_most);
  add ("/recent/file", test_file);
  add ("/recent/cannot-write", test_cannot_write);
  status = g_test_run ();
  g_rmdir (folder);
  return status;
}
