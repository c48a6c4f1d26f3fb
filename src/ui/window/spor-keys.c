/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-keys.h"

static const SporKey keys[] = {
  { "app.new-book", { "<Control>n" } },
  { "app.open-book", { "<Control>o" } },
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "win.close", { "<Control>w" } },
  { "win.undo", { "<Control>z" }, TRUE },
  { "win.redo", { "<Shift><Control>z" }, TRUE },
  { "win.search", { "<Control>f" } },
  { "win.import", { "<Control>i" } },
  { "win.export", { "<Control>e" } },
  { "win.letters", { "<Control>l" } },
  { "round.settings", { "<Control>comma" } },
  { "win.new-signup", { "<Shift><Control>t" } },
  { "win.new-meeting", { "<Control>m" } },
  { "win.begin-claim", { "<Shift><Control>n" } },
  { "win.alternative::copy", { "<Control>d" } },
  { "win.alternative::compare", { "<Shift><Control>d" } },
  { "win.alternative::rename", { "F2" } },
  { "win.alternative::previous", { "<Control>Page_Up" } },
  { "win.alternative::next", { "<Control>Page_Down" } },
  { "win.table", { "<Control>t" } },
  { "win.sidebar", { "F9" } },
  { "win.page::signups", { "<Control>1" } },
  { "win.page::map", { "<Control>2" } },
  { "win.page::board", { "<Control>3" } },
  { "win.page::meetings", { "<Control>4" } },
  { "win.page::refunds", { "<Control>5" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
};

guint
spor_keys_n (void)
{
  return G_N_ELEMENTS (keys);
}

const SporKey *
spor_keys_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (keys), NULL);

  return &keys[index];
}

void
spor_keys_install (GtkApplication *app)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!keys[i].yields)
      gtk_application_set_accels_for_action (app, keys[i].action,
                                             (const char *const *)keys[i].keys);
}

void
spor_keys_install_class (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint k = 0; keys[i].yields && keys[i].keys[k]; k++)
      {
        g_autoptr (GtkShortcut) shortcut
            = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys[k]),
                                gtk_named_action_new (keys[i].action));

        gtk_widget_class_add_shortcut (widget_class, shortcut);
      }
}

/* A window of the application has the key already. */
static gboolean
spor_keys_quit_over (GtkWidget *window, GVariant *arguments, gpointer app)
{
  if (gtk_window_get_application (GTK_WINDOW (window)))
    return FALSE;
  g_action_group_activate_action (app, "quit", NULL);
  return TRUE;
}

/* What kind of window it will be is not known yet when it comes. */
static void
on_windows_changed_cb (
    GListModel *windows, guint position, guint removed, guint added, GtkApplication *app)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkEventController *controller = gtk_shortcut_controller_new ();

      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>q"),
                            gtk_callback_action_new (spor_keys_quit_over, app, NULL)));
      gtk_widget_add_controller (window, controller);
    }
}

void
spor_keys_follow_questions (GtkApplication *app)
{
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (on_windows_changed_cb), app, 0);
}

const char *const *
spor_keys_get_others (void)
{
  static const char *const others[] = {
    "<Control>s", /* round settings, letters */
    "<Alt>Left",  /* import */
    "<Control>v", /* a claim that is being written */
    "1",          /* receipts */
    "Home End",   /* the map */
    NULL,
  };

  return others;
}
