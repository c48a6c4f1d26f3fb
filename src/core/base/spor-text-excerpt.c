/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-text.h"

#include <string.h>

#define ELLIPSIS "…"
#define LEAD 30 /* characters before the difference, to find it by */

/* How many characters @a and @b begin with alike. */
static guint
spor_text_alike (const char *a, const char *b)
{
  guint n = 0;

  while (*a && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
      n++;
    }
  return n;
}

/* The start of a word at most LEAD characters before @difference. */
static const char *
spor_text_lead (const char *text, guint difference)
{
  const char *start = g_utf8_offset_to_pointer (text, difference - LEAD);
  const char *end = g_utf8_offset_to_pointer (start, LEAD);
  const char *space = memchr (start, ' ', end - start);

  return space ? space + 1 : start;
}

/* (transfer full) */
static char *
spor_text_cut (const char *text, guint difference, guint most)
{
  const char *start;
  g_autofree char *part = NULL;

  if (g_utf8_strlen (text, -1) <= (glong)most)
    return g_strdup (text);
  /* As long as the difference stands well within the beginning, that is what one knows it by. */
  start
      = difference <= LEAD || difference + LEAD <= most ? text : spor_text_lead (text, difference);
  if (g_utf8_strlen (start, -1) <= (glong)most)
    return g_strconcat (ELLIPSIS, start, NULL);
  part = g_utf8_substring (start, 0, most);
  return g_strconcat (start > text ? ELLIPSIS : "", g_strchomp (part), ELLIPSIS, NULL);
}

void
spor_text_excerpts (
    const char *before, const char *after, guint most, char **before_part, char **after_part)
{
  g_autofree char *old = spor_text_one_line (before);
  g_autofree char *new = spor_text_one_line (after);
  guint difference = spor_text_alike (old, new);

  g_return_if_fail (most > LEAD);

  *before_part = spor_text_cut (old, difference, most);
  *after_part = spor_text_cut (new, difference, most);
}
