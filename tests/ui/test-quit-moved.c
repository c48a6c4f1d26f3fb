/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quit.h"

#include "spor-round-window.h"
#include "spor-setting-entry.h"

/* Quitting, and closing, where a book's file has gone: one question at a time, which names all that
 * would be lost, and nothing closes before all have answered. */

/* The files of both are gone: each is asked about before either closes. */
static void
test_moved (Meetings *m, gconstpointer data)
{
  Meetings other = open_other (m);

  g_assert_cmpint (g_unlink (m->path), ==, 0);
  g_assert_cmpint (g_unlink (other.path), ==, 0);
  quit_and_be_asked (m);
  answer ("close");
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (m->window)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (other.window)));
  answer ("cancel");
  assert_both_stay (m, &other);

  quit_and_be_asked (m);
  answer ("close");
  fixture_wait (is_asked, NULL);
  answer ("close");
  fixture_wait (is_closed, m->app);
  close_other (&other);
}

/* --- With something typed --------------------------------------------------------------------- */

#define TYPED "Typed after the file had gone"

static GtkWindow *
type_letter (Meetings *m)
{
  GtkWindow *letters = open_letters (m);

  gtk_widget_grab_focus (find_type (letters, GTK_TYPE_TEXT_VIEW));
  g_assert_cmpint (g_unlink (m->path), ==, 0);
  gtk_text_buffer_set_text (letter_text (letters), TYPED, -1);
  return letters;
}

static gboolean
is_body (GtkWidget *widget, gconstpointer part)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part);
}

static void
assert_asks_for_both (GtkWindow *letters)
{
  GtkWidget *dialog = question ();

  g_assert_cmpuint (count_questions (), ==, 1);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Save a Copy?");
  g_assert_nonnull (find_label (dialog, TYPED));
  g_assert_nonnull (fixture_find_shown (dialog, is_body, "What was typed since goes into no copy"));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == letters);
}

static void
assert_typed (GtkWindow *letters)
{
  g_autofree char *typed = NULL;

  g_assert_true (has_letters (NULL));
  typed = letter_typed (letters);
  g_assert_cmpstr (typed, ==, TYPED);
}

/* Both books ask, once each; who goes back in the second has lost nothing in the first. */
static void
test_typed (Meetings *m, gconstpointer data)
{
  Meetings other = open_other (m);
  GtkWindow *letters = type_letter (m);

  g_assert_cmpint (g_unlink (other.path), ==, 0);
  keyboard_take (letters);
  quit_and_be_asked (m);
  assert_asks_for_both (letters);
  answer ("close");
  fixture_wait (is_asked, NULL);
  g_assert_cmpuint (count_questions (), ==, 1);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question ()))
                 == GTK_WINDOW (other.window));
  assert_typed (letters);
  answer ("cancel");
  assert_both_stay (m, &other);
  assert_typed (letters);

  quit_and_be_asked (m);
  answer ("close");
  fixture_wait (is_asked, NULL);
  answer ("close");
  fixture_wait (is_closed, m->app);
  g_assert_null (question ());
  close_other (&other);
}

/* The same where only the one window is closed. */
static void
test_close (Meetings *m, gconstpointer data)
{
  GtkWindow *letters = type_letter (m);

  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  assert_asks_for_both (letters);
  answer ("cancel");
  assert_typed (letters);
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  answer ("close");
  fixture_wait (is_closed, m->app);
  g_assert_null (question ());
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* Who goes back in one book is where they were, in another. */
static void
test_back (Meetings *m, gconstpointer data)
{
  Meetings other = open_other (m);
  GtkEditable *title = begin_meeting (&other);
  GtkWindow *beside = find_beside (&other);

  g_assert_cmpint (g_unlink (m->path), ==, 0);
  gtk_widget_grab_focus (GTK_WIDGET (title));
  keyboard_take (beside);
  quit_and_be_asked (m);
  answer ("discard");
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question ())) == GTK_WINDOW (m->window));
  answer ("cancel");
  fixture_wait (is_active, beside);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (beside), GTK_WIDGET (title)));
  g_assert_false (gtk_editable_get_selection_bounds (title, NULL, NULL));
  gtk_window_destroy (beside);
  close_other (&other);
}

/* --- A copy is saved -------------------------------------------------------------------------- */

static char *
copy_path (Meetings *m)
{
  g_autofree char *stem = g_strndup (m->path, strlen (m->path) - strlen (".spor"));

  return g_strconcat (stem, " (copy).spor", NULL);
}

static void
save_copy (int response)
{
  answer ("copy");
  fixture_wait (asks_for_file, NULL);
  gtk_dialog_response (GTK_DIALOG (fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG)), response);
}

static void
assert_copied (Meetings *m)
{
  g_autofree char *copy = copy_path (m);

  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_remove (copy);
}

/* The quit was asked for: it goes on to the other book, and to its end. */
static void
test_copied (Meetings *m, gconstpointer data)
{
  Meetings other = open_other (m);

  g_assert_cmpint (g_unlink (m->path), ==, 0);
  g_assert_cmpint (g_unlink (other.path), ==, 0);
  gtk_window_present (GTK_WINDOW (m->window));
  keyboard_take (GTK_WINDOW (m->window));
  quit_and_be_asked (m);
  save_copy (GTK_RESPONSE_ACCEPT);
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question ()))
                 == GTK_WINDOW (other.window));
  assert_copied (m);
  answer ("cancel");
  assert_both_stay (m, &other);

  quit_and_be_asked (m); /* about the other one alone */
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question ()))
                 == GTK_WINDOW (other.window));
  save_copy (GTK_RESPONSE_ACCEPT);
  fixture_wait (is_closed, m->app);
  assert_copied (&other);
  close_other (&other);
}

/* Whoever chooses no place for it goes back, and is asked again the next time. */
static void
test_not_copied (Meetings *m, gconstpointer data)
{
  g_autofree char *copy = copy_path (m);

  g_assert_cmpint (g_unlink (m->path), ==, 0);
  quit_and_be_asked (m);
  save_copy (GTK_RESPONSE_CANCEL);
  pointer_pause (600);
  g_assert_null (question ());
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (m->window)));
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  save_copy (GTK_RESPONSE_ACCEPT);
  fixture_wait (is_closed, m->app);
  assert_copied (m);
}

/* Whoever goes back from there in Letters is in Letters, not under it. */
static void
test_not_copied_letters (Meetings *m, gconstpointer data)
{
  GtkWindow *letters = open_letters (m);

  g_assert_cmpint (g_unlink (m->path), ==, 0);
  keyboard_take (letters);
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  save_copy (GTK_RESPONSE_CANCEL);
  fixture_wait (is_active, letters);
  g_assert_null (question ());
}

static gboolean
is_copy_button (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "C_opy What Was Typed") == 0;
}

static void
on_text_read_cb (GObject *source, GAsyncResult *result, gpointer text)
{
  *(char **)text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer text)
{
  return *(char **)text != NULL;
}

/* One text alone is copied as it was typed. */
static void
assert_copies_typed (void)
{
  GtkWidget *button = fixture_find_shown (question (), is_copy_button, NULL);
  g_autofree char *copied = NULL;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (button), NULL, on_text_read_cb, &copied);
  fixture_wait (is_read, &copied);
  g_assert_cmpstr (copied, ==, TYPED);
}

/* What was typed goes into no copy, and is asked about once that is saved. */
static void
test_copied_typed (Meetings *m, gconstpointer data)
{
  GtkWindow *letters = type_letter (m);

  quit_and_be_asked (m);
  save_copy (GTK_RESPONSE_ACCEPT);
  fixture_wait (is_asked, NULL);
  assert_copied (m);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (question ())), ==,
                   "Something Is Not Saved");
  g_assert_nonnull (find_label (question (), TYPED));
  assert_copies_typed ();
  g_assert_false (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (question ()), "again"));
  answer ("back");
  assert_typed (letters);
  quit_and_be_asked (m);
  answer ("leave");
  fixture_wait (is_closed, m->app);
}

/* --- And a meeting that is not made ----------------------------------------------------------- */

static gboolean
asks_to_discard (gpointer unused)
{
  return question ()
         && g_str_equal (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (question ())),
                         "Discard the Meeting?");
}

/* Closed once, the window asks for the file and for the meeting, one after another. */
static void
test_close_both (Meetings *m, gconstpointer data)
{
  GtkEditable *title = begin_meeting (m);

  g_assert_cmpint (g_unlink (m->path), ==, 0);
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  g_assert_false (asks_to_discard (NULL));
  answer ("close");
  fixture_wait (asks_to_discard, NULL);
  answer ("keep");
  pointer_pause (600);
  g_assert_null (question ());
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Opstart");

  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL); /* about the file again */
  g_assert_false (asks_to_discard (NULL));
  answer ("close");
  fixture_wait (asks_to_discard, NULL);
  answer ("discard");
  fixture_wait (is_closed, m->app);
}

/* The same of a book that is where it was. */
static void
test_close_beside (Meetings *m, gconstpointer data)
{
  begin_meeting (m);
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (asks_to_discard, NULL);
  answer ("discard");
  fixture_wait (is_closed, m->app);
}

static gboolean
has_settings (gpointer unused)
{
  return fixture_find_window (SPOR_TYPE_ROUND_WINDOW) != NULL;
}

/* Nor are Round Settings, or Letters, in its way once they are answered for. */
static void
test_close_settings (Meetings *m, gconstpointer data)
{
  GtkWindow *settings;

  gtk_widget_activate_action (GTK_WIDGET (m->window), "round.settings", NULL);
  fixture_wait (has_settings, NULL);
  fixture_settle ();
  settings = fixture_find_window (SPOR_TYPE_ROUND_WINDOW);
  gtk_editable_set_text (find_type (settings, SPOR_TYPE_SETTING_ENTRY), "Another name");
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  answer ("cancel");
  pointer_pause (600);
  g_assert_null (question ());
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (m->window)));
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  answer ("save");
  fixture_wait (is_closed, m->app);
}

static void
test_close_letters (Meetings *m, gconstpointer data)
{
  GtkWindow *letters = open_letters (m);

  gtk_text_buffer_set_text (letter_text (letters), "{no such field}", -1);
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  answer ("discard");
  fixture_wait (is_closed, m->app);
}

#define QUIT(path, set_up, test)                                                                   \
  g_test_add ("/quit-moved/" path, Meetings, app, set_up, test, meetings_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  QUIT ("both", meetings_open_with_one, test_moved);
  QUIT ("typed", meetings_open, test_typed);
  QUIT ("close", meetings_open, test_close);
  QUIT ("back", meetings_open, test_back);
  QUIT ("copied", meetings_open, test_copied);
  QUIT ("not-copied", meetings_open, test_not_copied);
  QUIT ("not-copied-letters", meetings_open, test_not_copied_letters);
  QUIT ("copied-typed", meetings_open, test_copied_typed);
  QUIT ("close-both", meetings_open, test_close_both);
  QUIT ("close-beside", meetings_open, test_close_beside);
  QUIT ("close-settings", meetings_open, test_close_settings);
  QUIT ("close-letters", meetings_open, test_close_letters);
  return fixture_run (app);
}
