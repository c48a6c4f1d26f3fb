/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "asked.h"
#include "meetings.h"

#include "spor-letters-window.h"
#include "spor-meeting-window.h"

/* Two books, and windows beside them, when the program is quit. */

static inline Meetings
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

static inline void
close_other (Meetings *other)
{
  fixture_close (other->app);
  g_remove (other->path);
  g_free (other->path);
}

static inline void
quit_and_be_asked (Meetings *m)
{
  g_action_group_activate_action (G_ACTION_GROUP (m->app), "quit", NULL);
  fixture_wait (is_asked, NULL);
}

/* Longer than it is looked whether the next one is to close. */
static inline void
assert_both_stay (Meetings *m, Meetings *other)
{
  pointer_pause (600);
  g_assert_null (question ());
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (m->window)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (other->window)));
}

static inline GtkWindow *
find_beside (gpointer m)
{
  return fixture_find_window (SPOR_TYPE_MEETING_WINDOW);
}

static inline gboolean
is_beside (gpointer m)
{
  return find_beside (m) && gtk_widget_get_mapped (GTK_WIDGET (find_beside (m)));
}

/* A meeting that is not made yet, with something typed. */
static inline GtkEditable *
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

static inline gboolean
has_letters (gpointer unused)
{
  GtkWindow *letters = fixture_find_window (SPOR_TYPE_LETTERS_WINDOW);

  return letters && gtk_widget_get_mapped (GTK_WIDGET (letters));
}

static inline GtkWindow *
open_letters (Meetings *m)
{
  gtk_widget_activate_action (GTK_WIDGET (m->window), "win.letters", NULL);
  fixture_wait (has_letters, NULL);
  fixture_settle ();
  return fixture_find_window (SPOR_TYPE_LETTERS_WINDOW);
}

/* The text of the kind of letter that is shown. */
static inline GtkTextBuffer *
letter_text (GtkWindow *letters)
{
  return gtk_text_view_get_buffer (find_type (letters, GTK_TYPE_TEXT_VIEW));
}

/* Whatever is shown of it by then. */
static inline char *
letter_typed (GtkWindow *letters)
{
  char *text;

  g_object_get (letter_text (letters), "text", &text, NULL);
  return text;
}
