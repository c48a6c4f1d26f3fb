/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-civil.h"

#define SECONDS_PER_DAY 86400
#define HOUR 3600

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

/* Days since 1970-01-01, counted in years that begin in March, so that a leap day ends its year. */
static gint64
days_of (int year, int month, int day)
{
  gint64 y = month > 2 ? year : year - 1;
  int months_since_march = (month + 9) % 12;
  gint64 day_of_year = (153 * months_since_march + 2) / 5 + day - 1;
  return 365 * y + floor_div (y, 4) - floor_div (y, 100) + floor_div (y, 400) + day_of_year
         - 719468;
}

static int
days_in_month (int year, int month)
{
  return days_of (month == 12 ? year + 1 : year, month % 12 + 1, 1) - days_of (year, month, 1);
}

gboolean
spor_civil_is_valid (const SporCivil *civil)
{
  return civil->year >= 1000 && civil->year <= 9999 && civil->month >= 1 && civil->month <= 12
         && civil->day >= 1 && civil->day <= days_in_month (civil->year, civil->month)
         && civil->hour >= 0 && civil->hour < 24 && civil->minute >= 0 && civil->minute < 60
         && civil->second >= 0 && civil->second < 60;
}

gint64
spor_civil_to_wall (const SporCivil *civil)
{
  return days_of (civil->year, civil->month, civil->day) * SECONDS_PER_DAY + civil->hour * HOUR
         + civil->minute * 60 + civil->second;
}

SporCivil
spor_civil_from_wall (gint64 wall)
{
  gint64 days = floor_div (wall, SECONDS_PER_DAY);
  int second = wall - days * SECONDS_PER_DAY;
  gint64 since = days + 719468;
  gint64 era = floor_div (since, 146097); /* 400 years */
  gint64 day_of_era = since - era * 146097;
  gint64 year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int months_since_march = (5 * day_of_year + 2) / 153;
  int month = months_since_march < 10 ? months_since_march + 3 : months_since_march - 9;

  return (SporCivil){
    .year = era * 400 + year_of_era + (month <= 2),
    .month = month,
    .day = day_of_year - (153 * months_since_march + 2) / 5 + 1,
    .hour = second / HOUR,
    .minute = second / 60 % 60,
    .second = second % 60,
  };
}

/* 01:00 on the last Sunday of @month, in seconds since 1970-01-01 00:00. */
static gint64
clock_change (int year, int month)
{
  gint64 last = days_of (year, month, 31);
  gint64 weekday = ((last + 4) % 7 + 7) % 7; /* 1970-01-01 was a Thursday; Sunday is 0 */
  return (last - weekday) * SECONDS_PER_DAY + HOUR;
}

static gboolean
is_summer (gint64 instant)
{
  int year = spor_civil_from_wall (instant).year;
  return instant >= clock_change (year, 3) && instant < clock_change (year, 10);
}

gint64
spor_civil_wall (gint64 instant)
{
  return instant + HOUR + (is_summer (instant) ? HOUR : 0);
}

gint64
spor_civil_instant (gint64 wall)
{
  gint64 in_summer = wall - 2 * HOUR;
  return is_summer (in_summer) ? in_summer : wall - HOUR;
}
