/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-words.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>

char *
spor_letter_words_written (const SporLetters *letters)
{
  guint n = 0;

  for (guint i = 0; i < spor_letters_n (letters); i++)
    n += spor_letters_get (letters, i)->sent_at != SPOR_TIME_NONE;
  if (n == 0)
    return NULL;
  return spor_format_counts (
      /* Translators: a number of people */
      ngettext ("The letter to %u person has been written already.",
                "The letters to %u people have been written already.", n),
      n);
}

/* @text with @n in it, if there is any. (transfer full) */
static char *
spor_say_count (const char *text, guint n)
{
  g_autoptr (GString) said = g_string_new (text);
  g_autofree char *number = spor_format_count (n);

  if (n == 0)
    return NULL;
  g_string_replace (said, "%u", number, 1);
  return g_strdup (said->str);
}

char *
spor_letter_words_summary (const SporLetters *letters, const SporSignups *signups)
{
  guint n = spor_letters_n (letters), n_doubled = spor_letters_n_doubled (letters);
  guint n_attention = spor_signups_count (signups, SPOR_STATUS_ATTENTION);
  g_autofree char *all = spor_say_count (ngettext ("%u letter.", "%u letters.", n), n);
  g_autofree char *doubled = spor_say_count (
      ngettext ("%u person signed up for several tracks and gets a letter for each.",
                "%u people signed up for several tracks and get a letter for each.", n_doubled),
      n_doubled);
  g_autofree char *attention
      = spor_say_count (ngettext ("%u sign-up needs attention and gets no letter.",
                                  "%u sign-ups need attention and get no letter.", n_attention),
                        n_attention);
  g_autoptr (GStrvBuilder) said = g_strv_builder_new ();
  const char *const sentences[] = { all, attention, doubled };
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i])
      g_strv_builder_add (said, sentences[i]);
  parts = g_strv_builder_end (said);
  return g_strjoinv (" ", parts);
}
