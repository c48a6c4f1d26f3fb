/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-paper.h"

G_BEGIN_DECLS

/* Everything on a paper is a row: a paragraph is one with a single cell, a table's headings are one
 * that stays with the next. */

typedef struct
{
  double share;
  gboolean right;
  SporPaperStyle style; /* of the cells below the headings */
} SporPaperRail;        /* what keeps the cells of a column below one another */

/* Rows with common columns. */
typedef struct
{
  guint n_columns;
  SporPaperRail *rails;
  char **headings;  /* NULL: no headings */
  gboolean aligned; /* stands on common columns with others */
} SporPaperTable;

typedef struct
{
  const SporPaperTable *table; /* borrowed */
  char **cells;                /* as many as the table has columns; a drawing has none */
  gboolean heads;              /* these are the table's headings */
  gboolean breaks;             /* begins a page */
  double height;               /* of a drawing */
  SporPaperDraw draw;
  gpointer data;
  GDestroyNotify free_data;
} SporPaperRow;

struct _SporPaper
{
  char *title;
  char *footer;
  gint64 made;
  GPtrArray *tables; /* SporPaperTable* */
  GPtrArray *rows;   /* SporPaperRow* */
  gboolean breaks;   /* the next row begins a page */
  gboolean aligns;   /* the next tables stand on common columns */
};

/* Between columns, in points. */
#define SPOR_PAPER_BETWEEN 12.0

/* Divides @room among the columns: first what the cells need (@widths), as long as it leaves
 * enough, then by share. */
void spor_paper_table_divide (const SporPaperTable *self, double room, double *widths);

/* The same for the tables that are aligned. @widths: SporPaperTable* → double[] */
void spor_paper_divide_aligned (const GPtrArray *tables, double room, GHashTable *widths);

/* Lays the rows out and draws every page. @cr must be that of a PDF surface of the page's size.
 * Returns whether it was not cancelled. */
gboolean spor_paper_draw (const SporPaper *self, cairo_t *cr, GCancellable *cancellable);

/* A4 upright, in points. */
#define SPOR_PAPER_WIDTH 595.28
#define SPOR_PAPER_HEIGHT 841.89

G_END_DECLS
