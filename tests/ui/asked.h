/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

/* What is asked: before windows close, and for a file. */

static inline GtkWidget *
question (void)
{
  GtkWindow *dialog = fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);

  return dialog && gtk_widget_get_mapped (GTK_WIDGET (dialog)) ? GTK_WIDGET (dialog) : NULL;
}

/* How many questions and errors are on the screen. */
static inline guint
count_questions (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = toplevels; l; l = l->next)
    n += ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data);
  return n;
}

static inline gboolean
is_asked (gpointer unused)
{
  return question () != NULL;
}

static inline gboolean
is_closed (gpointer app)
{
  return gtk_application_get_windows (app) == NULL;
}

static inline void
answer (const char *response)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question ());

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog)); /* as its buttons do */
  fixture_settle ();
}

/* It looks into the folder before it says which. */
static inline gboolean
asks_for_file (gpointer unused)
{
  GtkWindow *question = fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) folder
      = question ? gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (question)) : NULL;

  return folder != NULL;
}
