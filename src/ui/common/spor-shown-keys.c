/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-shown-keys.h"

static gboolean
on_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  const SporShownKey *key = user_data;
  g_autoptr (GVariant) target
      = key->target ? g_variant_ref_sink (g_variant_new_string (key->target)) : NULL;

  return gtk_widget_get_mapped (widget)
         && gtk_widget_activate_action_variant (widget, key->action, target);
}

void
spor_shown_keys_add (GtkWidget *widget, const SporShownKey *keys, guint n_keys)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (controller);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_shortcut_controller_set_scope (shortcuts, GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint k = 0; k < n_keys; k++)
    gtk_shortcut_controller_add_shortcut (
        shortcuts,
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[k].key),
                          gtk_callback_action_new (on_key_cb, (gpointer)&keys[k], NULL)));
  gtk_widget_add_controller (widget, controller);
}
