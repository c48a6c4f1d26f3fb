/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-ean.h"

#include <string.h>

#define N_DIGITS 13

gboolean
spor_ean_is_valid (const char *text)
{
  guint sum = 0;

  if (!text || strlen (text) != N_DIGITS || strspn (text, "0123456789") != N_DIGITS)
    return FALSE;
  for (guint i = 0; i < N_DIGITS; i++)
    sum += (text[i] - '0') * (i % 2 ? 3 : 1);
  return sum % 10 == 0;
}
