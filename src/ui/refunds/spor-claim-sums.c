/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-sums.h"

#include "spor-claim-totals.h"
#include "spor-language.h"

#include <glib/gi18n-lib.h>

struct _SporClaimSums
{
  AdwBin parent_instance;

  /* template */
  GtkDropDown *by;
  GtkStringList *groupings;
  GtkListBox *list;
  GtkWidget *budget_box;
  GtkLevelBar *used;
  GtkLabel *budget;

  /* owned */
  SporSnapshot *snapshot;
};

G_DEFINE_FINAL_TYPE (SporClaimSums, spor_claim_sums, ADW_TYPE_BIN)

/* Groupings that are offered: states stand in every row already. */
#define N_GROUPINGS SPOR_TOTALS_BY_STATE

static GtkWidget *
spor_sum_label_new (const char *text, gboolean figure)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), figure);
  gtk_widget_set_hexpand (label, !figure);
  gtk_widget_add_css_class (label, figure ? "numeric" : "caption");
  if (!figure)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* Who reads it with a mouse or a screen reader hears of the states too. */
static char *
spor_total_text (const SporClaimTotal *total)
{
  g_autofree char *used = spor_money_format (spor_claim_total_used (total));
  g_autofree char *waiting = spor_money_format (spor_claim_total_waiting (total));

  /* Translators: a group of claims, such as a meeting; how many they are; two amounts */
  return spor_format_counts (ngettext ("%s: %u claim; %s approved or paid, %s waiting",
                                       "%s: %u claims; %s approved or paid, %s waiting",
                                       total->n_claims),
                             *total->label ? total->label : "–", total->n_claims, used, waiting);
}

static GtkWidget *
spor_sum_row_new (const SporClaimTotal *total)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *sum
      = spor_money_format (spor_claim_total_used (total) + spor_claim_total_waiting (total));
  g_autofree char *text = spor_total_text (total);

  gtk_box_append (GTK_BOX (box), spor_sum_label_new (*total->label ? total->label : "–", FALSE));
  gtk_box_append (GTK_BOX (box), spor_sum_label_new (sum, TRUE));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_tooltip_text (row, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
spor_claim_sums_fill (SporClaimSums *self)
{
  guint by = gtk_drop_down_get_selected (self->by);
  g_autoptr (GPtrArray) totals = NULL;
  GtkWidget *child;

  if (!self->snapshot || by >= N_GROUPINGS)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  totals = spor_claim_totals (spor_snapshot_get_refunds (self->snapshot),
                              spor_snapshot_get_decided (self->snapshot), by);
  for (guint i = 0; i < totals->len; i++)
    {
      const SporClaimTotal *total = g_ptr_array_index (totals, i);

      if (spor_claim_total_used (total) + spor_claim_total_waiting (total) > 0)
        gtk_list_box_append (self->list, spor_sum_row_new (total));
    }
}

static void
spor_claim_sums_show_budget (SporClaimSums *self)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (self->snapshot);
  g_autoptr (SporClaimTotal) whole = spor_claim_totals_whole (refunds);
  gint64 used = spor_claim_total_used (whole), waiting = spor_claim_total_waiting (whole);
  g_autofree char *budget = spor_money_format (refunds->terms.budget);
  g_autofree char *spent = spor_money_format (used);
  g_autofree char *pending = spor_money_format (waiting);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->used), refunds->terms.budget > 0);
  if (refunds->terms.budget > 0)
    {
      gtk_level_bar_set_max_value (self->used, refunds->terms.budget);
      gtk_level_bar_set_value (self->used, MIN (used + waiting, refunds->terms.budget));
      /* Translators: three amounts */
      text = g_strdup_printf (_ ("%s approved or paid and %s waiting, of %s"), spent, pending,
                              budget);
    }
  else
    /* Translators: two amounts */
    text = g_strdup_printf (_ ("%s approved or paid, %s waiting"), spent, pending);
  gtk_label_set_label (self->budget, text);
  if (used + waiting > refunds->terms.budget && refunds->terms.budget > 0)
    gtk_widget_add_css_class (self->budget_box, "error");
  else
    gtk_widget_remove_css_class (self->budget_box, "error");
}

static void
spor_claim_sums_dispose (GObject *object)
{
  g_clear_object (&SPOR_CLAIM_SUMS (object)->snapshot);
  G_OBJECT_CLASS (spor_claim_sums_parent_class)->dispose (object);
}

static void
spor_claim_sums_class_init (SporClaimSumsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_claim_sums_dispose;
  gtk_widget_class_set_css_name (widget_class, "claimsums");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-sums.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimSums, by);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSums, groupings);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSums, list);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSums, budget_box);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSums, used);
  gtk_widget_class_bind_template_child (widget_class, SporClaimSums, budget);
  gtk_widget_class_bind_template_callback (widget_class, spor_claim_sums_fill);
}

static void
spor_claim_sums_init (SporClaimSums *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint by = 0; by < N_GROUPINGS; by++)
    gtk_string_list_append (self->groupings, spor_totals_by_label (by));
  /* more than the budget is no better the nearer it comes */
  gtk_level_bar_remove_offset_value (self->used, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->used, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->used, GTK_LEVEL_BAR_OFFSET_FULL);
}

void
spor_claim_sums_show (SporClaimSums *self, SporSnapshot *snapshot)
{
  g_return_if_fail (SPOR_IS_CLAIM_SUMS (self));

  g_set_object (&self->snapshot, snapshot);
  if (!snapshot)
    return;
  spor_claim_sums_fill (self);
  spor_claim_sums_show_budget (self);
}
