/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-text.h"

#include "spor-letter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_outer_space (gunichar c)
{
  /* The last two are the byte order mark and the zero-width space, which copying brings along. */
  return g_unichar_isspace (c) || c == 0x2007 || c == 0x202f || c == 0xfeff || c == 0x200b;
}

static const char *
skip_outer_space (const char *text)
{
  while (*text != '\0' && is_outer_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static void
drop_trailing_space (GString *text)
{
  while (text->len > 0)
    {
      const char *last = g_utf8_prev_char (text->str + text->len);
      if (!is_outer_space (g_utf8_get_char (last)))
        return;
      g_string_truncate (text, last - text->str);
    }
}

/* Length of the character at @p where it is one that stays as it is, 0 where that takes a closer
 * look: up to U+02FF there is nothing to compose, and U+2010 to U+2027 are dashes and quotes. */
static gsize
settled_length (const guchar *p)
{
  gboolean followed = (p[0] & 0x80) != 0 && (p[1] & 0xc0) == 0x80;
  if (p[0] < 0x80)
    return (p[0] >= ' ' && p[0] != 0x7f) || p[0] == '\n' || p[0] == '\t';
  if ((p[0] == 0xc2 && p[1] >= 0xa0) || (p[0] >= 0xc3 && p[0] <= 0xcb))
    return followed ? 2 : 0;
  return p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xa7 ? 3 : 0;
}

/* Whether @text is clean already, as most text is; FALSE where that is not seen at a glance. */
static gboolean
is_clean (const char *text, gsize *length)
{
  const char *p = text, *last = text;
  while (*p != '\0')
    {
      gsize step = settled_length ((const guchar *)p);
      if (step == 0)
        return FALSE;
      last = p;
      p += step;
    }
  *length = p - text;
  return p == text
         || (!is_outer_space (g_utf8_get_char (text)) && !is_outer_space (g_utf8_get_char (last)));
}

char *
spor_text_clean (const char *text)
{
  gsize length = 0;
  if (text == NULL)
    return g_strdup ("");
  if (is_clean (text, &length))
    return g_strndup (text, length);

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *clean = g_string_sized_new (strlen (composed));
  for (const char *p = skip_outer_space (composed); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r') /* the line end of old Macs */
        c = '\n';
      if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_unichar (clean, c);
    }
  drop_trailing_space (clean);
  return g_string_free (clean, FALSE);
}

static void
append_folded (GString *folded, gunichar c)
{
  gunichar base = 0, mark = 0;

  switch (c)
    {
    case 0xe6: /* æ */
    case 0xc6:
      g_string_append (folded, "ae");
      return;
    case 0xf8: /* ø */
    case 0xd8:
      g_string_append (folded, "oe");
      return;
    case 0xe5: /* å */
    case 0xc5:
      g_string_append (folded, "aa");
      return;
    case 0xdf: /* ß */
    case 0x1e9e:
      g_string_append (folded, "ss");
      return;
    default:
      break;
    }

  if (c < 0x80)
    g_string_append_c (folded, g_ascii_tolower (c));
  else if (g_unichar_decompose (c, &base, &mark))
    {
      append_folded (folded, base);
      if (mark != 0)
        append_folded (folded, mark);
    }
  else if (!g_unichar_ismark (c))
    g_string_append_unichar (folded, spor_letter_without_stroke (g_unichar_tolower (c)));
}

char *
spor_text_list (const GPtrArray *texts)
{
  g_autoptr (GString) first = g_string_new (NULL);

  g_return_val_if_fail (texts->len > 0, NULL);

  for (guint i = 0; i + 1 < texts->len; i++)
    g_string_append_printf (first, "%s%s", i ? ", " : "", (char *)g_ptr_array_index (texts, i));
  if (texts->len == 1)
    return g_strdup (g_ptr_array_index (texts, 0));
  /* Translators: the end of a list: "Anne, Bo" and "Carl" */
  return g_strdup_printf (_ ("%s and %s"), first->str,
                          (char *)g_ptr_array_index (texts, texts->len - 1));
}

char *
spor_text_capitalise (const char *text)
{
  g_autofree char *first = NULL;

  if (!*text)
    return g_strdup ("");
  first = g_utf8_strup (text, g_utf8_next_char (text) - text);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

char *
spor_text_one_line (const char *text)
{
  g_autofree char *clean = spor_text_clean (text);
  GString *line = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = clean; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* the separators of lines and paragraphs, too */
      if (g_unichar_isspace (c))
        space = TRUE;
      else
        {
          if (space && line->len)
            g_string_append_c (line, ' ');
          g_string_append_unichar (line, c);
          space = FALSE;
        }
    }
  return g_string_free (line, FALSE);
}

/* After a postcode, and before the letters for a part of a town. */
char *
spor_text_keep_town (const char *place)
{
  g_autoptr (GRegex) inside
      = g_regex_new ("(?<=\\b\\d{4}) (?=\\p{L})|(?<=\\p{Ll}) (?=\\p{Lu}{1,2}(?:,|$))", 0, 0, NULL);

  return g_regex_replace_literal (inside, place, -1, 0, "\u00a0", 0, NULL);
}

/* After a day and before its month; before what is numbered. */
char *
spor_text_keep_numbers (const char *text)
{
  g_autoptr (GRegex) inside
      = g_regex_new ("(?<=\\b\\d|\\b\\d\\d|\\b\\d\\.|\\b\\d\\d\\.) (?=\\p{L}{3})"
                     "|(?<=\\p{L}) (?=\\d{1,2}(?:,|[ \u00a0]·|$))",
                     0, 0, NULL);

  return g_regex_replace_literal (inside, text, -1, 0, "\u00a0", 0, NULL);
}

char *
spor_text_fold (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  GString *folded = g_string_sized_new (strlen (text) + 8);
  gboolean after_space = FALSE;
  const char *p = text;
  while (*p != '\0')
    {
      gunichar c = spor_letter_next (&p);
      if (is_outer_space (c))
        {
          after_space = TRUE;
          continue;
        }
      if (after_space && folded->len > 0)
        g_string_append_c (folded, ' ');
      after_space = FALSE;
      append_folded (folded, c);
    }
  return g_string_free (folded, FALSE);
}

/* Parts of letters between dots, none of them empty. */
static gboolean
is_dotted (const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    if (*p == '.' && (p == start || p + 1 == end || p[1] == '.'))
      return FALSE;
  return start < end;
}

/* A top-level name has letters only, or stands for other letters ("xn--…"). */
static gboolean
is_top_level (const char *start, const char *end)
{
  if (end - start > 4 && g_ascii_strncasecmp (start, "xn--", 4) == 0)
    return TRUE;
  for (const char *p = start; p < end; p++)
    if ((guchar)*p < 0x80 && !g_ascii_isalpha (*p))
      return FALSE;
  return end - start >= 2;
}

static gboolean
is_domain (const char *start, const char *end)
{
  const char *last_dot = NULL;
  if (!is_dotted (start, end))
    return FALSE;
  for (const char *p = start; p < end; p++)
    {
      gboolean at_edge = p == start || p + 1 == end || p[-1] == '.' || p[1] == '.';
      if (*p == '.')
        last_dot = p;
      else if (*p == '-' ? at_edge : (guchar)*p < 0x80 && !g_ascii_isalnum (*p))
        return FALSE;
    }
  return last_dot != NULL && is_top_level (last_dot + 1, end);
}

gboolean
spor_text_is_email (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  const char *at = strchr (text, '@');
  if (at == NULL || strchr (at + 1, '@') != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (is_outer_space (c) || g_unichar_iscntrl (c)
          || (c < 0x80 && strchr (",;:()<>[]{}\"\\", c)))
        return FALSE;
    }
  return is_dotted (text, at) && is_domain (at + 1, at + strlen (at));
}

/* One row of the distance table: row[j] edits turn what of a is read so far into the first j of b.
 */
static guint
fill_row (const gunichar *a, const gunichar *b, glong i, glong length, guint *const rows[3])
{
  const guint *before_last = rows[(i + 1) % 3];
  const guint *last = rows[(i + 2) % 3];
  guint *row = rows[i % 3];
  guint least = i;

  row[0] = i;
  for (glong j = 1; j <= length; j++)
    {
      guint edits = last[j - 1] + (a[i - 1] != b[j - 1]);
      edits = MIN (edits, MIN (last[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        edits = MIN (edits, before_last[j - 2] + 1);
      row[j] = edits;
      least = MIN (least, edits);
    }
  return least;
}

guint
spor_text_distance (const char *a, const char *b, guint limit)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  glong a_length = 0, b_length = 0;
  g_autofree gunichar *from = g_utf8_to_ucs4_fast (a, -1, &a_length);
  g_autofree gunichar *to = g_utf8_to_ucs4_fast (b, -1, &b_length);
  if ((gulong)ABS (a_length - b_length) > limit)
    return limit + 1;

  g_autofree guint *table = g_new (guint, 3 * (b_length + 1));
  guint *const rows[3] = { table, table + b_length + 1, table + 2 * (b_length + 1) };
  for (glong j = 0; j <= b_length; j++)
    rows[0][j] = j;

  for (glong i = 1; i <= a_length; i++)
    if (fill_row (from, to, i, b_length, rows) > limit)
      return limit + 1;
  guint distance = rows[a_length % 3][b_length];
  return MIN (distance, limit + 1);
}
