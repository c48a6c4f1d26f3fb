/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asked.h"
#include "pointer.h"

#include "spor-book-care.h"
#include "spor-error-dialog.h"
#include "spor-meeting-window.h"
#include "spor-task-bar.h"

/* Work in a window that takes a while, and a window whose book cannot be written any more. */

static gboolean
is_free (gpointer bar)
{
  return !spor_task_bar_get_active (bar);
}

static void
test_copy_and_check (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("care.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  SporTaskBar *bar = SPOR_TASK_BAR (g_object_ref_sink (spor_task_bar_new ()));
  g_autofree char *name = spor_book_care_copy_name (spor_window_get_book (window));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) copy = g_file_new_build_filename (folder, name, NULL);

  g_assert_cmpstr (name, ==, "care (copy).spor");
  spor_book_care_copy (GTK_WIDGET (window), spor_window_get_book (window), bar, copy);
  fixture_wait (is_free, bar);
  g_assert_true (g_file_query_exists (copy, NULL));

  spor_book_care_check (GTK_WIDGET (window), spor_window_get_book (window), bar);
  fixture_wait (is_free, bar);
  g_object_unref (bar);
  fixture_close (app);
}

static gboolean
is_insensitive (gpointer widget)
{
  return !gtk_widget_get_sensitive (widget);
}

/* Who can no longer cancel is not offered it; the next work can be cancelled again. */
static void
test_task_bar_full (gconstpointer data)
{
  SporTaskBar *bar = SPOR_TASK_BAR (g_object_ref_sink (spor_task_bar_new ()));
  GtkWidget *cancel = fixture_find_type (GTK_WIDGET (bar), GTK_TYPE_BUTTON);
  g_autoptr (SporTaskMeter) meter = NULL;
  g_autoptr (SporTaskMeter) next = NULL;
  g_autoptr (GCancellable) cancellable = spor_task_bar_begin (bar, "Work", &meter);
  g_autoptr (GCancellable) other = NULL;

  spor_task_meter_set (0.99, meter);
  pointer_pause (250);
  g_assert_true (gtk_widget_get_sensitive (cancel));
  spor_task_meter_set (1, meter);
  fixture_wait (is_insensitive, cancel);
  spor_task_bar_end (bar);
  other = spor_task_bar_begin (bar, "More work", &next);
  g_assert_true (gtk_widget_get_sensitive (cancel));
  spor_task_bar_end (bar);
  g_object_unref (bar);
}

/* One work at a time: what would be a second is not offered while the first lasts. */
static void
test_one_work (gconstpointer data)
{
  static const char *const buttons[] = { "import_button", "export_button" };
  SporApplication *app = SPOR_APPLICATION ((gpointer)data);
  g_autofree char *path = fixture_book_new ("one-work.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  SporTaskBar *bar = spor_window_get_task_bar (window);
  g_autoptr (SporTaskMeter) meter = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  GtkWidget *parts[G_N_ELEMENTS (buttons)];

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      parts[i] = GTK_WIDGET (
          gtk_widget_get_template_child (GTK_WIDGET (window), SPOR_TYPE_WINDOW, buttons[i]));
      g_assert_true (gtk_widget_get_sensitive (parts[i]));
    }
  cancellable = spor_task_bar_begin (bar, "Work", &meter);
  fixture_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_false (gtk_widget_get_sensitive (parts[i]));
  spor_task_bar_end (bar);
  fixture_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_true (gtk_widget_get_sensitive (parts[i]));
  fixture_close (app);
  g_remove (path);
}

/* Windows may be closed while something is under way for them. */
static void
test_closing_in_the_middle (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("middle.spor", TRUE);
  SporWindow *window = fixture_open (app, path);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.check", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_window_close (GTK_WINDOW (window));
  fixture_settle ();

  spor_application_open_book (app, NULL, path, FALSE, NULL);
  gtk_window_close (gtk_application_get_active_window (GTK_APPLICATION (app)));
  fixture_settle ();
  window = fixture_open (app, path); /* after what went before it */
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (app))), ==, 1);
  fixture_close (app);
}

/* --- Keys ----------------------------------------------------------------------------------- */

/* Closing would be the end of it. */
static void
test_deleted_book_asks (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("gone.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  GtkWidget *dialog;

  g_assert_cmpint (g_unlink (path), ==, 0);
  gtk_window_close (GTK_WINDOW (window));
  fixture_settle ();
  dialog = question ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "copy");
  g_assert_nonnull (gtk_application_get_windows (GTK_APPLICATION (app)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_settle ();
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (app)));
  fixture_close (app);
}

static gboolean
has_other_book (gpointer gone)
{
  GtkWindow *window
      = gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ()));
  SporBook *book = spor_window_get_book (SPOR_WINDOW (window));

  return book && book != gone && spor_book_get_snapshot (book);
}

static void
save_in_own_place (SporWindow *window, const char *path)
{
  g_autoptr (GFile) place = g_file_new_for_path (path);

  spor_book_care_copy (GTK_WIDGET (window), spor_window_get_book (window),
                       spor_window_get_task_bar (window), place);
}

static gboolean
has_nobody (gpointer window)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (window));

  return spor_signups_n (spor_snapshot_get_signups (snapshot)) == 0;
}

static const char *
actor_of (SporWindow *window)
{
  return spor_book_get_actor (spor_window_get_book (window));
}

/* Where the book was that has gone, its copy is the book: the window goes on with it, and can write
 * there. */
static void
test_copy_in_own_place (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("own-place.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  g_autoptr (SporBook) gone = g_object_ref (spor_window_get_book (window));

  gtk_window_present (GTK_WINDOW (window));
  spor_window_show_page (window, "board");
  spor_book_set_actor (gone, "Karen");
  fixture_settle ();
  g_assert_cmpint (g_unlink (path), ==, 0);
  save_in_own_place (window, path);
  fixture_wait (has_other_book, gone);
  fixture_settle ();
  g_assert_false (spor_book_has_moved (spor_window_get_book (window)));
  g_assert_cmpstr (spor_window_get_page (window), ==, "board");
  g_assert_cmpstr (actor_of (window), ==, "Karen");
  g_clear_object (&gone); /* it closes, and leaves alone what is there by now */
  fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  fixture_wait (has_nobody, window);
  g_assert_null (question ());
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (is_closed, app);
  fixture_close (app);
}

/* Not over what is before it: a window about the book that has gone. */
static void
test_copy_under_window (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("under.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  SporBook *gone = spor_window_get_book (window);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-meeting", NULL);
  fixture_settle ();
  g_assert_cmpint (g_unlink (path), ==, 0);
  save_in_own_place (window, path);
  fixture_wait (is_free, spor_window_get_task_bar (window));
  fixture_settle ();
  g_assert_true (spor_window_get_book (window) == gone);
  gtk_window_destroy (fixture_find_window (SPOR_TYPE_MEETING_WINDOW));
  fixture_close (app);
}

static void
on_refused_cb (GObject *source, GAsyncResult *result, gpointer from)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (spor_book_run_finish (SPOR_BOOK (source), result, &error));
  spor_show_error (from, "It could not be written", error);
}

/* Whatever window it is asked for in, what can no longer be written leads to a copy. */
static void
test_moved_book_leads_to_copy (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("moved.spor", TRUE);
  g_autofree char *other = g_strconcat (path, ".away", NULL);
  SporWindow *window = fixture_open (app, path);
  GtkWidget *dialog;
  GtkWindow *chooser;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-meeting", NULL);
  fixture_settle ();
  g_assert_cmpint (g_rename (path, other), ==, 0);
  spor_book_undo_async (spor_window_get_book (window), NULL, NULL, NULL, on_refused_cb,
                        fixture_find_window (SPOR_TYPE_MEETING_WINDOW));
  fixture_wait (is_asked, NULL);
  dialog = question ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "copy");
  fixture_wait (asks_for_file, NULL);
  chooser = fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (chooser), ==, "Save a Copy");
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_close (app);
}

/* What the user has yet to read is not said once more on top of it; something else is. */
static void
test_error_is_said_once (gconstpointer data)
{
  static const char *const said[] = { "The disk is full", "The disk is full", "The disk is gone" };
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("said.spor", FALSE);
  SporWindow *window = fixture_open (app, path);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, said[i]);

      spor_show_error (GTK_WIDGET (window), "It could not be written", error);
      g_assert_cmpuint (count_questions (), ==, i < 2 ? 1 : 2);
    }
  while (question ())
    answer ("close");
  g_assert_cmpuint (count_questions (), ==, 0);
  fixture_close (app);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();

  g_test_add_data_func ("/window-care/copy-and-check", app, test_copy_and_check);
  g_test_add_data_func ("/window-care/task-bar-full", app, test_task_bar_full);
  g_test_add_data_func ("/window-care/one-work", app, test_one_work);
  g_test_add_data_func ("/window-care/closing-in-the-middle", app, test_closing_in_the_middle);
  g_test_add_data_func ("/window-care/deleted-book-asks", app, test_deleted_book_asks);
  g_test_add_data_func ("/window-care/copy-in-own-place", app, test_copy_in_own_place);
  g_test_add_data_func ("/window-care/copy-under-window", app, test_copy_under_window);
  g_test_add_data_func ("/window-care/error-is-said-once", app, test_error_is_said_once);
  g_test_add_data_func ("/window-care/moved-book-leads-to-copy", app,
                        test_moved_book_leads_to_copy);
  return fixture_run (app);
}
