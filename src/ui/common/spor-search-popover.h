/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporSearchPopover:
 *
 * A popover that asks for one of a list's items, which a search narrows; Enter takes the first
 * left. What the items are, and which of them a search finds, its subclasses say.
 */
#define SPOR_TYPE_SEARCH_POPOVER (spor_search_popover_get_type ())
G_DECLARE_DERIVABLE_TYPE (SporSearchPopover, spor_search_popover, SPOR, SEARCH_POPOVER, GtkPopover)

struct _SporSearchPopoverClass
{
  GtkPopoverClass parent_class;

  /* Whether @item is to be seen; @folded: what is searched for, as spor_text_fold() gives it. */
  gboolean (*matches) (SporSearchPopover *self, gpointer item, const char *folded);
  void (*chosen) (SporSearchPopover *self, gpointer item);
};

/* What the popover shows, once for its life. @items and @factory are taken; @hint: what to search
 * by; @title: what the list is, for who does not see it. */
void spor_search_popover_set_items (SporSearchPopover *self,
                                    GListModel *items,
                                    GtkListItemFactory *factory,
                                    const char *hint,
                                    const char *title);

G_END_DECLS
