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
spor_focus_hand_on (GtkWidget *to)
{
  return !spor_focus_within (to) && gtk_widget_grab_focus (to);
}

gboolean
spor_focus_through (GtkWidget *bin, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (bin);

  return child && gtk_widget_child_focus (child, direction);
}

gboolean
spor_focus_is_tab (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
}

/* What had the keyboard last is not where to go on from, once it is elsewhere. */
gboolean
spor_focus_in_order (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean on = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child = spor_focus_within (widget) ? gtk_widget_get_focus_child (widget) : NULL;

  if (!child)
    child = on ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  while (child && !(gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction)))
    child = on ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  return child != NULL;
}

static void
spor_focus_let_go (GtkWidget *widget)
{
  for (GtkWidget *w = widget; w; w = gtk_widget_get_parent (w))
    gtk_widget_unset_state_flags (w, GTK_STATE_FLAG_ACTIVE);
}

gboolean
spor_focus_return (GtkWidget *widget)
{
  gboolean focused = FALSE;

  g_return_val_if_fail (!widget || GTK_IS_WIDGET (widget), FALSE);

  spor_focus_let_go (widget);
  for (GtkWidget *w = widget; w && !focused; w = gtk_widget_get_parent (w))
    if (gtk_widget_get_focusable (w) && gtk_widget_get_mapped (w))
      focused = gtk_widget_grab_focus (w);
  return focused;
}

/* What was chosen may have taken the keyboard elsewhere. */
static void
on_lent_cb (GtkWidget *widget, GtkPopover *menu)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  g_signal_handlers_disconnect_by_func (menu, on_lent_cb, widget);
  if (!focus || focus == GTK_WIDGET (menu) || gtk_widget_is_ancestor (focus, GTK_WIDGET (menu)))
    spor_focus_return (widget);
  else
    spor_focus_let_go (widget);
}

void
spor_focus_lend (GtkPopover *menu, GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_POPOVER (menu));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_object (menu, "closed", G_CALLBACK (on_lent_cb), widget, G_CONNECT_SWAPPED);
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
