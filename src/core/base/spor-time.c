/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-time.h"

#include "spor-civil.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SECONDS_PER_DAY 86400

/* Days from Excel's day 0, 30 December 1899 counted back from March 1900, to 1 January 1970. */
#define EXCEL_1900_EPOCH 25569
#define EXCEL_1904_EPOCH 24107
#define EXCEL_LAST_DAY 2958465 /* 31 December 9999 */

GTimeZone *
spor_time_copenhagen (void)
{
  return g_time_zone_new_identifier ("CET-1CEST,M3.5.0/2,M10.5.0/3");
}

/* A serial day of the 1900 system without its imagined 29 February 1900, number 60, or -1. */
static double
real_1900_day (double serial)
{
  if (serial < 1 || (serial >= 60 && serial < 61))
    return -1;
  return serial < 60 ? serial + 1 : serial;
}

gboolean
spor_time_from_excel (double serial, gboolean epoch_1904, gint64 *instant)
{
  g_return_val_if_fail (instant != NULL, FALSE);

  double day = epoch_1904 ? serial : real_1900_day (serial);
  if (!(day >= 0 && day < EXCEL_LAST_DAY + 1))
    return FALSE;
  day -= epoch_1904 ? EXCEL_1904_EPOCH : EXCEL_1900_EPOCH;
  *instant = spor_civil_instant ((gint64)floor (day * SECONDS_PER_DAY + 0.5));
  return TRUE;
}

double
spor_time_to_excel (gint64 instant)
{
  g_return_val_if_fail (instant != SPOR_TIME_NONE, 0);

  double serial = (double)spor_civil_wall (instant) / SECONDS_PER_DAY + EXCEL_1900_EPOCH;
  return serial < 61 ? serial - 1 : serial;
}

static void
two_digits (char *to, int value)
{
  to[0] = '0' + value / 10;
  to[1] = '0' + value % 10;
}

char *
spor_time_to_iso (gint64 instant)
{
  if (instant == SPOR_TIME_NONE)
    return NULL;

  SporCivil utc = spor_civil_from_wall (instant);
  if (utc.year < 0 || utc.year > 9999)
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", utc.year, utc.month, utc.day,
                            utc.hour, utc.minute, utc.second);

  /* an import writes hundred thousands */
  char *iso = g_strdup ("0000-00-00T00:00:00Z");
  two_digits (iso, utc.year / 100);
  two_digits (iso + 2, utc.year % 100);
  two_digits (iso + 5, utc.month);
  two_digits (iso + 8, utc.day);
  two_digits (iso + 11, utc.hour);
  two_digits (iso + 14, utc.minute);
  two_digits (iso + 17, utc.second);
  return iso;
}

gint64
spor_time_day_end (gint64 instant)
{
  g_return_val_if_fail (instant != SPOR_TIME_NONE, SPOR_TIME_NONE);

  SporCivil day = spor_civil_from_wall (spor_civil_wall (instant));
  gint64 midnight = spor_civil_to_wall (&(SporCivil){ day.year, day.month, day.day });
  return spor_civil_instant (midnight + SECONDS_PER_DAY);
}

static const char *
month_name (int month)
{
  static const char *const names[] = {
    NC_ ("month in a date", "January"),   NC_ ("month in a date", "February"),
    NC_ ("month in a date", "March"),     NC_ ("month in a date", "April"),
    NC_ ("month in a date", "May"),       NC_ ("month in a date", "June"),
    NC_ ("month in a date", "July"),      NC_ ("month in a date", "August"),
    NC_ ("month in a date", "September"), NC_ ("month in a date", "October"),
    NC_ ("month in a date", "November"),  NC_ ("month in a date", "December"),
  };
  return g_dpgettext2 (GETTEXT_PACKAGE, "month in a date", names[month - 1]);
}

char *
spor_time_format_date (gint64 instant)
{
  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");

  SporCivil day = spor_civil_from_wall (spor_civil_wall (instant));
  /* Translators: a date: day, name of the month, year. */
  return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d"), day.day, month_name (day.month), day.year);
}

char *
spor_time_format_date_danish (gint64 instant)
{
  static const char *const months[]
      = { "januar", "februar", "marts",     "april",   "maj",      "juni",
          "juli",   "august",  "september", "oktober", "november", "december" };
  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");

  SporCivil day = spor_civil_from_wall (spor_civil_wall (instant));
  return g_strdup_printf ("%d. %s %d", day.day, months[day.month - 1], day.year);
}

char *
spor_time_format_short (gint64 instant)
{
  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");

  SporCivil day = spor_civil_from_wall (spor_civil_wall (instant));
  /* Translators: a date in figures: day, month, year; put them in the order of your language. */
  return g_strdup_printf (C_ ("date", "%3$04d-%2$02d-%1$02d"), day.day, day.month, day.year);
}

char *
spor_time_format_minute (gint64 instant)
{
  g_autofree char *date = spor_time_format_short (instant);

  if (instant == SPOR_TIME_NONE)
    return g_steal_pointer (&date);

  SporCivil day = spor_civil_from_wall (spor_civil_wall (instant));
  return g_strdup_printf ("%s %02d:%02d", date, day.hour, day.minute);
}

char *
spor_time_format_month (gint64 instant)
{
  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");

  SporCivil day = spor_civil_from_wall (spor_civil_wall (instant));
  /* Translators: a month: its name, the year. */
  return g_strdup_printf (C_ ("date", "%1$s %2$d"), month_name (day.month), day.year);
}

char *
spor_time_format_full (gint64 instant)
{
  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");

  SporCivil day = spor_civil_from_wall (spor_civil_wall (instant));
  /* Translators: a date with a time of day: day, name of the month, year, hour (0–23), minute. */
  return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d, %4$02d:%5$02d"), day.day,
                          month_name (day.month), day.year, day.hour, day.minute);
}

char *
spor_time_format_second (gint64 instant)
{
  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");

  SporCivil day = spor_civil_from_wall (spor_civil_wall (instant));
  /* Translators: a date with a time of day: day, name of the month, year, hour (0–23), minute,
   * second. */
  return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d, %4$02d:%5$02d:%6$02d"), day.day,
                          month_name (day.month), day.year, day.hour, day.minute, day.second);
}
