/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-name.h"

#include "spor-text.h"

#include <string.h>

static GStrv
spor_name_words (const char *name)
{
  g_autofree char *folded = spor_text_fold (name);

  return g_strsplit (g_strstrip (g_strdelimit (folded, "-.,", ' ')), " ", -1);
}

/* An initial stands for any word that begins so. */
static gboolean
spor_word_may_be (const char *a, const char *b)
{
  if (!*a || !*b)
    return FALSE;
  if (!*g_utf8_next_char (a) || !*g_utf8_next_char (b))
    return g_utf8_get_char (a) == g_utf8_get_char (b);
  return g_str_equal (a, b);
}

static gboolean
spor_words_have (GStrv words, const char *sought)
{
  for (guint i = 0; words[i]; i++)
    if (spor_word_may_be (words[i], sought))
      return TRUE;
  return *sought == '\0';
}

static gboolean
spor_words_have_all (GStrv words, GStrv sought)
{
  for (guint i = 0; sought[i]; i++)
    if (!spor_words_have (words, sought[i]))
      return FALSE;
  return TRUE;
}

/* "Sen, Sidsel" begins with the surname, which says nothing. */
static gboolean
spor_name_begins_alike (const char *a, GStrv words, const char *b, GStrv others)
{
  return !strchr (a, ',') && !strchr (b, ',') && g_strcmp0 (words[0], others[0]) == 0;
}

gboolean
spor_names_may_be_one (const char *a, const char *b)
{
  g_auto (GStrv) words = spor_name_words (a);
  g_auto (GStrv) others = spor_name_words (b);

  return spor_name_begins_alike (a, words, b, others) || spor_words_have_all (words, others)
         || spor_words_have_all (others, words);
}
