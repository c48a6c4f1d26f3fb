/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-text.h"

#include <string.h>

static gboolean
spor_is_plain_ascii (const char *text)
{
  for (const guchar *p = (const guchar *)text; *p; p++)
    if (*p >= 0x7f || *p < 0x20)
      return FALSE;
  return TRUE;
}

static gboolean
spor_is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00a0 || c == 0xfeff || c == 0x200b;
}

/* Removes what is no text; CR LF and CR become LF. */
static GString *
spor_remove_controls (const char *text)
{
  GString *kept = g_string_sized_new (strlen (text));

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (kept, '\n');
        }
      else if (c == '\t' || c == '\n' || !g_unichar_iscntrl (c))
        g_string_append_unichar (kept, c);
    }
  return kept;
}

static char *
spor_strip (const char *text)
{
  const char *start = text;
  const char *end = text + strlen (text);

  while (*start && spor_is_space (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && spor_is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (start, end - start);
}

char *
spor_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *normal = NULL;
  g_autoptr (GString) kept = NULL;

  if (!text)
    return g_strdup ("");
  if (spor_is_plain_ascii (text))
    return g_strstrip (g_strdup (text));

  valid = g_utf8_make_valid (text, -1);
  normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  kept = spor_remove_controls (normal);
  return spor_strip (kept->str);
}

/* The Danish letters' other spelling, or NULL. */
static const char *
spor_spell_out (gunichar c)
{
  switch (c)
    {
    case 0x00e6: /* æ */
    case 0x00c6:
    case 0x00e4: /* ä */
    case 0x00c4:
      return "ae";
    case 0x00f8: /* ø */
    case 0x00d8:
    case 0x00f6: /* ö */
    case 0x00d6:
      return "oe";
    case 0x00e5: /* å */
    case 0x00c5:
      return "aa";
    case 0x00df: /* ß */
      return "ss";
    default:
      return NULL;
    }
}

static char *
spor_fold_ascii (const char *text)
{
  char *folded = g_malloc (strlen (text) + 1);
  char *out = folded;

  for (const char *p = text; *p; p++)
    if (*p != ' ')
      *out++ = g_ascii_tolower (*p);
    else if (out > folded && out[-1] != ' ')
      *out++ = ' ';
  if (out > folded && out[-1] == ' ')
    out--;
  *out = '\0';
  return folded;
}

/* The letter without its accents, in lower case. */
static gunichar
spor_base_letter (gunichar c)
{
  gunichar parts[8];

  if (c >= 0x80 && g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) > 0)
    c = parts[0];
  return g_unichar_tolower (c);
}

char *
spor_text_fold (const char *text)
{
  GString *folded;
  gboolean pending = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (spor_is_plain_ascii (text))
    return spor_fold_ascii (text);

  folded = g_string_sized_new (strlen (text) + 8);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *spelt = spor_spell_out (c);

      if (spor_is_space (c))
        {
          pending = folded->len > 0;
          continue;
        }
      if (g_unichar_combining_class (c) != 0)
        {
          /* a + combining ring is å */
          if (c == 0x030a && folded->len > 0 && folded->str[folded->len - 1] == 'a')
            g_string_append_c (folded, 'a');
          continue;
        }
      if (pending)
        g_string_append_c (folded, ' ');
      pending = FALSE;
      if (spelt)
        g_string_append (folded, spelt);
      else
        g_string_append_unichar (folded, spor_base_letter (c));
    }
  return g_string_free (folded, FALSE);
}

static gboolean
spor_is_date_part (const char *digits)
{
  int day = (digits[0] - '0') * 10 + digits[1] - '0';
  int month = (digits[2] - '0') * 10 + digits[3] - '0';

  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* Length of a space, hyphen or dash at @p; 0 if there is none. */
static gsize
spor_separator_length (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == ' ' || c == '-' || c == 0x00a0 || (c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    return g_utf8_next_char (p) - p;
  return 0;
}

static gboolean
spor_has_digits (const char *p, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (p[i]))
      return FALSE;
  return TRUE;
}

/* Length of what looks like a personal number at @p, which no digit precedes; 0 if it does not. */
static gsize
spor_personal_number_length (const char *p)
{
  gsize separator;
  gsize length;

  if (!spor_has_digits (p, 6) || !spor_is_date_part (p))
    return 0;
  separator = spor_separator_length (p + 6);
  length = 6 + separator + 4;
  if (!spor_has_digits (p + 6 + separator, 4) || g_ascii_isdigit (p[length]))
    return 0;
  return length;
}

char *
spor_text_mask_personal_numbers (const char *text, guint *n_masked)
{
  GString *masked;
  gboolean after_digit = FALSE;
  guint n = 0;

  g_return_val_if_fail (text != NULL, NULL);

  masked = g_string_sized_new (strlen (text));
  for (const char *p = text; *p;)
    {
      gsize length = after_digit ? 0 : spor_personal_number_length (p);

      if (length > 0)
        {
          g_string_append (masked, "••••••-••••");
          n++;
        }
      else
        {
          length = g_utf8_next_char (p) - p;
          g_string_append_len (masked, p, length);
        }
      after_digit = g_ascii_isdigit (p[length - 1]);
      p += length;
    }
  if (n_masked)
    *n_masked = n;
  return g_string_free (masked, FALSE);
}

static gboolean
spor_has_sound_dots (const char *part, gsize length)
{
  if (length == 0 || part[0] == '.' || part[length - 1] == '.')
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (part[i] == '.' && part[i - 1] == '.')
      return FALSE;
  return TRUE;
}

gboolean
spor_text_is_email (const char *text)
{
  const char *at;

  g_return_val_if_fail (text != NULL, FALSE);

  at = strchr (text, '@');
  if (!at || strchr (at + 1, '@') || !strchr (at + 1, '.'))
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (spor_is_space (g_utf8_get_char (p)) || strchr (",;:<>()[]\\\"", *p))
      return FALSE;
  return spor_has_sound_dots (text, at - text) && spor_has_sound_dots (at + 1, strlen (at + 1));
}

/* Row-by-row dynamic programme; three rows suffice for swaps. */
guint
spor_text_distance (const char *a, const char *b, guint limit)
{
  glong n_a, n_b;
  g_autofree gunichar *one = g_utf8_to_ucs4_fast (a, -1, &n_a);
  g_autofree gunichar *two = g_utf8_to_ucs4_fast (b, -1, &n_b);
  g_autofree guint *rows = NULL;
  guint *before, *last, *now;

  if ((guint)ABS (n_a - n_b) > limit)
    return limit + 1;

  rows = g_new0 (guint, 3 * (n_b + 1));
  before = rows;
  last = rows + n_b + 1;
  now = rows + 2 * (n_b + 1);
  for (glong j = 0; j <= n_b; j++)
    last[j] = j;

  for (glong i = 1; i <= n_a; i++)
    {
      guint *spare = before;
      guint least = now[0] = i;

      for (glong j = 1; j <= n_b; j++)
        {
          guint cost = one[i - 1] != two[j - 1];

          now[j] = MIN (MIN (last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
          if (i > 1 && j > 1 && one[i - 1] == two[j - 2] && one[i - 2] == two[j - 1])
            now[j] = MIN (now[j], before[j - 2] + 1);
          least = MIN (least, now[j]);
        }
      if (least > limit)
        return limit + 1;
      before = last;
      last = now;
      now = spare;
    }
  return MIN (last[n_b], limit + 1);
}
