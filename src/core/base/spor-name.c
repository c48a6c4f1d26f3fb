/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-name.h"

#include "spor-text.h"

#include <string.h>

/* "Kaas, Karen" is Karen Kaas. */
static char *
spor_name_in_order (const char *name)
{
  const char *comma = strchr (name, ',');

  return comma ? g_strdup_printf ("%s %.*s", comma + 1, (int)(comma - name), name)
               : g_strdup (name);
}

static GStrv
spor_name_words (const char *name)
{
  g_autofree char *ordered = spor_name_in_order (name);
  g_autofree char *folded = spor_text_fold (ordered);
  g_auto (GStrv) parts = g_strsplit_set (folded, "-., ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* An initial stands for a word that begins so. */
static gboolean
spor_word_may_be (const char *a, const char *b)
{
  if (!*g_utf8_next_char (a) || !*g_utf8_next_char (b))
    return g_utf8_get_char (a) == g_utf8_get_char (b);
  return g_str_equal (a, b);
}

/* The words of @few in their order, the first of both the same: what @many has more are further
 * names. */
static gboolean
spor_words_follow (GStrv few, GStrv many)
{
  guint next = 0;

  if (few[0] && (!many[0] || !spor_word_may_be (few[0], many[0])))
    return FALSE;
  for (guint i = 0; many[i] && few[next]; i++)
    next += spor_word_may_be (few[next], many[i]);
  return few[next] == NULL;
}

/* In whatever order, but none for an initial. */
static gboolean
spor_words_are_in (GStrv few, GStrv many)
{
  for (guint i = 0; few[i]; i++)
    if (!g_strv_contains ((const char *const *)many, few[i]))
      return FALSE;
  return TRUE;
}

gboolean
spor_names_may_be_one (const char *a, const char *b)
{
  g_auto (GStrv) words = spor_name_words (a);
  g_auto (GStrv) others = spor_name_words (b);

  return spor_words_follow (words, others) || spor_words_follow (others, words)
         || spor_words_are_in (words, others) || spor_words_are_in (others, words);
}
