/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "beside.h"

/* Enter in a row does what the row says, whatever button stands out in its window; in a question it
 * gives the answer that the question begins on, however its buttons stand. */

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

/* --- Questions whose buttons stand above each other ------------------------------------------ */

#define LARGE "Cantarell 33"

static char *
set_font (const char *font)
{
  GtkSettings *settings = gtk_settings_get_default ();
  char *before;

  g_object_get (settings, "gtk-font-name", &before, NULL);
  g_object_set (settings, "gtk-font-name", font, NULL);
  return before;
}

static double
top_of (const char *button)
{
  graphene_rect_t bounds;

  g_assert_true (
      gtk_widget_compute_bounds (hands_find (button), GTK_WIDGET (hands_window ()), &bounds));
  return bounds.origin.y;
}

static void
test_stacked (Beside *beside, gconstpointer data)
{
  g_autofree char *font = set_font (LARGE);
  g_autofree char *large = NULL;
  GtkWindow *window = beside_open_above ("<Control>m");

  hands_type ("Start");
  beside_open_above ("Escape");
  g_assert_true (ADW_IS_MESSAGE_DIALOG (hands_window ()));
  g_assert_cmpfloat (top_of ("Discard"), <, top_of ("Keep Editing"));
  g_assert_true (hands_goes_by (hands_focus (), "Keep Editing"));
  hands_press ("Return");
  fixture_wait (beside_is_before, window);
  g_assert_true (hands_have_typed ((gpointer) "Start"));
  large = set_font (font);
}

static GtkWindow *
ask_in_large (Beside *beside, GtkWidget *entry)
{
  GtkWidget *question = adw_message_dialog_new (GTK_WINDOW (beside->window), "Really?", NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", "Go Back", "discard",
                                    "Throw It All Away", "save", "Save", NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "save");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (question), entry);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (question), "save", FALSE);
  gtk_window_present (GTK_WINDOW (question));
  fixture_wait (beside_is_above, beside->window);
  pointer_settle ();
  g_assert_cmpfloat (top_of ("Throw It All Away"), <, top_of ("Go Back"));
  return GTK_WINDOW (question);
}

/* Where what stands out is grey, it is the first answer, as in one row; where there is something to
 * type in, that is what it begins with. */
static void
test_stacked_grey (Beside *beside, gconstpointer data)
{
  g_autofree char *font = set_font (LARGE);
  g_autofree char *large = NULL;
  GtkWidget *entry = gtk_entry_new ();
  GtkWindow *question = ask_in_large (beside, NULL);

  g_assert_true (hands_goes_by (hands_focus (), "Go Back"));
  gtk_window_destroy (question);
  fixture_wait (beside_is_before, beside->window);
  question = ask_in_large (beside, entry);
  g_assert_true (gtk_widget_is_ancestor (hands_focus (), entry));
  gtk_window_destroy (question);
  large = set_font (font);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add ("/enter/export", Beside, app, beside_open, test_export, beside_close);
  g_test_add ("/enter/settings", Beside, app, beside_open, test_settings, beside_close);
  g_test_add ("/enter/stacked", Beside, app, beside_open, test_stacked, beside_close);
  g_test_add ("/enter/stacked-grey", Beside, app, beside_open, test_stacked_grey, beside_close);
  return fixture_run (app);
}
