/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signups-copy.h"

#include "spor-copy.h"
#include "spor-signup-columns.h"

/* More rows than this are copied in a thread. */
#define MANY 500

typedef struct
{
  SporComposition *composition;
  GArray *indices;
} SporSignupsCopy;

static void
spor_signups_copy_free (gpointer data)
{
  SporSignupsCopy *self = data;

  spor_composition_unref (self->composition);
  g_array_unref (self->indices);
  g_free (self);
}

static GStrv
spor_signup_cells (const SporComposition *composition, guint index)
{
  GStrv cells = g_new0 (char *, SPOR_N_COLUMNS + 1);

  for (guint column = 0; column < SPOR_N_COLUMNS; column++)
    cells[column] = spor_signup_cell (composition, index, column);
  return cells;
}

/* In a thread, where there are many. */
static GPtrArray *
spor_signups_copy_make (gpointer data)
{
  SporSignupsCopy *self = data;
  GPtrArray *rows = spor_rows_new ();
  GStrv headings = g_new0 (char *, SPOR_N_COLUMNS + 1);

  for (guint column = 0; column < SPOR_N_COLUMNS; column++)
    headings[column] = g_strdup (spor_signup_column_title (column));
  g_ptr_array_add (rows, headings);
  for (guint i = 0; i < self->indices->len; i++)
    g_ptr_array_add (rows, spor_signup_cells (self->composition,
                                              g_array_index (self->indices, guint, i)));
  return rows;
}

gboolean
spor_signups_copy (GtkWidget *from, SporComposition *composition, GArray *indices)
{
  SporSignupsCopy *copy;

  if (indices->len == 0)
    return FALSE;
  copy = g_new0 (SporSignupsCopy, 1);
  copy->composition = spor_composition_ref (composition);
  copy->indices = g_array_ref (indices);
  if (indices->len > MANY)
    spor_copy_many (from, spor_signups_copy_make, copy, spor_signups_copy_free);
  else
    {
      g_autoptr (GPtrArray) rows = spor_signups_copy_make (copy);

      spor_copy_rows (from, rows);
      spor_signups_copy_free (copy);
    }
  return TRUE;
}
