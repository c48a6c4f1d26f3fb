/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-table.h"

void
spor_table_init (SporTable *self,
                 const SporTableClass *class,
                 const char *name,
                 const char *base_name)
{
  self->class = class;
  self->name = g_strdup (name);
  self->base_name = g_strdup (base_name);
}

void
spor_table_free (SporTable *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->base_name);
  self->class->free (self);
}

int
spor_table_next (SporTable *self, GCancellable *cancellable, GError **error)
{
  int result = 1;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      result = self->class->next (self, cancellable, error);
    }
  while (result == 1 && spor_cells_is_blank (self->cells));
  return result;
}

void
spor_table_rewind (SporTable *self)
{
  self->class->rewind (self);
}

double
spor_table_get_progress (SporTable *self)
{
  return self->class->get_progress (self);
}
