/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-receipt-list.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>

#define RECEIPT_KEY "spor-receipt"

struct _SporReceiptList
{
  AdwBin parent_instance;

  /* template */
  GtkListBox *list;
};

enum
{
  SHOW_RECEIPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporReceiptList, spor_receipt_list, ADW_TYPE_BIN)

/* --- A receipt ------------------------------------------------------------------------------ */

static guint
spor_claim_count_uses (const SporClaim *claim, const char *receipt_id)
{
  guint n = 0;

  for (guint i = 0; i < claim->lines->len; i++)
    if (g_str_equal (spor_claim_line (claim, i)->receipt_id, receipt_id))
      n++;
  return n;
}

static GtkWidget *
spor_receipt_remove_button (const SporReceipt *receipt)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove the Receipt"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the Receipt"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "claim.remove-receipt");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", receipt->id);
  return button;
}

/* g_format_size() goes by the machine's locale, not by the program's language. */
static char *
spor_size_text (gint64 size)
{
  g_autofree char *number = NULL;

  if (size < 1000)
    return g_strdup_printf (ngettext ("%d byte", "%d bytes", (gulong)size), (int)size);
  number = spor_format_number (size < 1000000 ? size / 1e3 : size / 1e6, 1);
  return g_strdup_printf ("%s\u00a0%s", number, size < 1000000 ? "kB" : "MB");
}

static GtkWidget *
spor_receipt_row_new (const SporClaim *claim, const SporReceipt *receipt)
{
  GtkWidget *row = adw_action_row_new ();
  guint n = spor_claim_count_uses (claim, receipt->id);
  g_autofree char *size = spor_size_text (receipt->size);
  g_autofree char *uses = n == 0 ? g_strdup (_ ("on no line"))
                                 : g_strdup_printf (ngettext ("on %u line", "on %u lines", n), n);
  /* Translators: a file's size; on how many lines it is */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s, %s"), size, uses);
  g_autofree char *title = g_markup_escape_text (receipt->name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "mail-attachment-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spor_receipt_remove_button (receipt));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), RECEIPT_KEY, g_strdup (receipt->id), g_free);
  return row;
}

/* --- The list ------------------------------------------------------------------------------- */

static void
on_row_activated_cb (SporReceiptList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SHOW_RECEIPT], 0, g_object_get_data (G_OBJECT (row), RECEIPT_KEY));
}

static void
spor_receipt_list_class_init (SporReceiptListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SHOW_RECEIPT] = g_signal_new ("show-receipt", SPOR_TYPE_RECEIPT_LIST, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-receipt-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SporReceiptList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
spor_receipt_list_init (SporReceiptList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_receipt_list_show (SporReceiptList *self, const SporClaim *claim)
{
  GtkWidget *child;

  g_return_if_fail (SPOR_IS_RECEIPT_LIST (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < claim->receipts->len; i++)
    gtk_list_box_append (self->list,
                         spor_receipt_row_new (claim, g_ptr_array_index (claim->receipts, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), claim->receipts->len > 0);
}
