/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-context-menu.h"

/* Where in the parent, across, the menu can stand and still be as wide as it has to: at the pointer
 * if there is room on either side, else so far from the edge as it takes. */
static double
spor_context_menu_shift (GtkPopover *menu, double x)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (menu));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (parent));
  double at = x;
  int width, room = gtk_widget_get_width (root);

  gtk_widget_measure (GTK_WIDGET (menu), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_translate_coordinates (parent, root, x, 0, &at, NULL);
  if (at + width <= room || at >= width)
    return x;
  return x - MIN (at, at + width - room);
}

void
spor_context_menu_popup (GtkPopover *menu, double x, double y)
{
  GdkRectangle where = { 0, (int)y, 1, 1 };

  g_return_if_fail (GTK_IS_POPOVER (menu));

  where.x = (int)spor_context_menu_shift (menu, x);
  gtk_popover_set_has_arrow (menu, FALSE);
  gtk_popover_set_position (menu, GTK_POS_RIGHT);
  gtk_widget_set_valign (GTK_WIDGET (menu), GTK_ALIGN_START);
  gtk_popover_set_pointing_to (menu, &where);
  gtk_popover_popup (menu);
}
