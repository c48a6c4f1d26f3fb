/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are measured once. Then they are let run over the pages twice, by the same steps: first to
 * count the pages, then to draw them with their number. */

#include "spor-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

/* All in points. */
#define LEFT 64.0
#define RIGHT 64.0
#define TOP 60.0
#define BOTTOM 72.0
#define FOOT 40.0 /* from the page's edge to the footer's first line */
#define WIDTH (SPOR_PAPER_WIDTH - LEFT - RIGHT)
#define LAST (SPOR_PAPER_HEIGHT - BOTTOM)
#define DRAWING_SPACE 10.0

typedef struct
{
  double size;
  double line; /* as a multiple of the font's own */
  PangoWeight weight;
  double grey;          /* 0: black */
  double above, below;  /* to another kind of row */
  double inner;         /* above and below the text, inside the row */
  double side;          /* left and right of it */
  const char *families; /* NULL: the usual */
} SporPaperLook;

static const SporPaperLook looks[SPOR_N_PAPER_STYLES] = {
  [SPOR_PAPER_TITLE] = { 21, 1.1, PANGO_WEIGHT_BOLD, 0.1, 0, 6 },
  [SPOR_PAPER_HEADING] = { 13, 1.1, PANGO_WEIGHT_BOLD, 0.1, 22, 6 },
  [SPOR_PAPER_SUBHEADING] = { 10, 1.1, PANGO_WEIGHT_BOLD, 0.1, 12, 4 },
  [SPOR_PAPER_TEXT] = { 10, 1.15, PANGO_WEIGHT_NORMAL, 0.1, 6, 6 },
  [SPOR_PAPER_NOTE] = { 9, 1.15, PANGO_WEIGHT_NORMAL, 0.38, 6, 6 },
  [SPOR_PAPER_CODE] = { 8, 1.2, PANGO_WEIGHT_NORMAL, 0.1, 6, 8, 0, 0, "monospace" },
  [SPOR_PAPER_WARNING] = { 10, 1.15, PANGO_WEIGHT_BOLD, 0.1, 10, 10, 7, 10 },
  [SPOR_PAPER_LABEL] = { 10, 1.15, PANGO_WEIGHT_NORMAL, 0.38, 3, 3 },
  [SPOR_PAPER_COLUMN] = { 9, 1.1, PANGO_WEIGHT_BOLD, 0.1, 8, 0, 3 },
  [SPOR_PAPER_CELL] = { 9, 1.1, PANGO_WEIGHT_NORMAL, 0.1, 0, 12, 2.5 },
};

typedef struct
{
  const SporPaper *paper;
  cairo_t *cr;
  PangoContext *context;
  PangoLayout *layout;          /* of one text at a time */
  GPtrArray *cells;             /* PangoLayout*, per column: of a row's cells */
  const SporPaperRow *laid_out; /* which row that is: one that is split is laid out once */
  PangoFontDescription *fonts[SPOR_N_PAPER_STYLES];
  PangoAttrList *words;   /* broken without a hyphen, which an address does not have */
  PangoAttrList *numbers; /* digits of one width */
  GHashTable *widths;     /* SporPaperTable* → double[]: of its columns */
  double *heights;        /* per row */
  GCancellable *cancellable;

  /* While the rows run. */
  gboolean draws;
  guint page, n_pages; /* from 1 */
  double y;
} SporFlow;

static const SporPaperLook *
spor_paper_row_look (const SporPaperRow *self)
{
  if (!self->table)
    return &looks[SPOR_PAPER_TEXT];
  return &looks[self->heads ? SPOR_PAPER_COLUMN : self->table->rails[0].style];
}

/* --- Measuring ------------------------------------------------------------------------------ */

/* @width: −1: as wide as it is */
static void
spor_flow_set_text (SporFlow *self,
                    PangoLayout *layout,
                    SporPaperStyle style,
                    gboolean right,
                    double width,
                    const char *text)
{
  pango_layout_set_font_description (layout, self->fonts[style]);
  pango_layout_set_line_spacing (layout, looks[style].line);
  pango_layout_set_width (layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_attributes (layout, right ? self->numbers : self->words);
  pango_layout_set_text (layout, text, -1);
}

static SporPaperStyle
spor_paper_row_style (const SporPaperRow *self, guint column)
{
  return self->heads ? SPOR_PAPER_COLUMN : self->table->rails[column].style;
}

static void
spor_flow_lay_out (SporFlow *self, const SporPaperRow *row)
{
  const double *widths = g_hash_table_lookup (self->widths, row->table);

  if (self->laid_out == row)
    return;
  for (guint c = 0; c < row->table->n_columns; c++)
    {
      if (c == self->cells->len)
        g_ptr_array_add (self->cells, pango_layout_new (self->context));
      spor_flow_set_text (self, self->cells->pdata[c], spor_paper_row_style (row, c),
                          row->table->rails[c].right, widths[c], row->cells[c]);
    }
  self->laid_out = row;
}

/* For the columns without a share: the widest cell. */
static void
spor_flow_widen (SporFlow *self, const SporPaperRow *row, double *widths)
{
  for (guint c = 0; c < row->table->n_columns; c++)
    if (row->table->rails[c].share <= 0)
      {
        int width;

        spor_flow_set_text (self, self->layout, spor_paper_row_style (row, c),
                            row->table->rails[c].right, -1, row->cells[c]);
        pango_layout_get_size (self->layout, &width, NULL);
        /* Pango rounds down what it is given as a width. */
        widths[c] = MAX (widths[c], ceil (width / (double)PANGO_SCALE) + 1);
      }
}

static double
spor_paper_table_room (const SporPaperTable *self)
{
  return WIDTH - 2 * looks[self->rails[0].style].side;
}

static void
spor_flow_find_widths (SporFlow *self)
{
  GPtrArray *tables = self->paper->tables;

  for (guint t = 0; t < tables->len; t++)
    {
      SporPaperTable *table = g_ptr_array_index (tables, t);

      g_hash_table_insert (self->widths, table, g_new0 (double, table->n_columns));
    }
  for (guint r = 0; r < self->paper->rows->len; r++)
    {
      const SporPaperRow *row = g_ptr_array_index (self->paper->rows, r);

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (row->table)
        spor_flow_widen (self, row, g_hash_table_lookup (self->widths, row->table));
    }
  for (guint t = 0; t < tables->len; t++)
    {
      const SporPaperTable *table = g_ptr_array_index (tables, t);

      if (!table->aligned)
        spor_paper_table_divide (table, spor_paper_table_room (table),
                                 g_hash_table_lookup (self->widths, table));
    }
  spor_paper_divide_aligned (tables, WIDTH, self->widths);
}

/* How far a laid out cell must move down to stand on the same line as the largest of its row. */
static double
spor_flow_sink (const SporFlow *self, const SporPaperRow *row, guint column)
{
  int lowest = 0;

  for (guint c = 0; c < row->table->n_columns; c++)
    lowest = MAX (lowest, pango_layout_get_baseline (self->cells->pdata[c]));
  return (lowest - pango_layout_get_baseline (self->cells->pdata[column])) / (double)PANGO_SCALE;
}

static double
spor_flow_measure (SporFlow *self, const SporPaperRow *row)
{
  double highest = 0;

  if (!row->table)
    return MIN (row->height, LAST - TOP);
  spor_flow_lay_out (self, row);
  for (guint c = 0; c < row->table->n_columns; c++)
    {
      int height;

      pango_layout_get_size (self->cells->pdata[c], NULL, &height);
      highest = MAX (highest, height / (double)PANGO_SCALE + spor_flow_sink (self, row, c));
    }
  return highest + 2 * spor_paper_row_look (row)->inner;
}

/* --- Drawing -------------------------------------------------------------------------------- */

static void
spor_flow_line (SporFlow *self, double y, double width, double grey)
{
  cairo_set_source_rgb (self->cr, grey, grey, grey);
  cairo_set_line_width (self->cr, width);
  cairo_move_to (self->cr, LEFT, y);
  cairo_line_to (self->cr, LEFT + WIDTH, y);
  cairo_stroke (self->cr);
}

/* Draws those of a layout's lines whose middle is between @from and @to, from @y on. */
static void
spor_flow_draw_lines (
    SporFlow *self, PangoLayout *layout, double x, double y, double from, double to)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle extents;
      int top, bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      if ((top + bottom) / 2 < from * PANGO_SCALE || (top + bottom) / 2 >= to * PANGO_SCALE)
        continue;
      cairo_move_to (self->cr, x + extents.x / (double)PANGO_SCALE,
                     y - from + pango_layout_iter_get_baseline (iter) / (double)PANGO_SCALE);
      pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* The part from @from to @to of a row, as @y below. */
static void
spor_flow_draw_cells (SporFlow *self, const SporPaperRow *row, double from, double to)
{
  const SporPaperLook *look = spor_paper_row_look (row);
  const double *widths = g_hash_table_lookup (self->widths, row->table);
  double x = LEFT + look->side;

  spor_flow_lay_out (self, row);
  for (guint c = 0; c < row->table->n_columns; c++)
    {
      double grey = looks[spor_paper_row_style (row, c)].grey;
      double sink = spor_flow_sink (self, row, c);

      cairo_set_source_rgb (self->cr, grey, grey, grey);
      spor_flow_draw_lines (self, self->cells->pdata[c], x, self->y + look->inner + sink, from, to);
      x += widths[c] + SPOR_PAPER_BETWEEN;
    }
  if (row->heads)
    spor_flow_line (self, self->y + to - from, 0.75, 0.1);
  else if (row->table->headings)
    spor_flow_line (self, self->y + to - from, 0.35, 0.75);
}

static void
spor_flow_draw_frame (SporFlow *self, double height)
{
  cairo_rectangle (self->cr, LEFT, self->y, WIDTH, height);
  cairo_set_source_rgb (self->cr, 0.95, 0.95, 0.95);
  cairo_fill_preserve (self->cr);
  cairo_set_source_rgb (self->cr, 0.1, 0.1, 0.1);
  cairo_set_line_width (self->cr, 0.75);
  cairo_stroke (self->cr);
}

static void
spor_flow_draw_picture (SporFlow *self, const SporPaperRow *row, double height)
{
  cairo_save (self->cr);
  cairo_translate (self->cr, LEFT, self->y);
  cairo_rectangle (self->cr, 0, 0, WIDTH, height);
  cairo_clip (self->cr);
  row->draw (self->cr, WIDTH, height, row->data);
  cairo_restore (self->cr);
}

static void
spor_flow_draw_part (SporFlow *self, const SporPaperRow *row, double from, double to)
{
  if (!self->draws)
    return;
  if (!row->table)
    {
      spor_flow_draw_picture (self, row, to - from);
      return;
    }
  if (!row->heads && row->table->rails[0].style == SPOR_PAPER_WARNING)
    spor_flow_draw_frame (self, to - from);
  spor_flow_draw_cells (self, row, from, to);
}

static void
spor_flow_draw_foot (SporFlow *self)
{
  /* Translators: page numbers: "Page 2 of 5" */
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), self->page, self->n_pages);
  double y = SPOR_PAPER_HEIGHT - FOOT;

  spor_flow_line (self, y - 6, 0.35, 0.75);
  cairo_set_source_rgb (self->cr, 0.38, 0.38, 0.38);
  spor_flow_set_text (self, self->layout, SPOR_PAPER_NOTE, FALSE, WIDTH * 0.8, self->paper->footer);
  pango_layout_set_height (self->layout, 0); /* one line */
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (self->cr, LEFT, y);
  pango_cairo_show_layout (self->cr, self->layout);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (self->layout, -1);
  spor_flow_set_text (self, self->layout, SPOR_PAPER_NOTE, TRUE, WIDTH, number);
  cairo_move_to (self->cr, LEFT, y);
  pango_cairo_show_layout (self->cr, self->layout);
}

/* --- Running -------------------------------------------------------------------------------- */

static void
spor_flow_end_page (SporFlow *self)
{
  if (!self->draws)
    return;
  spor_flow_draw_foot (self);
  cairo_show_page (self->cr);
}

static void
spor_flow_begin_page (SporFlow *self)
{
  self->page++;
  self->y = TOP;
}

static gboolean
spor_paper_row_stays (const SporPaperRow *self)
{
  SporPaperStyle style = self->table ? self->table->rails[0].style : SPOR_PAPER_TEXT;

  return self->heads || style == SPOR_PAPER_HEADING || style == SPOR_PAPER_SUBHEADING;
}

/* From the row above to row @r. */
static double
spor_flow_space (const SporFlow *self, guint r)
{
  const SporPaperRow *row = g_ptr_array_index (self->paper->rows, r);
  const SporPaperRow *above = r > 0 ? g_ptr_array_index (self->paper->rows, r - 1) : NULL;

  if (!above || (row->table && row->table == above->table && row->table->headings))
    return 0;
  if (!row->table || !above->table)
    return DRAWING_SPACE;
  return MAX (spor_paper_row_look (above)->below, spor_paper_row_look (row)->above);
}

/* What row @r and those that it stays with need, without splitting. */
static double
spor_flow_needed (const SporFlow *self, guint r)
{
  double needed = self->heights[r];

  while (spor_paper_row_stays (g_ptr_array_index (self->paper->rows, r))
         && r + 1 < self->paper->rows->len)
    {
      r++;
      needed += spor_flow_space (self, r) + self->heights[r];
    }
  return needed;
}

/* The headings again, for the row after them. */
static void
spor_flow_repeat_headings (SporFlow *self, const SporPaperRow *row)
{
  SporPaperRow headings = { row->table, row->table ? row->table->headings : NULL, TRUE };
  double height;

  if (!headings.cells || row->heads)
    return;
  height = spor_flow_measure (self, &headings);
  if (height <= (LAST - TOP) / 2) /* or nothing else would fit */
    {
      spor_flow_draw_part (self, &headings, 0, height);
      self->y += height;
    }
  self->laid_out = NULL; /* the row of headings is gone in a moment */
}

static void
spor_flow_turn_page (SporFlow *self, const SporPaperRow *row)
{
  spor_flow_end_page (self);
  spor_flow_begin_page (self);
  spor_flow_repeat_headings (self, row);
}

/* As much of what is left of a row as fits: whole lines, and at least one. */
static double
spor_flow_fitting (SporFlow *self, const SporPaperRow *row, double left)
{
  double room = LAST - self->y;
  double line;
  int height;

  if (left <= room)
    return left;
  spor_flow_set_text (self, self->layout, row->table->rails[0].style, FALSE, -1, "X");
  pango_layout_get_size (self->layout, NULL, &height);
  line = height / (double)PANGO_SCALE;
  return MAX (floor (room / line), 1) * line;
}

static void
spor_flow_run_row (SporFlow *self, guint r)
{
  const SporPaperRow *row = g_ptr_array_index (self->paper->rows, r);
  double height = self->heights[r];
  double space = self->y > TOP ? spor_flow_space (self, r) : 0;

  if (self->y > TOP && (row->breaks || self->y + space + spor_flow_needed (self, r) > LAST))
    spor_flow_turn_page (self, row);
  else
    self->y += space;

  for (double from = 0, part; from < height; from += part)
    {
      if (from > 0)
        spor_flow_turn_page (self, row);
      part = spor_flow_fitting (self, row, height - from);
      spor_flow_draw_part (self, row, from, from + part);
      self->y += part;
    }
}

static void
spor_flow_run (SporFlow *self, gboolean draws)
{
  self->draws = draws;
  self->page = 0;
  spor_flow_begin_page (self);
  for (guint r = 0; r < self->paper->rows->len; r++)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      spor_flow_run_row (self, r);
    }
  spor_flow_end_page (self);
  self->n_pages = self->page;
}

static void
spor_flow_init (SporFlow *self)
{
  /* A screen's whole pixels are no measure on paper. */
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_attr_list_insert (self->words, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (self->numbers, pango_attr_font_features_new ("tnum=1"));
  for (guint s = 0; s < SPOR_N_PAPER_STYLES; s++)
    {
      self->fonts[s] = pango_font_description_new ();
      pango_font_description_set_family (self->fonts[s], looks[s].families
                                                             ? looks[s].families
                                                             : "Cantarell, sans-serif");
      pango_font_description_set_absolute_size (self->fonts[s], looks[s].size * PANGO_SCALE);
      pango_font_description_set_weight (self->fonts[s], looks[s].weight);
    }
}

gboolean
spor_paper_draw (const SporPaper *self, cairo_t *cr, GCancellable *cancellable)
{
  g_autoptr (GHashTable) widths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree double *heights = g_new0 (double, self->rows->len + 1);
  PangoContext *context = pango_cairo_create_context (cr);
  SporFlow flow = { .paper = self,
                    .cr = cr,
                    .context = context,
                    .layout = pango_layout_new (context),
                    .cells = cells,
                    .words = pango_attr_list_new (),
                    .numbers = pango_attr_list_new (),
                    .widths = widths,
                    .heights = heights,
                    .cancellable = cancellable };

  spor_flow_init (&flow);
  spor_flow_find_widths (&flow);
  for (guint r = 0; r < self->rows->len && !g_cancellable_is_cancelled (cancellable); r++)
    heights[r] = spor_flow_measure (&flow, g_ptr_array_index (self->rows, r));
  spor_flow_run (&flow, FALSE);
  spor_flow_run (&flow, TRUE);

  for (guint s = 0; s < SPOR_N_PAPER_STYLES; s++)
    pango_font_description_free (flow.fonts[s]);
  pango_attr_list_unref (flow.words);
  pango_attr_list_unref (flow.numbers);
  g_object_unref (flow.layout);
  g_object_unref (context);
  return !g_cancellable_is_cancelled (cancellable);
}
