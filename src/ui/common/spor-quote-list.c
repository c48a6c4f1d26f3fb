/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-quote-list.h"

#include <glib/gi18n-lib.h>

#define TEXT_KEY "spor-quotes"

#define MAX_HEIGHT 240 /* more is scrolled to */

/* So that a question grows with the size of text, and has room for its answers side by side. */
#define HEADING_CHARS 32

static GtkWidget *
spor_quote_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
spor_quote_box_new (const GPtrArray *quotes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = spor_quote_label_new (_ ("What was typed and is not saved:"), "heading");

  gtk_label_set_width_chars (GTK_LABEL (heading), HEADING_CHARS);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < quotes->len; i++)
    {
      const SporQuote *quote = g_ptr_array_index (quotes, i);
      GtkWidget *field = spor_quote_label_new (quote->field, "caption");
      GtkWidget *text = spor_quote_label_new (quote->text, NULL);

      gtk_widget_set_margin_top (field, 6);
      gtk_label_set_selectable (GTK_LABEL (text), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      quote->field, -1);
      gtk_box_append (GTK_BOX (box), field);
      gtk_box_append (GTK_BOX (box), text);
    }
  return box;
}

GtkWidget *
spor_quote_list_new (const GPtrArray *quotes)
{
  g_return_val_if_fail (quotes != NULL, NULL);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", spor_quote_box_new (quotes),
                       "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                       "max-content-height", MAX_HEIGHT, NULL);
}

/* --- To be copied ---------------------------------------------------------------------------- */

/* What it stands in goes on. */
static void
on_copy_clicked_cb (GtkButton *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          g_object_get_data (G_OBJECT (button), TEXT_KEY));
  gtk_button_set_label (button, _ ("Text copied"));
}

GtkWidget *
spor_quote_list_new_to_copy (const GPtrArray *quotes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("C_opy What Was Typed"));

  g_return_val_if_fail (quotes != NULL, NULL);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), TEXT_KEY, spor_quotes_to_clipboard (quotes), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_copy_clicked_cb), NULL);
  gtk_box_append (GTK_BOX (box), spor_quote_list_new (quotes));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}
