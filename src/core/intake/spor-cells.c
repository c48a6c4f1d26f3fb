/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-cells.h"

#include <string.h>

SporCells *
spor_cells_new (void)
{
  SporCells *self = g_new0 (SporCells, 1);

  self->size = 4096;
  self->text = g_malloc (self->size);
  spor_cells_reset (self);
  return self;
}

void
spor_cells_free (SporCells *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->starts);
  g_free (self->cells);
  g_free (self);
}

void
spor_cells_reset (SporCells *self)
{
  self->text[0] = '\0';
  self->length = self->open = 1;
  self->n_cells = 0;
  self->unclean = FALSE;
}

/* One byte more than asked for is always there, for the '\0'. */
static void
spor_cells_reserve (SporCells *self, gsize length)
{
  if (self->length + length < self->size)
    return;
  while (self->length + length >= self->size)
    self->size *= 2;
  self->text = g_realloc (self->text, self->size);
}

SporCellsLimit
spor_cells_append (SporCells *self, const char *text, gsize length)
{
  if (self->length - self->open + length > SPOR_LIMIT_CELL)
    return SPOR_CELLS_CELL_TOO_LARGE;
  if (self->length + length > SPOR_LIMIT_RECORD)
    return SPOR_CELLS_RECORD_TOO_LARGE;

  spor_cells_reserve (self, length);
  memcpy (self->text + self->length, text, length);
  self->length += length;
  return SPOR_CELLS_OK;
}

const char *
spor_cells_get_open (SporCells *self, gsize *length)
{
  self->text[self->length] = '\0';
  if (length != NULL)
    *length = self->length - self->open;
  return self->text + self->open;
}

void
spor_cells_discard_open (SporCells *self)
{
  self->length = self->open;
}

void
spor_cells_shorten_open (SporCells *self, const char *end)
{
  self->length = (gsize)(end - self->text);
  self->text[self->length] = '\0';
}

static void
spor_cells_grow (SporCells *self, guint n)
{
  if (n <= self->n_starts)
    return;
  self->n_starts = MAX (n, MAX (64, self->n_starts * 2));
  self->starts = g_renew (guint32, self->starts, self->n_starts);
}

SporCellsLimit
spor_cells_close_at (SporCells *self, guint column)
{
  if (column >= SPOR_LIMIT_CELLS)
    return SPOR_CELLS_TOO_MANY;

  spor_cells_grow (self, column + 1);
  while (self->n_cells <= column)
    self->starts[self->n_cells++] = 0;

  if (self->length == self->open)
    {
      self->starts[column] = 0;
      return SPOR_CELLS_OK;
    }
  self->starts[column] = (guint32)self->open;
  spor_cells_reserve (self, 1);
  self->text[self->length++] = '\0';
  self->open = self->length;
  return SPOR_CELLS_OK;
}

SporCellsLimit
spor_cells_close (SporCells *self)
{
  return spor_cells_close_at (self, self->n_cells);
}

/* In place: never longer than before. */
static void
spor_cells_clean_controls (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      const guchar byte = (guchar)*from;

      if (byte == '\r')
        {
          if (from[1] != '\n')
            *to++ = '\n';
        }
      else if (byte == 0xc2 && (guchar)from[1] >= 0x80 && (guchar)from[1] <= 0x9f)
        from++;
      else if ((byte >= 0x20 && byte != 0x7f) || byte == '\t' || byte == '\n')
        *to++ = *from;
    }
  *to = '\0';
}

void
spor_cells_clean (SporCells *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    {
      g_autofree char *composed = NULL;

      if (self->starts[i] == 0)
        continue;
      spor_cells_clean_controls (self->text + self->starts[i]);
      composed = g_utf8_normalize (self->text + self->starts[i], -1, G_NORMALIZE_NFC);
      if (composed == NULL || strcmp (composed, self->text + self->starts[i]) == 0)
        continue;
      self->open = self->length;
      spor_cells_reserve (self, strlen (composed) + 1);
      memcpy (self->text + self->length, composed, strlen (composed));
      self->length += strlen (composed);
      spor_cells_close_at (self, i);
    }
  self->unclean = FALSE;
}

const char *const *
spor_cells_get (SporCells *self, guint n)
{
  const guint n_wanted = MAX (n, self->n_cells);

  if (n_wanted > self->n_pointers)
    {
      self->n_pointers = n_wanted;
      self->cells = g_renew (const char *, self->cells, n_wanted);
    }
  for (guint i = 0; i < self->n_cells; i++)
    self->cells[i] = self->text + self->starts[i];
  for (guint i = self->n_cells; i < n_wanted; i++)
    self->cells[i] = self->text;
  return self->cells;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

guint
spor_cells_get_used (SporCells *self)
{
  guint n = self->n_cells;

  while (n > 0 && (self->starts[n - 1] == 0 || is_blank (self->text + self->starts[n - 1])))
    n--;
  return n;
}

gboolean
spor_cells_is_blank (SporCells *self)
{
  return spor_cells_get_used (self) == 0;
}
