/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-time.h"

#include "spor-language.h"

/* Each text on the left is the instant on the right. */
static const char *const parsed[][2] = {
  { "2025-03-03 18:49:08", "2025-03-03T17:49:08Z" },
  { "2025-03-03T18:49:08Z", "2025-03-03T18:49:08Z" },
  { "2025-03-03T18:49:08.250+02:00", "2025-03-03T16:49:08Z" },
  { "2025-03-03 18:49:08 -0130", "2025-03-03T20:19:08Z" },
  { "2025-03-03", "2025-03-02T23:00:00Z" },
  { "2025/3/4 7:05", "2025-03-04T06:05:00Z" },
  { "03-03-2025 18:49", "2025-03-03T17:49:00Z" },
  { "04-03-2025", "2025-03-03T23:00:00Z" },
  { "3.3.2025 kl. 18.49", "2025-03-03T17:49:00Z" },
  { "3.3.2025 KL 18:49", "2025-03-03T17:49:00Z" },
  { "3. 3. 2025", "2025-03-02T23:00:00Z" },
  { "3/3-2025", "2025-03-02T23:00:00Z" },
  { "3/3 2025 9.05", "2025-03-03T08:05:00Z" },
  { "3. marts 2025 kl. 18.49", "2025-03-03T17:49:00Z" },
  { "3. marts 2025, kl. 18.49.08", "2025-03-03T17:49:08Z" },
  { "3 March 2025, 18:49", "2025-03-03T17:49:00Z" },
  { "24. DEC. 2025", "2025-12-23T23:00:00Z" },
  { "1-maj-25", "2025-04-30T22:00:00Z" },
  { "1. okt 1999", "1999-09-30T22:00:00Z" },
  { "03.03.25", "2025-03-02T23:00:00Z" },
  { "03-03-69", "2069-03-02T23:00:00Z" },
  { "03-03-70", "1970-03-02T23:00:00Z" },
  { " 29-02-2024\u00a0", "2024-02-28T23:00:00Z" },
  { "15-07-2025 12:00", "2025-07-15T10:00:00Z" },
  /* The nights when the clocks change. */
  { "30-03-2025 01:59:59", "2025-03-30T00:59:59Z" },
  { "30-03-2025 02:30", "2025-03-30T01:30:00Z" },
  { "30-03-2025 03:00", "2025-03-30T01:00:00Z" },
  { "26-10-2025 01:59:59", "2025-10-25T23:59:59Z" },
  { "26-10-2025 02:30", "2025-10-26T00:30:00Z" },
  { "26-10-2025 03:00", "2025-10-26T02:00:00Z" },
};

static const char *const no_date[] = {
  "",
  "Vejle",
  "3",
  "2025",
  "12345678",
  "31-02-2025",
  "29-02-2025",
  "32-01-2025",
  "00-01-2025",
  "01-13-2025",
  "01-00-2025",
  "2025-13-01",
  "2025-02-29",
  "3-3",
  "3/3",
  "03-03-2025 24:00",
  "03-03-2025 18:60",
  "03-03-2025 18:49:60",
  "03-03-2025 x",
  "3. marx 2025",
  "3 3 2025",
  "2025-03/03",
  "1.2.3.4",
  "03-03-202",
  "03-03-20255",
  "03-03-2025 18",
  "2025-03-03T",
  "1.234,50",
  "2025-03-03T18:49:08+15:00",
};

static gint64
instant_of (const char *iso)
{
  gint64 instant = spor_time_from_iso (iso);
  g_assert_cmpint (instant, !=, SPOR_TIME_NONE);
  return instant;
}

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parsed); i++)
    {
      gint64 instant = 0;
      if (!spor_time_parse (parsed[i][0], &instant))
        g_error ("“%s” is a date", parsed[i][0]);
      g_autofree char *iso = spor_time_to_iso (instant);
      g_test_message ("%s", parsed[i][0]);
      g_assert_cmpstr (iso, ==, parsed[i][1]);
    }
}

static void
test_parse_refuses (void)
{
  gint64 instant = 42;
  for (guint i = 0; i < G_N_ELEMENTS (no_date); i++)
    if (spor_time_parse (no_date[i], &instant))
      g_error ("“%s” is no date", no_date[i]);
  g_assert_false (spor_time_parse (NULL, &instant));
  g_assert_cmpint (instant, ==, 42);
}

static void
test_iso (void)
{
  g_assert_cmpint (spor_time_from_iso ("1970-01-01T00:00:00Z"), ==, 0);
  g_assert_cmpint (spor_time_from_iso ("2025-03-03T17:49:08Z"), ==, 1741024148);
  g_assert_cmpint (spor_time_from_iso ("1899-12-31T23:59:59Z"), ==, -2208988801);
  g_assert_cmpint (spor_time_from_iso (NULL), ==, SPOR_TIME_NONE);
  g_assert_cmpint (spor_time_from_iso (""), ==, SPOR_TIME_NONE);
  g_assert_cmpint (spor_time_from_iso ("2025-03-03"), ==, SPOR_TIME_NONE);
  g_assert_cmpint (spor_time_from_iso ("2025-02-30T17:49:08Z"), ==, SPOR_TIME_NONE);
  g_assert_null (spor_time_to_iso (SPOR_TIME_NONE));
}

/* GLib's calendar knows every day from 1600 to 2400 independently of ours. */
static void
test_calendar_agrees_with_glib (void)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (1600, 1, 1, 12, 34, 56);
  gint64 start = g_date_time_to_unix (first);
  for (gint64 day = 0; day < 800 * 366; day += 3)
    {
      gint64 instant = start + day * 86400;
      g_autoptr (GDateTime) expected = g_date_time_new_from_unix_utc (instant);
      g_autofree char *text = g_date_time_format (expected, "%Y-%m-%dT%H:%M:%SZ");
      g_autofree char *iso = spor_time_to_iso (instant);
      g_assert_cmpstr (iso, ==, text);
      g_assert_cmpint (spor_time_from_iso (iso), ==, instant);
    }
}

/* Every half hour around each change of the clocks: the time zone and the formats say the same. */
static void
test_copenhagen (void)
{
  g_autoptr (GTimeZone) zone = spor_time_copenhagen ();
  spor_language_init ("en");
  for (int year = 1996; year < 2060; year++)
    for (int month = 3; month <= 10; month += 7)
      for (int half_hour = 0; half_hour < 48 * 10; half_hour++)
        {
          g_autoptr (GDateTime) utc = g_date_time_new_utc (year, month, 22, 0, 0, 0);
          gint64 instant = g_date_time_to_unix (utc) + half_hour * 1800;
          g_autoptr (GDateTime) late = g_date_time_new_from_unix_utc (instant);
          g_autoptr (GDateTime) local = g_date_time_to_timezone (late, zone);
          g_autofree char *expected = g_date_time_format (local, "%H:%M");
          g_autofree char *full = spor_time_format_full (instant);
          g_assert_true (g_str_has_suffix (full, expected));
        }
}

static void
test_copenhagen_agrees_with_tzdata (void)
{
  g_autoptr (GTimeZone) ours = spor_time_copenhagen ();
  g_autoptr (GTimeZone) theirs = g_time_zone_new_identifier ("Europe/Copenhagen");
  if (theirs == NULL)
    {
      g_test_skip ("no tzdata on this machine");
      return;
    }
  for (gint64 instant = instant_of ("1996-01-01T00:00:00Z");
       instant < instant_of ("2037-01-01T00:00:00Z"); instant += 3600)
    {
      int a = g_time_zone_find_interval (ours, G_TIME_TYPE_UNIVERSAL, instant);
      int b = g_time_zone_find_interval (theirs, G_TIME_TYPE_UNIVERSAL, instant);
      g_assert_cmpint (g_time_zone_get_offset (ours, a), ==, g_time_zone_get_offset (theirs, b));
    }
}

static void
assert_from_excel (double serial, gboolean epoch_1904, const char *expected)
{
  gint64 instant = 0;
  g_assert_true (spor_time_from_excel (serial, epoch_1904, &instant));
  g_autofree char *iso = spor_time_to_iso (instant);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_excel (void)
{
  gint64 instant = 42;
  assert_from_excel (1, FALSE, "1899-12-31T23:00:00Z");
  assert_from_excel (59, FALSE, "1900-02-27T23:00:00Z");
  assert_from_excel (61, FALSE, "1900-02-28T23:00:00Z");
  assert_from_excel (45719, FALSE, "2025-03-02T23:00:00Z");
  assert_from_excel (45719.78412037037, FALSE, "2025-03-03T17:49:08Z");
  assert_from_excel (45853.5, FALSE, "2025-07-15T10:00:00Z");
  assert_from_excel (45719 - 1462, TRUE, "2025-03-02T23:00:00Z");
  assert_from_excel (0, TRUE, "1903-12-31T23:00:00Z");
  g_assert_false (spor_time_from_excel (0.5, FALSE, &instant));
  g_assert_false (spor_time_from_excel (60.5, FALSE, &instant));
  g_assert_false (spor_time_from_excel (-1, TRUE, &instant));
  g_assert_false (spor_time_from_excel (2958466, FALSE, &instant));
  g_assert_false (spor_time_from_excel (g_ascii_strtod ("nan", NULL), FALSE, &instant));
  g_assert_cmpint (instant, ==, 42);
}

static void
test_excel_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  for (guint i = 0; i < 20000; i++)
    {
      gint64 instant = instant_of ("1900-01-02T00:00:00Z") + g_rand_int (rand), back = 0;
      g_assert_true (spor_time_from_excel (spor_time_to_excel (instant), FALSE, &back));
      /* Of the hour that the clocks show twice, the second comes back as the first. */
      g_assert_true (back == instant || back == instant - 3600);
    }
  g_assert_cmpfloat (spor_time_to_excel (instant_of ("1899-12-31T23:00:00Z")), ==, 1);
  g_assert_cmpfloat (spor_time_to_excel (instant_of ("2025-07-15T10:00:00Z")), ==, 45853.5);
}

static void
assert_day_end (const char *instant, const char *end)
{
  g_autofree char *iso = spor_time_to_iso (spor_time_day_end (instant_of (instant)));
  g_assert_cmpstr (iso, ==, end);
}

static void
test_day_end (void)
{
  assert_day_end ("2025-03-03T00:00:00Z", "2025-03-03T23:00:00Z");
  assert_day_end ("2025-03-03T22:59:59Z", "2025-03-03T23:00:00Z");
  assert_day_end ("2025-03-03T23:00:00Z", "2025-03-04T23:00:00Z");
  assert_day_end ("2025-03-30T00:00:00Z", "2025-03-30T22:00:00Z");
  assert_day_end ("2025-10-26T00:00:00Z", "2025-10-26T23:00:00Z");
  assert_day_end ("2024-12-31T12:00:00Z", "2024-12-31T23:00:00Z");
}

static void
test_format (void)
{
  gint64 instant = instant_of ("2025-03-03T17:49:08Z");
  spor_language_init ("en");
  g_autofree char *date = spor_time_format_date (instant);
  g_autofree char *short_date = spor_time_format_short (instant);
  g_autofree char *full = spor_time_format_full (instant);
  g_assert_cmpstr (date, ==, "3 March 2025");
  g_assert_cmpstr (short_date, ==, "2025-03-03");
  g_autofree char *minute = spor_time_format_minute (instant);
  g_assert_cmpstr (full, ==, "3 March 2025, 18:49");
  g_assert_cmpstr (minute, ==, "2025-03-03 18:49");
  g_autofree char *danish = spor_time_format_date_danish (instant);
  g_assert_cmpstr (danish, ==, "3. marts 2025");

  g_autofree char *none = spor_time_format_date (SPOR_TIME_NONE);
  g_autofree char *no_short = spor_time_format_short (SPOR_TIME_NONE);
  g_autofree char *no_full = spor_time_format_full (SPOR_TIME_NONE);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (no_short, ==, "");
  g_autofree char *no_minute = spor_time_format_minute (SPOR_TIME_NONE);
  g_assert_cmpstr (no_full, ==, "");
  g_assert_cmpstr (no_minute, ==, "");
  g_autofree char *no_danish = spor_time_format_date_danish (SPOR_TIME_NONE);
  g_assert_cmpstr (no_danish, ==, "");
}

static void
test_lacks_minutes (void)
{
  static const char *const lacking[]
      = { "13-02-2025 12",  "2025-02-13 12", "2025-02-13T12",    "13.2.2025 kl. 12",
          "13-02-2025 12:", "13/2-2025 9",   "13-02-2025 12:3 ", "3. marts 2025 kl. 12.4" };
  static const char *const others[] = { "",
                                        "12",
                                        "13-02-2025",
                                        "13-02-2025 12:01",
                                        "13-02-2025 25",
                                        "31-02-2025",
                                        "31-02-2025 12",
                                        "13-02-2025 12:01:3",
                                        "3.3.2",
                                        "i går 12" };

  for (guint i = 0; i < G_N_ELEMENTS (lacking); i++)
    g_assert_true (spor_time_lacks_minutes (lacking[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (spor_time_lacks_minutes (others[i]));
  g_assert_false (spor_time_lacks_minutes (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/parse", test_parse);
  g_test_add_func ("/time/parse-refuses", test_parse_refuses);
  g_test_add_func ("/time/iso", test_iso);
  g_test_add_func ("/time/calendar-agrees-with-glib", test_calendar_agrees_with_glib);
  g_test_add_func ("/time/copenhagen", test_copenhagen);
  g_test_add_func ("/time/copenhagen-agrees-with-tzdata", test_copenhagen_agrees_with_tzdata);
  g_test_add_func ("/time/excel", test_excel);
  g_test_add_func ("/time/excel-round-trip", test_excel_round_trip);
  g_test_add_func ("/time/day-end", test_day_end);
  g_test_add_func ("/time/format", test_format);
  g_test_add_func ("/time/lacks-minutes", test_lacks_minutes);
  return g_test_run ();
}
