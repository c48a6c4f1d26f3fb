/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-enter.h"

#include "spor-windows.h"

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
spor_enter_watch (GtkWindow *window)
{
  if (!GTK_IS_FILE_CHOOSER (window))
    g_signal_connect (window, "notify::focus-widget", G_CALLBACK (on_focus_changed_cb), NULL);
}

void
spor_enter_install (void)
{
  spor_windows_meet (spor_enter_watch);
}
