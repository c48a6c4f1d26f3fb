/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-member-chooser.h"

#include "spor-text.h"

#include <string.h>

struct _SporMemberChooser
{
  GtkPopover parent_instance;

  /* template */
  GtkSearchEntry *search;
  GtkListView *list;
  GListStore *people; /* SporSignup */
  GtkCustomFilter *filter;

  /* owned */
  char *folded; /* what is searched for */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMemberChooser, spor_member_chooser, GTK_TYPE_POPOVER)

static gboolean
spor_member_chooser_matches (gpointer item, gpointer user_data)
{
  SporMemberChooser *self = user_data;

  return !self->folded || strstr (spor_signup_get_row (item)->search, self->folded) != NULL;
}

static void
on_row_setup_cb (SporMemberChooser *self, GtkListItem *item)
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
on_row_bind_cb (SporMemberChooser *self, GtkListItem *item)
{
  const SporSignupRow *row = spor_signup_get_row (gtk_list_item_get_item (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (name), row->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), row->place);
}

static void
on_search_changed_cb (SporMemberChooser *self)
{
  g_free (self->folded);
  self->folded = spor_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_activated_cb (SporMemberChooser *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  g_autoptr (SporSignup) signup = g_list_model_get_item (model, position);

  if (!signup)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, signup);
}

/* Enter takes the first that is left. */
static void
on_search_activated_cb (SporMemberChooser *self)
{
  on_activated_cb (self, 0);
}

static void
spor_member_chooser_map (GtkWidget *widget)
{
  SporMemberChooser *self = SPOR_MEMBER_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  GTK_WIDGET_CLASS (spor_member_chooser_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
spor_member_chooser_dispose (GObject *object)
{
  SporMemberChooser *self = SPOR_MEMBER_CHOOSER (object);

  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  self->filter = NULL;
  G_OBJECT_CLASS (spor_member_chooser_parent_class)->dispose (object);
}

static void
spor_member_chooser_finalize (GObject *object)
{
  g_free (SPOR_MEMBER_CHOOSER (object)->folded);
  G_OBJECT_CLASS (spor_member_chooser_parent_class)->finalize (object);
}

static void
spor_member_chooser_class_init (SporMemberChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_member_chooser_dispose;
  object_class->finalize = spor_member_chooser_finalize;
  widget_class->map = spor_member_chooser_map;
  signals[CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_MEMBER_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, SPOR_TYPE_SIGNUP);

  g_type_ensure (SPOR_TYPE_SIGNUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-member-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMemberChooser, search);
  gtk_widget_class_bind_template_child (widget_class, SporMemberChooser, list);
  gtk_widget_class_bind_template_child (widget_class, SporMemberChooser, people);
  gtk_widget_class_bind_template_child (widget_class, SporMemberChooser, filter);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind_cb);
}

static void
spor_member_chooser_init (SporMemberChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, spor_member_chooser_matches, self, NULL);
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
