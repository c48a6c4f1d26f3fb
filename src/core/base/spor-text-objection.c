/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-text.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a book does not keep, whoever typed it and wherever. */

#define AROUND 30 /* characters on either side of the number, to find it by */

/* On one line; an ellipsis where there is more. */
static char *
spor_text_around_mask (const char *masked)
{
  g_autofree char *line = spor_text_one_line (masked);
  const char *mask = strstr (line, SPOR_TEXT_MASK);
  const char *start = mask ? mask : line;
  const char *end = start;
  g_autofree char *part = NULL;

  for (guint n = 0; n < AROUND && start > line; n++)
    start = g_utf8_prev_char (start);
  for (guint n = 0; n < AROUND + g_utf8_strlen (SPOR_TEXT_MASK, -1) && *end; n++)
    end = g_utf8_next_char (end);
  part = g_strndup (start, end - start);
  return g_strconcat (start > line ? "…" : "", part, *end ? "…" : "", NULL);
}

char *
spor_text_number_objection (const char *text)
{
  guint n_masked = 0;
  g_autofree char *masked = text ? spor_text_mask_personal_numbers (text, &n_masked) : NULL;
  g_autofree char *part = n_masked > 0 ? spor_text_around_mask (masked) : NULL;

  if (!part)
    return NULL;
  /* Translators: a text in which digits are hidden */
  return g_strdup_printf (_ ("A personal number (CPR) must not be kept here: “%s”."), part);
}

char *
spor_text_length_objection (const char *text, guint most)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *has = spor_format_count (length);
  g_autofree char *room = spor_format_count (most);

  if (length <= (glong)most)
    return NULL;
  /* Translators: how many characters a text has, how many it may have at most: both more than one
   */
  return g_strdup_printf (_ ("The text is too long: it has %s characters, and there is room for "
                             "%s."),
                          has, room);
}

char *
spor_text_objection (const char *text, guint most)
{
  char *objection;

  if (!text || !*text)
    return NULL;
  objection = spor_text_length_objection (text, most);
  return objection ? objection : spor_text_number_objection (text);
}
