/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-clock.h"

#include "spor-civil.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTES_PER_DAY 1440
#define SECONDS_PER_DAY 86400

/* @digits: one to four of them, and nothing else. */
static int
spor_clock_number (const char *digits, gsize length)
{
  int number = 0;

  for (gsize i = 0; i < length; i++)
    number = number * 10 + (digits[i] - '0');
  return number;
}

gboolean
spor_clock_parse (const char *text, int *minutes)
{
  g_autofree char *copy = g_strstrip (g_strdup (text ? text : ""));
  const char *p = copy;
  gsize before, after = 0;
  int hour, minute = 0;

  if (g_ascii_strncasecmp (p, "kl", strlen ("kl")) == 0)
    p += strlen ("kl") + strspn (p + strlen ("kl"), ". ");
  before = strspn (p, "0123456789");
  if (p[before] && strchr (".:,", p[before]))
    after = strspn (p + before + 1, "0123456789");
  if (before == 0 || before > 4 || p[before + (after ? after + 1 : 0)] || (after && after != 2)
      || (after && before > 2) || before == 3)
    return FALSE;
  hour = spor_clock_number (p, MIN (before, 2));
  if (before == 4)
    minute = spor_clock_number (p + 2, 2);
  if (after)
    minute = spor_clock_number (p + before + 1, 2);
  if (hour > 23 || minute > 59)
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

char *
spor_clock_format (int minutes)
{
  g_return_val_if_fail (minutes >= 0 && minutes < MINUTES_PER_DAY, NULL);

  /* Translators: a time of day: hour (0–23), minute */
  return g_strdup_printf (C_ ("clock", "%1$d:%2$02d"), minutes / 60, minutes % 60);
}

int
spor_clock_of_instant (gint64 instant)
{
  SporCivil civil = spor_civil_from_wall (spor_civil_wall (instant));

  return civil.hour * 60 + civil.minute;
}

gint64
spor_clock_on_day (gint64 day, int minutes)
{
  return spor_civil_instant (day * SECONDS_PER_DAY + (gint64)minutes * 60);
}
