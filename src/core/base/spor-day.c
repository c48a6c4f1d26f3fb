/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-day.h"

#include "spor-civil.h"
#include "spor-text.h"
#include "spor-time.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define SECONDS_PER_DAY 86400

static gint64
spor_day_of_wall (gint64 wall)
{
  return wall / SECONDS_PER_DAY - (wall % SECONDS_PER_DAY < 0);
}

gint64
spor_day_of_instant (gint64 instant)
{
  return instant == SPOR_TIME_NONE ? SPOR_DAY_NONE : spor_day_of_wall (spor_civil_wall (instant));
}

gint64
spor_day_begins (gint64 day)
{
  return day == SPOR_DAY_NONE ? SPOR_TIME_NONE : spor_civil_instant (day * SECONDS_PER_DAY);
}

gboolean
spor_day_parse (const char *text, gint64 *day)
{
  gint64 instant;

  if (!spor_time_parse (text, &instant))
    return FALSE;
  *day = spor_day_of_instant (instant);
  return TRUE;
}

/* Moves past the name of a day of the week and what stands after it. */
static const char *
spor_skip_weekday (const char *text)
{
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      const char *name = spor_weekday_name (weekday);
      const char *p = text + strlen (name);

      if (g_ascii_strncasecmp (text, name, strlen (name)) != 0
          || (*p && g_unichar_isalpha (g_utf8_get_char (p))))
        continue;
      p += strspn (p, ", ");
      return g_str_has_prefix (p, "den ") ? p + strlen ("den ") : p;
    }
  return text;
}

/* @text without a year, in the year of @near that brings it nearest. */
static gboolean
spor_day_parse_without_year (const char *text, gint64 near, gint64 *day)
{
  SporCivil civil = spor_civil_from_wall (near * SECONDS_PER_DAY);
  gboolean found = FALSE;

  for (int year = civil.year - 1; year <= civil.year + 1; year++)
    {
      gsize length = strlen (text);
      gboolean joined = length > 0 && strchr ("./-", text[length - 1]) != NULL;
      const char *join = joined ? "" : g_ascii_isdigit (text[length - 1]) ? "-" : " ";
      g_autofree char *whole = g_strdup_printf ("%s%s%d", text, join, year);
      gint64 candidate;

      if (!spor_day_parse (whole, &candidate)
          || (found && ABS (candidate - near) >= ABS (*day - near)))
        continue;
      *day = candidate;
      found = TRUE;
    }
  return found;
}

gboolean
spor_day_parse_near (const char *text, gint64 near, gint64 *day)
{
  g_autofree char *copy = g_strstrip (g_strdup (text ? text : ""));
  const char *date = spor_skip_weekday (copy);

  g_return_val_if_fail (near != SPOR_DAY_NONE, FALSE);

  return spor_day_parse (date, day) || (*date && spor_day_parse_without_year (date, near, day));
}

char *
spor_day_to_iso (gint64 day)
{
  SporCivil civil;

  if (day == SPOR_DAY_NONE)
    return NULL;
  civil = spor_civil_from_wall (day * SECONDS_PER_DAY);
  return g_strdup_printf ("%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

gint64
spor_day_from_iso (const char *text)
{
  SporCivil civil = { 0 };
  char rest;

  if (!text || strlen (text) != strlen ("2025-03-03")
      || sscanf (text, "%4d-%2d-%2d%c", &civil.year, &civil.month, &civil.day, &rest) != 3
      || !spor_civil_is_valid (&civil))
    return SPOR_DAY_NONE;
  return spor_day_of_wall (spor_civil_to_wall (&civil));
}

gint64
spor_day_add_months (gint64 day, guint months)
{
  SporCivil civil;
  guint month;

  g_return_val_if_fail (day != SPOR_DAY_NONE, SPOR_DAY_NONE);

  civil = spor_civil_from_wall (day * SECONDS_PER_DAY);
  month = civil.month - 1 + months;
  civil.year += month / 12;
  civil.month = month % 12 + 1;
  while (!spor_civil_is_valid (&civil) && civil.day > 28)
    civil.day--;
  return spor_day_of_wall (spor_civil_to_wall (&civil));
}

int
spor_day_weekday (gint64 day)
{
  g_return_val_if_fail (day != SPOR_DAY_NONE, 0);

  /* 1 January 1970 was a Thursday */
  return (day % 7 + 7 + 3) % 7 + 1;
}

const char *
spor_weekday_name (int weekday)
{
  static const char *const names[]
      = { N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
          N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday") };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return _ (names[weekday - 1]);
}

const char *
spor_weekday_short (int weekday)
{
  static const char *const names[]
      = { NC_ ("head of a column", "Mo"), NC_ ("head of a column", "Tu"),
          NC_ ("head of a column", "We"), NC_ ("head of a column", "Th"),
          NC_ ("head of a column", "Fr"), NC_ ("head of a column", "Sa"),
          NC_ ("head of a column", "Su") };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "head of a column", names[weekday - 1]);
}

char *
spor_day_format (gint64 day)
{
  return spor_time_format_short (spor_day_begins (day));
}

char *
spor_day_format_long (gint64 day)
{
  g_autofree char *date = spor_time_format_date (spor_day_begins (day));

  if (day == SPOR_DAY_NONE)
    return g_strdup ("");
  /* Translators: a day of the week and its date */
  return g_strdup_printf (C_ ("date", "%1$s %2$s"), spor_weekday_name (spor_day_weekday (day)),
                          date);
}

char *
spor_day_format_month (gint64 day)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (day != SPOR_DAY_NONE, NULL);

  text = spor_time_format_month (spor_day_begins (day));
  return spor_text_capitalise (text);
}
