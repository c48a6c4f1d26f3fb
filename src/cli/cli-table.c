/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-table.h"

#include <stdio.h>

#define GAP 2

struct _SporCliTable
{
  guint n_columns;
  GPtrArray *cells; /* owned char*, row by row */
};

SporCliTable *
spor_cli_table_new (guint n_columns)
{
  SporCliTable *self = g_new0 (SporCliTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
spor_cli_table_free (SporCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
spor_cli_table_add (SporCliTable *self, char *cell, ...)
{
  va_list cells;

  va_start (cells, cell);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_strdelimit (cell, "\n\r\t", ' ');
      g_ptr_array_add (self->cells, cell);
      if (i + 1 < self->n_columns)
        cell = va_arg (cells, char *);
    }
  va_end (cells);
}

/* Columns that a text takes on a terminal. */
static guint
spor_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

void
spor_cli_table_print (SporCliTable *self)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns]
        = MAX (widths[i % self->n_columns], spor_text_width (g_ptr_array_index (self->cells, i)));

  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);
      guint column = i % self->n_columns;

      fputs (cell, stdout);
      if (column + 1 == self->n_columns)
        putchar ('\n');
      else
        printf ("%*s", (int)(widths[column] - spor_text_width (cell) + GAP), "");
    }
}
