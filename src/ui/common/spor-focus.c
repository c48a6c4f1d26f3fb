/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-focus.h"

GtkWidget *
spor_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget)) ? focus : NULL;
}
