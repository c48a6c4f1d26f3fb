/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-keeper.h"

#include <adwaita.h>

G_DEFINE_INTERFACE (SporKeeper, spor_keeper, GTK_TYPE_WIDGET)

static void
spor_keeper_default_init (SporKeeperInterface *iface)
{
}

void
spor_keepers_save (GtkWidget *from)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  if (SPOR_IS_KEEPER (from) && SPOR_KEEPER_GET_IFACE (from)->save)
    SPOR_KEEPER_GET_IFACE (from)->save (SPOR_KEEPER (from));
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    spor_keepers_save (child);
}

typedef gboolean (*SporKeeperTest) (SporKeeper *self);

static SporKeeper *
spor_keepers_find (GtkWidget *from, SporKeeperTest test)
{
  SporKeeper *found
      = SPOR_IS_KEEPER (from) && test (SPOR_KEEPER (from)) ? SPOR_KEEPER (from) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = spor_keepers_find (child, test);
  return found;
}

static gboolean
spor_keeper_is_unsaved (SporKeeper *self)
{
  return !SPOR_KEEPER_GET_IFACE (self)->is_saved (self);
}

static gboolean
spor_keeper_is_sending (SporKeeper *self)
{
  return SPOR_KEEPER_GET_IFACE (self)->is_sending
         && SPOR_KEEPER_GET_IFACE (self)->is_sending (self);
}

static gboolean
spor_keeper_objects (SporKeeper *self)
{
  g_autofree char *objection = spor_keeper_object (self);

  return objection != NULL;
}

static gboolean
spor_keeper_is_savable (SporKeeper *self)
{
  return spor_keeper_is_unsaved (self) && !spor_keeper_objects (self);
}

SporKeeper *
spor_keepers_find_unsaved (GtkWidget *from)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);

  return spor_keepers_find (from, spor_keeper_is_unsaved);
}

SporKeeper *
spor_keepers_find_savable (GtkWidget *from)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);

  return spor_keepers_find (from, spor_keeper_is_savable);
}

void
spor_keepers_quote (GtkWidget *from, GPtrArray *quotes)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  if (SPOR_IS_KEEPER (from) && SPOR_KEEPER_GET_IFACE (from)->quote
      && spor_keeper_is_unsaved (SPOR_KEEPER (from)))
    SPOR_KEEPER_GET_IFACE (from)->quote (SPOR_KEEPER (from), quotes);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    spor_keepers_quote (child, quotes);
}

SporKeeper *
spor_keepers_find_sending (GtkWidget *from)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);

  return spor_keepers_find (from, spor_keeper_is_sending);
}

char *
spor_keepers_object (GtkWidget *from)
{
  SporKeeper *keeper;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);

  keeper = spor_keepers_find (from, spor_keeper_objects);
  return keeper ? spor_keeper_object (keeper) : NULL;
}

char *
spor_keeper_object (SporKeeper *self)
{
  g_return_val_if_fail (SPOR_IS_KEEPER (self), NULL);

  if (!SPOR_KEEPER_GET_IFACE (self)->object || !spor_keeper_is_unsaved (self))
    return NULL;
  return SPOR_KEEPER_GET_IFACE (self)->object (self);
}

/* Stacks within stacks: the outermost last, for what lies in it to be seen at once. */
void
spor_keeper_reveal (SporKeeper *self)
{
  GtkWidget *child = GTK_WIDGET (self);

  g_return_if_fail (SPOR_IS_KEEPER (self));

  for (GtkWidget *parent = gtk_widget_get_parent (child); parent;
       child = parent, parent = gtk_widget_get_parent (child))
    if (GTK_IS_STACK (parent))
      gtk_stack_set_visible_child (GTK_STACK (parent), child);
    else if (ADW_IS_VIEW_STACK (parent))
      adw_view_stack_set_visible_child (ADW_VIEW_STACK (parent), child);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
