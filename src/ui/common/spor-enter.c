/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-enter.h"

/* A row, or what is chosen or turned on in it. Fields stay with the button that stands out. */
static gboolean
spor_enter_operates (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
  return GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget);
}

/* GTK leaves Enter to what has the keyboard where that "receives the default", as buttons do. */
static void
on_focus_changed_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus && spor_enter_operates (focus))
    gtk_widget_set_receives_default (focus, TRUE);
}

/* GTK's own windows keep their own manners. */
static void
on_windows_changed_cb (GListModel *windows, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!GTK_IS_FILE_CHOOSER (window))
        g_signal_connect (window, "notify::focus-widget", G_CALLBACK (on_focus_changed_cb), NULL);
    }
}

void
spor_enter_install (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_signal_connect (windows, "items-changed", G_CALLBACK (on_windows_changed_cb), NULL);
  on_windows_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows));
}
