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

/* @about: (nullable): of the keepers around it */
static void
spor_keeper_quote (SporKeeper *self, GPtrArray *quotes, const char *about)
{
  SporKeeperInterface *iface = SPOR_KEEPER_GET_IFACE (self);
  g_autoptr (GPtrArray) found = spor_quotes_new ();

  if (spor_keeper_is_unsaved (self) && iface->quote)
    iface->quote (self, found);
  else if (iface->quote_typing)
    iface->quote_typing (self, found);
  for (guint i = 0; i < found->len; i++)
    {
      const SporQuote *quote = g_ptr_array_index (found, i);

      if (!spor_quotes_have (quotes, quote->text)) /* by a keeper around it */
        spor_quotes_add_about (quotes, quote, about);
    }
}

static void
spor_keepers_quote_about (GtkWidget *from, GPtrArray *quotes, const char *about)
{
  SporKeeper *keeper = SPOR_IS_KEEPER (from) ? SPOR_KEEPER (from) : NULL;
  g_autofree char *own = keeper && SPOR_KEEPER_GET_IFACE (keeper)->about
                             ? SPOR_KEEPER_GET_IFACE (keeper)->about (keeper)
                             : NULL;

  if (own)
    about = own;
  if (keeper)
    spor_keeper_quote (keeper, quotes, about);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    spor_keepers_quote_about (child, quotes, about);
}

const char *
spor_keepers_name_window (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  if (ADW_IS_MESSAGE_DIALOG (window))
    return adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window));
  return GTK_IS_APPLICATION_WINDOW (window) ? NULL : gtk_window_get_title (window);
}

void
spor_keepers_quote (GtkWidget *from, GPtrArray *quotes)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  spor_keepers_quote_about (from, quotes,
                            GTK_IS_WINDOW (from) ? spor_keepers_name_window (GTK_WINDOW (from))
                                                 : NULL);
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
