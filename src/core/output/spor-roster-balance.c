/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-roster-balance.h"

#include "spor-language.h"
#include "spor-measure.h"
#include "spor-sheet.h"

#include <glib/gi18n-lib.h>

#define TARGET_COLOUR 0x9A9996
#define SEATED_COLOUR 0x1A5FB4
#define GRID_COLOUR 0xDEDDDA

#define ROW_HEIGHT 20 /* pixels, as in Excel */
#define CHART_ROWS 9
#define CHART_WIDTH 680

/* Printed at this scale, table and chart fill the width of the page, and this many rows its height.
 */
#define PRINT_SCALE 72
#define PAGE_ROWS 44

#define EPSILON 1e-6

enum
{
  COLUMN_CATEGORY,
  COLUMN_SHARE,
  COLUMN_TARGET,
  COLUMN_SEATED,
  COLUMN_DIFFERENCE,
  COLUMN_GAP,
  COLUMN_CHART,
};

typedef struct
{
  SporWorkbook *book;
  lxw_worksheet *sheet;
  guint row;
  GArray *breaks; /* lxw_row_t */
  guint page_start;
} SporBalance;

static void
spor_balance_text (SporBalance *self, guint column, SporStyle style, const char *text)
{
  spor_workbook_put_text (self->book, self->sheet, self->row, column, style, text);
}

static void
spor_balance_number (SporBalance *self, guint column, SporStyle style, double number)
{
  spor_workbook_put_number (self->book, self->sheet, self->row, column, style, number);
}

static void
spor_balance_break_page (SporBalance *self)
{
  lxw_row_t row = self->row;

  if (row == self->page_start)
    return;
  g_array_append_val (self->breaks, row);
  self->page_start = row;
}

static void
spor_balance_add_series (
    SporBalance *self, lxw_chart *chart, guint column, guint first, guint last, lxw_color_t colour)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_fill fill = { .color = colour };
  lxw_chart_font font = { .size = 8 };
  const char *name = self->sheet->name;

  chart_series_set_categories (series, name, first, COLUMN_CATEGORY, last, COLUMN_CATEGORY);
  chart_series_set_values (series, name, first, column, last, column);
  chart_series_set_name_range (series, name, first - 1, column);
  chart_series_set_fill (series, &fill);
  chart_series_set_labels (series);
  chart_series_set_labels_num_format (series, "0.0");
  chart_series_set_labels_font (series, &font);
}

/* Beside the table whose categories stand in rows @first to @last. */
static void
spor_balance_insert_chart (SporBalance *self, const char *title, guint first, guint last)
{
  lxw_chart *chart = workbook_add_chart (spor_workbook_get_book (self->book), LXW_CHART_COLUMN);
  lxw_chart_font title_font = { .size = 11, .bold = TRUE };
  lxw_chart_font font = { .size = 9 };
  lxw_chart_line grid = { .color = GRID_COLOUR };
  g_autofree char *description = NULL;
  lxw_chart_options options
      = { .x_scale = CHART_WIDTH / 480.0, .y_scale = CHART_ROWS * ROW_HEIGHT / 288.0 };

  if (!chart)
    {
      spor_workbook_note (self->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return;
    }

  spor_balance_add_series (self, chart, COLUMN_TARGET, first, last, TARGET_COLOUR);
  spor_balance_add_series (self, chart, COLUMN_SEATED, first, last, SEATED_COLOUR);
  chart_title_set_name (chart, title);
  chart_title_set_name_font (chart, &title_font);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_RIGHT);
  chart_legend_set_font (chart, &font);
  chart_axis_set_num_font (chart->x_axis, &font);
  chart_axis_set_num_font (chart->y_axis, &font);
  chart_axis_set_min (chart->y_axis, 0);
  chart_axis_major_gridlines_set_line (chart->y_axis, &grid);

  /* Translators: read aloud in place of a chart; the field is a dimension: "Region" */
  description = g_strdup_printf (_ ("Target and seated, in persons, by: %s"), title);
  options.description = description;
  spor_workbook_note (self->book, worksheet_insert_chart_opt (self->sheet, first - 2, COLUMN_CHART,
                                                              chart, &options));
}

static void
spor_balance_write_headings (SporBalance *self)
{
  spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_HEADING, _ ("Category"));
  spor_balance_text (self, COLUMN_SHARE, SPOR_STYLE_HEADING_RIGHT, _ ("Target share"));
  spor_balance_text (self, COLUMN_TARGET, SPOR_STYLE_HEADING_RIGHT, _ ("Target"));
  spor_balance_text (self, COLUMN_SEATED, SPOR_STYLE_HEADING_RIGHT, _ ("Seated"));
  spor_balance_text (self, COLUMN_DIFFERENCE, SPOR_STYLE_HEADING_RIGHT, _ ("Difference"));
  self->row++;
}

static void
spor_balance_write_category (
    SporBalance *self, const char *name, double share, double count, guint n)
{
  spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_TEXT, name);
  spor_balance_number (self, COLUMN_SHARE, SPOR_STYLE_PERCENT, share);
  spor_balance_number (self, COLUMN_TARGET, SPOR_STYLE_TENTH, share * n);
  spor_balance_number (self, COLUMN_SEATED, SPOR_STYLE_TENTH, count);
  spor_balance_number (self, COLUMN_DIFFERENCE, SPOR_STYLE_DIFFERENCE, count - share * n);
  self->row++;
}

/* Rows that a dimension's table, or the chart beside it, takes. */
static guint
spor_dimension_rows (const SporDimensionMeasure *dimension)
{
  return MAX (dimension->categories->len + 3, CHART_ROWS) + 1;
}

static void
spor_balance_write_dimension (SporBalance *self, const SporDimensionMeasure *dimension, guint n)
{
  guint end = self->row + spor_dimension_rows (dimension);
  double outside = n;
  guint first;

  if (end - self->page_start > PAGE_ROWS)
    spor_balance_break_page (self);
  end = self->row + spor_dimension_rows (dimension);

  spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_SECTION, dimension->dimension->name);
  spor_balance_text (self, COLUMN_SEATED, SPOR_STYLE_NOTE_RIGHT, _ ("Deviation"));
  spor_balance_number (self, COLUMN_DIFFERENCE, SPOR_STYLE_PERCENT, dimension->deviation);
  self->row++;
  spor_balance_write_headings (self);

  first = self->row;
  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategoryMeasure *category
          = &g_array_index (dimension->categories, SporCategoryMeasure, c);

      spor_balance_write_category (self, category->category->name, category->target,
                                   category->count, n);
      outside -= category->count;
    }
  if (dimension->categories->len > 0)
    spor_balance_insert_chart (self, dimension->dimension->name, first, self->row - 1);
  if (outside > EPSILON)
    spor_balance_write_category (self, _ ("In none of these"), 0, outside, n);
  self->row = end;
}

static void
spor_balance_write_scope (SporBalance *self, const SporScopeMeasure *scope, const SporRound *round)
{
  g_autofree char *title = scope->track < 0
                               ? g_strdup (_ ("The whole group"))
                               : spor_track_title (spor_round_track (round, scope->track));
  g_autofree char *facts
      = spor_format_counts (ngettext ("%u person seated", "%u people seated", scope->n), scope->n);

  if (scope->track >= 0)
    spor_balance_break_page (self);
  spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_TITLE, title);
  spor_workbook_note (self->book, worksheet_set_row (self->sheet, self->row, 22, NULL));
  self->row++;
  if (scope->n == 0)
    {
      spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_LABEL,
                         _ ("Nobody has a seat in this track yet."));
      self->row += 2;
      return;
    }

  spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_NOTE, facts);
  spor_balance_text (self, COLUMN_SEATED, SPOR_STYLE_NOTE_RIGHT, _ ("Deviation"));
  spor_balance_number (self, COLUMN_DIFFERENCE, SPOR_STYLE_PERCENT, scope->deviation);
  self->row += 2;
  for (guint d = 0; d < scope->dimensions->len; d++)
    spor_balance_write_dimension (self, g_ptr_array_index (scope->dimensions, d), scope->n);
}

static void
spor_balance_write_summary (SporBalance *self, const SporMeasure *measure)
{
  g_autoptr (GPtrArray) missing = spor_measure_missing (measure);

  spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_LABEL, _ ("Representativeness"));
  spor_balance_number (self, COLUMN_SHARE, SPOR_STYLE_PERCENT, measure->representativeness);
  self->row++;
  spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_LABEL, _ ("Deviation"));
  spor_balance_number (self, COLUMN_SHARE, SPOR_STYLE_PERCENT, measure->deviation);
  self->row += 2;

  if (missing->len > 0)
    {
      spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_SECTION,
                         _ ("Off by more than half a person"));
      self->row++;
    }
  for (guint i = 0; i < missing->len; i++)
    {
      spor_balance_text (self, COLUMN_CATEGORY, SPOR_STYLE_LABEL, g_ptr_array_index (missing, i));
      self->row++;
    }
  self->row += missing->len > 0;
}

static guint
spor_measure_longest_name (const SporMeasure *measure)
{
  glong longest = g_utf8_strlen (_ ("Representativeness"), -1);

  for (guint d = 0; d < measure->round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (measure->round->dimensions, d);

      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategory *category = g_ptr_array_index (dimension->categories, c);

          longest = MAX (longest, g_utf8_strlen (category->name, -1));
        }
    }
  return longest;
}

static void
spor_balance_set_up (SporBalance *self, const SporMeasure *measure)
{
  double widest = CLAMP (spor_measure_longest_name (measure) * 1.05, 20, 36) + 2;

  spor_workbook_note (self->book, worksheet_set_column (self->sheet, COLUMN_CATEGORY,
                                                        COLUMN_CATEGORY, widest, NULL));
  spor_workbook_note (self->book, worksheet_set_column (self->sheet, COLUMN_SHARE,
                                                        COLUMN_DIFFERENCE, 12, NULL));
  spor_workbook_note (self->book,
                      worksheet_set_column (self->sheet, COLUMN_GAP, COLUMN_GAP, 3, NULL));
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_print_scale (self->sheet, PRINT_SCALE);
}

void
spor_roster_write_balance (SporWorkbook *book,
                           const SporComposition *composition,
                           const char *about,
                           const char *today)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);
  const SporScopeMeasure *group = g_ptr_array_index (measure->scopes, 0);
  g_autofree char *facts
      /* Translators: how many people, a date */
      = spor_format_counts (ngettext ("%u person has a seat. Made on %s.",
                                      "%u people have a seat. Made on %s.", group->n),
                            group->n, today);
  const char *lines[] = { _ ("Balance"), about, facts, NULL };
  g_autoptr (GArray) breaks = g_array_new (TRUE, FALSE, sizeof (lxw_row_t));
  SporBalance self = { .book = book, .breaks = breaks };

  if (group->n == 0)
    {
      spor_sheet_write_empty (book, _ ("Balance"), lines,
                              _ ("Nobody has a seat yet, so there is nothing to measure."));
      return;
    }

  self.sheet = spor_workbook_add_sheet (book, _ ("Balance"));
  if (!self.sheet)
    return;
  spor_balance_set_up (&self, measure);
  self.row = spor_sheet_write_title (book, self.sheet, lines);
  spor_balance_write_summary (&self, measure);
  for (guint s = 0; s < measure->scopes->len; s++)
    spor_balance_write_scope (&self, g_ptr_array_index (measure->scopes, s), measure->round);
  if (breaks->len > 0)
    spor_workbook_note (book, worksheet_set_h_pagebreaks (self.sheet, (lxw_row_t *)breaks->data));
}
