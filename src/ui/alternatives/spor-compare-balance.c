/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-compare-balance.h"

#include "spor-language.h"
#include "spor-reasons.h"
#include "spor-tally.h"
#include "spor-target-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define EPSILON 1e-9 /* counts are sums of parts such as ⅓ */
#define BAR_WIDTH 72

enum
{
  COLUMN_NAME,
  COLUMN_LEFT_BAR,
  COLUMN_LEFT,
  COLUMN_RIGHT_BAR,
  COLUMN_RIGHT,
  COLUMN_DIFFERENCE,
  N_COLUMNS
};

static GtkWidget *
spor_compare_label (GtkGrid *grid, int column, int row, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_NAME ? 0 : 1);
  if (css)
    gtk_widget_add_css_class (label, css);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

/* Over all columns. */
static void
spor_compare_heading (GtkGrid *grid, int *row, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);
  gtk_widget_set_margin_top (label, 6);
  gtk_grid_attach (grid, label, 0, (*row)++, N_COLUMNS, 1);
}

/* "4 / 4.1": persons there, persons that the target comes to. */
static char *
spor_compare_figures (const SporCategoryMeasure *category, guint size)
{
  g_autofree char *count = spor_tally_format (category->count);
  g_autofree char *target = spor_format_number (category->target * size, 1);

  /* Translators: persons seated, persons that the target comes to: "4 / 4.1" */
  return g_strdup_printf (_ ("%s / %s"), count, target);
}

/* How far a side is from the target, in shares, as the two may have different sizes. */
static double
spor_compare_distance (const SporCategoryMeasure *category, const SporScopeMeasure *scope)
{
  return fabs ((scope->size ? category->count / scope->size : 0) - category->target);
}

/* "+1, nearer": in words, not by a colour. */
static char *
spor_compare_difference_text (double difference, double nearer)
{
  g_autofree char *persons = spor_tally_format (fabs (difference));
  g_autofree char *amount = g_strconcat (difference > 0 ? "+" : "−", persons, NULL);

  if (nearer > EPSILON)
    /* Translators: how many people more or fewer, "+1"; it comes nearer to its target so */
    return g_strdup_printf (_ ("%s, nearer"), amount);
  if (nearer < -EPSILON)
    /* Translators: how many people more or fewer, "+1"; it gets farther from its target so */
    return g_strdup_printf (_ ("%s, farther"), amount);
  return g_steal_pointer (&amount);
}

/* From the left side to the right. @nearer: by how much it comes to the target. */
static void
spor_compare_difference (GtkGrid *grid, int row, double difference, double nearer)
{
  g_autofree char *text = spor_compare_difference_text (difference, nearer);
  GtkWidget *label;

  if (fabs (difference) < EPSILON)
    return;
  label = spor_compare_label (grid, COLUMN_DIFFERENCE, row, text, "caption-heading");
  gtk_widget_add_css_class (label, "numeric");
}

static void
spor_compare_side (GtkGrid *grid,
                   int column,
                   int row,
                   const SporCategoryMeasure *category,
                   const SporScopeMeasure *scope,
                   double full)
{
  GtkWidget *bar = spor_target_bar_new ();
  g_autofree char *figures = spor_compare_figures (category, scope->size);
  /* Translators: for screen readers: a category, then persons there and wanted */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), category->category->name, figures);
  GtkWidget *label = spor_compare_label (grid, column + 1, row, figures, "numeric");

  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  spor_target_bar_set (SPOR_TARGET_BAR (bar), scope->size ? category->count / scope->size : 0,
                       category->target, full);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (grid, bar, column, row, 1, 1);
  gtk_widget_add_css_class (label, "caption");
}

static double
spor_compare_full (const SporDimensionMeasure *dimension, const SporScopeMeasure *scope)
{
  double full = 0;

  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategoryMeasure *category
          = &g_array_index (dimension->categories, SporCategoryMeasure, c);

      full = MAX (full, MAX (category->target, scope->size ? category->count / scope->size : 0));
    }
  return full;
}

static void
spor_compare_dimension (
    GtkGrid *grid, int *row, const SporScopeMeasure *left, const SporScopeMeasure *right, guint d)
{
  const SporDimensionMeasure *one = g_ptr_array_index (left->dimensions, d);
  const SporDimensionMeasure *other = g_ptr_array_index (right->dimensions, d);
  double full = MAX (spor_compare_full (one, left), spor_compare_full (other, right));

  spor_compare_heading (grid, row, one->dimension->name, "caption-heading");
  for (guint c = 0; c < one->categories->len; c++, (*row)++)
    {
      const SporCategoryMeasure *at_left = &g_array_index (one->categories, SporCategoryMeasure, c);
      const SporCategoryMeasure *at_right
          = &g_array_index (other->categories, SporCategoryMeasure, c);
      GtkWidget *name = spor_compare_label (grid, COLUMN_NAME, *row,
                                            spor_category_short_name (at_left->category), NULL);

      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (name), 14);
      gtk_widget_set_tooltip_text (name, at_left->category->name);
      spor_compare_side (grid, COLUMN_LEFT_BAR, *row, at_left, left, full);
      spor_compare_side (grid, COLUMN_RIGHT_BAR, *row, at_right, right, full);
      spor_compare_difference (grid, *row, at_right->count - at_left->count,
                               spor_compare_distance (at_left, left)
                                   - spor_compare_distance (at_right, right));
    }
}

/* Whose columns they are. */
static void
spor_compare_names (GtkGrid *grid, int *row, const SporComparison *comparison)
{
  const char *const names[] = { comparison->left->name, comparison->right->name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, names[i]);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_grid_attach (grid, label, i ? COLUMN_RIGHT_BAR : COLUMN_LEFT_BAR, *row, 2, 1);
    }
  spor_compare_label (grid, COLUMN_DIFFERENCE, (*row)++, _ ("Difference"), "caption-heading");
}

GtkWidget *
spor_compare_balance_new (const SporComparison *comparison)
{
  GtkWidget *grid = gtk_grid_new ();
  const GPtrArray *lefts = comparison->left_measure->scopes;
  const GPtrArray *rights = comparison->right_measure->scopes;
  int row = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  spor_compare_names (GTK_GRID (grid), &row, comparison);
  for (guint s = 0; s < lefts->len; s++)
    {
      const SporScopeMeasure *left = g_ptr_array_index (lefts, s);
      g_autofree char *title
          = left->track < 0 ? g_strdup (_ ("Whole group"))
                            : spor_track_title (
                                spor_round_track (comparison->left_measure->round, left->track));

      spor_compare_heading (GTK_GRID (grid), &row, title, "heading");
      for (guint d = 0; d < left->dimensions->len; d++)
        spor_compare_dimension (GTK_GRID (grid), &row, left, g_ptr_array_index (rights, s), d);
    }
  return grid;
}
