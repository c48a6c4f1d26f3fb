/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-text.h"

#include "spor-letter.h"

#include <string.h>

/* A key is the letters' places in the alphabet, then their accents, then their case, each part
 * ended by a byte below all that it holds, so that a later part decides only where the earlier are
 * equal. All bytes are characters of UTF-8, so a key can be stored as text. */

enum
{
  PART_END = 0x01,

  /* Places in the alphabet: white space and hyphens, signs, digits, letters, other scripts. */
  PLACE_GAP = 0x02,
  PLACE_SIGN = 0x20,
  PLACE_DIGIT = 0x44,
  PLACE_LETTER = 0x50,
  PLACE_AE = PLACE_LETTER + 26,
  PLACE_OE,
  PLACE_AA,
  PLACE_OTHER = 0x7f,

  ACCENT_NONE = 0x02,
  ACCENT_SPELLING, /* aa for å, a hyphen for a space */
  ACCENT_MARK = 0x08,

  /* Capitals come first, and a text's last capital is followed by small letters alone: one byte
   * above both says as much as all of them. */
  CASE_CAPITAL = 0x02,
  CASE_SMALL = 0x03,
  CASE_ALL_SMALL = 0x04,
};

typedef struct
{
  GString *places;
  GString *accents;
  GString *cases;
} SortKey;

static void
add (SortKey *key, guchar place, guchar accent, gboolean capital)
{
  g_string_append_c (key->places, place);
  g_string_append_c (key->accents, accent);
  g_string_append_c (key->cases, capital ? CASE_CAPITAL : CASE_SMALL);
}

static guchar
accent_of (gunichar mark)
{
  gboolean usual = mark >= 0x300 && mark < 0x300 + 0x70;
  return usual ? ACCENT_MARK + (mark - 0x300) : 0x7f;
}

static guchar
sign_place (gunichar c)
{
  return c < 'A' ? PLACE_SIGN + (c - ' ') - (c > '9' ? 10 : 0)
                 : PLACE_SIGN + 23 + (c < 'a' ? c - '[' : c - '{' + 6);
}

static void
add_ascii (SortKey *key, gunichar c, guchar accent)
{
  if (g_ascii_isalpha (c))
    add (key, PLACE_LETTER + (g_ascii_tolower (c) - 'a'), accent, g_ascii_isupper (c));
  else if (g_ascii_isdigit (c))
    add (key, PLACE_DIGIT + (c - '0'), accent, FALSE);
  else if (c == '-')
    add (key, PLACE_GAP, ACCENT_SPELLING, FALSE);
  else if (c > ' ' && c < 0x7f)
    add (key, sign_place (c), accent, FALSE);
}

/* The Danish letters and those that the rules place beside one of them. */
static gboolean
add_danish (SortKey *key, gunichar c)
{
  gunichar small = g_unichar_tolower (c);
  gboolean capital = small != c;

  switch (small)
    {
    case 0xe6: /* æ */
      add (key, PLACE_AE, ACCENT_NONE, capital);
      return TRUE;
    case 0xe4: /* ä */
      add (key, PLACE_AE, accent_of (0x308), capital);
      return TRUE;
    case 0xf8: /* ø */
      add (key, PLACE_OE, ACCENT_NONE, capital);
      return TRUE;
    case 0xf6: /* ö */
      add (key, PLACE_OE, accent_of (0x308), capital);
      return TRUE;
    case 0x151: /* ő */
      add (key, PLACE_OE, accent_of (0x30b), capital);
      return TRUE;
    case 0xe5: /* å */
      add (key, PLACE_AA, ACCENT_NONE, capital);
      return TRUE;
    case 0xfc: /* ü */
      add (key, PLACE_LETTER + ('y' - 'a'), accent_of (0x308), capital);
      return TRUE;
    case 0x171: /* ű */
      add (key, PLACE_LETTER + ('y' - 'a'), accent_of (0x30b), capital);
      return TRUE;
    case 0xfe: /* þ */
      add (key, PLACE_LETTER + ('t' - 'a'), ACCENT_SPELLING, capital);
      add (key, PLACE_LETTER + ('h' - 'a'), ACCENT_SPELLING, FALSE);
      return TRUE;
    case 0xdf: /* ß */
      add (key, PLACE_LETTER + ('s' - 'a'), ACCENT_SPELLING, capital);
      add (key, PLACE_LETTER + ('s' - 'a'), ACCENT_SPELLING, FALSE);
      return TRUE;
    case 0x153: /* œ */
      add (key, PLACE_LETTER + ('o' - 'a'), ACCENT_SPELLING, capital);
      add (key, PLACE_LETTER + ('e' - 'a'), ACCENT_SPELLING, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
set_last_accent (SortKey *key, guchar accent)
{
  if (key->accents->len > 0)
    key->accents->str[key->accents->len - 1] = accent;
}

static void
add_other (SortKey *key, gunichar c)
{
  gunichar small = g_unichar_tolower (c), plain = spor_letter_without_stroke (small);
  gunichar base = 0, mark = 0;

  if (plain < 0x80)
    {
      add (key, PLACE_LETTER + (plain - 'a'), ACCENT_SPELLING, small != c);
      return;
    }
  if (g_unichar_decompose (c, &base, &mark))
    {
      if (base < 0x80)
        add_ascii (key, base, ACCENT_NONE);
      else if (!add_danish (key, base))
        add_other (key, base);
      if (g_unichar_ismark (mark))
        set_last_accent (key, accent_of (mark));
      return;
    }
  if (g_unichar_ismark (c))
    {
      set_last_accent (key, accent_of (c));
      return;
    }
  add (key, PLACE_OTHER, ACCENT_NONE, small != c);
  g_string_append_unichar (key->places, small);
}

static gboolean
is_letter_a (char c)
{
  return c == 'a' || c == 'A';
}

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || (c >= 0x2010 && c <= 0x2014);
}

static void
add_text (SortKey *key, const char *text)
{
  const char *p = text;
  while (*p != '\0')
    {
      if (is_letter_a (p[0]) && is_letter_a (p[1]) && (guchar)p[2] != 0xcc && (guchar)p[2] != 0xcd)
        {
          add (key, PLACE_AA, ACCENT_SPELLING, p[0] == 'A');
          p += 2;
          continue;
        }

      gunichar c = spor_letter_next (&p);
      if (is_gap (c))
        add (key, PLACE_GAP, c == ' ' ? ACCENT_NONE : ACCENT_SPELLING, FALSE);
      else if (c < 0x80)
        add_ascii (key, c, ACCENT_NONE);
      else if (!add_danish (key, c))
        add_other (key, c);
    }
}

static void
drop_trailing (GString *part, char c)
{
  gsize length = part->len;
  while (length > 0 && part->str[length - 1] == c)
    length--;
  g_string_truncate (part, length);
}

char *
spor_text_sort_key (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  gsize length = strlen (text);
  g_autoptr (GString) accents = g_string_sized_new (length);
  g_autoptr (GString) cases = g_string_sized_new (length);
  SortKey key = { g_string_sized_new (length + 16), accents, cases };

  add_text (&key, text);
  drop_trailing (accents, ACCENT_NONE);
  drop_trailing (cases, CASE_SMALL);
  g_string_append_c (key.places, PART_END);
  g_string_append_len (key.places, accents->str, accents->len);
  g_string_append_c (key.places, PART_END);
  g_string_append_len (key.places, cases->str, cases->len);
  g_string_append_c (key.places, CASE_ALL_SMALL);
  return g_string_free (key.places, FALSE);
}
