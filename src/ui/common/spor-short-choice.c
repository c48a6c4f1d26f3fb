/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-short-choice.h"

void
spor_short_choice (GtkDropDown *choice)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (choice));

  factory
      = gtk_builder_list_item_factory_new_from_resource (NULL,
                                                         "/dk/kombit/Spor/ui/spor-choice-short.ui");
  /* the one that it comes with, which also marks what is chosen */
  gtk_drop_down_set_list_factory (choice, gtk_drop_down_get_factory (choice));
  gtk_drop_down_set_factory (choice, factory);
}

void
spor_fill_menu_button (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  for (GtkWidget *inside = gtk_menu_button_get_child (button); inside != GTK_WIDGET (button);
       inside = gtk_widget_get_parent (inside))
    {
      gtk_widget_set_halign (inside, GTK_ALIGN_FILL);
      gtk_widget_set_hexpand (inside, TRUE);
    }
}
