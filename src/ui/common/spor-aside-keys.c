/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-aside-keys.h"

#include "spor-held-key.h"
#include "spor-windows.h"

#include <adwaita.h>

static gboolean
on_quit_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  GApplication *app = g_application_get_default ();

  if (app)
    g_action_group_activate_action (G_ACTION_GROUP (app), "quit", NULL);
  return TRUE;
}

/* As its button does: it may ask first, or stop what is under way. */
static gboolean
on_close_cb (GtkWidget *window, GVariant *unused, gpointer data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

/* One of its keys is the program's in the book's window, and close to others. */
static gboolean
on_inspector_wanted_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  return TRUE;
}

static void
spor_add_key (GtkEventController *keys, guint keyval, GdkModifierType held, GtkShortcutFunc func)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (keyval, held),
                                                          gtk_callback_action_new (func, NULL,
                                                                                   NULL)));
}

/* --- One window for a press ------------------------------------------------------------------- */

#define HELD "spor-close-held"

/* Of all windows: the key is down in the next one, too. */
static SporHeldKey *
spor_close_key (GtkEventController *keys)
{
  GObject *display = G_OBJECT (gtk_widget_get_display (gtk_event_controller_get_widget (keys)));
  SporHeldKey *held = g_object_get_data (display, HELD);

  if (!held)
    {
      held = g_new0 (SporHeldKey, 1);
      g_object_set_data_full (display, HELD, held, g_free);
    }
  return held;
}

static gboolean
on_key_pressed_cb (GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean closes = gdk_keyval_to_lower (keyval) == GDK_KEY_w
                    && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK;

  return closes && spor_held_key_repeats (spor_close_key (keys), GDK_KEY_w) ? GDK_EVENT_STOP
                                                                            : GDK_EVENT_PROPAGATE;
}

static void
on_key_released_cb (GtkEventController *keys, guint keyval)
{
  if (gdk_keyval_to_lower (keyval) == GDK_KEY_w)
    spor_held_key_release (spor_close_key (keys));
}

static void
spor_close_key_watch (GtkWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_name (keys, "spor-close-key");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), NULL);
  g_signal_connect (keys, "key-released", G_CALLBACK (on_key_released_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/* --- The windows ------------------------------------------------------------------------------ */

static void
spor_aside_keys_add (GtkWindow *window)
{
  GtkEventController *keys;

  spor_close_key_watch (window);
  if (GTK_IS_APPLICATION_WINDOW (window) || ADW_IS_MESSAGE_DIALOG (window)
      || GTK_IS_FILE_CHOOSER (window))
    return;
  keys = gtk_shortcut_controller_new ();
  spor_add_key (keys, GDK_KEY_q, GDK_CONTROL_MASK, on_quit_cb);
  spor_add_key (keys, GDK_KEY_w, GDK_CONTROL_MASK, on_close_cb);
  spor_add_key (keys, GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_inspector_wanted_cb);
  spor_add_key (keys, GDK_KEY_i, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_inspector_wanted_cb);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

void
spor_aside_keys_install (void)
{
  spor_windows_meet (spor_aside_keys_add);
}
