/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"

#include "spor-date-entry.h"

/* The program's keys in the windows that stand beside or before the book's. */

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Aside;

static void
aside_open (Aside *aside, gconstpointer data)
{
  aside->app = (SporApplication *)data;
  aside->path = fixture_book_new ("aside.spor", TRUE);
  aside->window = fixture_open (aside->app, aside->path);
  gtk_window_present (GTK_WINDOW (aside->window));
  pointer_pause (500);
  keyboard_take (GTK_WINDOW (aside->window));
}

static void
aside_close (Aside *aside, gconstpointer data)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (all); i-- > 0;)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (window)) && window != GTK_WINDOW (aside->window))
        gtk_window_destroy (window);
    }
  fixture_close (aside->app);
  pointer_pause (50);
  g_remove (aside->path);
  g_free (aside->path);
}

static gboolean
is_above (gpointer window)
{
  return hands_window () != window;
}

static gboolean
is_over (gpointer app)
{
  return gtk_application_get_windows (app) == NULL;
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
is_asked (gpointer unused)
{
  return ADW_IS_MESSAGE_DIALOG (hands_window ());
}

static void
test_quit (Aside *aside, gconstpointer data)
{
  open_above ("<Control>l");
  hands_press ("<Control>q");
  fixture_wait (is_over, aside->app);
}

/* What is typed is asked about, whatever closes it; then it may be quit again. */
static void
test_quit_asks (Aside *aside, gconstpointer data)
{
  GtkWindow *window = open_above ("<Control>comma");

  hands_press ("<Control>a");
  hands_type ("Ny");
  hands_press ("<Control>q");
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (aside->window)));
  pointer_pause (300);
  keyboard_take (hands_window ());
  hands_press ("Escape");
  pointer_pause (300);
  g_assert_true (hands_window () == window);
}

static void
test_quit_meeting (Aside *aside, gconstpointer data)
{
  open_above ("<Control>m");
  hands_type ("Opstart");
  hands_press ("<Control>q");
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (aside->window)));
}

/* What is no date is not a change that could be saved, and is asked about all the same. */
static void
test_date (Aside *aside, gconstpointer data)
{
  GtkWindow *window = open_above ("<Control>comma");

  gtk_widget_grab_focus (
      spor_date_entry_get_entry (fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_DATE_ENTRY)));
  hands_type ("abc");
  gtk_window_close (hands_window ());
  fixture_wait (is_asked, NULL);
}

/* The key that compares alternatives in the book's window does nothing in others. */
static void
test_no_inspector (Aside *aside, gconstpointer data)
{
  GtkWindow *window = open_above ("<Control>l");

  hands_press ("<Shift><Control>d");
  hands_press ("<Shift><Control>i");
  pointer_pause (500);
  g_assert_true (hands_window () == window);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define ADD(path, test) g_test_add ("/aside/" path, Aside, app, aside_open, test, aside_close)
  ADD ("quit", test_quit);
  ADD ("quit-asks", test_quit_asks);
  ADD ("quit-meeting", test_quit_meeting);
  ADD ("date", test_date);
  ADD ("no-inspector", test_no_inspector);
  return fixture_run (app);
}
