/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a set of sign-ups can never reach; beyond is SPOR_INTAKE_ERROR_LIMIT. */
enum
{
  SPOR_LIMIT_CELL = 1024 * 1024,        /* bytes of UTF-8 */
  SPOR_LIMIT_RECORD = 16 * 1024 * 1024, /* bytes of UTF-8 */
  SPOR_LIMIT_COLUMNS = 2000,            /* with a heading */
  SPOR_LIMIT_CELLS
  = 32768, /* in one record, empty ones included: spreadsheets write trailing separators */
  SPOR_LIMIT_ROWS = 2000000,
};

typedef enum
{
  SPOR_CELLS_OK,
  SPOR_CELLS_CELL_TOO_LARGE,
  SPOR_CELLS_RECORD_TOO_LARGE,
  SPOR_CELLS_TOO_MANY,
} SporCellsLimit;

/**
 * SporCells:
 *
 * The cells of one record, in one block of memory that is used again for the next: no allocation
 * per cell. Text goes to the open cell; closing it gives it its column.
 */
typedef struct
{
  char *text; /* '\0'-terminated cells one after the other; text[0] is the empty cell */
  gsize length, size;
  gsize open;      /* where the open cell begins */
  guint32 *starts; /* by column; 0 = empty */
  guint n_cells, n_starts;
  gboolean unclean;   /* some text may need spor_cells_clean() */
  const char **cells; /* spor_cells_get() */
  guint n_pointers;
} SporCells;

SporCells *spor_cells_new (void);
void spor_cells_free (SporCells *self);

void spor_cells_reset (SporCells *self);
SporCellsLimit spor_cells_append (SporCells *self, const char *text, gsize length);

/* The open cell's text so far, '\0'-terminated. */
const char *spor_cells_get_open (SporCells *self, gsize *length);
void spor_cells_discard_open (SporCells *self);
/* Ends it at @end, which lies in it. */
void spor_cells_shorten_open (SporCells *self, const char *end);

/* Closes the open cell as the next column, or as @column (a later one for the same column wins). */
SporCellsLimit spor_cells_close (SporCells *self);
SporCellsLimit spor_cells_close_at (SporCells *self, guint column);

/* Line ends as LF, no control characters, accents composed (NFC); outer white space stays. */
void spor_cells_clean (SporCells *self);

/* The cells, filled up to at least @n with "". Valid until the next change. */
const char *const *spor_cells_get (SporCells *self, guint n);
gboolean spor_cells_is_blank (SporCells *self);

/* Number of cells up to the last that has text. */
guint spor_cells_get_used (SporCells *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporCells, spor_cells_free)

G_END_DECLS
