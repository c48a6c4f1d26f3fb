/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-money.h"

#include "spor-language.h"
#include "spor-text.h"

#include <string.h>

#define METRES_PER_KM 1000
#define OERE_PER_KRONE 100
#define NO_BREAK_SPACE "\u00a0"

/* Takes @unit away from the end of @text or from its beginning, and the space beside it. */
static gboolean
spor_amount_drop_unit (char *text, const char *unit)
{
  if (g_str_has_prefix (text, unit))
    {
      char *rest = text + strlen (unit);

      rest += g_str_has_prefix (rest, NO_BREAK_SPACE) ? strlen (NO_BREAK_SPACE) : 0;
      memmove (text, rest, strlen (rest) + 1);
      g_strchug (text);
      return TRUE;
    }
  if (!g_str_has_suffix (text, unit))
    return FALSE;
  text[strlen (text) - strlen (unit)] = '\0';
  if (g_str_has_suffix (text, NO_BREAK_SPACE))
    text[strlen (text) - strlen (NO_BREAK_SPACE)] = '\0';
  g_strchomp (text);
  return TRUE;
}

/* Whether @text, up to @end, is written as a whole number, with @group between thousands or
 * without: "1234", "1.234". Not "0.123", which nobody means as thousands. */
static gboolean
spor_amount_is_whole (const char *text, const char *end, char group)
{
  gsize first = strspn (text, "0123456789");

  if (first == 0)
    return FALSE;
  if (text + first == end)
    return TRUE;
  if (first > 3 || *text == '0')
    return FALSE;
  for (text += first; text < end; text += 4)
    if (*text != group || strspn (text + 1, "0123456789") != 3)
      return FALSE;
  return text == end;
}

/* Where the decimals of @text begin, or its end. Of two signs the last is before decimals, one
 * that is there twice is between thousands; the other language's alone is before one or two
 * decimals, as a numeric pad types it. */
static const char *
spor_amount_find_mark (const char *text)
{
  const char *none = text + strlen (text);
  const char *first = strpbrk (text, ",.");
  const char *comma = strrchr (text, ','), *point = strrchr (text, '.');
  const char *last = comma > point ? comma : point;

  if (!first || (first != last && strchr (text, *last) != last))
    return none;
  if (first != last || *last == (spor_language_is_danish () ? ',' : '.'))
    return last;
  return none - last - 1 < 3 ? last : none;
}

/* Digits up to @end, thousands' signs left out, onto @value; FALSE above @max. */
static gboolean
spor_amount_add_digits (const char *text, const char *end, gint64 max, gint64 *value)
{
  for (; text < end; text++)
    {
      if (!g_ascii_isdigit (*text))
        continue;
      *value = *value * 10 + (*text - '0');
      if (*value > max)
        return FALSE;
    }
  return TRUE;
}

/* What stands between thousands in @text, of which @mark is before the decimals. */
static char
spor_amount_find_group (const char *text, const char *mark)
{
  const char *first = strpbrk (text, ",.");

  return first && first < mark ? *first : '\0';
}

/* Hundredths of what @text says. */
static gboolean
spor_amount_parse (const char *text, const char *const *units, gint64 max, gint64 *hundredths)
{
  g_autofree char *clean = spor_text_clean (text);
  const char *mark, *decimals;
  gsize n_decimals;
  gint64 value = 0;

  for (guint i = 0; units[i] && !spor_amount_drop_unit (clean, units[i]); i++)
    ;
  mark = spor_amount_find_mark (clean);
  decimals = *mark ? mark + 1 : mark;
  n_decimals = strlen (decimals);
  if (!spor_amount_is_whole (clean, mark, spor_amount_find_group (clean, mark)) || n_decimals > 2
      || (*mark && n_decimals == 0) || strspn (decimals, "0123456789") != n_decimals)
    return FALSE;
  if (!spor_amount_add_digits (clean, mark, max, &value)
      || !spor_amount_add_digits (decimals, decimals + n_decimals, max, &value))
    return FALSE;
  for (; n_decimals < 2; n_decimals++)
    value *= 10;
  if (value > max)
    return FALSE;
  *hundredths = value;
  return TRUE;
}

gboolean
spor_money_parse (const char *text, gint64 *oere)
{
  static const char *const units[] = { "DKK", "kr.", "kr", NULL };

  return spor_amount_parse (text, units, SPOR_MONEY_MAX, oere);
}

gboolean
spor_km_parse (const char *text, gint64 *metres)
{
  static const char *const units[] = { "km.", "km", NULL };
  gint64 hundredths;

  if (!spor_amount_parse (text, units, SPOR_KM_MAX / (METRES_PER_KM / 100), &hundredths))
    return FALSE;
  *metres = hundredths * (METRES_PER_KM / 100);
  return TRUE;
}

char *
spor_money_format (gint64 oere)
{
  g_autofree char *number = spor_format_number (oere / (double)OERE_PER_KRONE, 2);

  if (spor_language_is_danish ())
    return g_strconcat (number, NO_BREAK_SPACE "kr.", NULL);
  return g_strconcat ("DKK" NO_BREAK_SPACE, number, NULL);
}

char *
spor_km_format (gint64 metres)
{
  guint n_decimals = metres % METRES_PER_KM == 0 ? 0 : metres % 100 == 0 ? 1 : 2;
  g_autofree char *number = spor_format_number (metres / (double)METRES_PER_KM, n_decimals);

  return g_strconcat (number, NO_BREAK_SPACE "km", NULL);
}

gint64
spor_money_of_distance (gint64 rate, gint64 metres)
{
  g_return_val_if_fail (rate >= 0 && metres >= 0 && metres <= SPOR_KM_MAX, 0);
  g_return_val_if_fail (rate <= SPOR_MONEY_MAX / METRES_PER_KM, 0);

  return (rate * metres + METRES_PER_KM / 2) / METRES_PER_KM;
}
