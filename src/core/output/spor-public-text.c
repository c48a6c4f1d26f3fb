/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-public-text.h"

#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *signs; /* beside letters, spaces and full stops */
  guint most_characters, most_words, most_digits;
  const char *const *unwanted; /* words, case-folded */
} SporPublicRule;

/* Digits in a name tell people of one name apart ("Anne Hansen 2"). With three of them there is
 * neither a telephone nor a personal number, nor a postal code. */

/* How addresses are written out. */
#define ADDRESS_WORDS "snabel", "snabela", "punktum"

static const char *const not_in_names[] = { ADDRESS_WORDS, "jeg", NULL };
static const char *const not_in_titles[]
    = { ADDRESS_WORDS, "jeg", "mig", "min", "mit", "mine", "vi", "os", "vores", NULL };

static const SporPublicRule name_rule = { "-'’", 80, 8, 3, not_in_names };
static const SporPublicRule title_rule = { "-–&,/", 40, 5, 0, not_in_titles };

static gboolean
spor_is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* Letters, few digits and the rule's own signs. A full stop between letters is one of an address,
 * unless it follows an initial: "J.P." */
static gboolean
spor_public_rule_allows_signs (const SporPublicRule *self, const char *text)
{
  guint n_letters = 0; /* just before */
  guint n_digits = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (spor_is_letter (c))
        {
          n_letters++;
          continue;
        }
      if (c < 0x80 && g_ascii_isdigit (c) && ++n_digits <= self->most_digits)
        {
          n_letters = 0;
          continue;
        }
      if (c == '.' ? n_letters > 1 && p[1] && p[1] != ' '
                   : c != ' ' && !g_utf8_strchr (self->signs, -1, c))
        return FALSE;
      n_letters = 0;
    }
  return TRUE;
}

static gboolean
spor_public_rule_allows_words (const SporPublicRule *self, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " -&,/.", -1);
  guint n = 0;

  for (guint i = 0; words[i]; i++)
    {
      n += *words[i] != '\0';
      if (g_strv_contains (self->unwanted, words[i]))
        return FALSE;
    }
  return n <= self->most_words;
}

static char *
spor_public_rule_apply (const SporPublicRule *self, const char *text)
{
  g_autofree char *line = spor_text_one_line (text);

  if (g_utf8_strlen (line, -1) <= self->most_characters
      && spor_public_rule_allows_signs (self, line) && spor_public_rule_allows_words (self, line))
    return g_steal_pointer (&line);
  return g_strdup (SPOR_PUBLIC_LEFT_OUT);
}

char *
spor_public_name (const char *text)
{
  return spor_public_rule_apply (&name_rule, text);
}

char *
spor_public_title (const char *text)
{
  return spor_public_rule_apply (&title_rule, text);
}

char *
spor_public_place (const SporRound *round, const SporSignupRow *row)
{
  if (row->municipality >= 0)
    return g_strdup (row->place);
  if (!row->outside)
    return g_strdup ("");
  for (guint i = 0; i < round->organisations->len; i++)
    if (g_str_equal (((SporOption *)g_ptr_array_index (round->organisations, i))->name, row->place))
      return g_strdup (row->place);
  return g_strdup (_ ("Another organisation"));
}

gboolean
spor_public_leaves_out (const SporSignupRow *row)
{
  g_autofree char *name = spor_public_name (row->name);
  g_autofree char *title = spor_public_title (row->title);

  return g_str_equal (name, SPOR_PUBLIC_LEFT_OUT) || g_str_equal (title, SPOR_PUBLIC_LEFT_OUT);
}

const char *
spor_public_left_out_note (void)
{
  return _ ("A dash (–) stands for a name or a title that is left out: it has more in it than a "
            "name or a short title.");
}
