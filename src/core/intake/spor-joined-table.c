/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-joined-table.h"

#include "spor-sheet-table.h"

#include <string.h>

typedef struct
{
  SporTable *table;
  guint first_column, n_columns;
  gboolean waiting; /* its record has not been handed out */
} Piece;

typedef struct
{
  SporTable table;

  Piece *pieces;
  guint n_pieces;
  SporCells *cells; /* of the row put together; NULL before the headings are read */
  gboolean stacked; /* the pieces continue one another */
  guint current;    /* stacked: the piece that is being read */
  guint n_columns;  /* of all pieces that stand side by side */
} SporJoinedTable;

/* Text outside a piece's headings goes behind all columns, where it is found to be too many cells.
 */
static gboolean
spor_joined_table_append (SporJoinedTable *self, const Piece *piece, GError **error)
{
  SporCells *from = piece->table->cells;
  const guint n_used = spor_cells_get_used (from);
  const char *const *texts = spor_cells_get (from, 0);
  SporCellsLimit limit = SPOR_CELLS_OK;

  for (guint i = 0; i < n_used && limit == SPOR_CELLS_OK; i++)
    {
      const guint column = i < piece->n_columns ? piece->first_column + i : self->n_columns + i;

      limit = spor_cells_append (self->cells, texts[i], strlen (texts[i]));
      if (limit == SPOR_CELLS_OK)
        limit = spor_cells_close_at (self->cells, column);
    }
  if (limit == SPOR_CELLS_OK)
    return TRUE;
  g_propagate_error (error,
                     spor_sheet_table_new_limit_error (&self->table, piece->table->line, limit));
  return FALSE;
}

static gboolean
have_same_headings (SporCells *a, SporCells *b)
{
  const guint n_used = spor_cells_get_used (a);
  const char *const *left = spor_cells_get (a, 0);
  const char *const *right = spor_cells_get (b, 0);

  if (n_used != spor_cells_get_used (b))
    return FALSE;
  for (guint i = 0; i < n_used; i++)
    if (strcmp (left[i], right[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Reads every piece's headings, which say how the pieces belong together, and makes one line of
 * them. */
static int
spor_joined_table_open (SporJoinedTable *self, GCancellable *cancellable, GError **error)
{
  guint n_filled = 0;

  self->stacked = TRUE;
  self->n_columns = 0;
  for (guint i = 0; i < self->n_pieces; i++)
    {
      Piece *piece = &self->pieces[i];
      const int result = spor_table_next (piece->table, cancellable, error);

      if (result < 0)
        return -1;
      piece->waiting = result == 1;
      piece->first_column = self->n_columns;
      piece->n_columns = piece->waiting ? spor_cells_get_used (piece->table->cells) : 0;
      self->n_columns += piece->n_columns;
      n_filled += piece->waiting;
      if (piece->waiting && !have_same_headings (self->pieces[0].table->cells, piece->table->cells))
        self->stacked = FALSE;
    }

  self->cells = spor_cells_new ();
  self->table.cells = self->cells;
  for (guint i = 0; i < self->n_pieces; i++)
    {
      Piece *piece = &self->pieces[i];

      if (piece->waiting && (i == 0 || !self->stacked)
          && !spor_joined_table_append (self, piece, error))
        return -1;
      piece->waiting = FALSE;
    }
  for (guint i = 0; self->stacked && i < self->n_pieces; i++)
    {
      self->pieces[i].first_column = 0;
      self->n_columns = self->pieces[0].n_columns;
    }
  self->table.line = 1;
  return n_filled > 0;
}

static int
spor_joined_table_next_stacked (SporJoinedTable *self, GCancellable *cancellable, GError **error)
{
  for (; self->current < self->n_pieces; self->current++)
    {
      const Piece *piece = &self->pieces[self->current];
      const int result = spor_table_next (piece->table, cancellable, error);

      if (result < 0)
        return -1;
      if (result == 0)
        continue;
      spor_cells_reset (self->cells);
      self->table.line = piece->table->line;
      return spor_joined_table_append (self, piece, error) ? 1 : -1;
    }
  return 0;
}

/* Rows belong together by their number in the sheet: one sheet may have a blank row where another
 * has none. */
static int
spor_joined_table_next_beside (SporJoinedTable *self, GCancellable *cancellable, GError **error)
{
  guint line = G_MAXUINT;

  for (guint i = 0; i < self->n_pieces; i++)
    {
      Piece *piece = &self->pieces[i];

      if (!piece->waiting)
        {
          const int result = spor_table_next (piece->table, cancellable, error);

          if (result < 0)
            return -1;
          piece->waiting = result == 1;
        }
      if (piece->waiting)
        line = MIN (line, piece->table->line);
    }
  if (line == G_MAXUINT)
    return 0;

  spor_cells_reset (self->cells);
  self->table.line = line;
  for (guint i = 0; i < self->n_pieces; i++)
    if (self->pieces[i].waiting && self->pieces[i].table->line == line)
      {
        if (!spor_joined_table_append (self, &self->pieces[i], error))
          return -1;
        self->pieces[i].waiting = FALSE;
      }
  return 1;
}

static int
spor_joined_table_next (SporTable *table, GCancellable *cancellable, GError **error)
{
  SporJoinedTable *self = (SporJoinedTable *)table;

  if (self->cells == NULL)
    return spor_joined_table_open (self, cancellable, error);
  return self->stacked ? spor_joined_table_next_stacked (self, cancellable, error)
                       : spor_joined_table_next_beside (self, cancellable, error);
}

static void
spor_joined_table_rewind (SporTable *table)
{
  SporJoinedTable *self = (SporJoinedTable *)table;

  for (guint i = 0; i < self->n_pieces; i++)
    {
      spor_table_rewind (self->pieces[i].table);
      self->pieces[i].waiting = FALSE;
    }
  g_clear_pointer (&self->cells, spor_cells_free);
  table->cells = NULL;
  self->current = 0;
}

static double
spor_joined_table_get_progress (SporTable *table)
{
  SporJoinedTable *self = (SporJoinedTable *)table;
  double sum = 0;

  for (guint i = 0; i < self->n_pieces; i++)
    sum += spor_table_get_progress (self->pieces[i].table);
  return sum / self->n_pieces;
}

static void
spor_joined_table_free (SporTable *table)
{
  SporJoinedTable *self = (SporJoinedTable *)table;

  for (guint i = 0; i < self->n_pieces; i++)
    spor_table_free (self->pieces[i].table);
  g_free (self->pieces);
  g_clear_pointer (&self->cells, spor_cells_free);
  g_free (self);
}

static const SporTableClass joined_table_class = {
  .next = spor_joined_table_next,
  .rewind = spor_joined_table_rewind,
  .get_progress = spor_joined_table_get_progress,
  .free = spor_joined_table_free,
};

SporTable *
spor_joined_table_new (GPtrArray *tables)
{
  SporJoinedTable *self = g_new0 (SporJoinedTable, 1);
  const SporTable *first = g_ptr_array_index (tables, 0);

  spor_table_init (&self->table, &joined_table_class, first->name, first->base_name);
  self->table.is_sheet = first->is_sheet;
  self->n_pieces = tables->len;
  self->pieces = g_new0 (Piece, tables->len);
  for (guint i = 0; i < tables->len; i++)
    self->pieces[i].table = g_ptr_array_index (tables, i);
  g_ptr_array_set_free_func (tables, NULL);
  g_ptr_array_unref (tables);
  return &self->table;
}
