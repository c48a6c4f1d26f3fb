/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-aside-keys.h"

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

static void
spor_aside_keys_add (GtkWindow *window)
{
  GtkEventController *keys;

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
