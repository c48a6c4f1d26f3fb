/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter.h"

gunichar
spor_letter_next (const char **text)
{
  const char *p = *text;
  if ((guchar)p[0] < 0x80 && (guchar)p[1] < 0x80)
    {
      *text = p + 1;
      return (guchar)p[0];
    }

  gunichar c = g_utf8_get_char (p), joined = 0;
  p = g_utf8_next_char (p);
  /* U+0300 to U+036F, the combining marks, begin with 0xCC or 0xCD. */
  while (((guchar)*p == 0xcc || (guchar)*p == 0xcd)
         && g_unichar_compose (c, g_utf8_get_char (p), &joined))
    {
      c = joined;
      p = g_utf8_next_char (p);
    }
  *text = p;
  return c;
}

gunichar
spor_letter_without_stroke (gunichar c)
{
  switch (c)
    {
    case 0x111: /* đ */
    case 0xf0:  /* ð */
      return 'd';
    case 0x127: /* ħ */
      return 'h';
    case 0x131: /* ı */
      return 'i';
    case 0x142: /* ł */
      return 'l';
    case 0x167: /* ŧ */
      return 't';
    default:
      return c;
    }
}
