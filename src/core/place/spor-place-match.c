/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-places-private.h"

#include "spor-text.h"

#include <string.h>

/* Other names in use. Sources: former names of the municipalities (Statistics Denmark's
 * classification), usual abbreviations. */
static const struct
{
  const char *code, *name;
} other_names[] = {
  { "0101", "Kbh" },
  { "0101", "Kbh." },
  { "0101", "Copenhagen" },
  { "0101", "Københavns" },
  { "0147", "Frb" },
  { "0147", "Frb." },
  { "0400", "Bornholms Region" },
  { "0810", "Brønderslev-Dronninglund" },
  { "0480", "Nordfyn" },
  { "0480", "Nordfynske" },
  { "0820", "Vesthimmerland" },
  { "0169", "Høje Tåstrup" },
  { "0173", "Lyngby" },
  { "0173", "Lyngby Tårbæk" },
  { "0760", "Ringkøbing Skjern" },
  { "0756", "Ikast Brande" },
  { "0430", "Faaborg Midtfyn" },
  { "0430", "Fåborg" },
  { "0773", "Mors" },
};

/* Words that say what it is, not which. Longest first. */
static const char *const suffixes[] = {
  "kommunes biblioteker", "kommunes bibliotek", "regionskommune", "kommunes", "kommune", "komm.",
  "bibliotekerne",        "biblioteker",        "bibliotek",      "kom."
};

/* Runs of letters and digits, joined by one space; without the suffixes. */
static char *
spor_place_words (const char *text)
{
  g_autofree char *folded = spor_text_fold (text);
  GString *words;
  gsize length = strlen (folded);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (folded, suffixes[i]) && length > strlen (suffixes[i]))
      {
        length -= strlen (suffixes[i]);
        break;
      }

  words = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    {
      guchar c = folded[i];

      if (g_ascii_isalnum (c) || c >= 0x80)
        g_string_append_c (words, c);
      else if (words->len && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

/* oe and o, aa and a, ae and e … come together: "kobenhavn" and "København" are one. */
static char *
spor_place_reduce (const char *words)
{
  GString *reduced = g_string_sized_new (strlen (words));

  for (const char *p = words; *p; p++)
    {
      g_string_append_c (reduced, *p);
      if ((p[0] == 'o' && p[1] == 'e') || (p[0] == 'a' && (p[1] == 'a' || p[1] == 'e')))
        p++;
    }
  return g_string_free (reduced, FALSE);
}

static void
spor_places_add_spelling (SporPlaces *self, const char *spelling, guint index)
{
  gpointer other;

  /* a spelling that would stand for two municipalities stands for none */
  if (g_hash_table_lookup_extended (self->by_name, spelling, NULL, &other)
      && GPOINTER_TO_UINT (other) != index)
    g_hash_table_insert (self->by_name, g_strdup (spelling), GINT_TO_POINTER (-1));
  else
    g_hash_table_insert (self->by_name, g_strdup (spelling), GUINT_TO_POINTER (index));
}

/* A name as it is, with a genitive s, and without one. */
static void
spor_places_add_name (SporPlaces *self, const char *name, guint index)
{
  g_autofree char *words = spor_place_words (name);
  g_autofree char *reduced = spor_place_reduce (words);
  g_autofree char *genitive = g_strconcat (reduced, "s", NULL);

  spor_places_add_spelling (self, reduced, index);
  spor_places_add_spelling (self, genitive, index);
}

void
spor_places_index_names (SporPlaces *self)
{
  for (guint i = 0; i < self->municipalities->len; i++)
    {
      const SporMunicipality *place = spor_places_get (self, i);
      g_autofree char *words = spor_place_words (place->name);

      spor_places_add_name (self, place->name, i);
      g_hash_table_insert (self->by_name, g_strdup (place->code), GUINT_TO_POINTER (i));
      if (*place->code == '0')
        g_hash_table_insert (self->by_name, g_strdup (place->code + 1), GUINT_TO_POINTER (i));
      g_ptr_array_add (self->folded, g_steal_pointer (&words));
    }
  for (guint i = 0; i < G_N_ELEMENTS (other_names); i++)
    {
      int index = spor_places_find_code (self, other_names[i].code);

      g_assert (index >= 0);
      spor_places_add_name (self, other_names[i].name, index);
    }
}

/* The only municipality within the allowed number of edits and nearer than all others, or -1. */
static int
spor_places_nearest (SporPlaces *self, const char *words)
{
  guint limit = strlen (words) < 6 ? 1 : 2;
  guint best = limit + 1;
  int index = -1;

  if (strlen (words) < 3)
    return -1;
  for (guint i = 0; i < self->folded->len; i++)
    {
      guint distance = spor_text_distance (words, g_ptr_array_index (self->folded, i), limit);

      if (distance > limit || distance > best)
        continue;
      index = distance < best ? (int)i : -1;
      best = distance;
    }
  return index;
}

SporPlaceMatch
spor_places_match (SporPlaces *self, const char *text, int *index)
{
  g_autofree char *words = NULL;
  g_autofree char *reduced = NULL;
  gpointer found;

  g_return_val_if_fail (SPOR_IS_PLACES (self), SPOR_PLACE_NONE);
  g_return_val_if_fail (index != NULL, SPOR_PLACE_NONE);

  *index = -1;
  if (!text || !*text)
    return SPOR_PLACE_NONE;

  words = spor_place_words (text);
  reduced = spor_place_reduce (words);
  if (g_hash_table_lookup_extended (self->by_name, reduced, NULL, &found)
      && GPOINTER_TO_INT (found) >= 0)
    {
      *index = GPOINTER_TO_INT (found);
      return SPOR_PLACE_MATCH;
    }
  *index = spor_places_nearest (self, words);
  return *index >= 0 ? SPOR_PLACE_NEAR : SPOR_PLACE_NONE;
}
