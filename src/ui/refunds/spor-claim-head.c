/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-head.h"

#include "spor-claim-words.h"
#include "spor-columns.h"

#include <glib/gi18n-lib.h>

struct _SporClaimHead
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *name;
  GtkLabel *meeting;
  GtkLabel *total;
  GtkLabel *state;
  GtkLabel *state_text;
  GtkWidget *reason_box;
  GtkLabel *reason_title;
  GtkLabel *reason;
  GtkButton *corrects;
};

G_DEFINE_FINAL_TYPE (SporClaimHead, spor_claim_head, ADW_TYPE_BIN)

static void
spor_claim_head_show_reason (SporClaimHead *self, const SporClaim *claim)
{
  gboolean shown = *claim->reason
                   && (claim->state == SPOR_CLAIM_RETURNED || claim->state == SPOR_CLAIM_REJECTED);

  gtk_widget_set_visible (self->reason_box, shown);
  gtk_label_set_label (self->reason, claim->reason);
  gtk_label_set_label (self->reason_title, claim->state == SPOR_CLAIM_RETURNED
                                               ? _ ("Returned for correction")
                                               : _ ("Rejected"));
}

static void
spor_claim_head_show_corrected (SporClaimHead *self, SporClaimItem *item)
{
  const SporClaim *claim = spor_claim_item_get_claim (item);
  SporClaimItem *corrected
      = *claim->corrects
            ? spor_claim_item_new_for_id (spor_claim_item_get_snapshot (item), claim->corrects)
            : NULL;
  g_autofree char *total = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->corrects), corrected != NULL);
  if (!corrected)
    return;
  total = spor_money_format (spor_claim_item_get_total (corrected));
  /* Translators: an amount; a claim's state */
  label = g_strdup_printf (_ ("Corrects the claim of %s (%s)"), total,
                           spor_claim_state_label (spor_claim_item_get_claim (corrected)->state));
  gtk_button_set_label (self->corrects, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->corrects), "s", claim->corrects);
  g_object_unref (corrected);
}

static void
spor_claim_head_class_init (SporClaimHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SPOR_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-head.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimHead, name);
  gtk_widget_class_bind_template_child (widget_class, SporClaimHead, meeting);
  gtk_widget_class_bind_template_child (widget_class, SporClaimHead, total);
  gtk_widget_class_bind_template_child (widget_class, SporClaimHead, state);
  gtk_widget_class_bind_template_child (widget_class, SporClaimHead, state_text);
  gtk_widget_class_bind_template_child (widget_class, SporClaimHead, reason_box);
  gtk_widget_class_bind_template_child (widget_class, SporClaimHead, reason_title);
  gtk_widget_class_bind_template_child (widget_class, SporClaimHead, reason);
  gtk_widget_class_bind_template_child (widget_class, SporClaimHead, corrects);
}

static void
spor_claim_head_init (SporClaimHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_claim_head_show (SporClaimHead *self, SporClaimItem *item)
{
  const SporClaim *claim = spor_claim_item_get_claim (item);
  g_autofree char *meeting = spor_meeting_summary (spor_claim_item_get_meeting (item));
  g_autofree char *state = spor_claim_state_text (claim);
  g_autofree char *name = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_HEAD (self));

  name = g_strjoin (", ", spor_claim_item_get_name (item),
                    *spor_claim_item_get_place (item) ? spor_claim_item_get_place (item) : NULL,
                    NULL);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->meeting, meeting);
  gtk_label_set_label (self->state_text, state);
  spor_claim_state_show (self->state, claim->state);
  spor_claim_head_set_total (self, spor_claim_item_get_due (item));
  spor_claim_head_show_reason (self, claim);
  spor_claim_head_show_corrected (self, item);
}

void
spor_claim_head_set_total (SporClaimHead *self, gint64 total)
{
  g_autofree char *text = spor_money_format (total);

  g_return_if_fail (SPOR_IS_CLAIM_HEAD (self));

  gtk_label_set_label (self->total, text);
}
