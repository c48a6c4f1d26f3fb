/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-focus.h"

GtkWidget *
spor_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget)) ? focus : NULL;
}

gboolean
spor_focus_return (GtkWidget *widget)
{
  gboolean focused = FALSE;

  g_return_val_if_fail (!widget || GTK_IS_WIDGET (widget), FALSE);

  for (GtkWidget *w = widget; w; w = gtk_widget_get_parent (w))
    {
      gtk_widget_unset_state_flags (w, GTK_STATE_FLAG_ACTIVE);
      if (!focused && gtk_widget_get_focusable (w) && gtk_widget_get_mapped (w))
        focused = gtk_widget_grab_focus (w);
    }
  return focused;
}

void
spor_focus_search (GtkWidget *search)
{
  g_return_if_fail (GTK_IS_EDITABLE (search));

  gtk_widget_grab_focus (search);
  gtk_editable_select_region (GTK_EDITABLE (search), 0, -1);
}

void
spor_spin_button_activate_default (GtkSpinButton *button)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (button));

  gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
}
