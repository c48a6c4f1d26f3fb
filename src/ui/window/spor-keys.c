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
