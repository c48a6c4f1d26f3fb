/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-cell-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ESCAPED_UNDERSCORE "_x005F_"

/* Excel reads _x0041_ as "A" (ECMA-376 part 1, § 22.9.2.19). */
static gboolean
spor_is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3])
         && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

gsize
spor_cell_text_prefix (const char *text, guint n_units)
{
  const char *p = text;

  for (guint units = 0; *p; p = g_utf8_next_char (p))
    {
      units += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
      if (spor_is_escape (p))
        units += strlen (ESCAPED_UNDERSCORE) - 1;
      if (units > n_units)
        break;
    }
  return p - text;
}

static gboolean
spor_is_unwanted (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0)
         || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

gboolean
spor_cell_text_is_plain (const char *text, gsize *length)
{
  gboolean ascii = TRUE;
  const guchar *p;

  for (p = (const guchar *)text; *p; p++)
    if (*p >= 0x7F)
      {
        if (*p == 0x7F || *p == 0xC2 || *p >= 0xEF)
          return FALSE;
        ascii = FALSE;
      }
    else if ((*p < 0x20 && *p != '\n' && *p != '\t') || (*p == '_' && p[1] == 'x'))
      return FALSE;

  *length = p - (const guchar *)text;
  return *length <= SPOR_CELL_LENGTH && (ascii || g_utf8_validate (text, *length, NULL));
}

static void
spor_cut_cell (GString *text)
{
  glong n_characters = g_utf8_strlen (text->str, text->len);
  g_autofree char *note = NULL;

  if (spor_cell_text_prefix (text->str, SPOR_CELL_LENGTH) == text->len)
    return;

  note = g_strdup_printf (
      /* Translators: stands where a text was cut; the field is its full length */
      ngettext ("… (cut here; the whole text is %ld character)",
                "… (cut here; the whole text is %ld characters)", n_characters),
      n_characters);
  g_string_truncate (text, spor_cell_text_prefix (text->str,
                                                  SPOR_CELL_LENGTH - g_utf8_strlen (note, -1)));
  g_string_append (text, note);
}

char *
spor_cell_text_clean (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        g_string_append (clean, p[1] == '\n' ? "" : "\n");
      else if (!spor_is_unwanted (c))
        g_string_append_unichar (clean, c);
    }
  spor_cut_cell (clean);
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

char *
spor_cell_text_escape (const char *clean)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = clean; *p; p++)
    if (spor_is_escape (p))
      g_string_append (escaped, ESCAPED_UNDERSCORE);
    else
      g_string_append_c (escaped, *p);
  return g_string_free (escaped, FALSE);
}

/* Nor may it begin or end with an apostrophe. */
static void
spor_trim_name (GString *name)
{
  while (name->len > 0 && strchr (" '", name->str[name->len - 1]))
    g_string_truncate (name, name->len - 1);
  while (name->len > 0 && strchr (" '", name->str[0]))
    g_string_erase (name, 0, 1);
}

char *
spor_sheet_name_clean (const char *name)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (spor_is_unwanted (c) || c < 0x20 || (c < 0x80 && strchr ("[]:*?/\\", c)))
        c = ' ';
      if (c != ' ' || (clean->len > 0 && clean->str[clean->len - 1] != ' '))
        g_string_append_unichar (clean, c);
    }
  spor_trim_name (clean);
  g_string_truncate (clean, spor_cell_text_prefix (clean->str, SPOR_SHEET_NAME_LENGTH));
  spor_trim_name (clean);
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

char *
spor_heading_clean (const char *text)
{
  g_autofree char *clean = spor_cell_text_clean (text);
  GString *heading = g_string_new (NULL);

  for (const char *p = clean; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_isspace (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p);

      if (c != ' ' || (heading->len > 0 && heading->str[heading->len - 1] != ' '))
        g_string_append_unichar (heading, c);
    }
  g_strchomp (heading->str);
  heading->len = strlen (heading->str);
  if (heading->len == 0)
    /* Translators: the heading of a column that has none */
    g_string_append (heading, _ ("Without a heading"));
  if (spor_cell_text_prefix (heading->str, SPOR_HEADING_LENGTH) < heading->len)
    {
      g_string_truncate (heading, spor_cell_text_prefix (heading->str, SPOR_HEADING_LENGTH - 1));
      g_string_append (heading, "…");
    }
  return g_string_free (heading, FALSE);
}

/* Excel would take it for a cell, as in "A1" and "R1C1", or for the row or column one is in. */
static gboolean
spor_is_cell_name (const char *name)
{
  return g_regex_match_simple ("^([a-z]{1,3}[0-9]+|r[0-9]*|c[0-9]*|r[0-9]*c[0-9]*)$", name,
                               G_REGEX_CASELESS, 0);
}

char *
spor_list_name_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *name = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (name, g_utf8_get_char (p));
    else if (name->len > 0 && name->str[name->len - 1] != '_')
      g_string_append_c (name, '_');
  while (name->len > 0 && name->str[name->len - 1] == '_')
    g_string_truncate (name, name->len - 1);
  if (!g_unichar_isalpha (g_utf8_get_char (name->str)) || spor_is_cell_name (name->str))
    g_string_prepend_c (name, '_');
  return g_string_free (name, FALSE);
}

char *
spor_cell_text_unique (
    GHashTable *taken, const char *text, guint n_units, const char *before, const char *after)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *ending
          = n > 1 || !*text ? g_strdup_printf ("%s%u%s", before, n, after) : g_strdup ("");
      gsize length = spor_cell_text_prefix (text, n_units - strlen (ending));
      g_autofree char *beginning = g_strndup (text, length);
      g_autofree char *whole = g_strconcat (beginning, ending, NULL);

      if (g_hash_table_add (taken, g_utf8_casefold (whole, -1)))
        return g_steal_pointer (&whole);
    }
}
