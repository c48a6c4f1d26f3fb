/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "spor-export-actions.h"
#include "spor-export-window.h"

/* What can be exported, chosen in one window and written. */

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Book;

static void
book_open (Book *book, gconstpointer data)
{
  book->app = (SporApplication *)data;
  book->path = fixture_book_new ("export.spor", TRUE);
  book->window = fixture_open (book->app, book->path);
  gtk_window_present (GTK_WINDOW (book->window));
  fixture_settle ();
}

static void
book_close (Book *book, gconstpointer data)
{
  fixture_close (book->app);
  g_remove (book->path);
  g_free (book->path);
}

static GtkWidget *
open_window (Book *book, const char *key)
{
  const SporExportPlace place = spor_export_place_of (book->window);
  GtkWindow *window = spor_export_window_new (&place, key);

  gtk_window_present (window);
  fixture_settle ();
  return GTK_WIDGET (window);
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkCheckButton *
find_check (GtkWidget *window, const char *title)
{
  return fixture_find_type (fixture_find (window, has_title, title), GTK_TYPE_CHECK_BUTTON);
}

/* What is asked for is chosen, with what can be chosen about it and nothing else. */
static void
test_kinds (Book *book, gconstpointer data)
{
  GtkWidget *window = open_window (book, "map");

  g_assert_true (gtk_check_button_get_active (find_check (window, "Map")));
  g_assert_nonnull (fixture_find_shown (window, has_title, "Size as PNG or SVG"));

  gtk_widget_activate (fixture_find (window, has_title, "Roster"));
  fixture_settle ();
  g_assert_false (gtk_check_button_get_active (find_check (window, "Map")));
  g_assert_true (gtk_check_button_get_active (find_check (window, "Roster")));
  g_assert_null (fixture_find_shown (window, has_title, "Size as PNG or SVG"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What there is nothing of says so, and cannot be chosen even if it is asked for. */
static void
test_nothing_of_it (Book *book, gconstpointer data)
{
  GtkWidget *window = open_window (book, "protocol");
  AdwActionRow *row = fixture_find (window, has_title, "Protocol of the Suggestion or Draw");

  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==,
                   "Nothing has been suggested or drawn yet.");
  g_assert_true (gtk_check_button_get_active (find_check (window, "Roster")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_free (gpointer window)
{
  return !spor_task_bar_get_active (spor_window_get_task_bar (window));
}

/* Every kind that there is something of writes what it promises. */
static void
test_all_are_written (Book *book, gconstpointer data)
{
  const SporExportPlace place = spor_export_place_of (book->window);
  SporSnapshot *snapshot = spor_book_get_snapshot (place.book);
  const SporExportKind *const *kinds = spor_export_kinds ();

  for (guint i = 0; kinds[i]; i++)
    {
      g_autofree char *why_not = kinds[i]->why_not ? kinds[i]->why_not (snapshot) : NULL;
      const char *ending = kinds[i]->patterns ? kinds[i]->patterns[0] + 1 : "";
      g_autofree char *name = g_strconcat (kinds[i]->key, ending, NULL);
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_assert_true (spor_export_kind_find (kinds[i]->key) == kinds[i]);
      if (why_not)
        continue;
      spor_export_run (&place, kinds[i], kinds[i]->usual_choice, FALSE, file);
      g_assert_false (is_free (book->window));
      fixture_wait (is_free, book->window);
      g_test_message ("%s", path);
      g_assert_true (g_file_query_exists (file, NULL));
      fixture_remove (path);
    }
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define ADD(path, func) g_test_add ("/export/" path, Book, app, book_open, func, book_close)
  ADD ("kinds", test_kinds);
  ADD ("nothing-of-it", test_nothing_of_it);
  ADD ("all-are-written", test_all_are_written);
  return fixture_run (app);
}
