/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-names.h"

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

static gboolean
on_mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget))
    on_button_mapped_cb (GTK_BUTTON (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    on_menu_button_mapped_cb (GTK_MENU_BUTTON (widget));
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
