/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-text.h"

#include <string.h>

/* Finding Danish personal (CPR) numbers in text: a date and four digits, written in the many ways
 * that people write them. Telephones, EAN numbers, amounts and dates are none. */

#define MAX_GAP 3 /* characters between two groups of one number, as in " - " */
#define KEPT 10   /* digits of a group that are looked at */
#define LAST_BIRTH "2012"
#define LAST_BIRTH_SHORT 12
#define LAST_MEETING_SHORT 40
#define REPLACED 60 /* is added to the day in a replacement number */

/* Digits without anything between them. */
typedef struct
{
  const char *start, *end;
  guint n;               /* digits; more than KEPT: no part of any number */
  char digits[KEPT + 1]; /* ASCII */
  gboolean joined;       /* nothing but separators since the group before */
  gboolean pointed;      /* one point since the group before, as in "010203:1234" */
} SporDigits;

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe63 || c == 0xff0d;
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == 0x2007 || c == 0x2009 || c == 0x202f;
}

static gboolean
is_separator (gunichar c)
{
  return is_dash (c) || is_space (c) || c == '.' || c == '/';
}

/* --- Groups of digits ----------------------------------------------------------------------- */

static gboolean
joins (const char *start, const char *end)
{
  guint n = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (!is_separator (g_utf8_get_char (p)) || ++n > MAX_GAP)
      return FALSE;
  return TRUE;
}

/* No space with it: "ordre 120125, 8000 Aarhus" is none. */
static gboolean
points (const char *start, const char *end)
{
  return end - start == 1 && strchr (",:;_*|", *start);
}

/* The group that begins at @start. */
static SporDigits
read_group (const char *start)
{
  SporDigits group = { .start = start, .end = start };
  int digit;

  while ((digit = g_unichar_digit_value (g_utf8_get_char (group.end))) >= 0)
    {
      if (group.n < KEPT)
        group.digits[group.n] = '0' + digit;
      group.n++;
      group.end = g_utf8_next_char (group.end);
    }
  return group;
}

static GArray *
read_groups (const char *text)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (SporDigits));
  const char *p = text;

  while (*p)
    if (g_unichar_digit_value (g_utf8_get_char (p)) < 0)
      p = g_utf8_next_char (p);
    else
      {
        SporDigits group = read_group (p);

        if (groups->len > 0)
          {
            const char *end = g_array_index (groups, SporDigits, groups->len - 1).end;

            group.joined = joins (end, p);
            group.pointed = points (end, p);
          }
        g_array_append_val (groups, group);
        p = group.end;
      }
  return groups;
}

static const SporDigits *
group_at (const GArray *groups, guint index)
{
  return &g_array_index (groups, SporDigits, index);
}

/* --- What is between them ------------------------------------------------------------------- */

static gboolean
gap_is_space (const GArray *groups, guint index)
{
  for (const char *p = group_at (groups, index - 1)->end; p < group_at (groups, index)->start;
       p = g_utf8_next_char (p))
    if (!is_space (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
gap_has_dash (const GArray *groups, guint index)
{
  for (const char *p = group_at (groups, index - 1)->end; p < group_at (groups, index)->start;
       p = g_utf8_next_char (p))
    if (is_dash (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
gaps_are_equal (const GArray *groups, guint a, guint b)
{
  const char *start_a = group_at (groups, a - 1)->end, *end_a = group_at (groups, a)->start;
  const char *start_b = group_at (groups, b - 1)->end, *end_b = group_at (groups, b)->start;

  return end_a - start_a == end_b - start_b && memcmp (start_a, start_b, end_a - start_a) == 0;
}

/* --- Numbers -------------------------------------------------------------------------------- */

static int
two_digits (const char *p)
{
  return (p[0] - '0') * 10 + (p[1] - '0');
}

static gboolean
is_century (const char *year)
{
  return strncmp (year, "19", 2) == 0 || strncmp (year, "20", 2) == 0;
}

/* A year of four digits in which somebody was born who works now: no meeting was then, whose date a
 * time or a postcode may follow. */
static gboolean
is_year_of_birth (const char *year)
{
  return is_century (year) && strncmp (year, LAST_BIRTH, 4) <= 0;
}

/* The same for a year of two digits. */
static gboolean
is_short_year_of_birth (const char *year)
{
  return two_digits (year) <= LAST_BIRTH_SHORT || two_digits (year) > LAST_MEETING_SHORT;
}

static gboolean
is_day_and_month (const char *digits)
{
  int day = two_digits (digits), month = two_digits (digits + 2);

  return ((day >= 1 && day <= 31) || (day > REPLACED && day <= REPLACED + 31)) && month >= 1
         && month <= 12;
}

/* Whether the two groups from @first on, "010203" and "1234", are a number's. */
static gboolean
has_halves (const GArray *groups, guint first, guint n_date)
{
  return first + 2 <= groups->len && group_at (groups, first)->n == n_date
         && group_at (groups, first + 1)->n == 4
         && (group_at (groups, first + 1)->joined || group_at (groups, first + 1)->pointed);
}

/* Whether the groups from @first on have so many digits each. */
static gboolean
has_shape (const GArray *groups, guint first, const guint *shape, guint n)
{
  if (first + n > groups->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (group_at (groups, first + i)->n != shape[i]
        || (i > 0 && !group_at (groups, first + i)->joined))
      return FALSE;
  return TRUE;
}

/* "01.-02.03.2025" are two days of March, where "01.02.03-2025" is a number. */
static gboolean
is_range_of_days (const GArray *groups, guint first)
{
  return is_century (group_at (groups, first + 3)->digits)
         && !gaps_are_equal (groups, first + 1, first + 2)
         && gaps_are_equal (groups, first + 2, first + 3);
}

/* "10.11.26 1234" is a day and what was paid, where "01.01.80 1234" is a number. */
static gboolean
is_day_and_amount (const GArray *groups, guint first)
{
  return !is_short_year_of_birth (group_at (groups, first + 2)->digits)
         && gap_is_space (groups, first + 3) && !gap_is_space (groups, first + 2);
}

/* "0 1 0 1 8 0 1 2 3 4", "010180 12 34": ten digits by themselves, one by one or in even groups,
 * with spaces, or a separator before the last four. Returns how many groups, 0: none. */
static guint
spaced_length (const GArray *groups, guint first, char *date)
{
  guint n_digits = 0, n = 0;
  gboolean single = TRUE, even = TRUE, parted = FALSE;

  if (group_at (groups, first)->joined)
    return 0;
  for (; first + n < groups->len; n++)
    {
      const SporDigits *group = group_at (groups, first + n);

      if (n > 0 && !group->joined)
        break;
      if (n_digits + group->n > KEPT
          || (n > 0 && n_digits != 6 && !gap_is_space (groups, first + n)))
        return 0;
      memcpy (date + n_digits, group->digits, group->n);
      parted = parted || n_digits == 6;
      single = single && group->n == 1;
      even = even && group->n % 2 == 0;
      n_digits += group->n;
    }
  return n_digits == KEPT && parted && (single || even) ? n : 0;
}

/* How many groups from @first on are a personal number, 0: they are none. */
static guint
number_length (const GArray *groups, guint first)
{
  static const guint whole[] = { 10 }, whole_long[] = { 12 }, dotted[] = { 2, 2, 2, 4 },
                     dotted_long[] = { 2, 2, 4, 4 };
  const SporDigits *group = group_at (groups, first);
  char date[KEPT + 1] = "0000000000";
  guint n = 0;

  if (has_shape (groups, first, whole, G_N_ELEMENTS (whole)))
    n = G_N_ELEMENTS (whole);
  else if (has_halves (groups, first, 6))
    n = 2;
  else if (has_shape (groups, first, whole_long, G_N_ELEMENTS (whole_long))
           && is_year_of_birth (group->digits + 4))
    n = G_N_ELEMENTS (whole_long);
  else if (has_halves (groups, first, 8) && is_century (group->digits + 4))
    n = 2;
  else if (has_shape (groups, first, dotted, G_N_ELEMENTS (dotted))
           && !is_range_of_days (groups, first) && !is_day_and_amount (groups, first))
    n = G_N_ELEMENTS (dotted);
  else if (has_shape (groups, first, dotted_long, G_N_ELEMENTS (dotted_long))
           && is_century (group_at (groups, first + 2)->digits)
           && (gap_has_dash (groups, first + 3)
               || is_year_of_birth (group_at (groups, first + 2)->digits)))
    n = G_N_ELEMENTS (dotted_long);
  else
    return (n = spaced_length (groups, first, date)) > 0 && is_day_and_month (date) ? n : 0;
  memcpy (date, group->digits, MIN (group->n, 4));
  if (group->n == 2)
    memcpy (date + 2, group_at (groups, first + 1)->digits, 2);
  return is_day_and_month (date) ? n : 0;
}

char *
spor_text_mask_personal_numbers (const char *text, guint *n_masked)
{
  g_autoptr (GArray) groups = NULL;
  GString *masked;
  const char *rest = text;
  guint n = 0, length;

  g_return_val_if_fail (text != NULL, NULL);

  groups = read_groups (text);
  masked = g_string_sized_new (strlen (text));
  for (guint i = 0; i < groups->len; i += MAX (length, 1))
    if ((length = number_length (groups, i)) > 0)
      {
        g_string_append_len (masked, rest, group_at (groups, i)->start - rest);
        g_string_append (masked, SPOR_TEXT_MASK);
        rest = group_at (groups, i + length - 1)->end;
        n++;
      }
  g_string_append (masked, rest);
  if (n_masked != NULL)
    *n_masked = n;
  return g_string_free (masked, FALSE);
}

/* The date's digits as ddmmyy. */
static gboolean
is_date (const char *ddmmyy)
{
  int day = two_digits (ddmmyy);

  /* of the two centuries in question the later one has all the leap years of the earlier */
  return g_date_valid_dmy (day > REPLACED ? day - REPLACED : day, two_digits (ddmmyy + 2),
                           2000 + two_digits (ddmmyy + 4));
}

/* Whether the @n groups from @first on are a number as it is printed, and nothing longer. */
static gboolean
is_printed (const GArray *groups, guint first, guint n)
{
  g_autoptr (GString) date = g_string_new (NULL);
  guint last = first + n - 1;

  if (n < 2 || group_at (groups, last)->n != 4 || !gap_has_dash (groups, last)
      || group_at (groups, first)->joined
      || (last + 1 < groups->len && group_at (groups, last + 1)->joined))
    return FALSE;
  for (guint i = first; i < last; i++)
    g_string_append (date, group_at (groups, i)->digits);
  if (date->len == 8)
    g_string_erase (date, 4, 2);
  return is_date (date->str);
}

gboolean
spor_text_prints_personal_number (const char *text)
{
  g_autoptr (GArray) groups = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  groups = read_groups (text);
  for (guint i = 0; i < groups->len; i++)
    if (is_printed (groups, i, number_length (groups, i)))
      return TRUE;
  return FALSE;
}

/* --- While it is typed ---------------------------------------------------------------------- */

#define BEGUN 5 /* digits: more than a day with its month, or a year */

static gboolean
ends_run (const char *p)
{
  return g_unichar_isalpha (g_utf8_get_char (p));
}

/* Where what stands before @end begins that has no letter in it. */
static const char *
run_start (const char *text, const char *end)
{
  const char *start = end;

  for (const char *p = end; (p = g_utf8_find_prev_char (text, p)) && !ends_run (p);)
    start = p;
  return start;
}

static const char *
run_end (const char *start)
{
  while (*start && !ends_run (start))
    start = g_utf8_next_char (start);
  return start;
}

static gboolean
is_day (int day)
{
  return (day >= 1 && day <= 31) || (day >= REPLACED + 1 && day <= REPLACED + 31);
}

/* @digits: what follows on the day, whose group may end there. What is yet to come may be right. */
static gboolean
may_be_month (const char *digits, gboolean alone)
{
  guint n = strlen (digits);

  if (n < 2 || alone)
    return n == 0 || digits[0] != '0' || n < 2 || digits[1] != '0';
  return two_digits (digits) >= 1 && two_digits (digits) <= 12;
}

/* Whether what begins with the group at @index, to the last one, may be the beginning of a number:
 * enough digits, of which the first are a day (maybe without its nought) and a month. */
static gboolean
may_begin (const GArray *groups, guint index)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const SporDigits *first = group_at (groups, index);
  gboolean next_is_short = index + 1 < groups->len && group_at (groups, index + 1)->n == 1;

  for (guint i = index; i < groups->len; i++)
    g_string_append_len (digits, group_at (groups, i)->digits, MIN (group_at (groups, i)->n, KEPT));
  if (digits->len < BEGUN)
    return FALSE;
  return (first->n != 2 && first->n != 4 && is_day (digits->str[0] - '0')
          && may_be_month (digits->str + 1, first->n == 1 && next_is_short))
         || (is_day (two_digits (digits->str))
             && may_be_month (digits->str + 2, first->n == 2 && next_is_short));
}

/* Where in @text somebody types who has made it of @was.
 * @removed: (out): nothing has been put in there
 * Returns: what follows on that */
static const char *
find_typed (const char *was, const char *text, gboolean *removed)
{
  gsize same = 0, rest = strlen (text), before = strlen (was);
  const char *end;

  while (text[same] && text[same] == was[same])
    same++;
  while (rest > same && before > same && text[rest - 1] == was[before - 1])
    rest--, before--;
  *removed = rest == same;
  end = text + rest;
  while ((*end & 0xc0) == 0x80) /* not within a character */
    end++;
  return end;
}

/* What was typed may end in the middle of digits, or with one that stood there before. */
static const char *
digits_end (const char *start)
{
  while (g_unichar_digit_value (g_utf8_get_char (start)) >= 0)
    start = g_utf8_next_char (start);
  return start;
}

/* @end: (out): of what is returned. Returns: (nullable): what may become a number in @text */
static const char *
find_begun (const char *was, const char *text, const char **end)
{
  gboolean removed;
  const char *typed = find_typed (was, text, &removed);
  const char *start = run_start (text, typed);
  g_autofree char *run = NULL;
  g_autoptr (GArray) groups = NULL;

  *end = removed ? run_end (typed) : digits_end (typed);
  if (g_str_equal (was, text))
    return NULL;
  run = g_strndup (start, *end - start);
  groups = read_groups (run);
  for (guint i = 0; i < groups->len; i++)
    if (may_begin (groups, i))
      return start + (group_at (groups, i)->start - run);
  return NULL;
}

gboolean
spor_text_may_become_number (const char *was, const char *text)
{
  const char *end;

  g_return_val_if_fail (was != NULL && text != NULL, FALSE);

  return find_begun (was, text, &end) != NULL;
}

char *
spor_text_without_begun_number (const char *was, const char *text)
{
  const char *start, *end;
  GString *rest;

  g_return_val_if_fail (was != NULL && text != NULL, NULL);

  if (!(start = find_begun (was, text, &end)))
    return g_strdup (text);
  rest = g_string_new_len (text, start - text);
  g_string_append (rest, end);
  return g_string_free (rest, FALSE);
}
