/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-key-tip.h"

char *
spor_key_name (const char *key)
{
  guint keyval;
  GdkModifierType state;

  g_return_val_if_fail (key != NULL, NULL);

  return gtk_accelerator_parse (key, &keyval, &state) ? gtk_accelerator_get_label (keyval, state)
                                                      : g_strdup ("");
}

void
spor_key_tip (GtkWidget *widget, const char *key)
{
  g_autofree char *name = spor_key_name (key);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_tooltip_text (widget, name);
}
