/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meetings.h"

#include "begun.h"

#include "spor-meeting-repeat.h"
#include "spor-toast.h"
#include "spor-unfinished-bar.h"

/* A meeting that was begun is there again after the program has died. */

static GtkWindow *
begin (Meetings *m)
{
  do_action (m, "win.new-meeting");
  pointer_settle ();
  return find_dialog ();
}

static const char *
title_of (GtkWindow *dialog)
{
  return gtk_editable_get_text (find_row (dialog, "Titel"));
}

/* Nobody is asked, and nothing is closed in order. */
static void
die (Meetings *m)
{
  gtk_window_destroy (find_dialog ());
  fixture_close (m->app);
  m->window = NULL;
}

static void
open_again (Meetings *m)
{
  m->window = fixture_open (m->app, m->path);
  spor_window_show_page (m->window, "meetings");
  gtk_window_present (GTK_WINDOW (m->window));
  keyboard_take (GTK_WINDOW (m->window));
}

static void
type_and_die (Meetings *m)
{
  type_in (m, find_row (begin (m), "Titel"), "Opstartsmøde");
  fixture_wait (is_on_disk, (gpointer) "Opstartsmøde");
  type_in (m, find_row (find_dialog (), "Sted"), "Vejle");
  fixture_wait (is_on_disk, (gpointer) "Vejle");
  die (m);
}

static void
test_again (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;

  type_and_die (m);
  open_again (m);
  fixture_wait (has_toast, m->window);
  dialog = begin (m);
  g_assert_cmpstr (title_of (dialog), ==, "Opstartsmøde");
  g_assert_cmpstr (gtk_editable_get_text (find_row (dialog, "Sted")), ==, "Vejle");
  g_assert_nonnull (afresh_in (dialog));

  /* and goes on with it, not over it */
  keyboard_take (dialog);
  keyboard_press (GDK_KEY_s);
  g_assert_cmpstr (title_of (dialog), ==, "Opstartsmødes");

  /* made, it is kept no more */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  fixture_wait (has_no_dialog, NULL);
  rest (m);
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Opstartsmødes");
  g_assert_true (is_not_on_disk (NULL));
}

static gboolean
is_lasting (GtkWidget *widget, gconstpointer data)
{
  AdwToast *toast = NULL;

  if (!is_toast (widget, data))
    return FALSE;
  g_object_get (widget, "toast", &toast, NULL);
  g_object_unref (toast);
  return adw_toast_get_timeout (toast) == 0;
}

static gboolean
has_no_toast (gpointer window)
{
  return !has_toast (window);
}

/* It waits for whoever looks away, and goes once the meeting is before their eyes. */
static void
test_told (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;

  type_and_die (m);
  open_again (m);
  fixture_wait (has_toast, m->window);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (m->window), is_lasting, NULL));
  dialog = begin (m);
  fixture_wait (has_no_toast, m->window);
  g_signal_emit_by_name (afresh_in (dialog), "clicked");
  gtk_window_close (dialog);
  fixture_wait (has_no_dialog, NULL);

  /* and nothing else goes with it */
  spor_toast (GTK_WIDGET (m->window), "Andet");
  g_object_notify (G_OBJECT (m->window), "is-active");
  pointer_settle ();
  g_assert_true (has_toast (m->window));
}

static SporMeetingRepeat *
repeat_of (GtkWindow *dialog)
{
  return find_type (dialog, SPOR_TYPE_MEETING_REPEAT);
}

/* (transfer none): the @index'th of the days that come of it */
static GtkCheckButton *
day_of (GtkWindow *dialog, int index)
{
  GtkListBox *days
      = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (repeat_of (dialog)),
                                                     SPOR_TYPE_MEETING_REPEAT, "days"));

  return find_type (gtk_list_box_get_row_at_index (days, index), GTK_TYPE_CHECK_BUTTON);
}

/* So is how it is repeated, and which days are left out. */
static void
test_repeat (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog = begin (m);

  type_in (m, find_row (dialog, "Titel"), "Opstart");
  choose (dialog, "Gentages", 1);
  gtk_check_button_set_active (day_of (dialog, 2), FALSE);
  g_assert_cmpuint (spor_meeting_repeat_count (repeat_of (dialog)), ==, 5);
  fixture_wait (is_on_disk, (gpointer) "LeftOut=2");
  die (m);
  open_again (m);
  dialog = begin (m);
  g_assert_cmpuint (spor_meeting_repeat_count (repeat_of (dialog)), ==, 5);
  g_assert_false (gtk_check_button_get_active (day_of (dialog, 2)));

  g_signal_emit_by_name (afresh_in (dialog), "clicked");
  pointer_settle ();
  g_assert_cmpuint (spor_meeting_repeat_count (repeat_of (dialog)), ==, 1);
  gtk_window_close (dialog);
  fixture_wait (has_no_dialog, NULL);
}

static void
test_afresh (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *afresh;

  type_and_die (m);
  open_again (m);
  dialog = begin (m);
  afresh = afresh_in (dialog);
  g_signal_emit_by_name (afresh, "clicked");
  pointer_settle ();
  g_assert_cmpstr (title_of (dialog), ==, "");
  g_assert_null (afresh_in (dialog));
  g_assert_true (is_not_on_disk (NULL));
  gtk_window_close (dialog);
  fixture_wait (has_no_dialog, NULL);
}

/* Who gives it up is not offered it again; what is no text of theirs is not kept. */
static void
test_given_up (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog = begin (m);
  GtkWindow *question;

  type_in (m, find_row (dialog, "Titel"), "Opstart");
  fixture_wait (is_on_disk, (gpointer) "Opstart");
  type_in (m, find_row (dialog, "Titel"), "");
  fixture_wait (is_not_on_disk, NULL);
  type_in (m, find_row (dialog, "Titel"), "Opstart");
  fixture_wait (is_on_disk, (gpointer) "Opstart");
  gtk_window_close (dialog);
  pointer_settle ();
  question = fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "discard");
  fixture_wait (has_no_dialog, NULL);
  g_assert_true (is_not_on_disk (NULL));
}

static gboolean
says_cut (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "CPR-nummer");
}

/* What may not be in a book is not written beside it, either, nor what may become so; what stands
 * before it is, as is all else. */
static void
test_number (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog = begin (m);

  type_in (m, find_row (dialog, "Titel"), "Opstart");
  fixture_wait (is_on_disk, (gpointer) "Opstart");
  type_in (m, find_row (dialog, "Titel"), "Hos 010190-123");
  pointer_let_pause ();
  g_assert_true (is_on_disk ((gpointer) "Title=Hos"));
  g_assert_false (is_on_disk ((gpointer) "0101"));
  g_assert_true (is_on_disk ((gpointer) "Cut=true"));
  type_in (m, find_row (dialog, "Titel"), "Hos 010190-1234");
  type_in (m, find_row (dialog, "Sted"), "Vejle");
  fixture_wait (is_on_disk, (gpointer) "Vejle");
  g_assert_true (is_on_disk ((gpointer) "Title=Hos"));
  g_assert_false (is_on_disk ((gpointer) "0101"));
  type_in (m, find_row (dialog, "Titel"), "Hos 010190-123");
  gtk_widget_grab_focus (find_row (dialog, "Sted"));
  fixture_wait (is_on_disk, (gpointer) "010190-123");
  g_assert_true (is_on_disk ((gpointer) "Cut=false"));
  g_assert_false (is_on_disk ((gpointer) "Titel")); /* all of it is in the window's own */
  type_in (m, find_row (dialog, "Titel"), "Hos 010190-1234");
  fixture_wait (is_not_on_disk, (gpointer) "0101"); /* now that it is one */
  g_assert_true (is_on_disk ((gpointer) "Title=Hos"));
  type_in (m, find_row (dialog, "Titel"), "Hos 010190-12");
  fixture_wait (is_on_disk, (gpointer) "Cut=true");
  die (m);
  open_again (m);
  dialog = begin (m);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (dialog), says_cut, NULL));
  g_signal_emit_by_name (afresh_in (dialog), "clicked");
  pointer_settle ();
  gtk_window_close (find_dialog ());
  fixture_wait (has_no_dialog, NULL);
}

/* Where it is all that was typed into a text, that is said as well. */
static void
test_number_alone (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog = begin (m);

  type_in (m, find_row (dialog, "Titel"), "010190-1234");
  type_in (m, find_row (dialog, "Sted"), "Vejle");
  fixture_wait (is_on_disk, (gpointer) "Vejle");
  die (m);
  open_again (m);
  dialog = begin (m);
  g_assert_cmpstr (title_of (dialog), ==, "");
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (dialog), says_cut, NULL));
  g_assert_cmpstr (gtk_editable_get_text (find_row (dialog, "Sted")), ==, "Vejle");
  g_signal_emit_by_name (afresh_in (dialog), "clicked");
  pointer_settle ();
  gtk_window_close (dialog);
  fixture_wait (has_no_dialog, NULL);
}

int
main (int argc, char *argv[])
{
  SporApplication *app = meetings_app_new (&argc, &argv);

  ADD ("begun/again", meetings_open, test_again);
  ADD ("begun/told", meetings_open, test_told);
  ADD ("begun/repeat", meetings_open, test_repeat);
  ADD ("begun/afresh", meetings_open, test_afresh);
  ADD ("begun/given-up", meetings_open, test_given_up);
  ADD ("begun/number", meetings_open, test_number);
  ADD ("begun/number-alone", meetings_open, test_number_alone);
  return fixture_run (app);
}
