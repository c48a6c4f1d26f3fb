/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quit.h"

#include "spor-date-entry.h"
#include "spor-settle.h"

/* Quitting closes all windows or none, once all have answered. */

/* --- Two books -------------------------------------------------------------------------------- */

/* What is no date. */
static GtkEditable *
type_wrong (Meetings *m)
{
  SporDateEntry *day = find_type (m->window, SPOR_TYPE_DATE_ENTRY);
  GtkEditable *entry = GTK_EDITABLE (spor_date_entry_get_entry (day));

  type_in (m, entry, "abc");
  return entry;
}

/* A window with nothing to ask stays until the other's question is answered. */
static void
test_quit_one_asks (Meetings *m, gconstpointer unsaved_is_first)
{
  Meetings other = open_other (m);
  GtkEditable *entry = type_wrong (unsaved_is_first ? m : &other);

  quit_and_be_asked (m);
  answer ("back");
  assert_both_stay (m, &other);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "abc");
  quit_and_be_asked (m);
  answer ("leave");
  fixture_wait (is_closed, m->app);
  close_other (&other);
}

static void
test_quit_first (Meetings *m, gconstpointer data)
{
  test_quit_one_asks (m, GINT_TO_POINTER (TRUE));
}

static void
test_quit_second (Meetings *m, gconstpointer data)
{
  test_quit_one_asks (m, GINT_TO_POINTER (FALSE));
}

/* A question about something else is answered first; then it goes on. The key works over it. */
static void
test_asked (Meetings *m, gconstpointer data)
{
  Meetings other = open_other (m);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (other.window), "Approve?", NULL);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", "Cancel");
  gtk_window_present (GTK_WINDOW (dialog));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (dialog));
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_q);
  pointer_pause (600);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (m->window)));
  answer ("cancel");
  fixture_wait (is_closed, m->app);
  close_other (&other);
}

/* What is given up in one window is not, if the user goes back to the next. */
static void
test_quit_both (Meetings *m, gconstpointer data)
{
  Meetings other = open_other (m);
  GtkEditable *entries[] = { type_wrong (m), type_wrong (&other) };

  quit_and_be_asked (m);
  answer ("leave");
  fixture_wait (is_asked, NULL);
  answer ("back");
  assert_both_stay (m, &other);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_assert_cmpstr (gtk_editable_get_text (entries[i]), ==, "abc");
  g_assert_false (spor_settle_is_given_up (GTK_WIDGET (m->window)));
  g_assert_false (spor_settle_is_given_up (GTK_WIDGET (other.window)));

  quit_and_be_asked (m);
  answer ("leave");
  fixture_wait (is_asked, NULL);
  answer ("leave");
  fixture_wait (is_closed, m->app);
  close_other (&other);
}

/* --- Windows beside a book's ------------------------------------------------------------------ */

/* What is given up stays where it is until all have answered, and is asked about again. */
static void
test_beside (Meetings *m, gconstpointer data)
{
  GtkEditable *title = begin_meeting (m), *day = type_wrong (m);

  quit_and_be_asked (m);
  answer ("discard");
  fixture_wait (is_asked, NULL);
  g_assert_true (is_beside (m));
  answer ("back");
  pointer_pause (600);
  g_assert_null (question ());
  g_assert_true (is_beside (m));
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Opstart");
  g_assert_cmpstr (gtk_editable_get_text (day), ==, "abc");

  gtk_window_close (find_beside (m));
  fixture_wait (is_asked, NULL);
  answer ("keep");
  quit_and_be_asked (m);
  answer ("discard");
  fixture_wait (is_asked, NULL);
  answer ("leave");
  fixture_wait (is_closed, m->app);
}

/* The book where the user is asks first, with what stands before it; then the other one does. */
static void
test_nearest (Meetings *m, gconstpointer data)
{
  Meetings other = open_other (m);
  GtkWindow *beside;

  begin_meeting (&other);
  beside = find_beside (&other);
  type_wrong (m);
  gtk_window_present (GTK_WINDOW (m->window));
  keyboard_take (GTK_WINDOW (m->window));
  quit_and_be_asked (m);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question ())) == GTK_WINDOW (m->window));
  answer ("leave");
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question ())) == beside);
  answer ("discard");
  fixture_wait (is_closed, m->app);
  close_other (&other);
}

/* Its own question, asked before: keeping what was typed ends it; giving it up does not. */
static void
test_beside_asked (Meetings *m, gconstpointer data)
{
  begin_meeting (m);
  gtk_window_close (find_beside (m));
  quit_and_be_asked (m);
  answer ("keep");
  pointer_pause (600);
  g_assert_null (question ());
  g_assert_true (is_beside (m));

  gtk_window_close (find_beside (m));
  quit_and_be_asked (m);
  answer ("discard");
  fixture_wait (is_closed, m->app);
}

static gboolean
has_no_letters (gpointer unused)
{
  return !has_letters (NULL);
}

/* It is asked where the user is; the same where the question was there before. Who goes back comes
 * to what has to be corrected, and Letters, which has nothing to lose, makes room. */
static void
test_behind (Meetings *m, gconstpointer data)
{
  GtkEditable *day = type_wrong (m);
  GtkWindow *letters = open_letters (m);
  GtkWidget *focus;

  keyboard_take (letters);
  quit_and_be_asked (m);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question ())) == letters);
  g_action_group_activate_action (G_ACTION_GROUP (m->app), "quit", NULL);
  answer ("back");
  fixture_wait (has_no_letters, NULL);
  fixture_settle ();
  g_assert_null (question ());
  focus = gtk_window_get_focus (GTK_WINDOW (m->window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (day)));
  g_assert_cmpstr (gtk_editable_get_text (day), ==, "abc");
}

/* A letter that cannot be one is asked about by its own window; what else is typed there stays. */
static void
test_letters (Meetings *m, gconstpointer data)
{
  GtkWindow *letters = open_letters (m);
  g_autofree char *kept = NULL;

  gtk_text_buffer_set_text (letter_text (letters), "{no such field}", -1);
  quit_and_be_asked (m);
  g_assert_cmpuint (count_questions (), ==, 1);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (question ())), ==,
                   "Discard What Cannot Be Saved?");
  answer ("keep");
  g_assert_null (question ());
  g_assert_true (has_letters (NULL));
  kept = letter_typed (letters);
  g_assert_cmpstr (kept, ==, "{no such field}");
  quit_and_be_asked (m);
  answer ("discard");
  fixture_wait (is_closed, m->app);
}

#define QUIT(path, set_up, test)                                                                   \
  g_test_add ("/quit/" path, Meetings, app, set_up, test, meetings_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  QUIT ("first", meetings_open_with_one, test_quit_first);
  QUIT ("second", meetings_open_with_one, test_quit_second);
  QUIT ("asked", meetings_open, test_asked);
  QUIT ("both", meetings_open_with_one, test_quit_both);
  QUIT ("behind", meetings_open_with_one, test_behind);
  QUIT ("letters", meetings_open, test_letters);
  QUIT ("beside", meetings_open_with_one, test_beside);
  QUIT ("nearest", meetings_open_with_one, test_nearest);
  QUIT ("beside-asked", meetings_open, test_beside_asked);
  return fixture_run (app);
}
