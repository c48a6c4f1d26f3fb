/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-lock.h"

#include <adwaita.h>

/* What a locked widget said before, and that it was locked here. */
#define SAID_KEY "spor-said-unlocked"

/* What is said of a widget while it is locked, and again what it said before. */
static void
spor_lock_say (GtkWidget *widget, const char *why)
{
  const char *before = g_object_get_data (G_OBJECT (widget), SAID_KEY);

  if (why && !before)
    {
      const char *said = gtk_widget_get_tooltip_text (widget);

      g_object_set_data_full (G_OBJECT (widget), SAID_KEY, g_strdup (said ? said : ""), g_free);
    }
  if (why)
    gtk_widget_set_tooltip_text (widget, why);
  else if (before)
    gtk_widget_set_tooltip_text (widget, *before ? before : NULL);
  if (why || before)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    why ? why : "", -1);
  if (!why)
    g_object_set_data (G_OBJECT (widget), SAID_KEY, NULL);
}

/* --- Fields --------------------------------------------------------------------------------- */

static gboolean
spor_is_locked_here (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), SAID_KEY) != NULL;
}

/* How it looks is in style.css. */
static void
spor_lock_paint (GtkWidget *widget, const char *why)
{
  (why ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "locked");
}

/* A text can still be marked and copied, but is grey, like a choice that cannot be made. */
static gboolean
spor_lock_text (GtkWidget *widget, const char *why)
{
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (widget), !why);
  else if (GTK_IS_EDITABLE (widget) && !GTK_IS_SPIN_BUTTON (widget)
           && !GTK_IS_SEARCH_ENTRY (widget))
    gtk_editable_set_editable (GTK_EDITABLE (widget), !why);
  else
    return FALSE;
  spor_lock_paint (widget, why);
  return TRUE;
}

/* Buttons with an action are as grey as that. */
static gboolean
spor_lock_is_control (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return !gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));
  return GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_DROP_DOWN (widget) || GTK_IS_SPIN_BUTTON (widget) || ADW_IS_COMBO_ROW (widget);
}

static void
spor_lock_control (GtkWidget *widget, const char *why)
{
  if (why ? gtk_widget_get_sensitive (widget) : spor_is_locked_here (widget))
    {
      gtk_widget_set_sensitive (widget, !why);
      spor_lock_paint (widget, why);
    }
}

void
spor_lock_controls (GtkWidget *from, const char *why)
{
  gboolean is_text, is_control;

  g_return_if_fail (GTK_IS_WIDGET (from));

  is_text = (why || spor_is_locked_here (from)) && spor_lock_text (from, why);
  is_control = !is_text && spor_lock_is_control (from);
  if (is_control && (spor_is_locked_here (from) || gtk_widget_get_sensitive (from)))
    {
      spor_lock_control (from, why);
      spor_lock_say (from, why);
    }
  else if (is_text)
    spor_lock_say (from, why);
  if (is_control)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    spor_lock_controls (child, why);
}

/* --- Actions -------------------------------------------------------------------------------- */

#define URGED_KEY "spor-urged-unlocked"

static void
spor_lock_empty_page (AdwStatusPage *page, const char *why)
{
  const char *before = g_object_get_data (G_OBJECT (page), URGED_KEY);

  if (why && !before)
    g_object_set_data_full (G_OBJECT (page), URGED_KEY,
                            g_strdup (adw_status_page_get_description (page)), g_free);
  if (why || before)
    {
      adw_status_page_set_description (page, why ? why : before);
      gtk_widget_set_visible (adw_status_page_get_child (page), !why);
    }
  if (!why)
    g_object_set_data (G_OBJECT (page), URGED_KEY, NULL);
}

void
spor_lock_buttons (GtkWidget *from, const char *const *actions, const char *why)
{
  const char *name;
  GtkWidget *page;

  g_return_if_fail (GTK_IS_WIDGET (from));

  name = GTK_IS_ACTIONABLE (from) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (from)) : NULL;
  if (name && g_strv_contains (actions, name))
    {
      spor_lock_say (from, why);
      if ((page = gtk_widget_get_ancestor (from, ADW_TYPE_STATUS_PAGE)))
        spor_lock_empty_page (ADW_STATUS_PAGE (page), why);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    spor_lock_buttons (child, actions, why);
}

void
spor_lock_actions (GtkWidget *owner, const char *const *actions, const char *why)
{
  g_return_if_fail (GTK_IS_WIDGET (owner));

  for (guint i = 0; why && actions[i]; i++)
    gtk_widget_action_set_enabled (owner, actions[i], FALSE);
  spor_lock_buttons (owner, actions, why);
}
