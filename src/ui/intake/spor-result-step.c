/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-result-step.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>

struct _SporResultStep
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  AdwStatusPage *page;
  GtkWidget *attention_button;
  GtkWidget *undo_button;
};

G_DEFINE_FINAL_TYPE (SporResultStep, spor_result_step, ADW_TYPE_BIN)

static void
spor_result_step_show (SporResultStep *self,
                       const char *icon_name,
                       const char *title,
                       const char *description)
{
  g_autofree char *plain = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->page, icon_name);
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, plain);
  gtk_widget_set_visible (self->attention_button, FALSE);
  gtk_widget_set_visible (self->undo_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static void
spor_result_step_class_init (SporResultStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-result-step.ui");
  gtk_widget_class_bind_template_child (widget_class, SporResultStep, stack);
  gtk_widget_class_bind_template_child (widget_class, SporResultStep, page);
  gtk_widget_class_bind_template_child (widget_class, SporResultStep, attention_button);
  gtk_widget_class_bind_template_child (widget_class, SporResultStep, undo_button);
}

static void
spor_result_step_init (SporResultStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_result_step_show_importing (SporResultStep *self)
{
  g_return_if_fail (SPOR_IS_RESULT_STEP (self));

  gtk_stack_set_visible_child_name (self->stack, "importing");
}

/* (transfer full) */
static char *
spor_report_description (const SporImportReport *report)
{
  g_autofree char *added = spor_format_count (report->added);
  g_autofree char *updated = spor_format_count (report->updated);
  g_autofree char *unchanged = spor_format_count (report->unchanged);
  g_autofree char *erased = spor_format_count (report->erased);
  /* Translators: a file's name, then answers that are new, have changed, are in the book already */
  g_autofree char *counts = g_strdup_printf (_ ("From %s: %s new, %s updated, %s unchanged."),
                                             report->source, added, updated, unchanged);
  g_autofree char *left_out = g_strdup_printf (
      ngettext ("%s of them is from somebody whose personal data has been erased, and stays out.",
                "%s of them are from people whose personal data has been erased, and stay out.",
                report->erased),
      erased);

  return g_strjoin (report->erased > 0 ? " " : "", counts, report->erased > 0 ? left_out : "",
                    NULL);
}

void
spor_result_step_show_report (SporResultStep *self, const SporImportReport *report)
{
  g_autofree char *accepted = NULL;
  g_autofree char *attention = NULL;
  g_autofree char *skipped = NULL;
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (SPOR_IS_RESULT_STEP (self));
  g_return_if_fail (report != NULL);

  description = spor_report_description (report);
  accepted = spor_format_count (report->accepted);
  attention = spor_format_count (report->attention);
  skipped = spor_format_count (report->skipped);
  /* Translators: sign-ups accepted, sign-ups that need attention, answers skipped; the plural goes
   * by the second */
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%s accepted, %s needs attention, %s skipped",
                                        "%s accepted, %s need attention, %s skipped",
                                        report->attention),
                           accepted, attention, skipped);
  spor_result_step_show (self,
                         report->accepted == 0 && report->attention > 0 ? "dialog-warning-symbolic"
                                                                        : "emblem-ok-symbolic",
                         title, description);
  gtk_widget_set_visible (self->undo_button, report->import_id != NULL);
  gtk_widget_set_visible (self->attention_button, report->attention > 0);
  gtk_widget_grab_focus (self->attention_button);
}

void
spor_result_step_show_undone (SporResultStep *self)
{
  g_return_if_fail (SPOR_IS_RESULT_STEP (self));

  spor_result_step_show (self, "edit-undo-symbolic", _ ("The Import Was Undone"),
                         _ ("The book is as it was before."));
}

void
spor_result_step_show_error (SporResultStep *self, const GError *error, gboolean undo)
{
  g_return_if_fail (SPOR_IS_RESULT_STEP (self));
  g_return_if_fail (error != NULL);

  if (undo)
    spor_result_step_show (self, "dialog-error-symbolic", _ ("The Import Could Not Be Undone"),
                           error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    spor_result_step_show (self, "process-stop-symbolic", _ ("The Import Was Cancelled"),
                           _ ("The book is as it was before."));
  else
    spor_result_step_show (self, "dialog-error-symbolic", _ ("Nothing Was Imported"),
                           error->message);
}
