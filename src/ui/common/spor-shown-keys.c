/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-shown-keys.h"

#include "spor-held-key.h"

#define HELD_KEY "spor-shown-key-held"

static SporHeldKey *
spor_shown_keys_get_held (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), HELD_KEY);
}

static gboolean
on_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  const SporShownKey *key = user_data;
  g_autoptr (GVariant) target
      = key->target ? g_variant_ref_sink (g_variant_new_string (key->target)) : NULL;

  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  return spor_held_key_repeats (spor_shown_keys_get_held (widget),
                                g_quark_from_static_string (key->key))
         || gtk_widget_activate_action_variant (widget, key->action, target);
}

static void
on_key_released_cb (GtkWidget *widget)
{
  spor_held_key_release (spor_shown_keys_get_held (widget));
}

/* The key is let go wherever the keyboard is by then, be it in another window. */
static void
on_root_changed_cb (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkEventController *released;

  if (!GTK_IS_WINDOW (root))
    return;
  released = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (released, GTK_PHASE_CAPTURE);
  g_signal_connect_object (released, "key-released", G_CALLBACK (on_key_released_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (root), released);
  g_signal_connect_object (root, "notify::is-active", G_CALLBACK (on_key_released_cb), widget,
                           G_CONNECT_SWAPPED);
}

void
spor_shown_keys_add (GtkWidget *widget, const SporShownKey *keys, guint n_keys)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (controller);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data_full (G_OBJECT (widget), HELD_KEY, g_new0 (SporHeldKey, 1), g_free);
  g_signal_connect (widget, "notify::root", G_CALLBACK (on_root_changed_cb), NULL);
  gtk_shortcut_controller_set_scope (shortcuts, GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint k = 0; k < n_keys; k++)
    gtk_shortcut_controller_add_shortcut (
        shortcuts,
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[k].key),
                          gtk_callback_action_new (on_key_cb, (gpointer)&keys[k], NULL)));
  gtk_widget_add_controller (widget, controller);
}
