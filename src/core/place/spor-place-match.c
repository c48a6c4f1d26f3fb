/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-places-private.h"

#include "spor-text.h"

#include <string.h>

/* A text that begins like this and continues for long is no name; nobody needs a suggestion for it.
 */
#define LONGEST_NAME 64

/* Other names in use. Sources: former names of the municipalities (Statistics Denmark's
 * classification), usual abbreviations. */
static const struct
{
  const char *code, *name;
} other_names[] = {
  { "0101", "Kbh" },
  { "0101", "Kbhvn" },
  { "0101", "Copenhagen" },
  { "0147", "Frb" },
  { "0173", "Lyngby" },
  { "0260", "Frederiksværk-Hundested" },
  { "0320", "Fakse" },
  { "0430", "Faaborg" },
  { "0480", "Nordfyn" },
  { "0480", "Nordfynske" },
  { "0773", "Mors" },
  { "0810", "Brønderslev-Dronninglund" },
  { "0820", "Vesthimmerland" },
};

/* Words that say what it is, not which, as they end a text that is folded into words. Of two that
 * end alike the longer stands first. */
static const char *const kinds[] = {
  "regionskommune",   "kommunes",       "kommune",     " komm",         " kom",
  "folkebiblioteker", "folkebibliotek", "biblioteker", "bibliotekerne", "bibliotek",
};

/* Runs of letters and digits, folded, joined by one space. */
static GString *
words_of (const char *text)
{
  g_autofree char *folded = spor_text_fold (text);
  GString *words = g_string_sized_new (strlen (folded));
  gboolean between = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean in_word = g_unichar_isalnum (c);
      if (in_word && between && words->len > 0)
        g_string_append_c (words, ' ');
      if (in_word)
        g_string_append_unichar (words, c);
      between = !in_word;
    }
  return words;
}

static gboolean
drop_kind (GString *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i]);
      if (words->len <= length || !g_str_has_suffix (words->str, kinds[i]))
        continue;
      length = words->len - length;
      if (words->str[length - 1] == ' ')
        length--;
      g_string_truncate (words, length);
      return TRUE;
    }
  return FALSE;
}

/* What is left when the ways of writing a name no longer differ: "Kobenhavn", "Københavns Kommune"
 * and "KOEBENHAVN" are one but for the genitive s. */
static char *
reduce (const char *text)
{
  GString *words = words_of (text);
  while (drop_kind (words))
    ;

  char *out = words->str;
  for (const char *p = words->str; *p != '\0'; p++)
    {
      *out++ = *p;
      if ((p[0] == 'o' && p[1] == 'e') || (p[0] == 'a' && (p[1] == 'a' || p[1] == 'e')))
        p++;
    }
  *out = '\0';
  return g_string_free (words, FALSE);
}

static void
add_spelling (SporPlaces *self, const char *spelling, int index)
{
  gpointer other = NULL;
  gboolean known = g_hash_table_lookup_extended (self->by_name, spelling, NULL, &other);

  /* The table is our own: a spelling that stood for two municipalities would be our mistake. */
  g_assert (!known || GPOINTER_TO_INT (other) == index);
  g_hash_table_insert (self->by_name, g_strdup (spelling), GINT_TO_POINTER (index));
}

/* A name as it is and with a genitive s. */
static void
add_name (SporPlaces *self, const char *name, int index)
{
  g_autofree char *reduced = reduce (name);
  g_autofree char *genitive = g_strconcat (reduced, "s", NULL);
  SporPlaceCandidate candidate = { .spelling = g_string_chunk_insert (self->strings, reduced),
                                   .municipality = index,
                                   .limit = g_utf8_strlen (name, -1) < 6 ? 1 : 2 };

  add_spelling (self, reduced, index);
  add_spelling (self, genitive, index);
  g_array_append_val (self->candidates, candidate);
}

void
spor_places_index_names (SporPlaces *self)
{
  for (guint i = 0; i < self->municipalities->len; i++)
    {
      const SporMunicipality *place = spor_places_get (self, i);

      add_name (self, place->name, i);
      add_spelling (self, place->code, i);
      if (*place->code == '0')
        add_spelling (self, place->code + 1, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (other_names); i++)
    add_name (self, other_names[i].name, spor_places_find_code (self, other_names[i].code));
}

/* The only municipality within the allowed number of edits and nearer than all others, or -1. */
static int
nearest (SporPlaces *self, const char *reduced)
{
  guint best = G_MAXUINT;
  int index = -1;

  if (strlen (reduced) < 3 || strlen (reduced) > LONGEST_NAME)
    return -1;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const SporPlaceCandidate *candidate
          = &g_array_index (self->candidates, SporPlaceCandidate, i);
      guint distance = spor_text_distance (reduced, candidate->spelling, candidate->limit);

      if (distance > candidate->limit || distance > best)
        continue;
      if (distance < best)
        index = candidate->municipality;
      else if (index != (int)candidate->municipality)
        index = -1;
      best = distance;
    }
  return index;
}

SporPlaceMatch
spor_places_match (SporPlaces *self, const char *text, int *index)
{
  gpointer found = NULL;

  g_return_val_if_fail (SPOR_IS_PLACES (self), SPOR_PLACE_NONE);
  g_return_val_if_fail (index != NULL, SPOR_PLACE_NONE);

  *index = -1;
  if (text == NULL || *text == '\0')
    return SPOR_PLACE_NONE;

  g_autofree char *reduced = reduce (text);
  if (g_hash_table_lookup_extended (self->by_name, reduced, NULL, &found))
    {
      *index = GPOINTER_TO_INT (found);
      return SPOR_PLACE_MATCH;
    }
  *index = nearest (self, reduced);
  return *index >= 0 ? SPOR_PLACE_NEAR : SPOR_PLACE_NONE;
}
