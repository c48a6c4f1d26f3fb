/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-undo-key.h"

gboolean
spor_undo_key (GtkWidget *from, guint keyval, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (gdk_keyval_to_lower (keyval) != GDK_KEY_z)
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_CONTROL_MASK)
    return gtk_widget_activate_action (from, "win.undo", NULL);
  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return gtk_widget_activate_action (from, "win.redo", NULL);
  return GDK_EVENT_PROPAGATE;
}
