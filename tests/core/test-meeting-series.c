/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-series.h"

/* The days of a series against a calendar on paper. */

#define NONE SPOR_DAY_NONE
#define LAST SPOR_SERIES_LAST_WEEK
#define TUESDAY 2
#define FRIDAY 5

static gint64
day (const char *iso)
{
  gint64 found = spor_day_from_iso (iso);

  g_assert_cmpint (found, !=, NONE);
  return found;
}

/* @expected: ISO days, NULL-terminated */
static void
assert_days (const char *first, SporSeriesRule rule, const char *const *expected)
{
  g_autoptr (GArray) days = spor_series_days (day (first), &rule);

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *iso = spor_day_to_iso (g_array_index (days, gint64, i));

      g_assert_cmpstr (iso, ==, expected[i]);
    }
  g_assert_null (expected[days->len]);
}

#define DAYS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_weekdays (void)
{
  g_assert_cmpint (spor_day_weekday (day ("1970-01-01")), ==, 4);
  g_assert_cmpint (spor_day_weekday (day ("1969-12-28")), ==, 7);
  g_assert_cmpint (spor_day_weekday (day ("2025-03-03")), ==, 1);
  g_assert_cmpint (spor_day_weekday (day ("2024-02-29")), ==, 4);
  g_assert_cmpint (spor_day_week_of_month (day ("2025-04-01")), ==, 1);
  g_assert_cmpint (spor_day_week_of_month (day ("2025-04-07")), ==, 1);
  g_assert_cmpint (spor_day_week_of_month (day ("2025-04-08")), ==, 2);
  g_assert_cmpint (spor_day_week_of_month (day ("2025-04-29")), ==, 5);
  for (int weekday = 1; weekday <= 7; weekday++)
    g_assert_cmpint (spor_weekday_from_key (spor_weekday_key (weekday)), ==, weekday);
  g_assert_cmpint (spor_weekday_from_key ("tirsdag"), ==, 0);
}

static void
test_weeks (void)
{
  assert_days ("2025-12-16", (SporSeriesRule){ SPOR_REPEAT_WEEKS, 1, .until = NONE, .count = 4 },
               DAYS ("2025-12-16", "2025-12-23", "2025-12-30", "2026-01-06"));
  /* until, itself included or just missed */
  assert_days ("2024-02-15", (SporSeriesRule){ SPOR_REPEAT_WEEKS, 2, .until = day ("2024-03-14") },
               DAYS ("2024-02-15", "2024-02-29", "2024-03-14"));
  assert_days ("2024-02-15", (SporSeriesRule){ SPOR_REPEAT_WEEKS, 2, .until = day ("2024-03-13") },
               DAYS ("2024-02-15", "2024-02-29"));
  /* whichever ends it sooner */
  assert_days ("2024-02-15",
               (SporSeriesRule){ SPOR_REPEAT_WEEKS, 2, .until = day ("2024-12-31"), .count = 2 },
               DAYS ("2024-02-15", "2024-02-29"));
  assert_days ("2024-02-15",
               (SporSeriesRule){ SPOR_REPEAT_WEEKS, 2, .until = day ("2024-02-29"), .count = 9 },
               DAYS ("2024-02-15", "2024-02-29"));
}

static void
test_months (void)
{
  SporSeriesRule first_tuesday = { SPOR_REPEAT_MONTHS, 1, 1, TUESDAY, NONE, 5 };
  SporSeriesRule last_friday = { SPOR_REPEAT_MONTHS, 1, LAST, FRIDAY, NONE, 5 };
  SporSeriesRule fifth_friday = { SPOR_REPEAT_MONTHS, 1, 5, FRIDAY, NONE, 4 };

  assert_days ("2025-04-01", first_tuesday,
               DAYS ("2025-04-01", "2025-05-06", "2025-06-03", "2025-07-01", "2025-08-05"));
  /* April's has been: it begins in May */
  assert_days ("2025-04-02", first_tuesday,
               DAYS ("2025-05-06", "2025-06-03", "2025-07-01", "2025-08-05", "2025-09-02"));
  assert_days ("2025-10-01", last_friday,
               DAYS ("2025-10-31", "2025-11-28", "2025-12-26", "2026-01-30", "2026-02-27"));
  /* August, October, January and May have five */
  assert_days ("2025-08-01", fifth_friday,
               DAYS ("2025-08-29", "2025-10-31", "2026-01-30", "2026-05-29"));

  first_tuesday.every = 3;
  first_tuesday.count = 0;
  first_tuesday.until = day ("2026-02-03");
  assert_days ("2025-04-02", first_tuesday,
               DAYS ("2025-05-06", "2025-08-05", "2025-11-04", "2026-02-03"));
}

static void
test_bounds (void)
{
  SporSeriesRule endless = { SPOR_REPEAT_WEEKS, 1, .until = NONE };
  SporSeriesRule rare = { SPOR_REPEAT_MONTHS, 12, 5, FRIDAY, NONE, 100 };
  SporSeriesRule over = { SPOR_REPEAT_WEEKS, 1, .until = day ("2025-03-31") };
  g_autoptr (GArray) days = spor_series_days (day ("2025-04-01"), &endless);
  g_autoptr (GArray) some = spor_series_days (day ("2025-04-01"), &rare);
  g_autoptr (GArray) none = spor_series_days (day ("2025-04-01"), &over);

  g_assert_cmpuint (days->len, ==, SPOR_SERIES_MOST);
  g_assert_cmpuint (some->len, <=, 100);
  g_assert_cmpuint (none->len, ==, 0);
}

/* 10–11.30 stays 10–11.30, on either side of the nights when clocks are changed. */
static void
test_times (void)
{
  g_autoptr (SporMeeting) pattern = spor_meeting_new ();
  SporSeriesRule rule = { SPOR_REPEAT_WEEKS, 1, .until = NONE, .count = 2 };
  g_autoptr (GPtrArray) spring = NULL;
  g_autoptr (GPtrArray) autumn = NULL;
  const SporMeeting *meeting;

  g_free (pattern->title);
  pattern->title = g_strdup ("Statusmøde");
  g_free (pattern->id);
  pattern->id = g_strdup ("a");
  pattern->tracks = 3;
  pattern->starts = spor_time_from_iso ("2025-03-25T09:00:00Z");
  pattern->ends = spor_time_from_iso ("2025-03-25T10:30:00Z");
  spring = spor_series_meetings (pattern, &rule);
  g_assert_cmpuint (spring->len, ==, 2);
  meeting = g_ptr_array_index (spring, 0);
  g_assert_cmpint (meeting->starts, ==, pattern->starts);
  meeting = g_ptr_array_index (spring, 1);
  g_assert_cmpint (meeting->starts, ==, spor_time_from_iso ("2025-04-01T08:00:00Z"));
  g_assert_cmpint (meeting->ends, ==, spor_time_from_iso ("2025-04-01T09:30:00Z"));
  g_assert_cmpstr (meeting->title, ==, "Statusmøde");
  g_assert_cmpstr (meeting->id, ==, "");
  g_assert_cmpint (meeting->tracks, ==, 3);

  pattern->starts = spor_time_from_iso ("2025-10-24T22:30:00Z"); /* 00.30 on the 25th */
  pattern->ends = spor_time_from_iso ("2025-10-25T22:00:00Z");   /* until midnight */
  autumn = spor_series_meetings (pattern, &rule);
  meeting = g_ptr_array_index (autumn, 1);
  g_assert_cmpint (meeting->starts, ==, spor_time_from_iso ("2025-10-31T23:30:00Z"));
  g_assert_cmpint (meeting->ends, ==, spor_time_from_iso ("2025-11-01T23:00:00Z"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting-series/weekdays", test_weekdays);
  g_test_add_func ("/meeting-series/weeks", test_weeks);
  g_test_add_func ("/meeting-series/months", test_months);
  g_test_add_func ("/meeting-series/bounds", test_bounds);
  g_test_add_func ("/meeting-series/times", test_times);
  return g_test_run ();
}
