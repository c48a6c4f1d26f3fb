/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day of the Gregorian calendar and a time of day, month and day counted from 1. */
typedef struct
{
  int year, month, day;
  int hour, minute, second;
} SporCivil;

/* Whether there is such a day (years 1000–9999) and time of day (up to 23:59:59). */
gboolean spor_civil_is_valid (const SporCivil *civil);

/* Seconds since 1970-01-01 00:00 on a clock that is never moved; month may be 1–12 only. */
gint64 spor_civil_to_wall (const SporCivil *civil);

/* The inverse. */
SporCivil spor_civil_from_wall (gint64 wall);

/* What Copenhagen's clocks show at @instant, as seconds of spor_civil_to_wall(). */
gint64 spor_civil_wall (gint64 instant);

/* The instant at which Copenhagen's clocks show @wall: the first of two in the hour that October
 * repeats; an hour later by the clock in the one that March leaves out. */
gint64 spor_civil_instant (gint64 wall);

G_END_DECLS
