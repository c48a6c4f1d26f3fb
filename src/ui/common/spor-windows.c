/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-windows.h"

#include <adwaita.h>

static void
on_windows_changed_cb (
    GListModel *windows, guint position, guint removed, guint added, gpointer func)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      ((SporWindowFunc)func) (window);
    }
}

void
spor_windows_meet (SporWindowFunc func)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_return_if_fail (func != NULL);

  g_signal_connect (windows, "items-changed", G_CALLBACK (on_windows_changed_cb), func);
  on_windows_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows), func);
}

gboolean
spor_windows_belong (GtkWindow *window, GtkWindow *to)
{
  g_return_val_if_fail (GTK_IS_WINDOW (to), FALSE);

  while (window && window != to)
    window = gtk_window_get_transient_for (window);
  return window != NULL;
}

GtkWindow *
spor_windows_find_question (GtkWindow *window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  for (GList *l = toplevels; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data)
        && spor_windows_belong (l->data, window))
      return l->data;
  return NULL;
}
