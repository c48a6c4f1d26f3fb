/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "beside.h"

/* Enter in a row does what the row says, whatever button stands out in its window. */

static gboolean
is_taken (void)
{
  GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (hands_focus ()));

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

/* The arrow keys lead from the kind that is taken to another, and Enter takes that: nothing else,
 * which may have addresses in it, is about to be written. */
static void
test_export (Beside *beside, gconstpointer data)
{
  GtkWindow *window = beside_open_above ("<Control>e");
  GtkWidget *first = hands_focus ();

  g_assert_true (is_taken ());
  hands_press ("Down");
  g_assert_true (hands_focus () != first);
  g_assert_true (ADW_IS_ACTION_ROW (hands_focus ()));
  g_assert_false (is_taken ());
  hands_press ("Return");
  pointer_settle ();
  g_assert_true (hands_window () == window);
  g_assert_true (is_taken ());
  hands_press ("Return"); /* and now goes on with it */
  fixture_wait (beside_is_above, window);
  pointer_settle ();
  hands_press ("Escape");
  fixture_wait (beside_is_before, window);
}

/* A row that opens a window opens it, and what was typed before is neither saved nor gone. */
static void
test_settings (Beside *beside, gconstpointer data)
{
  GtkWindow *window = beside_open_above ("<Control>comma");

  hands_press ("<Control>a");
  hands_type ("Ny");
  hands_walk ("Tab", "Refund Settings…");
  hands_press ("Return");
  fixture_wait (beside_is_above, window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_cmpstr (gtk_window_get_title (hands_window ()), ==, "Refund Settings");
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add ("/enter/export", Beside, app, beside_open, test_export, beside_close);
  g_test_add ("/enter/settings", Beside, app, beside_open, test_settings, beside_close);
  return fixture_run (app);
}
