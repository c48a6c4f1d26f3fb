/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-series.h"

#include "spor-civil.h"

#define DAYS_PER_WEEK 7
#define SECONDS_PER_DAY 86400
#define MONTHS_PER_YEAR 12

static const char *const weekdays[DAYS_PER_WEEK]
    = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

static int
spor_day_of_month (gint64 day)
{
  return spor_civil_from_wall (day * SECONDS_PER_DAY).day;
}

int
spor_day_week_of_month (gint64 day)
{
  return (spor_day_of_month (day) - 1) / DAYS_PER_WEEK + 1;
}

const char *
spor_weekday_key (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= DAYS_PER_WEEK, NULL);

  return weekdays[weekday - 1];
}

int
spor_weekday_from_key (const char *key)
{
  for (int i = 0; i < DAYS_PER_WEEK; i++)
    if (g_strcmp0 (weekdays[i], key) == 0)
      return i + 1;
  return 0;
}

/* The day of the month that begins with @begins; NONE if it has no fifth such weekday. */
static gint64
spor_series_day_in_month (gint64 begins, const SporSeriesRule *rule)
{
  int ahead = (rule->weekday - spor_day_weekday (begins) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  gint64 next = spor_day_add_months (begins, 1);
  gint64 day = begins + ahead;

  if (rule->week == SPOR_SERIES_LAST_WEEK)
    return day + (next - 1 - day) / DAYS_PER_WEEK * DAYS_PER_WEEK;
  day += (rule->week - 1) * DAYS_PER_WEEK;
  return day < next ? day : SPOR_DAY_NONE;
}

/* FALSE once the series is at its end. */
static gboolean
spor_series_take (GArray *days, gint64 day, const SporSeriesRule *rule)
{
  if (days->len >= (rule->count > 0 ? MIN (rule->count, SPOR_SERIES_MOST) : SPOR_SERIES_MOST)
      || (rule->until != SPOR_DAY_NONE && day > rule->until))
    return FALSE;
  g_array_append_val (days, day);
  return TRUE;
}

static void
spor_series_add_weeks (GArray *days, gint64 first, const SporSeriesRule *rule)
{
  for (gint64 day = first; spor_series_take (days, day, rule);
       day += (gint64)DAYS_PER_WEEK * rule->every)
    ;
}

/* Months are counted from the first that has a meeting: "every other month" begins there. */
static void
spor_series_add_months (GArray *days, gint64 first, const SporSeriesRule *rule)
{
  gint64 month = first - spor_day_of_month (first) + 1;
  guint step = 1;

  for (guint i = 0; i < SPOR_SERIES_MOST * MONTHS_PER_YEAR; i++)
    {
      gint64 day = spor_series_day_in_month (month, rule);

      if (day != SPOR_DAY_NONE && day >= first)
        {
          if (!spor_series_take (days, day, rule))
            return;
          step = rule->every;
        }
      month = spor_day_add_months (month, step);
    }
}

GArray *
spor_series_days (gint64 first, const SporSeriesRule *rule)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (first != SPOR_DAY_NONE && rule->every >= 1, days);
  g_return_val_if_fail (rule->repeat != SPOR_REPEAT_MONTHS
                            || (rule->weekday >= 1 && rule->weekday <= DAYS_PER_WEEK),
                        days);

  if (rule->repeat == SPOR_REPEAT_WEEKS)
    spor_series_add_weeks (days, first, rule);
  else
    spor_series_add_months (days, first, rule);
  return days;
}

GPtrArray *
spor_series_meetings (const SporMeeting *pattern, const SporSeriesRule *rule)
{
  GPtrArray *meetings = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_meeting_free);
  gint64 first = spor_day_of_instant (pattern->starts);
  gint64 from = spor_civil_wall (pattern->starts) - first * SECONDS_PER_DAY;
  gint64 to = spor_civil_wall (pattern->ends) - first * SECONDS_PER_DAY;
  g_autoptr (GArray) days = spor_series_days (first, rule);

  for (guint i = 0; i < days->len; i++)
    {
      gint64 midnight = g_array_index (days, gint64, i) * SECONDS_PER_DAY;
      SporMeeting *meeting = spor_meeting_copy (pattern);

      meeting->starts = spor_civil_instant (midnight + from);
      meeting->ends = MAX (meeting->starts, spor_civil_instant (midnight + to));
      g_ptr_array_add (meetings, meeting);
    }
  return meetings;
}
