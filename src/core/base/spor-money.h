/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is whole øre, distances whole metres: sums are exact. Neither is negative. */

/* The most that can be typed, in øre: a billion kroner. Ninety million such sums add up
 * before a gint64 overflows. */
#define SPOR_MONEY_MAX G_GINT64_CONSTANT (100000000000)

/* The most that can be typed as a distance, in metres: more than the way around the Earth. */
#define SPOR_KM_MAX G_GINT64_CONSTANT (100000000)

/**
 * spor_money_parse:
 * @text: (nullable): an amount as somebody typed it
 * @oere: (out): in øre; set only when %TRUE is returned
 *
 * Reads kroner as the program's language writes them, with "kr." or "DKK" beside or not: in Danish
 * "245", "245,5", "1234,50", "1.234,50"; in English "245.5", "1,234.50". The other language's way
 * is understood where it can mean but one thing: "1,234.50" in both, and "1234.50" from a numeric
 * pad in Danish. "1.234" is 1.234 kroner in Danish, and is refused in English, as "1,234" is in
 * Danish.
 *
 * Returns: %FALSE for a negative amount, more than two decimals, more than %SPOR_MONEY_MAX, or
 * anything that is no amount
 */
gboolean spor_money_parse (const char *text, gint64 *oere);

/* The same for kilometres with up to two decimals ("145,5", "145,5 km"), into metres. */
gboolean spor_km_parse (const char *text, gint64 *metres);

/* For people, in the program's language: "1.234,50 kr." / "DKK 1,234.50",
 * with a no-break space. */
char *spor_money_format (gint64 oere);

/* "145,5 km" / "145.5 km", with no more decimals than there are. */
char *spor_km_format (gint64 metres);

/**
 * spor_money_of_distance:
 * @rate: øre per kilometre
 * @metres: how far
 *
 * Rate times distance, rounded half up to whole øre.
 *
 * Returns: øre
 */
gint64 spor_money_of_distance (gint64 rate, gint64 metres);

G_END_DECLS
