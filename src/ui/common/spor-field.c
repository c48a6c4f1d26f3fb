/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-field.h"

#define VALUE_KEY "spor-field-value"
#define PENDING_KEY "spor-field-pending"

/* (transfer full) (nullable) */
static char *
spor_field_get_own_name (GtkWidget *widget)
{
  static const char *const properties[] = { "title", "label", "placeholder-text" };
  GObjectClass *class = G_OBJECT_GET_CLASS (widget);
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (widget);
  char *name = NULL;

  if (labels && GTK_IS_LABEL (labels->data))
    return g_strdup (gtk_label_get_text (labels->data));
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      GParamSpec *property = g_object_class_find_property (class, properties[i]);

      g_clear_pointer (&name, g_free);
      if (property && property->value_type == G_TYPE_STRING && property->flags & G_PARAM_READABLE)
        g_object_get (widget, properties[i], &name, NULL);
      if (name && *name)
        return name;
    }
  g_free (name);
  return NULL;
}

char *
spor_field_name (GtkWidget *field)
{
  char *name = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (field), NULL);

  for (; field && !GTK_IS_ROOT (field) && !name; field = gtk_widget_get_parent (field))
    name = spor_field_get_own_name (field);
  return name;
}

void
spor_field_set_value (GtkWidget *field, gboolean is_value)
{
  g_return_if_fail (GTK_IS_WIDGET (field));

  g_object_set_data (G_OBJECT (field), VALUE_KEY, GINT_TO_POINTER (is_value));
}

/* Of it, or of what it is a part of. */
static gboolean
spor_field_has (GtkWidget *field, const char *key)
{
  while (field && !g_object_get_data (G_OBJECT (field), key))
    field = gtk_widget_get_parent (field);
  return field != NULL;
}

gboolean
spor_field_is_value (GtkWidget *field)
{
  g_return_val_if_fail (GTK_IS_WIDGET (field), FALSE);

  return spor_field_has (field, VALUE_KEY);
}

void
spor_field_set_pending (GtkWidget *field)
{
  g_return_if_fail (GTK_IS_WIDGET (field));

  g_object_set_data (G_OBJECT (field), PENDING_KEY, GINT_TO_POINTER (TRUE));
}

gboolean
spor_field_is_pending (GtkWidget *field)
{
  g_return_val_if_fail (GTK_IS_WIDGET (field), FALSE);

  return spor_field_has (field, PENDING_KEY);
}

char *
spor_field_read (GtkWidget *field)
{
  char *text = NULL;

  if (GTK_IS_TEXT_VIEW (field))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), "text", &text, NULL);
  else if (GTK_IS_EDITABLE (field))
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  return text ? text : g_strdup ("");
}
