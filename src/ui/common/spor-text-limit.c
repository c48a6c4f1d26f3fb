/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "spor-text-limit.h"
#include "spor-text.h"

/* Entries, entry rows and search entries alike have one of these inside. */
static gboolean
on_realize_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_TEXT (widget) && gtk_text_get_max_length (GTK_TEXT (widget)) == 0)
    gtk_text_set_max_length (GTK_TEXT (widget), SPOR_TEXT_NOTE);
  return TRUE;
}

void
spor_text_limit (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_realize_cb, NULL,
                              NULL);
  g_once_init_leave (&once, 1);
}
