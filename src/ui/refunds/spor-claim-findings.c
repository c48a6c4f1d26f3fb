/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-findings.h"

#include "spor-claim-words.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

struct _SporClaimFindings
{
  AdwBin parent_instance;

  /* template */
  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporClaimFindings, spor_claim_findings, ADW_TYPE_BIN)

#define RULE_KEY "spor-rule"
#define LINE_KEY "spor-line"

static void
on_row_activated_cb (SporClaimFindings *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0,
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), RULE_KEY)),
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), LINE_KEY)));
}

static GtkWidget *
spor_finding_row_new (const SporClaimFinding *finding, gboolean leading)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *kept = spor_text_keep_numbers (finding->text);
  GtkWidget *label = gtk_label_new (kept);
  g_autofree char *said = finding->severity == SPOR_SEVERITY_BLOCKS
                              /* Translators: a sentence with what is wrong */
                              ? g_strdup_printf (_ ("Must be corrected: %s"), finding->text)
                              /* Translators: a sentence with what is unusual */
                              : g_strdup_printf (_ ("Worth a look: %s"), finding->text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", spor_severity_icon (finding->severity),
                                "valign", GTK_ALIGN_START, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leading);
  gtk_widget_set_focusable (row, leading);
  gtk_widget_add_css_class (row, finding->severity == SPOR_SEVERITY_BLOCKS ? "blocks" : "warns");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data (G_OBJECT (row), RULE_KEY, GINT_TO_POINTER (finding->rule));
  g_object_set_data (G_OBJECT (row), LINE_KEY, GINT_TO_POINTER (finding->line));
  return row;
}

static void
spor_claim_findings_class_init (SporClaimFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_CLAIM_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "claimfindings");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimFindings, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
spor_claim_findings_init (SporClaimFindings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_claim_findings_show (SporClaimFindings *self, const GPtrArray *findings, gboolean leading)
{
  static const SporSeverity order[] = { SPOR_SEVERITY_BLOCKS, SPOR_SEVERITY_WARNS };
  GtkWidget *child;

  g_return_if_fail (SPOR_IS_CLAIM_FINDINGS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint s = 0; s < G_N_ELEMENTS (order); s++)
    for (guint i = 0; i < findings->len; i++)
      {
        const SporClaimFinding *finding = g_ptr_array_index (findings, i);

        if (finding->severity == order[s])
          gtk_list_box_append (self->list, spor_finding_row_new (finding, leading));
      }
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
}
