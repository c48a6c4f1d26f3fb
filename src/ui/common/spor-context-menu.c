/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-context-menu.h"

#include "spor-focus.h"

#define OPEN_KEY "spor-context-menu"     /* of a menu's owner: that menu */
#define RETURN_KEY "spor-context-return" /* of the menu */

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

/* --- A menu that goes ----------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *on, *otherwise; /* weak */
} SporContextReturn;

static void
spor_context_return_free (gpointer data)
{
  SporContextReturn *self = data;

  g_clear_weak_pointer (&self->on);
  g_clear_weak_pointer (&self->otherwise);
  g_free (self);
}

/* The chosen action runs after the menu has closed, so it goes a little later; by then its owner
 * may have gone, and the menu with it. */
static gboolean
on_menu_left_cb (gpointer menu)
{
  if (gtk_widget_get_parent (menu))
    gtk_widget_unparent (menu);
  return G_SOURCE_REMOVE;
}

static void
on_menu_closed_cb (GtkWidget *menu)
{
  SporContextReturn *back = g_object_get_data (G_OBJECT (menu), RETURN_KEY);

  g_object_set_data (G_OBJECT (gtk_widget_get_parent (menu)), OPEN_KEY, NULL);
  if (!spor_focus_return (back->on) && back->otherwise)
    gtk_widget_grab_focus (back->otherwise);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_menu_left_cb, g_object_ref (menu), g_object_unref);
}

/* A widget does not let go of such a child by itself. */
static void
on_owner_destroyed_cb (GtkWidget *menu)
{
  g_signal_handlers_disconnect_by_func (menu, on_menu_closed_cb, NULL);
  on_menu_left_cb (menu);
}

void
spor_context_menu_open (
    GtkWidget *owner, GMenuModel *model, GtkWidget *on, GtkWidget *otherwise, double x, double y)
{
  SporContextReturn *back;
  GtkWidget *menu;

  g_return_if_fail (GTK_IS_WIDGET (owner));

  if (g_object_get_data (G_OBJECT (owner), OPEN_KEY))
    return;
  menu = gtk_popover_menu_new_from_model (model);
  back = g_new0 (SporContextReturn, 1);
  g_set_weak_pointer (&back->on, on);
  g_set_weak_pointer (&back->otherwise, otherwise);
  g_object_set_data_full (G_OBJECT (menu), RETURN_KEY, back, spor_context_return_free);
  g_object_set_data (G_OBJECT (owner), OPEN_KEY, menu);
  gtk_widget_set_parent (menu, owner);
  g_signal_connect (menu, "closed", G_CALLBACK (on_menu_closed_cb), NULL);
  g_signal_connect_object (owner, "destroy", G_CALLBACK (on_owner_destroyed_cb), menu,
                           G_CONNECT_SWAPPED);
  spor_context_menu_popup (GTK_POPOVER (menu), x, y);
}
