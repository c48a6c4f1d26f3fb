/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-sheet.h"

#include "spor-claim-findings.h"
#include "spor-claim-head.h"
#include "spor-claim-history.h"
#include "spor-claim-words.h"
#include "spor-plain-row.h"

#include <glib/gi18n-lib.h>

struct _SporClaimSheet
{
  AdwBin parent_instance;

  /* template */
  GtkScrolledWindow *scroll;
  SporClaimHead *head;
  SporClaimFindings *findings;
  GtkListBox *lines;
  GtkLabel *route;
  GtkLabel *note;
  AdwBin *below; /* receipts that do not fit beside */
  SporClaimHistory *history;

  char *shown; /* id of the claim */
};

enum
{
  SHOW_RECEIPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporClaimSheet, spor_claim_sheet, ADW_TYPE_BIN)

#define RECEIPT_KEY "spor-receipt"

static void
on_line_activated_cb (SporClaimSheet *self, GtkListBoxRow *row)
{
  const char *receipt_id = g_object_get_data (G_OBJECT (row), RECEIPT_KEY);

  if (receipt_id)
    g_signal_emit (self, signals[SHOW_RECEIPT], 0, receipt_id);
}

static GtkWidget *
spor_amount_label_new (gint64 amount)
{
  g_autofree char *text = spor_money_format (amount);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* A line with a receipt leads to it. */
static void
spor_sheet_row_set_receipt (GtkWidget *row, const SporReceipt *receipt)
{
  g_object_set_data_full (G_OBJECT (row), RECEIPT_KEY, g_strdup (receipt->id), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, receipt->name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "mail-attachment-symbolic",
                                           "tooltip-text", receipt->name, NULL));
}

static GtkWidget *
spor_sheet_row_new (const SporClaim *claim, const SporClaimLine *line)
{
  const SporReceipt *receipt = spor_claim_find_receipt (claim, line->receipt_id);
  g_autofree char *title = spor_claim_line_title (line);
  g_autofree char *subtitle = spor_claim_line_subtitle (line);
  GtkWidget *row = spor_plain_row_new (title, subtitle);

  if (receipt)
    spor_sheet_row_set_receipt (row, receipt);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spor_amount_label_new (line->amount));
  return row;
}

static void
spor_claim_sheet_show_lines (SporClaimSheet *self, const SporClaim *claim)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))))
    gtk_list_box_remove (self->lines, child);
  for (guint i = 0; i < claim->lines->len; i++)
    gtk_list_box_append (self->lines, spor_sheet_row_new (claim, spor_claim_line (claim, i)));
}

static void
spor_claim_sheet_finalize (GObject *object)
{
  g_free (SPOR_CLAIM_SHEET (object)->shown);
  G_OBJECT_CLASS (spor_claim_sheet_parent_class)->finalize (object);
}

static void
spor_claim_sheet_class_init (SporClaimSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = spor_claim_sheet_finalize;

  signals[SHOW_RECEIPT] = g_signal_new ("show-receipt", SPOR_TYPE_CLAIM_SHEET, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (SPOR_TYPE_CLAIM_FINDINGS);
  g_type_ensure (SPOR_TYPE_CLAIM_HEAD);
  g_type_ensure (SPOR_TYPE_CLAIM_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimSheet, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSheet, head);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSheet, findings);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSheet, lines);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSheet, route);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSheet, note);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSheet, history);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSheet, below);
  gtk_widget_class_bind_template_callback (widget_class, on_line_activated_cb);
}

static void
spor_claim_sheet_init (SporClaimSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_claim_sheet_show (SporClaimSheet *self, SporBook *book, SporClaimItem *item)
{
  const SporClaim *claim = spor_claim_item_get_claim (item);
  g_autofree char *route = spor_claim_route_text (claim);
  /* Translators: NemKonto, or an EAN number */
  g_autofree char *payment = g_strdup_printf (_ ("Payment: %s"), route);

  g_return_if_fail (SPOR_IS_CLAIM_SHEET (self));

  if (g_strcmp0 (self->shown, claim->id) != 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  g_free (self->shown);
  self->shown = g_strdup (claim->id);
  spor_claim_head_show (self->head, item);
  spor_claim_findings_show (self->findings, spor_claim_item_get_findings (item), FALSE);
  spor_claim_sheet_show_lines (self, claim);
  gtk_label_set_label (self->route, payment);
  gtk_label_set_label (self->note, claim->note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *claim->note != '\0');
  spor_claim_history_show (self->history, book, claim->id);
}

AdwBin *
spor_claim_sheet_get_below (SporClaimSheet *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_SHEET (self), NULL);

  return self->below;
}
