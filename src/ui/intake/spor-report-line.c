/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-report-line.h"

#include "spor-language.h"
#include "spor-report-group.h"

#include <glib/gi18n-lib.h>

struct _SporReportLine
{
  AdwBin parent_instance;

  /* template */
  GtkTreeExpander *expander;
  GtkStack *stack;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *number;
  GtkLabel *name;
  GtkLabel *place;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (SporReportLine, spor_report_line, ADW_TYPE_BIN)

static void
spor_report_line_show_group (SporReportLine *self, SporReportGroup *group)
{
  g_autofree char *count = spor_format_count (spor_report_group_get_count (group));

  gtk_image_set_from_icon_name (self->icon, spor_report_group_get_icon_name (group));
  gtk_label_set_label (self->title, spor_report_group_get_title (group));
  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, "group");
}

static void
spor_report_line_show_row (SporReportLine *self, SporReportRow *row)
{
  const SporImportRow *its = spor_report_row_get (row);
  /* Translators: number of a row in the file */
  g_autofree char *number = g_strdup_printf (_ ("Row %u"), its->row);
  g_autofree char *text = spor_report_row_get_text (row);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->name, *its->name ? its->name : _ ("Without a name"));
  gtk_label_set_label (self->place, its->place);
  gtk_label_set_label (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), *text != '\0');
  gtk_stack_set_visible_child_name (self->stack, "row");
}

static void
spor_report_line_class_init (SporReportLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-report-line.ui");
  gtk_widget_class_bind_template_child (widget_class, SporReportLine, expander);
  gtk_widget_class_bind_template_child (widget_class, SporReportLine, stack);
  gtk_widget_class_bind_template_child (widget_class, SporReportLine, icon);
  gtk_widget_class_bind_template_child (widget_class, SporReportLine, title);
  gtk_widget_class_bind_template_child (widget_class, SporReportLine, count);
  gtk_widget_class_bind_template_child (widget_class, SporReportLine, number);
  gtk_widget_class_bind_template_child (widget_class, SporReportLine, name);
  gtk_widget_class_bind_template_child (widget_class, SporReportLine, place);
  gtk_widget_class_bind_template_child (widget_class, SporReportLine, text);
}

static void
spor_report_line_init (SporReportLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_report_line_set_row (SporReportLine *self, GtkTreeListRow *row)
{
  g_autoptr (GObject) item = row ? gtk_tree_list_row_get_item (row) : NULL;

  g_return_if_fail (SPOR_IS_REPORT_LINE (self));

  gtk_tree_expander_set_list_row (self->expander, row);
  if (SPOR_IS_REPORT_GROUP (item))
    spor_report_line_show_group (self, SPOR_REPORT_GROUP (item));
  else if (item)
    spor_report_line_show_row (self, SPOR_REPORT_ROW (item));
}
