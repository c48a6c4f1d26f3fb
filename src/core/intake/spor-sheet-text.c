/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-sheet-text.h"

#include <math.h>
#include <string.h>

static void
replace_open (SporCells *cells, const char *text)
{
  spor_cells_discard_open (cells);
  spor_cells_append (cells, text, strlen (text));
}

/* The character that "_xHHHH_" at @text stands for; 0 if it is none. */
static gunichar
read_escape (const char *text)
{
  gunichar c = 0;

  if (text[0] != '_' || text[1] != 'x')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return 0;
      c = c * 16 + (gunichar)g_ascii_xdigit_value (text[i]);
    }
  return text[6] == '_' && g_unichar_validate (c) ? c : 0;
}

static void
unescape_open (SporCells *cells)
{
  char *from = (char *)spor_cells_get_open (cells, NULL);
  char *to = from;

  while (*from != '\0')
    {
      const gunichar c = read_escape (from);

      if (c == 0)
        {
          *to++ = *from++;
          continue;
        }
      to += g_unichar_to_utf8 (c, to);
      from += 7;
    }
  spor_cells_shorten_open (cells, to);
}

void
spor_sheet_text_string (SporCells *cells)
{
  gsize length = 0;
  const char *text = spor_cells_get_open (cells, &length);

  if (memmem (text, length, "_x", 2) != NULL)
    unescape_open (cells);
  for (const guchar *at = (const guchar *)text; *at != '\0'; at++)
    if ((*at < 0x20 && *at != '\t' && *at != '\n') || *at == 0x7f || *at == 0xc2 || *at == 0xcc
        || *at == 0xcd)
      {
        cells->unclean = TRUE;
        return;
      }
}

/* What is written as it should be already: up to 15 figures, no leading zero. */
static gboolean
is_whole (const char *text, gsize length)
{
  if (*text == '-')
    {
      text++;
      length--;
    }
  if (length == 0 || length > 15 || (*text == '0' && length > 1))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_double (const char *text, double *value)
{
  char *end = NULL;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*value);
}

static void
replace_by_number (SporCells *cells, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value == floor (value) && fabs (value) < 1e18)
    g_ascii_formatd (text, sizeof text, "%.0f", value == 0 ? 0 : value);
  else
    g_ascii_formatd (text, sizeof text, "%.15g", value);
  replace_open (cells, text);
}

void
spor_sheet_text_number (SporCells *cells)
{
  gsize length = 0;
  const char *text = spor_cells_get_open (cells, &length);
  double value;

  if (!is_whole (text, length) && read_double (text, &value))
    replace_by_number (cells, value);
}

/* Proleptic Gregorian date of a day counted from 1970-01-01. Source: H. Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms", civil_from_days. */
static void
get_civil (gint64 day, int *year, int *month, int *mday)
{
  const gint64 shifted = day + 719468;
  const gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const gint64 doe = shifted - era * 146097;
  const gint64 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const gint64 doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const gint64 mp = (5 * doy + 2) / 153;

  *mday = (int)(doy - (153 * mp + 2) / 5 + 1);
  *month = (int)(mp < 10 ? mp + 3 : mp - 9);
  *year = (int)(yoe + era * 400 + (*month <= 2));
}

/* Serial 1 is 1900-01-01, but from 61 on one day less: the system knows a 29 February 1900. The
 * other system counts from 1904-01-01 as 0. Source: ECMA-376 part 1, § 18.17.4.1. */
static gint64
get_day (gint64 serial_day, gboolean epoch_1904)
{
  if (epoch_1904)
    return serial_day - 24107;
  return serial_day - (serial_day < 60 ? 25568 : 25569);
}

/* There are several dates in every row: printf() would take as long as all the rest. */
static char *
write_figures (char *to, int number, guint n_figures)
{
  for (guint i = n_figures; i > 0; i--, number /= 10)
    to[i - 1] = (char)('0' + number % 10);
  return to + n_figures;
}

void
spor_sheet_text_date (SporCells *cells, gboolean epoch_1904)
{
  const double last = epoch_1904 ? 2957004 : 2958466; /* the day after 9999-12-31 */
  const char *text = spor_cells_get_open (cells, NULL);
  int year, month, mday;
  gint64 seconds, day;
  char date[sizeof "9999-12-31 23:59:59"];
  char *at = date;
  double value;

  if (!read_double (text, &value))
    return;
  if (value < 0 || value >= last)
    {
      replace_by_number (cells, value);
      return;
    }

  /* Whole seconds: a fraction of a day in binary is never exact. */
  seconds = (gint64)floor (value * 86400 + 0.5);
  day = seconds / 86400;
  seconds %= 86400;
  get_civil (get_day (day, epoch_1904), &year, &month, &mday);
  if (day > 0)
    {
      at = write_figures (at, year, 4);
      *at++ = '-';
      at = write_figures (at, month, 2);
      *at++ = '-';
      at = write_figures (at, mday, 2);
    }
  if (day > 0 && seconds > 0)
    *at++ = ' ';
  if (day == 0 || seconds > 0)
    {
      at = write_figures (at, (int)(seconds / 3600), 2);
      *at++ = ':';
      at = write_figures (at, (int)(seconds / 60 % 60), 2);
      *at++ = ':';
      at = write_figures (at, (int)(seconds % 60), 2);
    }
  *at = '\0';
  replace_open (cells, date);
}

void
spor_sheet_text_iso (SporCells *cells)
{
  gsize length = 0;
  const char *text = spor_cells_get_open (cells, &length);
  char date[20] = { 0 };

  if (length < 19 || text[10] != 'T')
    return;
  memcpy (date, text, 19);
  date[strcmp (date + 11, "00:00:00") == 0 ? 10 : 19] = '\0';
  if (date[10] != '\0')
    date[10] = ' ';
  replace_open (cells, date);
}

/* In the first section, outside quotes, brackets and escapes: a letter of day, month, year, hour or
 * second. */
gboolean
spor_sheet_text_is_date_format (const char *code)
{
  for (; *code != '\0' && *code != ';'; code++)
    switch (*code)
      {
      case '"':
        code = strchr (code + 1, '"');
        if (code == NULL)
          return FALSE;
        break;
      case '[':
        /* "[h]:mm" is a span of time, which a number says better than a date. */
        if (strchr ("hHmMsS", code[1]) != NULL)
          return FALSE;
        code = strchr (code + 1, ']');
        if (code == NULL)
          return FALSE;
        break;
      case '\\':
      case '_':
      case '*':
        if (code[1] != '\0')
          code++;
        break;
      default:
        if (strchr ("dDmMyYhHsS", *code) != NULL)
          return TRUE;
        break;
      }
  return FALSE;
}
