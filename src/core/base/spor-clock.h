/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A time of day, in minutes since midnight: 9.30 is 570. */

/* Reads "9", "9.30", "9:30", "0930", "kl. 9.30". FALSE if @text (nullable) is none. */
gboolean spor_clock_parse (const char *text, int *minutes);

/* For people, in the program's language: "9.30" / "9:30". (transfer full) */
char *spor_clock_format (int minutes);

/* What Copenhagen's clocks show at @instant. */
int spor_clock_of_instant (gint64 instant);

/* When they show @minutes on @day. */
gint64 spor_clock_on_day (gint64 day, int minutes);

G_END_DECLS
