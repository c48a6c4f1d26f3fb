/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-money.h"

#include "spor-day.h"
#include "spor-language.h"
#include "spor-time.h"

static void
test_money_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 oere;
  } cases[] = {
    { "0", 0 },
    { "245", 24500 },
    { "245,5", 24550 },
    { "245,05", 24505 },
    { "1234,50", 123450 },
    { "1.234,50", 123450 },
    { "1.234", 123400 },
    { "1234.50", 123450 },
    { "12.34", 1234 },
    { "1.2", 120 },
    { "1234.5", 123450 },
    { "1,234.50", 123450 },
    { "1,234,567", 123456700 },
    { "DKK 1,234.50", 123450 },
    { "kr. 245", 24500 },
    { "0.99", 99 },
    { "1.234.567,89", 123456789 },
    { " 245 kr. ", 24500 },
    { "245\u00a0kr.", 24500 },
    { "245kr", 24500 },
    { "007", 700 },
    { "1000000000", SPOR_MONEY_MAX },
    { "1.000.000.000,00", SPOR_MONEY_MAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 oere = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_true (spor_money_parse (cases[i].text, &oere));
      g_assert_cmpint (oere, ==, cases[i].oere);
    }
}

static void
test_money_refused (void)
{
  static const char *const texts[] = { NULL,
                                       "",
                                       " ",
                                       "kr.",
                                       "1,234",
                                       "1.234.5",
                                       "12345.678",
                                       "0.123",
                                       "1..234",
                                       ".50",
                                       ",50",
                                       "245,",
                                       "245.",
                                       "245,555",
                                       "1.234,567.89",
                                       "DKK 245 kr.",
                                       "1,2,3",
                                       "1.23,45",
                                       "1.234.50",
                                       "-245",
                                       "\u2212245",
                                       "+245",
                                       "24 5",
                                       "2e3",
                                       "0x10",
                                       "to kr.",
                                       "1000000000,01",
                                       "1000000001",
                                       "1.000.000.001",
                                       "٢٤٥",
                                       "99999999999999999999999999",
                                       "245 kr. kr." };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 oere = -1;

      g_test_message ("%s", texts[i] ? texts[i] : "NULL");
      g_assert_false (spor_money_parse (texts[i], &oere));
      g_assert_cmpint (oere, ==, -1);
    }
}

static void
test_km (void)
{
  gint64 metres = -1;

  g_assert_true (spor_km_parse ("145,5", &metres));
  g_assert_cmpint (metres, ==, 145500);
  g_assert_true (spor_km_parse ("1.234 km", &metres));
  g_assert_cmpint (metres, ==, 1234000);
  g_assert_true (spor_km_parse ("0.25", &metres));
  g_assert_cmpint (metres, ==, 250);
  g_assert_true (spor_km_parse ("100000", &metres));
  g_assert_cmpint (metres, ==, SPOR_KM_MAX);
  g_assert_false (spor_km_parse ("100000,01", &metres));
  g_assert_false (spor_km_parse ("145 kr.", &metres));
}

static void
test_rounding (void)
{
  static const struct
  {
    gint64 rate, metres, oere;
  } cases[] = {
    { 381, 0, 0 },
    { 381, 1000, 381 },
    { 381, 500, 191 }, /* 190,5 */
    { 381, 499, 190 },
    { 223, 145500, 32447 }, /* 32446,5 */
    { 63, 10, 1 },
    { 63, 7, 0 },
    { 1, 499, 0 },
    { 1, 500, 1 },
    { 394, SPOR_KM_MAX, 39400000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (spor_money_of_distance (cases[i].rate, cases[i].metres), ==, cases[i].oere);
}

static void
assert_money (gint64 oere, const char *expected)
{
  g_autofree char *text = spor_money_format (oere);
  gint64 again = -1;

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (spor_money_parse (text, &again));
  g_assert_cmpint (again, ==, oere);
}

static void
assert_km (gint64 metres, const char *expected)
{
  g_autofree char *text = spor_km_format (metres);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  assert_money (0, "0,00\u00a0kr.");
  assert_money (5, "0,05\u00a0kr.");
  assert_money (123450, "1.234,50\u00a0kr.");
  assert_money (SPOR_MONEY_MAX - 1, "999.999.999,99\u00a0kr.");
  assert_km (1000, "1\u00a0km");
  assert_km (145500, "145,5\u00a0km");
  assert_km (1234250, "1.234,25\u00a0km");
}

/* As in Danish, with the signs the other way round. */
static void
test_english (void)
{
  static const struct
  {
    const char *text;
    gint64 oere; /* -1: refused */
  } cases[] = {
    { "12,500.00", 1250000 }, { "12,500", 1250000 },  { "1,234,567.8", 123456780 },
    { "245.5", 24550 },       { "1.234,50", 123450 }, { "1.234.567", 123456700 },
    { "245,5", 24550 },       { "1234,50", 123450 },  { "DKK\u00a01,234.50", 123450 },
    { "1.234", -1 },          { "12,50.00", -1 },     { "1,234.567", -1 },
    { "0,123", -1 },          { "12345,678", -1 },
  };

  spor_language_init ("en");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 oere = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (spor_money_parse (cases[i].text, &oere), ==, cases[i].oere >= 0);
      g_assert_cmpint (oere, ==, cases[i].oere);
    }
  assert_money (123450, "DKK\u00a01,234.50");
  assert_money (SPOR_MONEY_MAX - 1, "DKK\u00a0999,999,999.99");
  spor_language_init ("da");
}

static void
assert_months_later (const char *from, guint months, const char *expected)
{
  g_autofree char *iso = spor_day_to_iso (spor_day_add_months (spor_day_from_iso (from), months));

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_days (void)
{
  gint64 day = SPOR_DAY_NONE;
  g_autofree char *text = NULL;

  g_assert_cmpint (spor_day_from_iso ("1970-01-01"), ==, 0);
  g_assert_cmpint (spor_day_from_iso ("1969-12-31"), ==, -1);
  g_assert_cmpint (spor_day_from_iso ("2025-02-29"), ==, SPOR_DAY_NONE);
  g_assert_cmpint (spor_day_from_iso ("2025-2-3"), ==, SPOR_DAY_NONE);
  g_assert_cmpint (spor_day_from_iso (NULL), ==, SPOR_DAY_NONE);
  g_assert_null (spor_day_to_iso (SPOR_DAY_NONE));
  g_assert_true (spor_day_parse ("3. marts 2025", &day));
  g_assert_cmpint (day, ==, spor_day_from_iso ("2025-03-03"));
  /* half past midnight in Copenhagen is the day before in UTC, in winter and in summer */
  g_assert_cmpint (spor_day_of_instant (spor_time_from_iso ("2025-03-02T23:30:00Z")), ==, day);
  g_assert_cmpint (spor_day_of_instant (spor_time_from_iso ("2025-06-30T22:30:00Z")), ==,
                   spor_day_from_iso ("2025-07-01"));
  g_assert_cmpint (spor_day_begins (day), ==, spor_time_from_iso ("2025-03-02T23:00:00Z"));
  text = spor_day_format (day);
  g_assert_cmpstr (text, ==, "03-03-2025");

  assert_months_later ("2025-03-03", 3, "2025-06-03");
  assert_months_later ("2025-11-30", 3, "2026-02-28");
  assert_months_later ("2023-11-30", 3, "2024-02-29");
  assert_months_later ("2025-12-31", 12, "2026-12-31");
  assert_months_later ("2025-12-31", 0, "2025-12-31");
}

int
main (int argc, char *argv[])
{
  spor_language_init ("da");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/parse", test_money_parse);
  g_test_add_func ("/money/refused", test_money_refused);
  g_test_add_func ("/money/km", test_km);
  g_test_add_func ("/money/rounding", test_rounding);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/english", test_english);
  g_test_add_func ("/money/days", test_days);
  return g_test_run ();
}
