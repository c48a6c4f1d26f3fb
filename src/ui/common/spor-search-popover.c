/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-search-popover.h"

#include "spor-text.h"

typedef struct
{
  /* template */
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;
  GtkFilterListModel *found;
  GtkCustomFilter *filter;

  /* owned */
  char *folded; /* what is searched for; NULL: not yet */
} SporSearchPopoverPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SporSearchPopover, spor_search_popover, GTK_TYPE_POPOVER)

static gboolean
spor_search_popover_matches (gpointer item, gpointer user_data)
{
  SporSearchPopoverPrivate *priv = spor_search_popover_get_instance_private (user_data);

  return !priv->folded
         || SPOR_SEARCH_POPOVER_GET_CLASS (user_data)->matches (user_data, item, priv->folded);
}

static void
on_search_changed_cb (SporSearchPopover *self)
{
  SporSearchPopoverPrivate *priv = spor_search_popover_get_instance_private (self);

  g_free (priv->folded);
  priv->folded = spor_text_fold (gtk_editable_get_text (GTK_EDITABLE (priv->search)));
  gtk_filter_changed (GTK_FILTER (priv->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_found_changed_cb (SporSearchPopover *self)
{
  SporSearchPopoverPrivate *priv = spor_search_popover_get_instance_private (self);
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (priv->found)) > 0;

  gtk_stack_set_visible_child_name (priv->stack, some ? "list" : "none");
}

static void
on_activated_cb (SporSearchPopover *self, guint position)
{
  SporSearchPopoverPrivate *priv = spor_search_popover_get_instance_private (self);
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (priv->found), position);

  if (!item)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  SPOR_SEARCH_POPOVER_GET_CLASS (self)->chosen (self, item);
}

/* Enter may come before the entry has told what was typed last. */
static void
on_search_activated_cb (SporSearchPopover *self)
{
  on_search_changed_cb (self);
  on_activated_cb (self, 0);
}

static void
spor_search_popover_map (GtkWidget *widget)
{
  SporSearchPopoverPrivate *priv
      = spor_search_popover_get_instance_private (SPOR_SEARCH_POPOVER (widget));

  gtk_editable_set_text (GTK_EDITABLE (priv->search), "");
  GTK_WIDGET_CLASS (spor_search_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (priv->search));
}

static void
spor_search_popover_dispose (GObject *object)
{
  SporSearchPopoverPrivate *priv
      = spor_search_popover_get_instance_private (SPOR_SEARCH_POPOVER (object));

  if (priv->filter)
    gtk_custom_filter_set_filter_func (priv->filter, NULL, NULL, NULL);
  priv->filter = NULL;
  G_OBJECT_CLASS (spor_search_popover_parent_class)->dispose (object);
}

static void
spor_search_popover_finalize (GObject *object)
{
  SporSearchPopoverPrivate *priv
      = spor_search_popover_get_instance_private (SPOR_SEARCH_POPOVER (object));

  g_free (priv->folded);
  G_OBJECT_CLASS (spor_search_popover_parent_class)->finalize (object);
}

static void
spor_search_popover_class_init (SporSearchPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_search_popover_dispose;
  object_class->finalize = spor_search_popover_finalize;
  widget_class->map = spor_search_popover_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-search-popover.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SporSearchPopover, search);
  gtk_widget_class_bind_template_child_private (widget_class, SporSearchPopover, stack);
  gtk_widget_class_bind_template_child_private (widget_class, SporSearchPopover, list);
  gtk_widget_class_bind_template_child_private (widget_class, SporSearchPopover, found);
  gtk_widget_class_bind_template_child_private (widget_class, SporSearchPopover, filter);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_found_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
}

static void
spor_search_popover_init (SporSearchPopover *self)
{
  SporSearchPopoverPrivate *priv = spor_search_popover_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (priv->filter, spor_search_popover_matches, self, NULL);
}

void
spor_search_popover_set_items (SporSearchPopover *self,
                               GListModel *items,
                               GtkListItemFactory *factory,
                               const char *hint,
                               const char *title)
{
  SporSearchPopoverPrivate *priv = spor_search_popover_get_instance_private (self);

  g_return_if_fail (SPOR_IS_SEARCH_POPOVER (self));

  gtk_filter_list_model_set_model (priv->found, items);
  gtk_list_view_set_factory (priv->list, factory);
  g_object_set (priv->search, "placeholder-text", hint, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_unref (items);
  g_object_unref (factory);
}
