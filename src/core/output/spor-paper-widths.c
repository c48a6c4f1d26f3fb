/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wide the columns of tables are. */

#include "spor-paper-private.h"

/* Of the width, for columns with shares when the others are wide. */
#define NARROWEST 0.4

void
spor_paper_table_divide (const SporPaperTable *self, double room, double *widths)
{
  double total = room - SPOR_PAPER_BETWEEN * (self->n_columns - 1);
  double needed = 0, shares = 0, left;

  for (guint c = 0; c < self->n_columns; c++)
    {
      needed += self->rails[c].share > 0 ? 0 : widths[c];
      shares += MAX (self->rails[c].share, 0);
    }
  left = MAX (total - needed, shares > 0 ? total * NARROWEST : 0);
  for (guint c = 0; c < self->n_columns; c++)
    if (self->rails[c].share > 0)
      widths[c] = left * self->rails[c].share / shares;
    else if (needed > total - left)
      widths[c] *= (total - left) / needed;
}

/* --- Common columns ------------------------------------------------------------------------- */

/* The one with the fewest columns, all of which are common; NULL if none is aligned. */
static const SporPaperTable *
spor_paper_find_common (const GPtrArray *tables)
{
  const SporPaperTable *common = NULL;

  for (guint t = 0; t < tables->len; t++)
    {
      const SporPaperTable *table = g_ptr_array_index (tables, t);

      if (table->aligned && (!common || table->n_columns < common->n_columns))
        common = table;
    }
  return common;
}

/* What the widest cell of each common column needs, in whatever table it is. */
static double *
spor_paper_measure_common (const GPtrArray *tables,
                           const SporPaperTable *common,
                           GHashTable *needed)
{
  double *widths = g_new0 (double, common->n_columns);

  for (guint t = 0; t < tables->len; t++)
    {
      const SporPaperTable *table = g_ptr_array_index (tables, t);
      const double *own = g_hash_table_lookup (needed, table);
      guint extra = table->n_columns - common->n_columns;

      for (guint c = 0; table->aligned && c < common->n_columns; c++)
        widths[c] = MAX (widths[c], own[extra + c]);
    }
  return widths;
}

static void
spor_paper_table_follow (const SporPaperTable *self,
                         const double *common,
                         guint n_common,
                         double *widths)
{
  guint extra = self->n_columns - n_common;

  for (guint c = 0; c < n_common; c++)
    widths[extra + c] = common[c];
  for (guint c = 0; c < extra; c++)
    widths[extra] -= widths[c] + SPOR_PAPER_BETWEEN;
}

void
spor_paper_divide_aligned (const GPtrArray *tables, double room, GHashTable *widths)
{
  const SporPaperTable *common = spor_paper_find_common (tables);
  g_autofree double *shared = NULL;

  if (!common)
    return;
  shared = spor_paper_measure_common (tables, common, widths);
  spor_paper_table_divide (common, room, shared);
  for (guint t = 0; t < tables->len; t++)
    {
      const SporPaperTable *table = g_ptr_array_index (tables, t);

      if (table->aligned)
        spor_paper_table_follow (table, shared, common->n_columns,
                                 g_hash_table_lookup (widths, table));
    }
}
