/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-why.h"

void
spor_say_why (GtkWidget *widget, const char *what, const char *why)
{
  const char *text = why ? why : what;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text ? text : "", -1);
}
