/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-series.h"

#include "cli-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_WEEKS 52

/* In their order; "last" stands for itself. */
static const char *const weeks[] = { "first", "second", "third", "fourth", "fifth" };

static int
spor_cli_week_from_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    if (strcmp (weeks[i], key) == 0)
      return i + 1;
  return strcmp (key, "last") == 0 ? SPOR_SERIES_LAST_WEEK : 0;
}

/* "first-tuesday" */
static gboolean
spor_cli_parse_weekday (const char *text, SporSeriesRule *rule)
{
  g_auto (GStrv) words = g_strsplit (text, "-", 2);

  if (g_strv_length (words) != 2)
    return FALSE;
  rule->repeat = SPOR_REPEAT_MONTHS;
  rule->every = 1;
  rule->week = spor_cli_week_from_key (words[0]);
  rule->weekday = spor_weekday_from_key (words[1]);
  return rule->week != 0 && rule->weekday != 0;
}

/* "week", "2-weeks" */
static gboolean
spor_cli_parse_weeks (const char *text, SporSeriesRule *rule)
{
  g_autofree char *number = g_strdup (text);
  guint64 every = 1;

  if (strcmp (text, "week") != 0)
    {
      if (!g_str_has_suffix (number, "-weeks"))
        return FALSE;
      number[strlen (number) - strlen ("-weeks")] = '\0';
      if (!g_ascii_string_to_unsigned (number, 10, 1, MOST_WEEKS, &every, NULL))
        return FALSE;
    }
  rule->repeat = SPOR_REPEAT_WEEKS;
  rule->every = every;
  return TRUE;
}

static gboolean
spor_cli_read_end (SporCli *cli, SporSeriesRule *rule, GError **error)
{
  const char *until = spor_cli_option (cli, "until");
  const char *count = spor_cli_option (cli, "count");
  guint64 number = 0;

  rule->until = SPOR_DAY_NONE;
  if (!until && !count)
    return spor_cli_misuse (error, _ ("Say when the series ends: --until DATE or --count N."), "");
  if (until && !spor_day_parse (until, &rule->until))
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not a day: --until 2025-12-31."), until);
  if (count && !g_ascii_string_to_unsigned (count, 10, 1, SPOR_SERIES_MOST, &number, NULL))
    {
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                   /* Translators: what was typed; a number */
                   _ ("“%s” is not a number of meetings: 1 to %d."), count, SPOR_SERIES_MOST);
      return FALSE;
    }
  rule->count = number;
  return TRUE;
}

gboolean
spor_cli_read_series (SporCli *cli, SporSeriesRule *rule, GError **error)
{
  const char *repeat = spor_cli_option (cli, "repeat");

  if (!spor_cli_parse_weeks (repeat, rule) && !spor_cli_parse_weekday (repeat, rule))
    /* Translators: what was typed; the words are typed as they stand */
    return spor_cli_misuse (error,
                            _ ("“%s” is not a way to repeat: week, 2-weeks, first-tuesday or "
                               "last-friday, for example."),
                            repeat);
  return spor_cli_read_end (cli, rule, error);
}
