/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day of the calendar, counted from 1970-01-01 (day 0), whatever the clock: the date on a ticket.
 * SPOR_DAY_NONE stands for "not known". */
#define SPOR_DAY_NONE G_MININT64

/* The day it is in Copenhagen at @instant; NONE for SPOR_TIME_NONE. */
gint64 spor_day_of_instant (gint64 instant);

/* Midnight in Copenhagen, when @day begins; SPOR_TIME_NONE for NONE. */
gint64 spor_day_begins (gint64 day);

/* Reads a date in any of the ways of spor_time_parse(). FALSE if @text (nullable) is none. */
gboolean spor_day_parse (const char *text, gint64 *day);

/**
 * spor_day_parse_near:
 * @text: (nullable): a date as somebody typed it
 * @near: a day
 * @day: (out): set only when %TRUE is returned
 *
 * As spor_day_parse(), and without a year too: "3/3", "3.3.", "3. marts" is the one nearest to
 * @near. A day of the week in front, as spor_day_format_long() writes it, is passed over.
 *
 * Returns: %FALSE if @text is no date
 */
gboolean spor_day_parse_near (const char *text, gint64 near, gint64 *day);

/* "2025-03-03", or NULL for NONE. */
char *spor_day_to_iso (gint64 day);

/* The day of such a text; NONE for NULL, "" or anything else. */
gint64 spor_day_from_iso (const char *text);

/* The same day of the month @months later, or that month's last: 30 November + 3 is 28 February. */
gint64 spor_day_add_months (gint64 day, guint months);

/* 1 is Monday, 7 is Sunday. */
int spor_day_weekday (gint64 day);

/* "mandag" / "Monday" */
const char *spor_weekday_name (int weekday);

/* For the head of a column: "ma" / "Mo". */
const char *spor_weekday_short (int weekday);

/* For people, in lists: "03-03-2025" (Danish), "2025-03-03" (otherwise). "" for NONE. */
char *spor_day_format (gint64 day);

/* "mandag den 3. marts 2025" / "Monday 3 March 2025". "" for NONE. */
char *spor_day_format_long (gint64 day);

/* The month of @day as a heading: "Marts 2025". */
char *spor_day_format_month (gint64 day);

G_END_DECLS
