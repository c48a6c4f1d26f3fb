/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-day.h"

#include "spor-civil.h"
#include "spor-time.h"

#include <stdio.h>
#include <string.h>

#define SECONDS_PER_DAY 86400

static gint64
spor_day_of_wall (gint64 wall)
{
  return wall / SECONDS_PER_DAY - (wall % SECONDS_PER_DAY < 0);
}

gint64
spor_day_of_instant (gint64 instant)
{
  return instant == SPOR_TIME_NONE ? SPOR_DAY_NONE : spor_day_of_wall (spor_civil_wall (instant));
}

gint64
spor_day_begins (gint64 day)
{
  return day == SPOR_DAY_NONE ? SPOR_TIME_NONE : spor_civil_instant (day * SECONDS_PER_DAY);
}

gboolean
spor_day_parse (const char *text, gint64 *day)
{
  gint64 instant;

  if (!spor_time_parse (text, &instant))
    return FALSE;
  *day = spor_day_of_instant (instant);
  return TRUE;
}

char *
spor_day_to_iso (gint64 day)
{
  SporCivil civil;

  if (day == SPOR_DAY_NONE)
    return NULL;
  civil = spor_civil_from_wall (day * SECONDS_PER_DAY);
  return g_strdup_printf ("%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

gint64
spor_day_from_iso (const char *text)
{
  SporCivil civil = { 0 };
  char rest;

  if (!text || strlen (text) != strlen ("2025-03-03")
      || sscanf (text, "%4d-%2d-%2d%c", &civil.year, &civil.month, &civil.day, &rest) != 3
      || !spor_civil_is_valid (&civil))
    return SPOR_DAY_NONE;
  return spor_day_of_wall (spor_civil_to_wall (&civil));
}

gint64
spor_day_add_months (gint64 day, guint months)
{
  SporCivil civil;
  guint month;

  g_return_val_if_fail (day != SPOR_DAY_NONE, SPOR_DAY_NONE);

  civil = spor_civil_from_wall (day * SECONDS_PER_DAY);
  month = civil.month - 1 + months;
  civil.year += month / 12;
  civil.month = month % 12 + 1;
  while (!spor_civil_is_valid (&civil) && civil.day > 28)
    civil.day--;
  return spor_day_of_wall (spor_civil_to_wall (&civil));
}

char *
spor_day_format (gint64 day)
{
  return spor_time_format_short (spor_day_begins (day));
}
