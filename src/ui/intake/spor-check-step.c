/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-check-step.h"

#include "spor-language.h"
#include "spor-one-stop.h"
#include "spor-report-group.h"
#include "spor-report-line.h"
#include "spor-tab-box.h"

#include <glib/gi18n-lib.h>

/* A count that shows only the rows it counts while it is pressed. */
typedef struct
{
  GtkToggleButton *button;
  GtkLabel *number;
  int value; /* SporStatus or SporOutcome */
} SporCount;

enum
{
  COUNT_ACCEPTED,
  COUNT_ATTENTION,
  COUNT_SKIPPED,
  N_STATUS_COUNTS,
  COUNT_NEW = N_STATUS_COUNTS,
  COUNT_UPDATED,
  COUNT_UNCHANGED,
  N_COUNTS
};

struct _SporCheckStep
{
  AdwBin parent_instance;

  /* template */
  GtkToggleButton *accepted, *attention, *skipped;
  GtkLabel *accepted_number, *attention_number, *skipped_number;
  GtkToggleButton *added, *updated, *unchanged;
  GtkLabel *added_number, *updated_number, *unchanged_number;
  GtkSwitch *include;
  GtkStack *stack;
  GtkListView *list;
  GtkNoSelection *selection;
  GtkLabel *left_off;
  GtkWidget *doubt;
  AdwStatusPage *fine;
  AdwStatusPage *failed;

  /* owned */
  SporRound *round;
  GPtrArray *rows; /* of the report; NULL: none yet */

  SporImportReport report; /* its counts, and rows borrowed from above */
  SporCount counts[N_COUNTS];
  gboolean updating;
};

enum
{
  SIGNAL_RECHECK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporCheckStep, spor_check_step, ADW_TYPE_BIN)

/* --- Rows ----------------------------------------------------------------------------------- */

static int
spor_check_step_pressed (SporCheckStep *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (gtk_toggle_button_get_active (self->counts[i].button))
      return self->counts[i].value;
  return -1;
}

static GListModel *
spor_check_step_create_children (gpointer item, gpointer user_data)
{
  return SPOR_IS_REPORT_GROUP (item) ? g_object_ref (G_LIST_MODEL (item)) : NULL;
}

/* Nothing to look at: why that is so. */
static void
spor_check_step_show_fine (SporCheckStep *self, gboolean filtered)
{
  if (filtered)
    {
      adw_status_page_set_title (self->fine, _ ("Nothing to Look at Here"));
      adw_status_page_set_description (self->fine, _ ("There are no remarks on these rows."));
    }
  else if (self->report.added + self->report.updated == 0)
    {
      adw_status_page_set_title (self->fine, _ ("Nothing New"));
      adw_status_page_set_description (self->fine,
                                       _ ("Every answer is in the book already, unchanged."));
    }
  else
    {
      adw_status_page_set_title (self->fine, _ ("All in Order"));
      adw_status_page_set_description (self->fine, _ ("Every answer can be taken in as it is."));
    }
  gtk_stack_set_visible_child_name (self->stack, "fine");
}

static void
spor_check_step_update_rows (SporCheckStep *self)
{
  SporReportFilter filter = { spor_check_step_pressed (self, 0, N_STATUS_COUNTS),
                              spor_check_step_pressed (self, COUNT_NEW, N_COUNTS) };
  gboolean filtered = filter.status >= 0 || filter.outcome >= 0;
  GListModel *groups;
  GtkTreeListModel *tree;
  guint n_groups;

  if (!self->rows)
    return;
  groups = spor_report_groups_new (self->round, &self->report, &filter);
  n_groups = g_list_model_get_n_items (groups);
  tree = gtk_tree_list_model_new (groups, FALSE, n_groups == 1, spor_check_step_create_children,
                                  NULL, NULL);
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (tree));
  g_object_unref (tree);

  if (n_groups == 0)
    spor_check_step_show_fine (self, filtered);
  else
    gtk_stack_set_visible_child_name (self->stack, "rows");
}

static void
on_count_toggled_cb (SporCheckStep *self, GtkToggleButton *button)
{
  if (self->updating)
    return;

  /* One of each kind at most; none shows all. */
  self->updating = TRUE;
  for (guint i = 0; i < N_COUNTS; i++)
    if (self->counts[i].button == button && gtk_toggle_button_get_active (button))
      for (guint j = 0; j < N_COUNTS; j++)
        if (j != i && (j < N_STATUS_COUNTS) == (i < N_STATUS_COUNTS))
          gtk_toggle_button_set_active (self->counts[j].button, FALSE);
  self->updating = FALSE;
  spor_check_step_update_rows (self);
}

static void
on_line_activated_cb (SporCheckStep *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

static void
on_line_set_up_cb (SporCheckStep *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (SPOR_TYPE_REPORT_LINE, NULL));
}

static void
on_line_bound_cb (SporCheckStep *self, GtkListItem *item)
{
  spor_report_line_set_row (SPOR_REPORT_LINE (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
on_line_unbound_cb (SporCheckStep *self, GtkListItem *item)
{
  spor_report_line_set_row (SPOR_REPORT_LINE (gtk_list_item_get_child (item)), NULL);
}

/* --- Counts --------------------------------------------------------------------------------- */

static void
spor_check_step_set_count (SporCheckStep *self, guint index, guint n)
{
  SporCount *count = &self->counts[index];
  GtkWidget *name = gtk_widget_get_next_sibling (GTK_WIDGET (count->number));
  g_autofree char *text = spor_format_count (n);
  g_autofree char *spoken = g_strconcat (text, " ", gtk_label_get_label (GTK_LABEL (name)), NULL);

  gtk_label_set_label (count->number, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (count->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (count->button), n > 0);
  if (n == 0)
    gtk_toggle_button_set_active (count->button, FALSE);
}

static void
spor_check_step_update_counts (SporCheckStep *self)
{
  self->updating = TRUE;
  spor_check_step_set_count (self, COUNT_ACCEPTED, self->report.accepted);
  spor_check_step_set_count (self, COUNT_ATTENTION, self->report.attention);
  spor_check_step_set_count (self, COUNT_SKIPPED, self->report.skipped);
  spor_check_step_set_count (self, COUNT_NEW, self->report.added);
  spor_check_step_set_count (self, COUNT_UPDATED, self->report.updated);
  spor_check_step_set_count (self, COUNT_UNCHANGED, self->report.unchanged);
  self->updating = FALSE;
}

static void
on_recheck_cb (SporCheckStep *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_RECHECK], 0);
}

/* --- Widget --------------------------------------------------------------------------------- */

static void
spor_check_step_dispose (GObject *object)
{
  SporCheckStep *self = SPOR_CHECK_STEP (object);

  g_clear_pointer (&self->round, spor_round_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (spor_check_step_parent_class)->dispose (object);
}

static void
spor_check_step_class_init (SporCheckStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_check_step_dispose;
  signals[SIGNAL_RECHECK] = g_signal_new ("recheck", SPOR_TYPE_CHECK_STEP, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "checkstep");
  g_type_ensure (SPOR_TYPE_ONE_STOP);
  g_type_ensure (SPOR_TYPE_TAB_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-check-step.ui");
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, accepted);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, accepted_number);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, attention);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, attention_number);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, skipped);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, skipped_number);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, added);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, added_number);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, updated);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, updated_number);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, unchanged);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, unchanged_number);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, include);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, stack);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, list);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, selection);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, left_off);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, doubt);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, fine);
  gtk_widget_class_bind_template_child (widget_class, SporCheckStep, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_count_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_line_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_line_set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_line_bound_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_line_unbound_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_recheck_cb);
}

static void
spor_check_step_init (SporCheckStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->counts[COUNT_ACCEPTED]
      = (SporCount){ self->accepted, self->accepted_number, SPOR_STATUS_ELIGIBLE };
  self->counts[COUNT_ATTENTION]
      = (SporCount){ self->attention, self->attention_number, SPOR_STATUS_ATTENTION };
  self->counts[COUNT_SKIPPED]
      = (SporCount){ self->skipped, self->skipped_number, SPOR_STATUS_SKIPPED };
  self->counts[COUNT_NEW] = (SporCount){ self->added, self->added_number, SPOR_OUTCOME_NEW };
  self->counts[COUNT_UPDATED]
      = (SporCount){ self->updated, self->updated_number, SPOR_OUTCOME_UPDATED };
  self->counts[COUNT_UNCHANGED]
      = (SporCount){ self->unchanged, self->unchanged_number, SPOR_OUTCOME_UNCHANGED };
}

gboolean
spor_check_step_get_include_incomplete (SporCheckStep *self)
{
  g_return_val_if_fail (SPOR_IS_CHECK_STEP (self), FALSE);

  return gtk_switch_get_active (self->include);
}

void
spor_check_step_reset (SporCheckStep *self)
{
  g_return_if_fail (SPOR_IS_CHECK_STEP (self));

  self->updating = TRUE;
  gtk_switch_set_active (self->include, FALSE);
  for (guint i = 0; i < N_COUNTS; i++)
    gtk_toggle_button_set_active (self->counts[i].button, FALSE);
  self->updating = FALSE;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

/* What was found before stays in view while it is looked at again. */
void
spor_check_step_show_checking (SporCheckStep *self)
{
  g_return_if_fail (SPOR_IS_CHECK_STEP (self));

  if (!self->rows || gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->failed))
    gtk_stack_set_visible_child_name (self->stack, "checking");
}

void
spor_check_step_show_report (SporCheckStep *self, SporRound *round, SporImportReport *report)
{
  g_autofree char *n_left_off = NULL;
  g_autofree char *left_off = NULL;

  g_return_if_fail (SPOR_IS_CHECK_STEP (self));
  g_return_if_fail (report != NULL);

  g_clear_pointer (&self->round, spor_round_unref);
  self->round = spor_round_ref (round);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_ref (report->rows);
  self->report = *report;
  self->report.import_id = self->report.source = NULL;

  spor_check_step_update_counts (self);
  spor_check_step_update_rows (self);
  n_left_off = spor_format_count (report->left_off);
  left_off
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s more row has remarks and is not listed.",
                                      "%s more rows have remarks and are not listed.",
                                      report->left_off),
                         n_left_off);
  gtk_label_set_label (self->left_off, left_off);
  gtk_widget_set_visible (GTK_WIDGET (self->left_off), report->left_off > 0);
  gtk_widget_set_visible (self->doubt, report->accepted == 0 && report->attention > 0);
}

void
spor_check_step_show_error (SporCheckStep *self, const GError *error)
{
  gboolean cancelled;
  g_autofree char *text = NULL;

  g_return_if_fail (SPOR_IS_CHECK_STEP (self));
  g_return_if_fail (error != NULL);

  cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  text = g_markup_escape_text (cancelled ? _ ("Nothing was changed.") : error->message, -1);
  adw_status_page_set_title (self->failed, cancelled ? _ ("The Check Was Cancelled")
                                                     : _ ("The Answers Cannot Be Read"));
  adw_status_page_set_description (self->failed, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}
