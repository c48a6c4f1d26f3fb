/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quit.h"

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
  return fixture_run (app);
}
