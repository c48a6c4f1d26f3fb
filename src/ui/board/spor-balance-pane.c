/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-balance-pane.h"

#include "spor-language.h"
#include "spor-target-bar.h"

#include <glib/gi18n-lib.h>

struct _SporBalancePane
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *figure;
  GtkDropDown *scope;
  GtkBox *dimensions;
  GtkBox *missing;

  /* borrowed from the board, until the next set_measure() */
  const SporMeasure *measure;
};

G_DEFINE_FINAL_TYPE (SporBalancePane, spor_balance_pane, GTK_TYPE_WIDGET)

static void
spor_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static GtkWidget *
spor_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "4 / 4,1": persons there, persons that the target comes to. */
static char *
spor_category_figures (const SporCategoryMeasure *category, guint n)
{
  gboolean whole = category->count == (int)category->count;
  g_autofree char *count = spor_format_number (category->count, whole ? 0 : 1);
  g_autofree char *target = spor_format_number (category->target * n, 1);

  /* Translators: persons seated, persons that the target comes to: "4 / 4.1" */
  return g_strdup_printf (_ ("%s / %s"), count, target);
}

static void
spor_balance_pane_add_category (
    GtkGrid *grid, int row, const SporCategoryMeasure *category, guint n, double full)
{
  GtkWidget *name = spor_label (category->category->name, "caption");
  GtkWidget *bar = spor_target_bar_new ();
  g_autofree char *figures = spor_category_figures (category, n);
  g_autofree char *spoken = NULL;
  GtkWidget *number = spor_label (figures, "caption");

  if (g_str_has_prefix (category->category->name, "Region "))
    gtk_label_set_label (GTK_LABEL (name), category->category->name + strlen ("Region "));
  gtk_label_set_width_chars (GTK_LABEL (name), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 14);
  gtk_widget_set_tooltip_text (name, category->category->name);
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_label_set_width_chars (GTK_LABEL (number), 7);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  spor_target_bar_set (SPOR_TARGET_BAR (bar), n ? category->count / n : 0, category->target, full);
  /* Translators: for screen readers: a category, then persons there and wanted */
  spoken = g_strdup_printf (_ ("%s: %s"), category->category->name, figures);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, bar, 1, row, 1, 1);
  gtk_grid_attach (grid, number, 2, row, 1, 1);
}

/* The longest bar of a dimension fills the width. */
static double
spor_dimension_full (const SporDimensionMeasure *dimension, guint n)
{
  double full = 0;

  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategoryMeasure *category
          = &g_array_index (dimension->categories, SporCategoryMeasure, c);

      full = MAX (full, MAX (category->target, n ? category->count / n : 0));
    }
  return full;
}

static void
spor_balance_pane_add_dimension (SporBalancePane *self,
                                 const SporDimensionMeasure *dimension,
                                 guint n)
{
  GtkWidget *grid = gtk_grid_new ();
  double full = spor_dimension_full (dimension, n);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  for (guint c = 0; c < dimension->categories->len; c++)
    spor_balance_pane_add_category (GTK_GRID (grid), c,
                                    &g_array_index (dimension->categories, SporCategoryMeasure, c),
                                    n, full);
  gtk_box_append (self->dimensions, spor_label (dimension->dimension->name, "heading"));
  gtk_box_append (self->dimensions, grid);
}

static void
spor_balance_pane_show_missing (SporBalancePane *self, guint scope)
{
  g_autoptr (GPtrArray) sentences = spor_measure_missing_in (self->measure, scope);

  for (guint i = 0; i < sentences->len; i++)
    {
      GtkWidget *label = spor_label (g_ptr_array_index (sentences, i), "caption");

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (self->missing, label);
    }
}

static void
spor_balance_pane_show_scope (SporBalancePane *self)
{
  guint index = gtk_drop_down_get_selected (self->scope);
  const SporScopeMeasure *scope;

  spor_box_clear (self->dimensions);
  spor_box_clear (self->missing);
  if (!self->measure || index >= self->measure->scopes->len)
    return;
  scope = g_ptr_array_index (self->measure->scopes, index);
  for (guint d = 0; d < scope->dimensions->len; d++)
    spor_balance_pane_add_dimension (self, g_ptr_array_index (scope->dimensions, d), scope->n);
  spor_balance_pane_show_missing (self, index);
}

/* The scopes of another round. */
static void
spor_balance_pane_set_scopes (SporBalancePane *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->scope);
  GListModel *now = gtk_drop_down_get_model (self->scope);

  for (guint s = 0; self->measure && s < self->measure->scopes->len; s++)
    {
      const SporScopeMeasure *scope = g_ptr_array_index (self->measure->scopes, s);
      g_autofree char *title
          = scope->track < 0
                ? g_strdup (_ ("Whole group"))
                : spor_track_title (spor_round_track (self->measure->round, scope->track));

      gtk_string_list_append (names, title);
    }
  if (now && g_list_model_get_n_items (now) == g_list_model_get_n_items (G_LIST_MODEL (names)))
    return;
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->scope, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

static void
spor_balance_pane_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (spor_balance_pane_parent_class)->dispose (object);
}

static void
spor_balance_pane_class_init (SporBalancePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_balance_pane_dispose;

  gtk_widget_class_set_css_name (widget_class, "balancepane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-balance-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, box);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, figure);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, scope);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, dimensions);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, missing);
}

static void
spor_balance_pane_init (SporBalancePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->scope, "notify::selected",
                           G_CALLBACK (spor_balance_pane_show_scope), self, G_CONNECT_SWAPPED);
}

static gboolean
spor_measure_is_empty (const SporMeasure *measure)
{
  return ((SporScopeMeasure *)g_ptr_array_index (measure->scopes, 0))->n == 0;
}

void
spor_balance_pane_set_measure (SporBalancePane *self, const SporMeasure *measure)
{
  g_autofree char *figure = NULL;

  g_return_if_fail (SPOR_IS_BALANCE_PANE (self));

  self->measure = measure;
  figure = measure && !spor_measure_is_empty (measure)
               ? spor_format_percent (measure->representativeness, 0)
               : g_strdup ("–");
  gtk_label_set_label (self->figure, figure);
  spor_balance_pane_set_scopes (self);
  spor_balance_pane_show_scope (self);
}
