/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meetings.h"

#include "spor-meeting-pane.h"
#include "spor-meeting-times.h"
#include "spor-objection.h"
#include "spor-text.h"

/* What a book does not keep is said where it is typed, and stays there. */

#define NUMBER "010190-1234"
#define SENTENCE "Et CPR-nummer må ikke gemmes her: “" SPOR_TEXT_MASK "”."

static GtkTextBuffer *
agenda_of (gpointer from)
{
  return gtk_text_view_get_buffer (find_type (from, GTK_TYPE_TEXT_VIEW));
}

static void
type_agenda (gpointer from, const char *text)
{
  gtk_widget_grab_focus (find_type (from, GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_set_text (agenda_of (from), text, -1);
}

static void
assert_agenda (gpointer from, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (agenda_of (from), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static double
top_of (gpointer widget, gpointer window)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  return bounds.origin.y;
}

/* Not below all the fields. */
static void
test_below_its_field (Meetings *m, gconstpointer data)
{
  gpointer pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  gpointer said;

  type_in (m, find_row (pane, "Titel"), NUMBER);
  leave (m);
  pointer_settle ();
  said = find_label (pane, SENTENCE);
  g_assert_cmpfloat (top_of (said, m->window), >, top_of (find_row (pane, "Titel"), m->window));
  g_assert_cmpfloat (top_of (said, m->window), <,
                     top_of (find_type (pane, SPOR_TYPE_MEETING_TIMES), m->window));
}

/* A sentence below the field; the book keeps what it has, other fields are kept. */
static void
test_meeting (Meetings *m, gconstpointer data)
{
  gpointer pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);

  type_in (m, find_row (pane, "Titel"), NUMBER);
  leave (m);
  g_assert_nonnull (find_label (pane, SENTENCE));
  g_assert_true (gtk_widget_has_css_class (find_row (pane, "Titel"), "error"));
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "");
  type_agenda (pane, "Valg");
  leave (m);
  g_assert_cmpstr (meeting_of (m, 0)->agenda, ==, "Valg");
  g_assert_cmpstr (gtk_editable_get_text (find_row (pane, "Titel")), ==, NUMBER);

  type_in (m, find_row (pane, "Titel"), "Opstart");
  leave (m);
  g_assert_null (find_label (pane, SENTENCE));
  g_assert_false (gtk_widget_has_css_class (find_row (pane, "Titel"), "error"));
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Opstart");

  type_agenda (pane, NUMBER);
  leave (m);
  g_assert_nonnull (find_label (pane, SENTENCE));
  g_assert_cmpstr (meeting_of (m, 0)->agenda, ==, "Valg");
  assert_agenda (pane, NUMBER);
  type_agenda (pane, "Valg");
  leave (m);
}

/* Nothing is made, and the keyboard is where the trouble is. */
static void
test_new_meeting (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;

  do_action (m, "win.new-meeting");
  dialog = find_dialog ();
  pointer_settle ();
  type_in (m, find_row (dialog, "Sted"), "Odense");
  type_agenda (dialog, NUMBER);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  rest (m);
  g_assert_true (find_dialog () == dialog);
  g_assert_nonnull (find_label (dialog, SENTENCE));
  g_assert_true (gtk_window_get_focus (dialog) == find_type (dialog, GTK_TYPE_TEXT_VIEW));
  type_agenda (dialog, "Valg");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  fixture_wait (has_no_dialog, NULL);
  rest (m);
  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 1);
}

/* What is pasted has an end, at which the field still says that it is too long. */
static void
test_long (Meetings *m, gconstpointer data)
{
  gpointer pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  g_autofree char *text = g_strnfill (62000, 'a');

  type_in (m, find_row (pane, "Titel"), text);
  leave (m);
  g_assert_cmpuint (g_utf8_strlen (gtk_editable_get_text (find_row (pane, "Titel")), -1), ==,
                    SPOR_TEXT_NOTE);
  g_assert_nonnull (
      find_label (pane, "Teksten er for lang: Den har 2.000 tegn, og der er plads til 200."));
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "");
  type_in (m, find_row (pane, "Titel"), "");
  leave (m);
}

/* A word over hundreds of lines is broken anywhere, which does not take seconds. */
static void
test_long_word (Meetings *m, gconstpointer data)
{
  gpointer pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkTextView *agenda = find_type (pane, GTK_TYPE_TEXT_VIEW);
  g_autofree char *word = g_strnfill (62000, 'a');
  g_autofree char *words = g_strnfill (20000, 'a');

  g_assert_cmpint (gtk_text_view_get_wrap_mode (agenda), ==, GTK_WRAP_WORD_CHAR);
  type_agenda (pane, word);
  g_assert_cmpint (gtk_text_view_get_wrap_mode (agenda), ==, GTK_WRAP_CHAR);
  for (guint i = 100; i < 20000; i += 100)
    words[i] = i % 1000 == 0 ? '\n' : ' ';
  type_agenda (pane, words);
  g_assert_cmpint (gtk_text_view_get_wrap_mode (agenda), ==, GTK_WRAP_WORD_CHAR);
  leave (m);
}

int
main (int argc, char *argv[])
{
  SporApplication *app = meetings_app_new (&argc, &argv);

  ADD ("kept-texts/meeting", meetings_open_with_one, test_meeting);
  ADD ("kept-texts/below-its-field", meetings_open_with_one, test_below_its_field);
  ADD ("kept-texts/new-meeting", meetings_open, test_new_meeting);
  ADD ("kept-texts/long", meetings_open_with_one, test_long);
  ADD ("kept-texts/long-word", meetings_open_with_one, test_long_word);
  return fixture_run (app);
}
