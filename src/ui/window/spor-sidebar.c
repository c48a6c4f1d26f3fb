/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-sidebar.h"

#include "spor-focus.h"

#include <glib/gi18n-lib.h>

struct _SporSidebar
{
  AdwBin parent_instance;

  GtkListBox *list; /* the child */

  /* owned */
  GtkStack *stack;
  GtkSelectionModel *pages; /* the stack's */
};

enum
{
  PROP_STACK = 1,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporSidebar, spor_sidebar, ADW_TYPE_BIN)

/* --- Rows ----------------------------------------------------------------------------------- */

static GtkWidget *
spor_sidebar_create_row (gpointer item, gpointer user_data)
{
  GtkStackPage *page = item;
  const char *title = gtk_stack_page_get_title (page);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "icon-name", gtk_stack_page_get_icon_name (page), NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
on_row_selected_cb (SporSidebar *self, GtkListBoxRow *row)
{
  if (row)
    gtk_selection_model_select_item (self->pages, gtk_list_box_row_get_index (row), TRUE);
}

static void
on_row_activated_cb (SporSidebar *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_page_shown_cb (SporSidebar *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    if (gtk_selection_model_is_selected (self->pages, i))
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, i));
}

/* --- Keyboard ------------------------------------------------------------------------------- */

/* A list box would go from row to row, and change the page with each. Tab goes round the whole
 * window, so it begins at the first of the page. */
static gboolean
on_key_pressed_cb (SporSidebar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Tab || (state & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* From outside, the keyboard comes to the row that is selected; from there it goes out again. */
static gboolean
spor_sidebar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SporSidebar *self = SPOR_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!tab || !row)
    return GTK_WIDGET_CLASS (spor_sidebar_parent_class)->focus (widget, direction);
  return !spor_focus_within (widget) && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_sidebar_set_stack (SporSidebar *self, GtkStack *stack)
{
  g_set_object (&self->stack, stack);
  self->pages = gtk_stack_get_pages (stack);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->pages), spor_sidebar_create_row, NULL,
                           NULL);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (on_page_shown_cb), self,
                           G_CONNECT_SWAPPED);
  on_page_shown_cb (self);
}

static void
spor_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STACK:
      g_value_set_object (value, SPOR_SIDEBAR (object)->stack);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STACK:
      spor_sidebar_set_stack (SPOR_SIDEBAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_sidebar_dispose (GObject *object)
{
  SporSidebar *self = SPOR_SIDEBAR (object);

  g_clear_object (&self->pages);
  g_clear_object (&self->stack);
  G_OBJECT_CLASS (spor_sidebar_parent_class)->dispose (object);
}

static void
spor_sidebar_class_init (SporSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_sidebar_get_property;
  object_class->set_property = spor_sidebar_set_property;
  object_class->dispose = spor_sidebar_dispose;
  widget_class->focus = spor_sidebar_focus;
  properties[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", SPOR_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
spor_sidebar_init (SporSidebar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}
