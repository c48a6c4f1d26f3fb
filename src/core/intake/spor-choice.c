/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-choice.h"

#include "spor-text.h"

#include <string.h>

/* Folded by hand, as spor_text_fold() does. */
static const char *const ticked[]
    = { "1",   "valgt", "selected", "ausgewaehlt", "ausgewahlt", "afkrydset", "x",
        "yes", "ja",    "checked",  "true",        "sand",       NULL };
static const char *const unticked[] = { "0",
                                        "ikke valgt",
                                        "not selected",
                                        "nicht ausgewaehlt",
                                        "nicht ausgewahlt",
                                        "nej",
                                        "no",
                                        "nein",
                                        "unchecked",
                                        "false",
                                        "falsk",
                                        "-",
                                        NULL };

/* Languages that the list above does not know still label 0 and 1. */
static SporTick
spor_tick_by_label (const SporColumn *column, const char *clean)
{
  if (column->labels && column->multiple)
    {
      if (g_strcmp0 (g_hash_table_lookup (column->labels, "1"), clean) == 0)
        return SPOR_TICK_YES;
      if (g_strcmp0 (g_hash_table_lookup (column->labels, "0"), clean) == 0)
        return SPOR_TICK_NO;
    }
  return SPOR_TICK_ANSWER;
}

SporTick
spor_tick_parse (const SporColumn *column, const char *cell)
{
  g_autofree char *clean = spor_text_clean (cell);
  g_autofree char *folded = spor_text_fold (clean);

  if (!*clean || g_strv_contains (unticked, folded))
    return SPOR_TICK_NO;
  if (g_strv_contains (ticked, folded))
    return SPOR_TICK_YES;
  return spor_tick_by_label (column, clean);
}

guint
spor_choice_overall_status (const char *name)
{
  static const char *const stems[] = { "stato_", "statoverall_" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      gsize length = strlen (stems[i]);

      if (g_ascii_strncasecmp (name, stems[i], length) == 0 && name[length] >= '1'
          && name[length] <= '5' && name[length + 1] == '\0')
        return name[length] - '0';
    }
  return 0;
}

/* The option that @text alone names, and nothing else besides. */
static gboolean
spor_names_one_option (const GPtrArray *options, const char *text)
{
  g_autofree char *rest = NULL;
  guint32 bits = spor_options_parse (options, text, &rest);

  return bits != 0 && (bits & (bits - 1)) == 0 && (!rest || !*rest);
}

/* "Hvilken rolle? - Superbruger", "Rolle [Superbruger]", "Rolle: Superbruger", "Superbruger" */
static char *
spor_option_at_end (const GPtrArray *options, const char *header)
{
  static const char *const separators[] = { " - ", " – ", ": ", "? ", "[", "(", "|", "_" };
  g_autofree char *clean = spor_text_clean (header);

  if (spor_names_one_option (options, clean))
    return g_steal_pointer (&clean);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = g_strrstr (clean, separators[i]);
      g_autofree char *tail = at ? spor_text_clean (at + strlen (separators[i])) : NULL;
      gsize length = tail ? strlen (tail) : 0;

      if (length > 0 && (tail[length - 1] == ']' || tail[length - 1] == ')'))
        tail[length - 1] = '\0';
      if (length > 0 && spor_names_one_option (options, tail))
        return g_steal_pointer (&tail);
    }
  return NULL;
}

static char *
spor_option_in_header (const SporColumn *column, const GPtrArray *options)
{
  char *option = *column->question ? spor_option_at_end (options, column->question) : NULL;

  return option ? option : spor_option_at_end (options, column->name);
}

char *
spor_choice_of_column (const SporColumn *column, SporField field, const SporRound *round)
{
  static const char *const overall[] = {
    NULL, "Ny", "Distribueret", "Nogen svar", "Gennemført", "Frafaldet",
  };

  if (*column->choice)
    return g_strdup (column->choice);

  switch ((int)field)
    {
    case SPOR_FIELD_ROLES:
      return round ? spor_option_in_header (column, round->roles) : NULL;
    case SPOR_FIELD_SECTORS:
      return round ? spor_option_in_header (column, round->sectors) : NULL;
    case SPOR_FIELD_STATUS:
      return g_strdup (overall[spor_choice_overall_status (column->name)]);
    default:
      return NULL;
    }
}
