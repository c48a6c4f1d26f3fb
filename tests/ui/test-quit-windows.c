/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asked.h"
#include "meetings.h"

#include "spor-date-entry.h"
#include "spor-letters-window.h"
#include "spor-meeting-window.h"
#include "spor-settle.h"

/* Quitting closes all windows or none, once all have answered. */

/* --- Two books -------------------------------------------------------------------------------- */

static Meetings
open_other (Meetings *m)
{
  Meetings other = { .app = m->app, .path = fixture_book_new ("other.spor", TRUE) };

  other.window = fixture_open (other.app, other.path);
  g_assert_true (other.window != m->window);
  spor_window_show_page (other.window, "meetings");
  gtk_window_present (GTK_WINDOW (other.window));
  run_job (&other, add_meeting, spor_snapshot_get_round (snapshot_of (&other)));
  return other;
}

static void
close_other (Meetings *other)
{
  fixture_close (other->app);
  g_remove (other->path);
  g_free (other->path);
}

/* What is no date. */
static GtkEditable *
type_wrong (Meetings *m)
{
  SporDateEntry *day = find_type (m->window, SPOR_TYPE_DATE_ENTRY);
  GtkEditable *entry = GTK_EDITABLE (spor_date_entry_get_entry (day));

  type_in (m, entry, "abc");
  return entry;
}

static void
quit_and_be_asked (Meetings *m)
{
  g_action_group_activate_action (G_ACTION_GROUP (m->app), "quit", NULL);
  fixture_wait (is_asked, NULL);
}

/* Longer than it is looked whether the next one is to close. */
static void
assert_both_stay (Meetings *m, Meetings *other)
{
  pointer_pause (600);
  g_assert_null (question ());
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (m->window)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (other->window)));
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

/* --- Windows beside a book's ------------------------------------------------------------------ */

static GtkWindow *
find_beside (gpointer m)
{
  return fixture_find_window (SPOR_TYPE_MEETING_WINDOW);
}

static gboolean
is_beside (gpointer m)
{
  return find_beside (m) && gtk_widget_get_mapped (GTK_WIDGET (find_beside (m)));
}

/* A meeting that is not made yet, with something typed. */
static GtkEditable *
begin_meeting (Meetings *m)
{
  GtkEditable *title;

  gtk_widget_activate_action (GTK_WIDGET (m->window), "win.new-meeting", NULL);
  fixture_wait (is_beside, m);
  pointer_settle ();
  title = GTK_EDITABLE (find_row (find_beside (m), "Title"));
  gtk_editable_set_text (title, "Opstart");
  return title;
}

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
has_letters (gpointer unused)
{
  GtkWindow *letters = fixture_find_window (SPOR_TYPE_LETTERS_WINDOW);

  return letters && gtk_widget_get_mapped (GTK_WIDGET (letters));
}

/* It is asked where the user is, who stays there; the same where the question was there before. */
static void
test_behind (Meetings *m, gconstpointer data)
{
  GtkEditable *day = type_wrong (m);
  GtkWindow *letters;
  GtkWidget *focus;

  gtk_widget_activate_action (GTK_WIDGET (m->window), "win.letters", NULL);
  fixture_wait (has_letters, NULL);
  letters = fixture_find_window (SPOR_TYPE_LETTERS_WINDOW);
  focus = gtk_window_get_focus (letters);
  g_assert_nonnull (focus);
  keyboard_take (letters);
  quit_and_be_asked (m);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question ())) == letters);
  g_action_group_activate_action (G_ACTION_GROUP (m->app), "quit", NULL);
  answer ("back");
  pointer_pause (600);
  g_assert_null (question ());
  g_assert_true (has_letters (NULL));
  g_assert_true (gtk_window_get_focus (letters) == focus);
  g_assert_cmpstr (gtk_editable_get_text (day), ==, "abc");
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
  QUIT ("moved", meetings_open_with_one, test_moved);
  QUIT ("behind", meetings_open_with_one, test_behind);
  QUIT ("beside", meetings_open_with_one, test_beside);
  QUIT ("beside-asked", meetings_open, test_beside_asked);
  return fixture_run (app);
}
