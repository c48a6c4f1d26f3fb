/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "spor-round-window.h"
#include "spor-setting-entry.h"

/* The window of a round's settings, as it is typed in. */

typedef struct
{
  SporWindow *window;
  const char *title;
} Wanted;

static inline gboolean
has_title (gpointer data)
{
  Wanted *wanted = data;

  g_autofree char *begin = g_strconcat (wanted->title, " – ", NULL);

  return g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (wanted->window)), begin);
}

static inline void
wait_for_title (SporWindow *window, const char *title)
{
  Wanted wanted = { window, title };

  fixture_wait (has_title, &wanted);
  fixture_settle ();
}

static inline void
wait_for_book (SporWindow *window)
{
  fixture_settle ();
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  fixture_settle ();
}

static inline void
activate (gpointer widget, const char *action)
{
  g_test_message ("%s", action);
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  fixture_settle ();
}

static inline gpointer
find_toplevel (GType type)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static inline gboolean
is_entry_of (GtkWidget *widget, gconstpointer path)
{
  return SPOR_IS_SETTING_ENTRY (widget)
         && g_str_equal (spor_setting_entry_get_path (SPOR_SETTING_ENTRY (widget)), path);
}

static inline void
type_setting (gpointer settings, const char *path, const char *text)
{
  GtkWidget *entry = fixture_find (settings, is_entry_of, path);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  fixture_settle ();
}

static inline const char *
setting_text (gpointer settings, const char *path)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture_find (settings, is_entry_of, path)));
}

static inline gpointer
open_settings (SporWindow *window)
{
  gpointer settings;

  activate (window, "round.settings");
  wait_for_book (window);
  settings = find_toplevel (SPOR_TYPE_ROUND_WINDOW);
  g_assert_nonnull (settings);
  return settings;
}

static inline gboolean
has_no_settings (gpointer data)
{
  return find_toplevel (SPOR_TYPE_ROUND_WINDOW) == NULL;
}

static inline gboolean
is_button_called (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static inline gboolean
saves (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_ACTIONABLE (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "settings.save")
                == 0;
}

static inline gboolean
can_save (gpointer settings)
{
  GtkWidget *save = fixture_find_shown (settings, saves, NULL);

  return save && gtk_widget_is_sensitive (save);
}

static inline gboolean
has_tooltip (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}
