/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-day.h"
#include "spor-meeting.h"

G_BEGIN_DECLS

/* No series has more meetings than this: ten years of one a month. */
#define SPOR_SERIES_MOST 120

/* The week of a month that has its last Tuesday, whichever that is. */
#define SPOR_SERIES_LAST_WEEK (-1)

typedef enum
{
  SPOR_REPEAT_WEEKS,  /* every n-th week, on the weekday of the first day */
  SPOR_REPEAT_MONTHS, /* every n-th month, on its k-th or last such weekday */
} SporRepeat;

typedef struct
{
  SporRepeat repeat;
  guint every;  /* n: at least 1 */
  int week;     /* MONTHS only: k, 1 to 5 or SPOR_SERIES_LAST_WEEK. A month without a fifth such
                   weekday has no meeting */
  int weekday;  /* MONTHS only: 1 is Monday, 7 is Sunday */
  gint64 until; /* the last day that may be one; SPOR_DAY_NONE: count decides */
  guint count;  /* how many; 0: until decides */
} SporSeriesRule;

/* Which of its month's such weekdays @day is, from 1: what "the first Tuesday" is for it. */
int spor_day_week_of_month (gint64 day);

/* "tuesday", and the number of it: 0 if @key is none. */
const char *spor_weekday_key (int weekday);
int spor_weekday_from_key (const char *key);

/**
 * spor_series_days:
 * @first: no day is before it; with MONTHS the first one may be later
 *
 * The days of a series, in order. With both a count and a last day, whichever ends it sooner.
 *
 * Returns: (transfer full): gint64, at most %SPOR_SERIES_MOST
 */
GArray *spor_series_days (gint64 first, const SporSeriesRule *rule);

/**
 * spor_series_meetings:
 * @pattern: the meeting that is repeated, on its own first possible day
 *
 * A meeting like @pattern on each day of the series, at the same time by Copenhagen's clocks in
 * summer and winter. They have no id and no series yet: spor_store_add_series() gives them both.
 *
 * Returns: (transfer full): SporMeeting*
 */
GPtrArray *spor_series_meetings (const SporMeeting *pattern, const SporSeriesRule *rule);

G_END_DECLS
