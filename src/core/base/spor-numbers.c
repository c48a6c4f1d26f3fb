/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-numbers.h"

gboolean
spor_numbers_have (const GArray *numbers, guint n)
{
  g_return_val_if_fail (numbers != NULL, FALSE);

  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == n)
      return TRUE;
  return FALSE;
}
