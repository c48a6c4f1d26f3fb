/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"

/* Enter in a row does what the row says, whatever button stands out in its window. */

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Rows;

static void
rows_open (Rows *rows, gconstpointer data)
{
  rows->app = (SporApplication *)data;
  rows->path = fixture_book_new ("enter.spor", TRUE);
  rows->window = fixture_open (rows->app, rows->path);
  gtk_window_present (GTK_WINDOW (rows->window));
  pointer_pause (500);
  keyboard_take (GTK_WINDOW (rows->window));
}

static void
rows_close (Rows *rows, gconstpointer data)
{
  fixture_close (rows->app);
  pointer_pause (50);
  g_remove (rows->path);
  g_free (rows->path);
}

static gboolean
is_above (gpointer window)
{
  return hands_window () != window;
}

static gboolean
is_before (gpointer window)
{
  return hands_window () == window;
}

/* By the keyboard, as everything here. */
static GtkWindow *
open_above (const char *key)
{
  GtkWindow *below = hands_window ();

  hands_press (key);
  fixture_wait (is_above, below);
  pointer_pause (200);
  keyboard_take (hands_window ());
  return hands_window ();
}

static gboolean
is_taken (void)
{
  GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (hands_focus ()));

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

/* The arrow keys lead from the kind that is taken to another, and Enter takes that: nothing else,
 * which may have addresses in it, is about to be written. */
static void
test_export (Rows *rows, gconstpointer data)
{
  GtkWindow *window = open_above ("<Control>e");
  GtkWidget *first = hands_focus ();

  g_assert_true (is_taken ());
  hands_press ("Down");
  g_assert_true (hands_focus () != first);
  g_assert_true (ADW_IS_ACTION_ROW (hands_focus ()));
  g_assert_false (is_taken ());
  hands_press ("Return");
  pointer_pause (300);
  g_assert_true (hands_window () == window);
  g_assert_true (is_taken ());
  hands_press ("Return"); /* and now goes on with it */
  fixture_wait (is_above, window);
  pointer_pause (300);
  hands_press ("Escape");
  fixture_wait (is_before, window);
}

/* A row that opens a window opens it, and what was typed before is neither saved nor gone. */
static void
test_settings (Rows *rows, gconstpointer data)
{
  GtkWindow *window = open_above ("<Control>comma");

  hands_press ("<Control>a");
  hands_type ("Ny");
  hands_walk ("Tab", "Refund Settings…");
  hands_press ("Return");
  fixture_wait (is_above, window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_cmpstr (gtk_window_get_title (hands_window ()), ==, "Refund Settings");
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add ("/enter/export", Rows, app, rows_open, test_export, rows_close);
  g_test_add ("/enter/settings", Rows, app, rows_open, test_settings, rows_close);
  return fixture_run (app);
}
