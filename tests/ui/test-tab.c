/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "manners.h"
#include "stops.h"

/* The Tab key leads round every page, and with Shift back the same way. */

static void
test_stop (gconstpointer data)
{
  const Visit *visit = data;
  g_autofree char *path = full_book_new ("tab.spor");
  SporWindow *window = open_archived (visit->app, path);

  visit->stop->arrange (window, visit->stop);
  pointer_settle ();
  assert_tab_comes_round ();
  fixture_close (visit->app);
  g_remove (path);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  add_visits (app, "tab", test_stop);
  return fixture_run (app);
}
