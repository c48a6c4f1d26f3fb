/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-language.h"

#include "spor-time.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define SPOKEN_DANISH "da 1.234,5 91,4\u00a0% 3. marts 2025 kl.\u00a018.49 03-03-2025"
#define SPOKEN_ENGLISH "en 1,234.5 91.4% 3 March 2025, 18:49 2025-03-03"

/* What the program says after spor_language_init (@language), on standard output. */
static int
speak (const char *language)
{
  spor_language_init (language);
  const gint64 instant = 1741024148;
  g_autofree char *number = spor_format_number (1234.5, 1);
  g_autofree char *share = spor_format_percent (0.914, 1);
  g_autofree char *full = spor_time_format_full (instant);
  g_autofree char *short_date = spor_time_format_short (instant);
  const char *code = spor_language_is_danish () ? "da" : "en";
  printf ("%s %s %s %s %s", code, number, share, full, short_date);
  return 0;
}

/* Locale and language belong to a whole process, so each case is a process of its own. */
static void
assert_spoken (const char *language, const char *const *environment, const char *expected)
{
  static const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };
  g_auto (GStrv) envp = g_get_environ ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    envp = g_environ_unsetenv (envp, names[i]);
  for (guint i = 0; environment[i] != NULL; i += 2)
    envp = g_environ_setenv (envp, environment[i], environment[i + 1], TRUE);

  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  g_assert_no_error (error);
  const char *argv[] = { program, "--speak", language, NULL };
  g_autofree char *spoken = NULL;
  int status = 0;
  g_spawn_sync (NULL, (char **)argv, envp, 0, NULL, NULL, &spoken, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (spoken, ==, expected);
}

#define ASSERT_SPOKEN(language, expected, ...)                                                     \
  assert_spoken (language, (const char *const[]){ __VA_ARGS__, NULL }, expected)

static void
test_asked_for (void)
{
  ASSERT_SPOKEN ("da", SPOKEN_DANISH, NULL);
  ASSERT_SPOKEN ("da", SPOKEN_DANISH, "LANGUAGE", "en", "LC_ALL", "C");
  ASSERT_SPOKEN ("en", SPOKEN_ENGLISH, "LANGUAGE", "da");
}

static void
test_environment (void)
{
  ASSERT_SPOKEN (NULL, SPOKEN_ENGLISH, NULL);
  ASSERT_SPOKEN (NULL, SPOKEN_DANISH, "LANGUAGE", "da");
  ASSERT_SPOKEN (NULL, SPOKEN_DANISH, "LANGUAGE", "da", "LANG", "C");
  ASSERT_SPOKEN (NULL, SPOKEN_DANISH, "LANGUAGE", "da", "LC_ALL", "POSIX");
  ASSERT_SPOKEN (NULL, SPOKEN_DANISH, "LANGUAGE", "da:en", "LANG", "C.UTF-8");
  ASSERT_SPOKEN (NULL, SPOKEN_ENGLISH, "LANGUAGE", "en:da", "LANG", "C.UTF-8");
  ASSERT_SPOKEN (NULL, SPOKEN_ENGLISH, "LC_ALL", "C.UTF-8");
}

static void
test_missing_locale (void)
{
  ASSERT_SPOKEN (NULL, SPOKEN_DANISH, "LANG", "da_DK.UTF-8");
  ASSERT_SPOKEN (NULL, SPOKEN_DANISH, "LC_MESSAGES", "da_DK.UTF-8");
  ASSERT_SPOKEN (NULL, SPOKEN_DANISH, "LC_ALL", "da_DK@nowhere");
  ASSERT_SPOKEN (NULL, SPOKEN_DANISH, "LANGUAGE", "da", "LANG", "tlh_XX.UTF-8");
  ASSERT_SPOKEN (NULL, SPOKEN_ENGLISH, "LANG", "tlh_XX.UTF-8");
}

static void
assert_number (double value, guint decimals, const char *expected)
{
  g_autofree char *text = spor_format_number (value, decimals);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_numbers (void)
{
  spor_language_init ("en");
  assert_number (0, 0, "0");
  assert_number (-0.04, 1, "0.0");
  assert_number (-0.06, 1, "−0.1");
  assert_number (999, 0, "999");
  assert_number (1000, 0, "1,000");
  assert_number (-123456.789, 2, "−123,456.79");
  assert_number (1234567, 0, "1,234,567");
  assert_number (1e15, 0, "1,000,000,000,000,000");
  g_autofree char *none = spor_format_percent (0, 0);
  g_autofree char *all = spor_format_percent (1, 1);
  g_assert_cmpstr (none, ==, "0%");
  g_assert_cmpstr (all, ==, "100.0%");
}

/* As translations have them: in another order, and one left out or said twice. */
static void
test_counts (void)
{
  g_autofree char *plain = NULL, *turned = NULL, *share = NULL;

  spor_language_init ("en");
  plain = spor_format_counts ("%u of %u: %s", 1234u, 98765u, "%u");
  turned = spor_format_counts ("%2$s: %1$u", 100000u, "all");
  share = spor_format_counts ("100%% of %u", 5u);
  g_assert_cmpstr (plain, ==, "1,234 of 98,765: %u");
  g_assert_cmpstr (turned, ==, "all: 100,000");
  g_assert_cmpstr (share, ==, "100% of 5");
}

/* Files are written with printf() in places we do not own: the point must stay a point. */
static void
test_numbers_in_files (void)
{
  spor_language_init ("en");
  g_assert_cmpstr (setlocale (LC_NUMERIC, NULL), ==, "C");
}

static void
test_typed_numbers (void)
{
  static const struct
  {
    const char *text;
    double value;
  } good[]
      = { { "0,01", 0.01 }, { "0.01", 0.01 }, { " 2 ", 2 }, { "-1,5", -1.5 }, { "1e-3", 0.001 } };
  static const char *const bad[]
      = { "", " ", ",", "x", "1,5x", "1.000,5", "1,000,5", "nan", "inf", "0x1", "1e999" };
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (spor_number_parse (good[i].text, &value));
      g_assert_cmpfloat_with_epsilon (value, good[i].value, 1e-12);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (spor_number_parse (bad[i], &value));
}

int
main (int argc, char *argv[])
{
  if (argc > 1 && g_str_equal (argv[1], "--speak"))
    return speak (argc > 2 ? argv[2] : NULL);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/asked-for", test_asked_for);
  g_test_add_func ("/language/environment", test_environment);
  g_test_add_func ("/language/missing-locale", test_missing_locale);
  g_test_add_func ("/language/numbers", test_numbers);
  g_test_add_func ("/language/counts", test_counts);
  g_test_add_func ("/language/typed-numbers", test_typed_numbers);
  g_test_add_func ("/language/numbers-in-files", test_numbers_in_files);
  return g_test_run ();
}
