/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-time.h"

#include "spor-civil.h"

#include <string.h>

/* Two-digit years from this one on belong to the 1900s. */
#define CENTURY_TURN 70

/* The take_ functions move *@p past what they read, and leave it alone when they return FALSE. */

static gboolean
take (const char **p, const char *expected)
{
  gsize length = strlen (expected);
  if (g_ascii_strncasecmp (*p, expected, length) != 0)
    return FALSE;
  *p += length;
  return TRUE;
}

static void
skip_spaces (const char **p)
{
  while (g_ascii_isspace (**p) || g_str_has_prefix (*p, "\u00a0"))
    *p += g_ascii_isspace (**p) ? 1 : strlen ("\u00a0");
}

/* A number of @least to @most digits, not followed by another digit. */
static gboolean
take_number (const char **p, guint least, guint most, int *number)
{
  int value = 0;
  guint n = 0;
  for (; n < most && g_ascii_isdigit ((*p)[n]); n++)
    value = value * 10 + ((*p)[n] - '0');
  if (n < least || g_ascii_isdigit ((*p)[n]))
    return FALSE;
  *p += n;
  *number = value;
  return TRUE;
}

/* The whole name of a month, or its first three letters with or without a full stop. */
static gboolean
take_month (const char **p, int *month)
{
  static const struct
  {
    const char *name;
    int month;
  } names[] = {
    { "januar", 1 }, { "january", 1 },  { "februar", 2 },  { "february", 2 },  { "marts", 3 },
    { "march", 3 },  { "april", 4 },    { "maj", 5 },      { "may", 5 },       { "juni", 6 },
    { "june", 6 },   { "juli", 7 },     { "july", 7 },     { "august", 8 },    { "september", 9 },
    { "sept", 9 },   { "oktober", 10 }, { "october", 10 }, { "november", 11 }, { "december", 12 },
  };
  gsize length = 0;
  while (g_ascii_isalpha ((*p)[length]))
    length++;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((length == 3 || length == strlen (names[i].name))
        && g_ascii_strncasecmp (*p, names[i].name, length) == 0)
      {
        *p += length;
        take (p, ".");
        *month = names[i].month;
        return TRUE;
      }
  return FALSE;
}

/* "2025-03-03", "2025/3/3", "2025.03.03" */
static gboolean
take_year_first (const char **p, SporCivil *civil)
{
  const char *q = *p;
  if (!take_number (&q, 4, 4, &civil->year))
    return FALSE;
  const char separator[2] = { *q, '\0' };
  if (strchr ("-/.", *q) == NULL || !take (&q, separator) || !take_number (&q, 1, 2, &civil->month)
      || !take (&q, separator) || !take_number (&q, 1, 2, &civil->day))
    return FALSE;
  *p = q;
  return TRUE;
}

static gboolean
take_year (const char **p, int *year)
{
  const char *q = *p;
  if (take_number (&q, 2, 2, year))
    *year += *year < CENTURY_TURN ? 2000 : 1900;
  else if (!take_number (&q, 4, 4, year))
    return FALSE;
  *p = q;
  return TRUE;
}

/* "03-03-2025", "3.3.2025", "3/3-2025", "3/3 2025", "3. 3. 25" */
static gboolean
take_month_in_figures (const char **p, int *month)
{
  const char *q = *p;
  skip_spaces (&q);
  if (!take_number (&q, 1, 2, month))
    return FALSE;
  if (!take (&q, "-") && !take (&q, "/") && !take (&q, ".") && *q != ' ')
    return FALSE;
  *p = q;
  return TRUE;
}

/* "3. marts 2025", "3 Mar. 2025", "3-mar-25" */
static gboolean
take_month_in_letters (const char **p, int *month)
{
  const char *q = *p;
  skip_spaces (&q);
  if (!take_month (&q, month))
    return FALSE;
  take (&q, "-");
  *p = q;
  return TRUE;
}

static gboolean
take_day_first (const char **p, SporCivil *civil)
{
  const char *q = *p;
  if (!take_number (&q, 1, 2, &civil->day))
    return FALSE;
  gboolean separated = take (&q, "-") || take (&q, "/") || take (&q, ".");
  if (!take_month_in_letters (&q, &civil->month)
      && !(separated && take_month_in_figures (&q, &civil->month)))
    return FALSE;
  skip_spaces (&q);
  if (!take_year (&q, &civil->year))
    return FALSE;
  *p = q;
  return TRUE;
}

/* What stands between a date and a time of day. */
static gboolean
take_time_gap (const char **p)
{
  const char *start = *p;
  take (p, "T");
  take (p, ",");
  skip_spaces (p);
  if (take (p, "kl"))
    take (p, ".");
  skip_spaces (p);
  return *p != start;
}

/* "18:49", "18.49", "18:49:08", "18:49:08.250" */
static gboolean
take_time (const char **p, SporCivil *civil)
{
  const char *q = *p;
  if (!take_number (&q, 1, 2, &civil->hour))
    return FALSE;
  const char separator[2] = { *q, '\0' };
  if (strchr (":.", *q) == NULL || !take (&q, separator) || !take_number (&q, 2, 2, &civil->minute))
    return FALSE;
  if (take (&q, separator) && !take_number (&q, 2, 2, &civil->second))
    return FALSE;
  if (g_ascii_isdigit (q[0] == '.' || q[0] == ',' ? q[1] : '\0'))
    for (q++; g_ascii_isdigit (*q);)
      q++;
  *p = q;
  return TRUE;
}

/* "Z", "+01:00", "+0100", "+01": seconds east of Greenwich. */
static gboolean
take_zone (const char **p, int *offset)
{
  const char *q = *p;
  int hours = 0, minutes = 0;
  if (take (p, "Z"))
    {
      *offset = 0;
      return TRUE;
    }
  int sign = take (&q, "+") ? 1 : take (&q, "-") ? -1 : 0;
  if (sign == 0)
    return FALSE;
  if (take_number (&q, 4, 4, &hours))
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (!take_number (&q, 2, 2, &hours) || (take (&q, ":") && !take_number (&q, 2, 2, &minutes)))
    return FALSE;
  if (hours > 14 || minutes > 59)
    return FALSE;
  *offset = sign * (hours * 3600 + minutes * 60);
  *p = q;
  return TRUE;
}

gboolean
spor_time_parse (const char *text, gint64 *instant)
{
  g_return_val_if_fail (instant != NULL, FALSE);

  SporCivil civil = { 0 };
  gboolean zoned = FALSE;
  int offset = 0;
  const char *p = text != NULL ? text : "";

  skip_spaces (&p);
  if (!take_year_first (&p, &civil) && !take_day_first (&p, &civil))
    return FALSE;
  const char *after_date = p;
  if (take_time_gap (&p))
    {
      if (take_time (&p, &civil))
        {
          skip_spaces (&p);
          zoned = take_zone (&p, &offset);
        }
      else
        p = after_date;
    }
  skip_spaces (&p);
  if (*p != '\0' || !spor_civil_is_valid (&civil))
    return FALSE;

  gint64 wall = spor_civil_to_wall (&civil);
  *instant = zoned ? wall - offset : spor_civil_instant (wall);
  return TRUE;
}

/* Where the hour ends that minutes have been begun after; the end of @text if they have not. */
static gsize
hour_end (const char *text)
{
  gsize n = strlen (text);
  gsize end = n > 0 && g_ascii_isdigit (text[n - 1]) ? n - 1 : n;

  return end > 0 && (text[end - 1] == ':' || text[end - 1] == '.') ? end - 1 : n;
}

gboolean
spor_time_lacks_minutes (const char *text)
{
  g_autofree char *stripped = g_strchomp (g_strdup (text != NULL ? text : ""));
  g_autofree char *hour = g_strndup (stripped, hour_end (stripped));
  g_autofree char *completed = g_strconcat (hour, ":00", NULL);
  gint64 instant;

  return !spor_time_parse (stripped, &instant) && !spor_time_parse (hour, &instant)
         && spor_time_parse (completed, &instant);
}

gint64
spor_time_from_iso (const char *text)
{
  const char *p = text != NULL ? text : "";
  SporCivil civil = { 0 };
  if (take_number (&p, 4, 4, &civil.year) && take (&p, "-") && take_number (&p, 2, 2, &civil.month)
      && take (&p, "-") && take_number (&p, 2, 2, &civil.day) && take (&p, "T")
      && take_number (&p, 2, 2, &civil.hour) && take (&p, ":")
      && take_number (&p, 2, 2, &civil.minute) && take (&p, ":")
      && take_number (&p, 2, 2, &civil.second) && take (&p, "Z") && *p == '\0'
      && spor_civil_is_valid (&civil))
    return spor_civil_to_wall (&civil);
  return SPOR_TIME_NONE;
}
