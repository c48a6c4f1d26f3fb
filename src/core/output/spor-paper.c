/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-paper-private.h"

#include "spor-file.h"
#include "spor-temp.h"
#include "spor-time.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 10000 /* bytes of a text */

/* --- Filling -------------------------------------------------------------------------------- */

static void
spor_paper_table_free (SporPaperTable *self)
{
  g_strfreev (self->headings);
  g_free (self->rails);
  g_free (self);
}

static void
spor_paper_row_free (SporPaperRow *self)
{
  g_strfreev (self->cells);
  if (self->free_data)
    self->free_data (self->data);
  g_free (self);
}

SporPaper *
spor_paper_new (const char *title, const char *footer, gint64 made)
{
  SporPaper *self = g_new0 (SporPaper, 1);

  self->title = g_utf8_make_valid (title, -1);
  self->footer = g_utf8_make_valid (footer, -1);
  self->made = made;
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_paper_table_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_paper_row_free);
  return self;
}

void
spor_paper_free (SporPaper *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->tables);
  g_free (self->title);
  g_free (self->footer);
  g_free (self);
}

/* Breaking a word without a space takes Pango the square of its length. */
static char *
spor_paper_clean (const char *text)
{
  gsize length = text ? strlen (text) : 0;
  g_autofree char *whole = g_utf8_make_valid (text ? text : "", MIN (length, LONGEST));
  char *clean = length > LONGEST ? g_strconcat (whole, "…", NULL) : g_steal_pointer (&whole);

  for (char *p = clean; *p; p++)
    if (g_ascii_iscntrl (*p) && *p != '\t' && *p != '\n')
      *p = ' ';
  return clean;
}

static SporPaperTable *
spor_paper_add_table (SporPaper *self, guint n_columns, SporPaperStyle style)
{
  SporPaperTable *table = g_new0 (SporPaperTable, 1);

  table->n_columns = n_columns;
  table->rails = g_new0 (SporPaperRail, n_columns);
  for (guint c = 0; c < n_columns; c++)
    table->rails[c].style = style;
  g_ptr_array_add (self->tables, table);
  return table;
}

/* @cells: (nullable): for a drawing */
static SporPaperRow *
spor_paper_append (SporPaper *self, const SporPaperTable *table, const char *const *cells)
{
  SporPaperRow *row = g_new0 (SporPaperRow, 1);

  row->table = table;
  row->breaks = self->breaks;
  self->breaks = FALSE;
  if (cells)
    {
      row->cells = g_new0 (char *, table->n_columns + 1);
      for (guint c = 0; c < table->n_columns; c++)
        row->cells[c] = spor_paper_clean (cells[c]);
    }
  g_ptr_array_add (self->rows, row);
  return row;
}

/* (nullable): the table of the last row */
static const SporPaperTable *
spor_paper_last_table (const SporPaper *self)
{
  if (self->rows->len == 0)
    return NULL;
  return ((SporPaperRow *)g_ptr_array_index (self->rows, self->rows->len - 1))->table;
}

void
spor_paper_add (SporPaper *self, SporPaperStyle style, const char *text)
{
  SporPaperTable *table;

  g_return_if_fail (style < SPOR_N_PAPER_STYLES);

  table = spor_paper_add_table (self, 1, style);
  table->rails[0].share = 1;
  spor_paper_append (self, table, &text);
}

static void
spor_paper_add_pair (SporPaper *self, const char *label, const char *value, SporPaperStyle style)
{
  const SporPaperTable *last = spor_paper_last_table (self);
  const char *cells[] = { label, value };

  if (!last || last->n_columns != 2 || last->rails[0].style != SPOR_PAPER_LABEL
      || last->rails[1].style != style)
    {
      SporPaperTable *table = spor_paper_add_table (self, 2, style);

      table->rails[0].style = SPOR_PAPER_LABEL;
      table->rails[0].share = 0.28;
      table->rails[1].share = 0.72;
      last = table;
    }
  spor_paper_append (self, last, cells);
}

void
spor_paper_add_fact (SporPaper *self, const char *label, const char *value)
{
  spor_paper_add_pair (self, label, value, SPOR_PAPER_TEXT);
}

void
spor_paper_add_fact_code (SporPaper *self, const char *label, const char *value)
{
  spor_paper_add_pair (self, label, value, SPOR_PAPER_CODE);
}

void
spor_paper_begin_table (SporPaper *self, const SporPaperColumn *columns, guint n_columns)
{
  SporPaperTable *table;

  g_return_if_fail (n_columns > 0);

  table = spor_paper_add_table (self, n_columns, SPOR_PAPER_CELL);
  table->headings = g_new0 (char *, n_columns + 1);
  for (guint c = 0; c < n_columns; c++)
    {
      table->rails[c].share = columns[c].share;
      table->rails[c].right = columns[c].right;
      table->headings[c] = spor_paper_clean (columns[c].heading);
    }
  table->aligned = self->aligns;
  spor_paper_append (self, table, (const char *const *)table->headings)->heads = TRUE;
}

void
spor_paper_align_tables (SporPaper *self)
{
  self->aligns = TRUE;
}

void
spor_paper_add_row (SporPaper *self, const char *const *cells)
{
  const SporPaperTable *table = spor_paper_last_table (self);

  g_return_if_fail (table && table->headings);

  spor_paper_append (self, table, cells);
}

void
spor_paper_add_drawing (
    SporPaper *self, double height, SporPaperDraw draw, gpointer data, GDestroyNotify free_data)
{
  SporPaperRow *row = spor_paper_append (self, NULL, NULL);

  row->height = height;
  row->draw = draw;
  row->data = data;
  row->free_data = free_data;
}

void
spor_paper_break_page (SporPaper *self)
{
  self->breaks = TRUE;
}

/* --- The file ------------------------------------------------------------------------------- */

typedef struct
{
  FILE *file;
  int failure; /* an errno; 0: none so far */
} SporPaperSink;

static cairo_status_t
spor_paper_sink_take (void *data, const unsigned char *bytes, unsigned int n)
{
  SporPaperSink *self = data;

  if (self->failure == 0 && fwrite (bytes, 1, n, self->file) != n)
    self->failure = errno ? errno : EIO;
  return self->failure ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* Takes the failures that only show when the last bytes leave. */
static void
spor_paper_sink_close (SporPaperSink *self)
{
  if (fclose (self->file) != 0 && self->failure == 0)
    self->failure = errno ? errno : EIO;
}

static void
spor_paper_describe (const SporPaper *self, cairo_surface_t *surface)
{
  g_autofree char *when = spor_time_to_iso (self->made);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Spor " SPOR_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  when ? when : "1970-01-01T00:00:00Z");
}

/* 0, or an errno */
static int
spor_paper_print (const SporPaper *self, const char *temp, GCancellable *cancellable)
{
  SporPaperSink sink = { fopen (temp, "wbe"), 0 };
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (!sink.file)
    return errno;

  surface = cairo_pdf_surface_create_for_stream (spor_paper_sink_take, &sink, SPOR_PAPER_WIDTH,
                                                 SPOR_PAPER_HEIGHT);
  spor_paper_describe (self, surface);
  cr = cairo_create (surface);
  spor_paper_draw (self, cr, cancellable);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  spor_paper_sink_close (&sink);
  if (sink.failure == 0 && status != CAIRO_STATUS_SUCCESS)
    return status == CAIRO_STATUS_NO_MEMORY ? ENOMEM : EIO;
  return sink.failure;
}

gboolean
spor_paper_write (const SporPaper *self,
                  const char *path,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (SporTemp) temp = NULL;
  int failure;

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !(temp = spor_temp_new_beside (path, error)))
    return FALSE;

  failure = spor_paper_print (self, spor_temp_path (temp), cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return failure ? spor_file_fail (path, failure, error) : spor_temp_commit (temp, error);
}
