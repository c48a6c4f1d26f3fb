/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"
#include "stops.h"

/* A book that can only be read looks so as well. */

/* @path in a folder of its own, which nobody can write. (transfer full) */
static char *
read_only_book_new (const char *path)
{
  char *folder = g_dir_make_tmp ("spor-read-only-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *there = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_rename (path, there), ==, 0);
  read_only_make (there, folder, 0400, 0500);
  g_free (folder);
  return g_steal_pointer (&there);
}

static void
read_only_book_remove (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_chmod (folder, 0700);
  g_remove (path);
  g_rmdir (folder);
}

/* Nobody's, too, is where the program notes which books were opened. */
static void
hand_over_notes (void)
{
  g_autofree char *home = g_path_get_dirname (g_get_user_config_dir ());
  g_autofree char *notes = g_build_filename (g_get_user_config_dir (), "spor", NULL);
  g_autofree char *recent = g_build_filename (notes, "recent.ini", NULL);

  g_mkdir_with_parents (notes, 0700);
  read_only_own (home, 0700);
  read_only_own (g_get_user_config_dir (), 0700);
  read_only_own (notes, 0700);
  if (g_file_test (recent, G_FILE_TEST_EXISTS))
    read_only_own (recent, 0600);
}

static SporWindow *
open_read_only (SporApplication *app, const char *path)
{
  SporWindow *window;

  hand_over_notes ();
  read_only_become (TRUE);
  window = open_archived (app, path);
  read_only_become (FALSE);
  return window;
}

static void
test_read_only_stop (gconstpointer data)
{
  const Visit *visited = data;
  g_autofree char *written = full_book_new ("read-only.spor");
  g_autofree char *path = read_only_book_new (written);
  SporWindow *window = open_read_only (visited->app, path);

  visited->stop->arrange (window, visited->stop);
  visit (window, visited->stop, GTK_WIDGET (window));
  fixture_close (visited->app);
  read_only_book_remove (path);
}

static gboolean
is_copy_button (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.backup") == 0;
}

/* As a button with that action would be. */
static gboolean
is_grey (SporWindow *window, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean grey;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (fixture_find_type (GTK_WIDGET (window), GTK_TYPE_BOX), button);
  grey = !gtk_widget_get_sensitive (button);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (button)), button);
  return grey;
}

/* It says so, leads to a copy, and is as grey as it is. */
static void
test_read_only (gconstpointer data)
{
  static const char *const grey[]
      = { "win.import",    "win.undo",       "win.redo",      "win.new-meeting", "win.act-as",
          "round.archive", "round.settings", "round.restore", "round.new",       "round.copy" };
  SporApplication *app = (SporApplication *)data;
  g_autofree char *written = full_book_new ("look.spor");
  g_autofree char *path = read_only_book_new (written);
  SporWindow *window = open_read_only (app, path);
  GtkWidget *copy;

  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), says, "“look.spor” " READ_ONLY));
  copy = fixture_find_shown (GTK_WIDGET (window), is_copy_button, NULL);
  g_assert_nonnull (copy);
  g_assert_true (gtk_widget_is_sensitive (copy));
  for (guint i = 0; i < G_N_ELEMENTS (grey); i++)
    if (!is_grey (window, grey[i]))
      g_error ("%s is not grey", grey[i]);
  g_assert_false (is_grey (window, "win.export"));
  g_assert_false (is_grey (window, "win.backup"));
  g_assert_false (is_grey (window, "win.letters"));
  fixture_close (app);
  read_only_book_remove (path);
}

static gboolean
is_told (GtkWidget *widget, gconstpointer sentence)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget")
         && fixture_find (widget, says, sentence);
}

static gboolean
tells_why (gpointer window)
{
  return fixture_find (window, is_told, "“keys.spor” " READ_ONLY) != NULL;
}

/* The key of what is grey says why it does nothing. */
static void
test_read_only_keys (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *written = full_book_new ("keys.spor");
  g_autofree char *path = read_only_book_new (written);
  SporWindow *window = open_read_only (app, path);

  gtk_window_present (GTK_WINDOW (window));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (window));
  g_assert_false (tells_why (window));
  keyboard_hold (GDK_KEY_Shift_L, TRUE);
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_t);
  keyboard_hold (GDK_KEY_Shift_L, FALSE);
  fixture_wait (tells_why, window);
  g_assert_null (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  fixture_close (app);
  read_only_book_remove (path);
}

static guint
count_signups (SporWindow *window)
{
  return spor_signups_n (
      spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (window))));
}

typedef struct
{
  SporWindow *window;
  guint n;
} Awaited;

static gboolean
has_signups (gpointer data)
{
  const Awaited *awaited = data;

  return count_signups (awaited->window) == awaited->n;
}

/* A colleague, who may write. */
static void
sign_up_elsewhere (const char *path)
{
  static const Invented late
      = { "Sidsel Sen", "Odense", "1", "Projektleder", "PLC", "s@odense.dk" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporStore *store = spor_store_open (path, places, "another", &error);
  g_autoptr (SporRound) round = NULL;

  g_assert_no_error (error);
  round = spor_store_load_round (store, &error);
  g_assert_no_error (error);
  spor_store_begin (store, "import", "test", &error);
  fixture_add_one (store, round, &late, 1, NULL);
  spor_store_commit (store, &error);
  g_assert_no_error (error);
  spor_store_close (store);
}

/* What a colleague writes comes into the window, which still can change nothing. */
static void
test_read_only_follows (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *written = full_book_new ("follow.spor");
  g_autofree char *path = read_only_book_new (written);
  SporWindow *window = open_read_only (app, path);
  Awaited awaited = { window, count_signups (window) + 1 };

  sign_up_elsewhere (path);
  fixture_wait (has_signups, &awaited);
  fixture_settle ();
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), says, "“follow.spor” " READ_ONLY));
  g_assert_true (is_grey (window, "win.import"));
  fixture_close (app);
  read_only_book_remove (path);
}

static gboolean
says_gone (gpointer window)
{
  return fixture_find_shown (GTK_WIDGET (window), says, "“gone.spor” is not where it was") != NULL;
}

static gboolean
says_read_only (gpointer window)
{
  return fixture_find_shown (GTK_WIDGET (window), says, "“gone.spor” " READ_ONLY) != NULL;
}

static gboolean
asks_for_copy (gpointer unused)
{
  GtkWindow *dialog = fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);

  return dialog
         && g_strcmp0 (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "Save a Copy?")
                == 0;
}

/* The file itself back at its name, or @from. */
static void
put_there (const char *path, const char *from)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_chmod (folder, 0700);
  g_assert_cmpint (g_rename (from, path), ==, 0);
}

/* A file that has gone is told of, and what it held goes on being shown, even where another book
 * has its name now; closing asks. The same book in another file is shown as before. */
static void
test_read_only_gone (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *written = full_book_new ("gone.spor");
  g_autofree char *path = read_only_book_new (written);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);
  g_autofree char *other = fixture_book_new ("other.spor", FALSE);
  SporWindow *window = open_read_only (app, path);
  guint n = count_signups (window);

  g_assert_false (spor_book_has_moved (spor_window_get_book (window)));
  put_there (aside, path);
  put_there (path, other);
  fixture_wait (says_gone, window);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), is_copy_button, NULL));
  g_assert_cmpuint (count_signups (window), ==, n);
  g_assert_true (spor_book_has_moved (spor_window_get_book (window)));
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (asks_for_copy, NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "cancel");

  put_there (path, aside);
  fixture_wait (says_read_only, window);
  g_assert_false (spor_book_has_moved (spor_window_get_book (window)));
  g_assert_true (is_grey (window, "win.import"));
  fixture_close (app);
  read_only_book_remove (path);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  add_visits (app, "read-only", test_read_only_stop);
  g_test_add_data_func ("/read-only/window", app, test_read_only);
  g_test_add_data_func ("/read-only/keys", app, test_read_only_keys);
  g_test_add_data_func ("/read-only/follows", app, test_read_only_follows);
  g_test_add_data_func ("/read-only/gone", app, test_read_only_gone);
  return fixture_run (app);
}
