/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

/* What dialogs quote that was typed and is not saved: it can be selected. */

static inline guint
count_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l; l = l->next)
    n += ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data);
  return n;
}

static inline gboolean
is_quoted (GtkWidget *widget, gconstpointer text)
{
  return fixture_has_label (widget, text) && gtk_label_get_selectable (GTK_LABEL (widget));
}

/* Whether one of them quotes @text; for fixture_wait(). */
static inline gboolean
quotes (gpointer text)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data)
        && fixture_find (l->data, is_quoted, text))
      return TRUE;
  return FALSE;
}
