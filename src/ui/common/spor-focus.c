/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-focus.h"

GtkWidget *
spor_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget)) ? focus : NULL;
}

void
spor_spin_button_activate_default (GtkSpinButton *button)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (button));

  gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
}
