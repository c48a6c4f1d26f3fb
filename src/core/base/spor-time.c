/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-time.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Days from 1899-12-30 and from 1904-01-01 to 1970-01-01. */
#define EXCEL_1900_OFFSET 25569
#define EXCEL_1904_OFFSET 24107
#define SECONDS_PER_DAY 86400

typedef struct
{
  int year, month, day;
  int hour, minute, second;
  gboolean utc;
} SporCivil;

/* Days since 1970-01-01 of a Gregorian date. Source: H. Hinnant, "chrono-compatible low-level date
 * algorithms", days_from_civil. */
static gint64
spor_days (int year, int month, int day)
{
  gint64 y = year - (month <= 2);
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  guint year_of_era = y - era * 400;
  guint day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  guint day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

static void
spor_civil_from_days (gint64 days, int *year, int *month, int *day)
{
  gint64 z = days + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  guint day_of_era = z - era * 146097;
  guint year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  guint day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  guint shifted = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * shifted + 2) / 5 + 1;
  *month = shifted < 10 ? shifted + 3 : shifted - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

/* 01.00 UTC on the last Sunday of @month. Source: directive 2000/84/EC. */
static gint64
spor_switch (int year, int month)
{
  gint64 last = spor_days (year, month, 31); /* March and October have 31 days */
  int weekday = (last + 4) % 7;              /* 0 = Sunday: 1970-01-01 was a Thursday */

  return (last - weekday) * SECONDS_PER_DAY + 3600;
}

/* Seconds that Copenhagen is ahead of UTC. */
static int
spor_offset (gint64 instant)
{
  int year, month, day;
  gint64 days = instant / SECONDS_PER_DAY - (instant % SECONDS_PER_DAY < 0);

  spor_civil_from_days (days, &year, &month, &day);
  return instant >= spor_switch (year, 3) && instant < spor_switch (year, 10) ? 7200 : 3600;
}

GTimeZone *
spor_time_copenhagen (void)
{
  return g_time_zone_new_identifier ("CET-1CEST,M3.5.0/2,M10.5.0/3");
}

static gboolean
spor_civil_is_valid (const SporCivil *civil)
{
  return civil->year >= 1900 && civil->year <= 9999
         && g_date_valid_dmy (civil->day, civil->month, civil->year) && civil->hour >= 0
         && civil->hour <= 23 && civil->minute >= 0 && civil->minute <= 59 && civil->second >= 0
         && civil->second <= 60;
}

static gint64
spor_civil_to_instant (const SporCivil *civil)
{
  gint64 wall = spor_days (civil->year, civil->month, civil->day) * SECONDS_PER_DAY
                + civil->hour * 3600 + civil->minute * 60 + civil->second;

  if (civil->utc)
    return wall;
  /* winter time first; in the hour that the clock repeats this is the earlier reading */
  return wall - 7200 >= 0 && spor_offset (wall - 7200) == 7200 ? wall - 7200 : wall - 3600;
}

static const char *const danish_months[]
    = { "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec" };
static const char *const english_months[]
    = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };

static int
spor_month_from_word (const char *word, gsize length)
{
  for (guint i = 0; length >= 3 && i < 12; i++)
    if (g_ascii_strncasecmp (word, danish_months[i], 3) == 0
        || g_ascii_strncasecmp (word, english_months[i], 3) == 0)
      return i + 1;
  return 0;
}

/* Digits at *@p; moves past them. Returns how many there were. */
static guint
spor_take_number (const char **p, int *number)
{
  guint n = 0;

  *number = 0;
  while (g_ascii_isdigit (**p) && n < 6)
    {
      *number = *number * 10 + (**p - '0');
      (*p)++;
      n++;
    }
  return n;
}

static void
spor_skip (const char **p, const char *characters)
{
  *p += strspn (*p, characters);
}

static gboolean
spor_take_month (const char **p, int *month)
{
  gsize length = 0;

  if (g_ascii_isdigit (**p))
    return spor_take_number (p, month) <= 2;
  while (g_ascii_isalpha ((*p)[length]))
    length++;
  *month = spor_month_from_word (*p, length);
  *p += length;
  return *month > 0;
}

/* "2025-03-03", "03-03-2025", "3.3.25", "3/3-2025", "3. marts 2025". */
static gboolean
spor_take_date (const char **p, SporCivil *civil)
{
  guint n = spor_take_number (p, &civil->day);

  if (n == 4)
    {
      civil->year = civil->day;
      if (**p != '-' && **p != '/' && **p != '.')
        return FALSE;
      (*p)++;
      if (spor_take_number (p, &civil->month) == 0 || (**p != '-' && **p != '/' && **p != '.'))
        return FALSE;
      (*p)++;
      n = spor_take_number (p, &civil->day);
      return n == 1 || n == 2;
    }

  if (n == 0 || n > 2 || **p == '\0' || !strchr ("-./ ", **p))
    return FALSE;
  spor_skip (p, "-./ ");
  if (!spor_take_month (p, &civil->month) || **p == '\0' || !strchr ("-./ ", **p))
    return FALSE;
  spor_skip (p, "-./ ,");
  n = spor_take_number (p, &civil->year);
  if (n == 2)
    civil->year += civil->year < 70 ? 2000 : 1900;
  return n == 2 || n == 4;
}

/* "18:49", "18.49.08", "kl. 18.49"; nothing is midnight. */
static gboolean
spor_take_clock (const char **p, SporCivil *civil)
{
  spor_skip (p, " T,\t");
  if (g_ascii_strncasecmp (*p, "kl", 2) == 0)
    {
      *p += 2;
      spor_skip (p, ". ");
    }
  if (**p == '\0')
    return TRUE;
  if (spor_take_number (p, &civil->hour) == 0 || (**p != ':' && **p != '.'))
    return FALSE;
  (*p)++;
  if (spor_take_number (p, &civil->minute) != 2)
    return FALSE;
  if (**p == ':' || (**p == '.' && g_ascii_isdigit ((*p)[1])))
    {
      (*p)++;
      if (spor_take_number (p, &civil->second) != 2)
        return FALSE;
    }
  if (**p == '.' || **p == ',')
    {
      /* fractions of a second do not count */
      (*p)++;
      spor_skip (p, "0123456789");
    }
  return TRUE;
}

static gboolean
spor_take_zone (const char **p, SporCivil *civil, int *shift)
{
  int hours, minutes = 0, sign;

  *shift = 0;
  if (**p == 'Z')
    {
      civil->utc = TRUE;
      (*p)++;
    }
  else if ((**p == '+' || **p == '-'))
    {
      sign = **p == '-' ? -1 : 1;
      (*p)++;
      if (spor_take_number (p, &hours) != 2)
        return FALSE;
      if (**p == ':')
        (*p)++;
      if (**p && spor_take_number (p, &minutes) != 2)
        return FALSE;
      civil->utc = TRUE;
      *shift = sign * (hours * 3600 + minutes * 60);
    }
  return TRUE;
}

gboolean
spor_time_parse (const char *text, gint64 *instant)
{
  SporCivil civil = { 0 };
  const char *p = text ? text : "";
  int shift;

  spor_skip (&p, " \t");
  if (!spor_take_date (&p, &civil) || !spor_take_clock (&p, &civil)
      || !spor_take_zone (&p, &civil, &shift))
    return FALSE;
  spor_skip (&p, " \t.");
  if (*p || !spor_civil_is_valid (&civil))
    return FALSE;
  *instant = spor_civil_to_instant (&civil) - shift;
  return TRUE;
}

gboolean
spor_time_from_excel (double serial, gboolean epoch_1904, gint64 *instant)
{
  gint64 seconds, days, left;
  SporCivil civil = { 0 };

  if (!(serial >= 0 && serial < 2958466))
    return FALSE;

  seconds = llround (serial * SECONDS_PER_DAY);
  days = seconds / SECONDS_PER_DAY;
  left = seconds % SECONDS_PER_DAY;
  /* Excel's 1900 has a 29 February that never was */
  if (!epoch_1904 && days < 60)
    days++;
  spor_civil_from_days (days - (epoch_1904 ? EXCEL_1904_OFFSET : EXCEL_1900_OFFSET), &civil.year,
                        &civil.month, &civil.day);
  civil.hour = left / 3600;
  civil.minute = left / 60 % 60;
  civil.second = left % 60;
  *instant = spor_civil_to_instant (&civil);
  return TRUE;
}

double
spor_time_to_excel (gint64 instant)
{
  return (instant + spor_offset (instant)) / (double)SECONDS_PER_DAY + EXCEL_1900_OFFSET;
}

static void
spor_civil_from_wall (gint64 wall, SporCivil *civil)
{
  gint64 days = wall / SECONDS_PER_DAY - (wall % SECONDS_PER_DAY < 0);
  int left = wall - days * SECONDS_PER_DAY;

  spor_civil_from_days (days, &civil->year, &civil->month, &civil->day);
  civil->hour = left / 3600;
  civil->minute = left / 60 % 60;
  civil->second = left % 60;
}

char *
spor_time_to_iso (gint64 instant)
{
  SporCivil c;

  if (instant == SPOR_TIME_NONE)
    return NULL;
  spor_civil_from_wall (instant, &c);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", c.year, c.month, c.day, c.hour,
                          c.minute, c.second);
}

gint64
spor_time_from_iso (const char *text)
{
  SporCivil civil = { .utc = TRUE };
  int length = 0;

  if (!text
      || sscanf (text, "%4d-%2d-%2dT%2d:%2d:%2dZ%n", &civil.year, &civil.month, &civil.day,
                 &civil.hour, &civil.minute, &civil.second, &length)
             != 6
      || text[length] || length == 0 || !spor_civil_is_valid (&civil))
    return SPOR_TIME_NONE;
  return spor_civil_to_instant (&civil);
}

gint64
spor_time_day_end (gint64 instant)
{
  SporCivil civil;

  g_return_val_if_fail (instant != SPOR_TIME_NONE, SPOR_TIME_NONE);

  spor_civil_from_wall (instant + spor_offset (instant) + SECONDS_PER_DAY, &civil);
  civil.hour = civil.minute = civil.second = 0;
  civil.utc = FALSE;
  return spor_civil_to_instant (&civil);
}

static const char *
spor_month_name (int month)
{
  const char *const names[]
      = { C_ ("month in a date", "January"),   C_ ("month in a date", "February"),
          C_ ("month in a date", "March"),     C_ ("month in a date", "April"),
          C_ ("month in a date", "May"),       C_ ("month in a date", "June"),
          C_ ("month in a date", "July"),      C_ ("month in a date", "August"),
          C_ ("month in a date", "September"), C_ ("month in a date", "October"),
          C_ ("month in a date", "November"),  C_ ("month in a date", "December") };

  return names[month - 1];
}

static void
spor_local_civil (gint64 instant, SporCivil *civil)
{
  spor_civil_from_wall (instant + spor_offset (instant), civil);
}

char *
spor_time_format_date (gint64 instant)
{
  SporCivil c;

  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");
  spor_local_civil (instant, &c);
  /* Translators: a date: day, month's name, year: "3 March 2025" */
  return g_strdup_printf (_ ("%d %s %d"), c.day, spor_month_name (c.month), c.year);
}

char *
spor_time_format_short (gint64 instant)
{
  SporCivil c;

  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");
  spor_local_civil (instant, &c);
  if (spor_language_is_danish ())
    return g_strdup_printf ("%02d-%02d-%04d", c.day, c.month, c.year);
  return g_strdup_printf ("%04d-%02d-%02d", c.year, c.month, c.day);
}

char *
spor_time_format_full (gint64 instant)
{
  SporCivil c;

  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");
  spor_local_civil (instant, &c);
  /* Translators: a date with the time of day: day, month's name, year, hour, minute */
  return g_strdup_printf (_ ("%d %s %d, %02d:%02d"), c.day, spor_month_name (c.month), c.year,
                          c.hour, c.minute);
}
