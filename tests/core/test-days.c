/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-clock.h"
#include "spor-day.h"
#include "spor-language.h"
#include "spor-text.h"
#include "spor-time.h"

static void
assert_near (const char *text, const char *near, const char *expected)
{
  gint64 day = SPOR_DAY_NONE;
  g_autofree char *iso = NULL;

  g_assert_cmpint (spor_day_parse_near (text, spor_day_from_iso (near), &day), ==,
                   expected != NULL);
  iso = spor_day_to_iso (day);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_near (void)
{
  assert_near ("3/3", "2025-02-01", "2025-03-03");
  assert_near ("3.3.", "2025-02-01", "2025-03-03");
  assert_near ("3.3", "2025-02-01", "2025-03-03");
  assert_near (" 3-3 ", "2025-02-01", "2025-03-03");
  assert_near ("3. marts", "2025-02-01", "2025-03-03");
  assert_near ("3 mar.", "2025-02-01", "2025-03-03");
  /* the year is the one that brings it nearest */
  assert_near ("5/1", "2025-12-20", "2026-01-05");
  assert_near ("20/12", "2026-01-05", "2025-12-20");
  assert_near ("29/2", "2025-06-01", "2024-02-29");
  /* with a year, that one */
  assert_near ("3/3-2020", "2025-02-01", "2020-03-03");
  assert_near ("mandag den 3. marts 2025", "2030-01-01", "2025-03-03");
  assert_near ("Mandag, 3. marts", "2025-01-01", "2025-03-03");
  assert_near ("LØRDAG 1/3", "2025-01-01", NULL);
  assert_near ("lørdag 1/3", "2025-01-01", "2025-03-01");

  assert_near ("", "2025-02-01", NULL);
  assert_near (NULL, "2025-02-01", NULL);
  assert_near ("31/2", "2025-02-01", NULL);
  assert_near ("3", "2025-02-01", NULL);
  assert_near ("3/", "2025-02-01", NULL);
  assert_near ("mandag", "2025-02-01", NULL);
  assert_near ("-", "2025-02-01", NULL);
}

static void
test_weekdays (void)
{
  gint64 monday = spor_day_from_iso ("2025-03-03");
  g_autofree char *text = spor_day_format_long (monday);
  g_autofree char *none = spor_day_format_long (SPOR_DAY_NONE);
  g_autofree char *month = spor_day_format_month (monday);

  g_assert_cmpint (spor_day_weekday (monday), ==, 1);
  g_assert_cmpint (spor_day_weekday (monday + 6), ==, 7);
  g_assert_cmpint (spor_day_weekday (0), ==, 4);
  g_assert_cmpint (spor_day_weekday (-4), ==, 7);
  g_assert_cmpstr (text, ==, "mandag den 3. marts 2025");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (month, ==, "Marts 2025");
  g_assert_cmpstr (spor_weekday_short (7), ==, "sø");
  for (gint64 day = monday; day < monday + 7; day++)
    {
      g_autofree char *written = spor_day_format_long (day);
      g_autofree char *iso = spor_day_to_iso (day);

      assert_near (written, "1999-01-01", iso);
    }
}

static void
assert_clock (const char *text, int expected)
{
  int minutes = -1;

  g_assert_cmpint (spor_clock_parse (text, &minutes), ==, expected >= 0);
  g_assert_cmpint (minutes, ==, expected);
}

static void
test_clock (void)
{
  g_autofree char *text = spor_clock_format (545);
  gint64 summer = spor_day_from_iso ("2025-07-01"), winter = spor_day_from_iso ("2025-01-01");

  assert_clock ("9", 540);
  assert_clock ("09", 540);
  assert_clock ("9.30", 570);
  assert_clock ("9:30", 570);
  assert_clock (" kl. 9.30 ", 570);
  assert_clock ("KL 9", 540);
  assert_clock ("0930", 570);
  assert_clock ("23.59", 1439);
  assert_clock ("0", 0);

  assert_clock ("24", -1);
  assert_clock ("9.60", -1);
  assert_clock ("9.3", -1);
  assert_clock ("930", -1);
  assert_clock ("0930.00", -1);
  assert_clock ("9.300", -1);
  assert_clock ("9.", -1);
  assert_clock ("ni", -1);
  assert_clock ("9.30x", -1);
  assert_clock ("", -1);
  assert_clock (NULL, -1);
  assert_clock ("99999999999999", -1);

  g_assert_cmpstr (text, ==, "9.05");
  g_assert_cmpint (spor_clock_on_day (winter, 570), ==,
                   spor_time_from_iso ("2025-01-01T08:30:00Z"));
  g_assert_cmpint (spor_clock_on_day (summer, 570), ==,
                   spor_time_from_iso ("2025-07-01T07:30:00Z"));
  g_assert_cmpint (spor_clock_of_instant (spor_clock_on_day (summer, 570)), ==, 570);
}

static void
test_capitals (void)
{
  g_autofree char *text = spor_text_capitalise ("ærlig Tale");
  g_autofree char *empty = spor_text_capitalise ("");

  g_assert_cmpstr (text, ==, "Ærlig Tale");
  g_assert_cmpstr (empty, ==, "");
}

int
main (int argc, char *argv[])
{
  spor_language_init ("da");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/days/near", test_near);
  g_test_add_func ("/days/weekdays", test_weekdays);
  g_test_add_func ("/days/clock", test_clock);
  g_test_add_func ("/days/capitals", test_capitals);
  return g_test_run ();
}
