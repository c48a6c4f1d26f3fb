/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* What a text is; how it looks is the paper's business. */
typedef enum
{
  SPOR_PAPER_TITLE,
  SPOR_PAPER_HEADING,    /* stays with what follows it */
  SPOR_PAPER_SUBHEADING, /* likewise */
  SPOR_PAPER_TEXT,
  SPOR_PAPER_NOTE,    /* small and grey */
  SPOR_PAPER_CODE,    /* for a machine: fixed width, lines as they are */
  SPOR_PAPER_WARNING, /* in a frame */
  SPOR_PAPER_LABEL,   /* in front of a value */
  SPOR_PAPER_COLUMN,  /* a table's heading; stays with the first row */
  SPOR_PAPER_CELL,
  SPOR_N_PAPER_STYLES
} SporPaperStyle;

typedef struct
{
  const char *heading; /* borrowed while the table is begun */
  double share;        /* of what the other columns leave; 0: as wide as what is in it */
  gboolean right;      /* numbers */
} SporPaperColumn;

/* Draws into @width × @height points, from (0, 0) at the upper left. */
typedef void (*SporPaperDraw) (cairo_t *cr, double width, double height, gpointer data);

/**
 * SporPaper:
 *
 * A document for people: A4 upright, one thing below the other, as many pages as it takes, with
 * "Page 2 of 5" below. Nothing that fits on a page is split. It is filled once from top to bottom
 * and then written as PDF, which needs no display. The first 10,000 bytes of a text are copied,
 * with an ellipsis if there is more; what is no UTF-8 and control characters other than tab and
 * line feed are replaced.
 */
typedef struct _SporPaper SporPaper;

/**
 * spor_paper_new:
 * @title: for the document's properties
 * @footer: left in the foot of each page; may be ""
 * @made: an instant: the only date in the file, so that the same paper gives the same bytes
 */
SporPaper *spor_paper_new (const char *title, const char *footer, gint64 made);
void spor_paper_free (SporPaper *self);

/* A text over the whole width, wrapped. */
void spor_paper_add (SporPaper *self, SporPaperStyle style, const char *text);

/* A label with a value beside it. Those that follow one another are aligned. */
void spor_paper_add_fact (SporPaper *self, const char *label, const char *value);

/* The same with a value for a machine. */
void spor_paper_add_fact_code (SporPaper *self, const char *label, const char *value);

/**
 * spor_paper_begin_table:
 *
 * Begins a table with a row of headings, which is repeated on each page. Its rows follow; anything
 * else that is added ends it.
 */
void spor_paper_begin_table (SporPaper *self, const SporPaperColumn *columns, guint n_columns);

/**
 * spor_paper_align_tables:
 *
 * The tables that are begun from now on stand on common columns, told from the right: where one has
 * more of them, they are at its left and take their room from the first common one.
 */
void spor_paper_align_tables (SporPaper *self);

/* @cells: as many as the table has columns; %NULL is empty */
void spor_paper_add_row (SporPaper *self, const char *const *cells);

/**
 * spor_paper_add_drawing:
 * @height: in points; more than a page has is made less
 * @data: for @draw; given to @free_data (nullable) with the paper
 *
 * A drawing over the whole width, drawn once while the paper is written.
 */
void spor_paper_add_drawing (
    SporPaper *self, double height, SporPaperDraw draw, gpointer data, GDestroyNotify free_data);

/* What follows begins on a new page. */
void spor_paper_break_page (SporPaper *self);

/**
 * spor_paper_write:
 *
 * Writes the document beside @path and renames it when whole; an existing file keeps its
 * permissions and, on failure, its content.
 *
 * Returns: %FALSE with a sentence (G_IO_ERROR)
 */
gboolean spor_paper_write (const SporPaper *self,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporPaper, spor_paper_free)

G_END_DECLS
