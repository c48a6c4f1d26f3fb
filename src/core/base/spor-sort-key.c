/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-text.h"

#include <string.h>

/* A key has two levels: letters, a separator, then what only decides between equals (accents, case,
 * how å is spelt). Letters sort as bytes: space and signs, digits, a–z, æ, ø, å. */
enum
{
  LEVEL_SEPARATOR = 0x01,
  BYTE_SPACE = 0x02,
  BYTE_SIGN = 0x03,
  BYTE_DIGIT = 0x10,  /* 0x10–0x19 */
  BYTE_LETTER = 0x20, /* a = 0x20 … z = 0x39 */
  BYTE_AE = 0x3a,
  BYTE_OE = 0x3b,
  BYTE_AA = 0x3c,
  BYTE_OTHER = 0x40, /* other scripts: then the character's UTF-8 bytes */
};

static void
spor_append_letter (GString *key, gunichar c)
{
  gunichar parts[8];

  switch (c)
    {
    case 0x00e6: /* æ */
    case 0x00e4: /* ä */
      g_string_append_c (key, BYTE_AE);
      return;
    case 0x00f8: /* ø */
    case 0x00f6: /* ö */
    case 0x0151: /* ő */
      g_string_append_c (key, BYTE_OE);
      return;
    case 0x00e5: /* å */
      g_string_append_c (key, BYTE_AA);
      return;
    case 0x00fc: /* ü */
      c = 'y';
      break;
    case 0x00f0: /* ð */
      c = 'd';
      break;
    case 0x00df: /* ß */
      g_string_append_c (key, BYTE_LETTER + 's' - 'a');
      c = 's';
      break;
    default:
      if (c >= 0x80 && g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) > 0)
        c = parts[0];
      break;
    }

  if (c >= 'a' && c <= 'z')
    g_string_append_c (key, BYTE_LETTER + c - 'a');
  else if (c >= '0' && c <= '9')
    g_string_append_c (key, BYTE_DIGIT + c - '0');
  else if (g_unichar_isspace (c) || c == '-' || c == 0x00a0)
    g_string_append_c (key, BYTE_SPACE);
  else if (g_unichar_isalnum (c))
    {
      g_string_append_c (key, BYTE_OTHER);
      g_string_append_unichar (key, c);
    }
  else
    g_string_append_c (key, BYTE_SIGN);
}

char *
spor_text_sort_key (const char *text)
{
  GString *key;

  g_return_val_if_fail (text != NULL, NULL);

  key = g_string_sized_new (2 * strlen (text) + 2);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      /* aa is å */
      if (c == 'a' && (p[1] == 'a' || p[1] == 'A'))
        {
          g_string_append_c (key, BYTE_AA);
          p++;
        }
      else
        spor_append_letter (key, c);
    }
  g_string_append_c (key, LEVEL_SEPARATOR);
  g_string_append (key, text);
  return g_string_free (key, FALSE);
}
