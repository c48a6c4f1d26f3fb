/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"

#include "spor-guide.h"

/* A browser that does nothing but write down what it is asked to show. */
static char *
browser_new (void)
{
  g_autofree char *program = g_build_filename (g_get_user_data_dir (), "browser", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *entry = g_build_filename (folder, "browser.desktop", NULL);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  g_autofree char *shown = g_build_filename (g_get_user_data_dir (), "shown", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$1\" >'%s.new'\nmv '%s.new' '%s'\n",
                                             shown, shown, shown);
  g_autofree char *desktop = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\n"
                                              "Exec=%s %%u\nMimeType=text/html;\n",
                                              program);

  g_mkdir_with_parents (folder, 0700);
  g_mkdir_with_parents (g_get_user_config_dir (), 0700);
  g_file_set_contents (program, script, -1, NULL);
  g_chmod (program, 0700);
  g_file_set_contents (entry, desktop, -1, NULL);
  g_file_set_contents (defaults, "[Default Applications]\ntext/html=browser.desktop\n", -1, NULL);
  return g_steal_pointer (&shown);
}

static gboolean
exists (gpointer path)
{
  pointer_settle ();
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* F1 in the window that stands before the others shows the page @name of the guide. */
static void
assert_f1_shows (char *shown, const char *name)
{
  g_autofree char *uri = NULL;
  g_autofree char *expected = g_strconcat ("/da/", name, "\n", NULL);

  g_remove (shown);
  hands_press ("F1");
  fixture_wait (exists, shown);
  g_assert_true (g_file_get_contents (shown, &uri, NULL, NULL));
  g_assert_true (g_str_has_suffix (uri, expected));
}

static void
test_pages (gconstpointer app)
{
  static const char *const pages[] = { "signups", "map", "board", "meetings", "refunds" };
  g_autofree char *shown = browser_new ();
  g_autofree char *path = fixture_book_new ("guide-pages.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat (pages[i], ".html", NULL);

      spor_window_show_page (window, pages[i]);
      fixture_settle ();
      assert_f1_shows (shown, name);
    }
  fixture_close ((SporApplication *)app);
}

static void
test_windows (gconstpointer app)
{
  static const char *const windows[][2] = { { "<Control>i", "import.html" },
                                            { "<Control>e", "export.html" },
                                            { "<Control>l", "letters.html" },
                                            { "<Control>comma", "rounds.html" } };
  g_autofree char *shown = browser_new ();
  g_autofree char *path = fixture_book_new ("guide.spor", TRUE);

  fixture_open ((SporApplication *)app, path);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      hands_press (windows[i][0]);
      fixture_settle ();
      assert_f1_shows (shown, windows[i][1]);
      hands_press ("Escape");
    }
  fixture_close ((SporApplication *)app);
}

static void
test_no_book (gconstpointer app)
{
  g_autofree char *shown = browser_new ();

  gtk_window_present (GTK_WINDOW (spor_window_new ((SporApplication *)app)));
  fixture_settle ();
  assert_f1_shows (shown, "index.html");
  fixture_close ((SporApplication *)app);
}

/* One sentence, where there is nothing to show. */
static void
test_not_installed (gconstpointer app)
{
  g_autofree char *folder = g_strdup (g_getenv ("SPOR_GUIDEDIR"));

  g_setenv ("SPOR_GUIDEDIR", g_get_user_data_dir (), TRUE);
  g_assert_null (spor_guide_find ("board"));
  gtk_window_present (GTK_WINDOW (spor_window_new ((SporApplication *)app)));
  fixture_settle ();
  hands_press ("F1");
  hands_read ("not installed");
  hands_press ("Escape");
  g_setenv ("SPOR_GUIDEDIR", folder, TRUE);
  fixture_close ((SporApplication *)app);
}

/* A topic without a page leads to the first one. */
static void
test_find (void)
{
  g_autofree char *page = spor_guide_find ("rounds");
  g_autofree char *unknown = spor_guide_find ("weather");
  g_autofree char *none = spor_guide_find (NULL);

  g_assert_true (g_str_has_suffix (page, "/da/rounds.html"));
  g_assert_true (g_str_has_suffix (unknown, "/da/index.html"));
  g_assert_cmpstr (none, ==, unknown);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_func ("/guide/find", test_find);
  g_test_add_data_func ("/guide/pages", app, test_pages);
  g_test_add_data_func ("/guide/windows", app, test_windows);
  g_test_add_data_func ("/guide/no-book", app, test_no_book);
  g_test_add_data_func ("/guide/not-installed", app, test_not_installed);
  return fixture_run (app);
}
