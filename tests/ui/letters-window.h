/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "letters.h"

#include "spor-letter-editor.h"
#include "spor-letter-list.h"
#include "spor-letters-window.h"

/* The window of a round's letters, beside that of a book that they can be written from. */

typedef struct
{
  SporApplication *app;
  SporWindow *main;
  GtkWidget *window; /* of the letters */
  char *path;
} Letters;

static inline gboolean
letters_are_shown (gpointer data)
{
  return fixture_find_type (data, SPOR_TYPE_LETTER_EDITOR)
         && spor_letter_editor_get_template (fixture_find_type (data, SPOR_TYPE_LETTER_EDITOR));
}

/* @path: (transfer full) */
static inline void
open_letters (Letters *l, char *path)
{
  l->path = path;
  l->main = fixture_open (l->app, l->path);
  gtk_window_present (GTK_WINDOW (l->main));
  fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (l->main), "win.letters", NULL);
  l->window = GTK_WIDGET (fixture_find_window (SPOR_TYPE_LETTERS_WINDOW));
  g_assert_nonnull (l->window);
  fixture_wait (letters_are_shown, l->window);
  fixture_settle ();
}

static inline void
letters_set_up (Letters *l, gconstpointer data)
{
  l->app = (SporApplication *)data;
  open_letters (l, letters_book_new ("letters.spor", LETTERS_CONTACT));
}

static inline void
letters_tear_down (Letters *l, gconstpointer data)
{
  fixture_close (l->app);
  g_remove (l->path);
  g_free (l->path);
}

static inline SporLetterEditor *
editor_of (Letters *l)
{
  return fixture_find_shown (l->window, fixture_has_type,
                             GSIZE_TO_POINTER (SPOR_TYPE_LETTER_EDITOR));
}

static inline GtkTextView *
text_in (gpointer widget)
{
  return fixture_find_type (widget, GTK_TYPE_TEXT_VIEW);
}

static inline char *
read_text (gpointer widget)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_in (widget));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static inline void
type_text (Letters *l, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text_in (editor_of (l))), text, -1);
}

static inline GListModel *
recipients_of (Letters *l)
{
  return G_LIST_MODEL (gtk_list_view_get_model (
      fixture_find_type (fixture_find_type (l->window, SPOR_TYPE_LETTER_LIST),
                         GTK_TYPE_LIST_VIEW)));
}

/* "Anne Hansen: Seat; not written yet" */
static inline char *
describe (Letters *l, guint index)
{
  g_autoptr (GObject) recipient = g_list_model_get_item (recipients_of (l), index);
  g_autofree char *name = NULL;
  g_autofree char *remark = NULL;

  g_object_get (recipient, "name", &name, "remark", &remark, NULL);
  return g_strconcat (name, ": ", remark, NULL);
}

static inline void
assert_recipient (Letters *l, guint index, const char *expected)
{
  g_autofree char *description = describe (l, index);

  g_assert_cmpstr (description, ==, expected);
}

static inline guint
count_written (Letters *l)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (recipients_of (l)); i++)
    {
      g_autofree char *description = describe (l, i);

      n += strstr (description, "written on") != NULL;
    }
  return n;
}

static inline gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}
