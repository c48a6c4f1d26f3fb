/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-row.h"

#include "spor-claim-words.h"

#include <glib/gi18n-lib.h>

struct _SporClaimRow
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *name;
  GtkLabel *amount;
  GtkLabel *meeting;
  GtkLabel *state;
  GtkWidget *remark;
  GtkImage *remark_icon;
  GtkLabel *remark_label;
};

G_DEFINE_FINAL_TYPE (SporClaimRow, spor_claim_row, ADW_TYPE_BIN)

static void
spor_claim_row_class_init (SporClaimRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "claimrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimRow, name);
  gtk_widget_class_bind_template_child (widget_class, SporClaimRow, amount);
  gtk_widget_class_bind_template_child (widget_class, SporClaimRow, meeting);
  gtk_widget_class_bind_template_child (widget_class, SporClaimRow, state);
  gtk_widget_class_bind_template_child (widget_class, SporClaimRow, remark);
  gtk_widget_class_bind_template_child (widget_class, SporClaimRow, remark_icon);
  gtk_widget_class_bind_template_child (widget_class, SporClaimRow, remark_label);
}

static void
spor_claim_row_init (SporClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
spor_claim_row_new (void)
{
  return g_object_new (SPOR_TYPE_CLAIM_ROW, NULL);
}

/* Whether whoever approves or pays it should see what is unusual: not among claims of every state,
 * where what is decided is decided. */
static gboolean
spor_claim_row_warns (const SporClaim *claim, gboolean with_state)
{
  return claim->state == SPOR_CLAIM_SUBMITTED
         || (claim->state == SPOR_CLAIM_APPROVED && !with_state);
}

/* An open claim counts what blocks it. */
static void
spor_claim_row_show_remark (SporClaimRow *self, SporClaimItem *item, gboolean with_state)
{
  const SporClaim *claim = spor_claim_item_get_claim (item);
  gboolean open = spor_claim_is_open (claim);
  SporSeverity severity = open ? SPOR_SEVERITY_BLOCKS : SPOR_SEVERITY_WARNS;
  guint n = open || spor_claim_row_warns (claim, with_state)
                ? spor_claim_item_count_findings (item, severity)
                : 0;
  g_autofree char *text = open ? g_strdup_printf (ngettext ("%u to correct", "%u to correct", n), n)
                               : g_strdup_printf (ngettext ("%u warning", "%u warnings", n), n);

  gtk_widget_set_visible (self->remark, n > 0);
  gtk_label_set_label (self->remark_label, text);
  gtk_image_set_from_icon_name (self->remark_icon, spor_severity_icon (severity));
}

void
spor_claim_row_show (SporClaimRow *self, SporClaimItem *item, gboolean with_state)
{
  const SporClaim *claim = spor_claim_item_get_claim (item);
  g_autofree char *amount = spor_money_format (spor_claim_item_get_due (item));
  g_autofree char *meeting = spor_meeting_summary (spor_claim_item_get_meeting (item));

  g_return_if_fail (SPOR_IS_CLAIM_ROW (self));

  gtk_label_set_label (self->name, spor_claim_item_get_name (item));
  gtk_label_set_label (self->amount, amount);
  gtk_label_set_label (self->meeting, meeting);
  spor_claim_state_show (self->state, claim->state);
  gtk_widget_set_visible (GTK_WIDGET (self->state), with_state);
  spor_claim_row_show_remark (self, item, with_state);
  gtk_widget_set_visible (gtk_widget_get_parent (self->remark),
                          with_state || gtk_widget_get_visible (self->remark));
}
