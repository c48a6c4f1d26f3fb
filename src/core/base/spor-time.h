/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Instants are seconds since 1970-01-01 UTC; SPOR_TIME_NONE stands for "not known". */
#define SPOR_TIME_NONE G_MININT64

/**
 * spor_time_copenhagen:
 *
 * Danish civil time: CET, and CEST from the last Sunday of March 01.00 UTC to the last Sunday of
 * October 01.00 UTC (in force since 1996), also on machines without tzdata.
 *
 * Returns: (transfer full):
 */
GTimeZone *spor_time_copenhagen (void);

/**
 * spor_time_parse:
 * @text: (nullable): a date, with or without a time of day
 * @instant: (out): set only when %TRUE is returned
 *
 * Reads what SurveyXact, spreadsheets and Danes write: "2025-03-03 18:49:08",
 * "2025-03-03T18:49:08Z", "03-03-2025 18:49", "3.3.2025 kl. 18.49", "3/3-2025", "3. marts 2025
 * kl. 18.49", "03.03.25". Days come before months. Without a zone the time is Copenhagen's; without
 * a time of day it is 00:00 there.
 *
 * Returns: %FALSE if @text is no date (impossible dates, such as 31-02-2025, included)
 */
gboolean spor_time_parse (const char *text, gint64 *instant);

/**
 * spor_time_lacks_minutes:
 * @text: (nullable): what spor_time_parse() does not read
 *
 * Whether it would if the minutes stood after the hour, as in "03-03-2025 18" and "3.3.2025 18.4".
 */
gboolean spor_time_lacks_minutes (const char *text);

/* Excel's serial day number (with a fraction for the time of day) as Copenhagen time.
 * @epoch_1904: the workbook counts from 1 January 1904. Source: ECMA-376 part 1, § 18.17.4.1. */
gboolean spor_time_from_excel (double serial, gboolean epoch_1904, gint64 *instant);

/* The inverse for writing workbooks: Copenhagen wall time as a 1900-system serial. */
double spor_time_to_excel (gint64 instant);

/* "2025-03-03T17:49:08Z", or NULL for SPOR_TIME_NONE. */
char *spor_time_to_iso (gint64 instant);

/* The instant of such a text; SPOR_TIME_NONE for NULL, "" or anything else. */
gint64 spor_time_from_iso (const char *text);

/* Midnight in Copenhagen on the day after that of @instant: the first instant no longer on that
 * day. */
gint64 spor_time_day_end (gint64 instant);

/* For people, in the program's language: "3. marts 2025" / "3 March 2025". "" for SPOR_TIME_NONE.
 */
char *spor_time_format_date (gint64 instant);

/* The same in Danish, whatever language the program speaks: for what goes to Danish readers. */
char *spor_time_format_date_danish (gint64 instant);

/* Short, for lists: "03-03-2025" (Danish), "2025-03-03" (otherwise). "" for SPOR_TIME_NONE. */
char *spor_time_format_short (gint64 instant);

/* The same with the time of day: "03-03-2025 18:49", "2025-03-03 18:49". "" for SPOR_TIME_NONE. */
char *spor_time_format_minute (gint64 instant);

/* The month alone: "marts 2025" / "March 2025". "" for SPOR_TIME_NONE. */
char *spor_time_format_month (gint64 instant);

/* With the time of day: "3. marts 2025 kl. 18.49" / "3 March 2025, 18:49". */
char *spor_time_format_full (gint64 instant);

/* The same with the seconds, where two instants of a minute have to be told apart: "3. marts 2025
 * kl. 18.49.08" / "3 March 2025, 18:49:08". */
char *spor_time_format_second (gint64 instant);

G_END_DECLS
