/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-names.h"

#include <adwaita.h>

/* --- Buttons and what is in them ------------------------------------------------------------ */

/* Where there may be a mnemonic, the button is labelled by the GtkLabel in it as well as named. */
static void
on_button_labelled_cb (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);

  if (label && gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
on_button_mapped_cb (GtkButton *button)
{
  /* no matter how often it comes to the screen */
  g_signal_handlers_disconnect_by_func (button, on_button_labelled_cb, NULL);
  g_signal_connect (button, "notify::label", G_CALLBACK (on_button_labelled_cb), NULL);
  on_button_labelled_cb (button);
}

/* @text without the underline of its mnemonic. (transfer full) */
static char *
strip_mnemonic (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (; *text; text++)
    if (*text != '_' || *++text)
      g_string_append_c (bare, *text);
    else
      break;
  return g_string_free (bare, FALSE);
}

/* The name of one with a menu stays with the button inside it. */
static void
on_menu_button_mapped_cb (GtkMenuButton *button)
{
  const char *label = gtk_menu_button_get_label (button);
  g_autofree char *name = label ? strip_mnemonic (label) : NULL;

  if (label && gtk_menu_button_get_use_underline (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* What has no name of its own is called by its type, unless it is called nothing. */
static void
unname (gpointer accessible)
{
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
      && !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

/* The list of a group of rows is labelled by the group's title, also where that is empty. */
static void
on_list_box_mapped_cb (GtkWidget *list)
{
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);

  if (group && !*adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  else
    unname (list);
}

static void
on_stack_mapped_cb (GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      unname (page);
    }
}

/* --- Rows of tables, and drop-downs ---------------------------------------------------------- */

static void
add_texts (GtkWidget *widget, GString *texts)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                     : GTK_IS_INSCRIPTION (widget)
                         ? gtk_inscription_get_text (GTK_INSCRIPTION (widget))
                         : NULL;

  if (text && *text)
    g_string_append_printf (texts, "%s%s", texts->len ? ", " : "", text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      add_texts (child, texts);
}

/* The keyboard comes to one at a time; what others show is nobody's business. */
static void
on_keyboard_entered_cb (GtkEventController *controller)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);
  g_autoptr (GString) texts = g_string_new (NULL);

  add_texts (widget, texts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  texts->str, -1);
}

#define NAMED_KEY "spor-names"

/* Is named by what it shows. */
static void
name_by_content (GtkWidget *widget)
{
  GtkEventController *focus;

  if (g_object_get_data (G_OBJECT (widget), NAMED_KEY))
    return;
  g_object_set_data (G_OBJECT (widget), NAMED_KEY, widget);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "enter", G_CALLBACK (on_keyboard_entered_cb), NULL);
  gtk_widget_add_controller (widget, focus);
}

/* --- Installing ----------------------------------------------------------------------------- */

static gboolean
on_mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)))
    name_by_content (widget);
  else if (GTK_IS_BUTTON (widget))
    on_button_mapped_cb (GTK_BUTTON (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    on_menu_button_mapped_cb (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_STACK (widget))
    on_stack_mapped_cb (GTK_STACK (widget));
  else if (GTK_IS_LIST_BOX (widget))
    on_list_box_mapped_cb (widget);
  else if (GTK_IS_IMAGE (widget) || GTK_IS_PICTURE (widget) || GTK_IS_POPOVER (widget)
           || GTK_IS_LIST_BASE (widget))
    unname (widget);
  else if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_ROW)
    name_by_content (widget);
  return G_SOURCE_CONTINUE;
}

void
spor_names_install (void)
{
  GTypeClass *loaded = g_type_class_ref (GTK_TYPE_WIDGET); /* or there is no such signal yet */

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_mapped_cb, NULL,
                              NULL);
  g_type_class_unref (loaded);
}
