/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-words.h"

#include "spor-day.h"
#include "spor-language.h"
#include "spor-letters-without.h"

#include <glib/gi18n-lib.h>

#define MOST_WITHOUT 4

gboolean
spor_letter_is_of_today (const SporLetter *letter)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return letter->sent_at != SPOR_TIME_NONE
         && spor_day_of_instant (letter->sent_at) == spor_day_of_instant (now);
}

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

/* A line each; the first few, as they stand above a list. NULL: there is nobody. (transfer full) */
static char *
spor_letter_words_without (const SporLetters *letters)
{
  g_autoptr (GPtrArray) without = spor_letters_without (spor_letters_composition (letters));
  guint n_more = without->len > MOST_WITHOUT ? without->len - MOST_WITHOUT : 0;

  if (without->len == 0)
    return NULL;
  g_ptr_array_set_size (without, without->len - n_more);
  if (n_more > 0)
    g_ptr_array_add (without,
                     spor_say_count (ngettext ("%u more with a place in the group gets no letter.",
                                               "%u more with a place in the group get no letter.",
                                               n_more),
                                     n_more));
  g_ptr_array_add (without, NULL);
  return g_strjoinv ("\n", (char **)without->pdata);
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
  g_autofree char *without = spor_letter_words_without (letters);
  g_autofree char *not_final = spor_letters_not_final (spor_letters_composition (letters));
  g_autoptr (GStrvBuilder) said = g_strv_builder_new ();
  const char *const sentences[] = { all, not_final, attention, doubled };
  g_auto (GStrv) parts = NULL;
  g_autofree char *all_said = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i])
      g_strv_builder_add (said, sentences[i]);
  parts = g_strv_builder_end (said);
  all_said = g_strjoinv (" ", parts);
  return without ? g_strconcat (all_said, "\n", without, NULL) : g_steal_pointer (&all_said);
}
