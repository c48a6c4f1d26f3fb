/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-hush.h"

/* On a widget: its tooltip was taken away, and is to come back. */
#define HUSHED_KEY "spor-hushed"

static void
spor_hush (GtkWidget *widget, gboolean open)
{
  if (GTK_IS_POPOVER (widget))
    return;
  if (open && gtk_widget_get_has_tooltip (widget))
    {
      g_object_set_data (G_OBJECT (widget), HUSHED_KEY, widget);
      gtk_widget_set_has_tooltip (widget, FALSE);
    }
  else if (!open && g_object_steal_data (G_OBJECT (widget), HUSHED_KEY))
    gtk_widget_set_has_tooltip (widget, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    spor_hush (child, open);
}

static gboolean
on_mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer open)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkWidget *parent = GTK_IS_POPOVER (widget) ? gtk_widget_get_parent (widget) : NULL;

  if (!parent || GTK_IS_POPOVER (parent))
    return G_SOURCE_CONTINUE;
  spor_hush (parent, open != NULL);
  if (open)
    gtk_widget_trigger_tooltip_query (parent); /* one that is there goes away */
  return G_SOURCE_CONTINUE;
}

void
spor_hush_install (void)
{
  GTypeClass *loaded = g_type_class_ref (GTK_TYPE_WIDGET); /* or there are no such signals yet */

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_mapped_cb,
                              GINT_TO_POINTER (TRUE), NULL);
  g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, on_mapped_cb, NULL,
                              NULL);
  g_type_class_unref (loaded);
}
