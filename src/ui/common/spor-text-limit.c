/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "spor-text-limit.h"
#include "spor-text.h"

#define WATCHED_KEY "spor-text-limit"

/* Longer than any word, or what stands without a space between: there Pango goes over the rest of
 * the word again for every line, and that takes seconds. Between any two characters it does not. */
#define MAX_WORD 1000

static gboolean
spor_text_has_huge_word (const char *text)
{
  guint length = 0;

  for (const char *c = text; *c && length <= MAX_WORD; c = g_utf8_next_char (c))
    length = g_unichar_isspace (g_utf8_get_char (c)) ? 0 : length + 1;
  return length > MAX_WORD;
}

static void
on_text_changed_cb (GtkTextView *view)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  gtk_text_view_set_wrap_mode (view,
                               spor_text_has_huge_word (text) ? GTK_WRAP_CHAR : GTK_WRAP_WORD_CHAR);
}

static void
spor_text_view_watch (GtkTextView *view)
{
  if (gtk_text_view_get_wrap_mode (view) != GTK_WRAP_WORD_CHAR
      || g_object_get_data (G_OBJECT (view), WATCHED_KEY))
    return;
  g_object_set_data (G_OBJECT (view), WATCHED_KEY, GINT_TO_POINTER (TRUE));
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed",
                           G_CALLBACK (on_text_changed_cb), view, G_CONNECT_SWAPPED);
  on_text_changed_cb (view);
}

/* Entries, entry rows and search entries alike have a GtkText inside. */
static gboolean
on_realize_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_TEXT_VIEW (widget))
    spor_text_view_watch (GTK_TEXT_VIEW (widget));
  if (GTK_IS_TEXT (widget) && gtk_text_get_max_length (GTK_TEXT (widget)) == 0)
    gtk_text_set_max_length (GTK_TEXT (widget), SPOR_TEXT_NOTE);
  return TRUE;
}

void
spor_text_limit (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_realize_cb, NULL,
                              NULL);
  g_once_init_leave (&once, 1);
}
