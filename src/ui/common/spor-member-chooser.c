/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-member-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SporMemberChooser
{
  SporSearchPopover parent_instance;

  GListStore *people; /* SporSignup; the parent's */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMemberChooser, spor_member_chooser, SPOR_TYPE_SEARCH_POPOVER)

static gboolean
spor_member_chooser_matches (SporSearchPopover *popover, gpointer item, const char *folded)
{
  return strstr (spor_signup_get_row (item)->search, folded) != NULL;
}

static void
spor_member_chooser_chosen (SporSearchPopover *popover, gpointer item)
{
  g_signal_emit (popover, signals[CHOSEN], 0, item);
}

static void
on_row_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (NULL), *place = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (box, "member");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), place);
  gtk_list_item_set_child (item, box);
}

static void
on_row_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const SporSignupRow *row = spor_signup_get_row (gtk_list_item_get_item (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (name), row->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), row->place);
}

static void
spor_member_chooser_class_init (SporMemberChooserClass *klass)
{
  SporSearchPopoverClass *popover_class = SPOR_SEARCH_POPOVER_CLASS (klass);

  popover_class->matches = spor_member_chooser_matches;
  popover_class->chosen = spor_member_chooser_chosen;
  signals[CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_MEMBER_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, SPOR_TYPE_SIGNUP);
}

static void
spor_member_chooser_init (SporMemberChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->people = g_list_store_new (SPOR_TYPE_SIGNUP);
  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind_cb), NULL);
  spor_search_popover_set_items (SPOR_SEARCH_POPOVER (self), G_LIST_MODEL (self->people), factory,
                                 _ ("Search by name or municipality"), _ ("People"));
}

void
spor_member_chooser_set_people (SporMemberChooser *self, SporSignups *signups, const GArray *people)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (SPOR_IS_MEMBER_CHOOSER (self));

  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (added, spor_signup_new (signups, g_array_index (people, guint, i)));
  g_list_store_splice (self->people, 0, g_list_model_get_n_items (G_LIST_MODEL (self->people)),
                       added->pdata, added->len);
}
