/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-boundaries.h"
#include "spor-composition.h"
#include "spor-workbook.h"

G_BEGIN_DECLS

/**
 * spor_roster_write_map:
 * @boundaries: (nullable): %NULL: the built-in ones
 * @full: FALSE: for management, with the organisations that the round knows only
 * @about: round and composition, for the title
 * @today: the date, for the title
 *
 * The sheet with the map as a picture: sign-ups by municipality, with marks for whoever has a seat
 * or waits; who is not on the map is said in words.
 */
void spor_roster_write_map (SporWorkbook *book,
                            const SporComposition *composition,
                            SporBoundaries *boundaries,
                            gboolean full,
                            const char *about,
                            const char *today);

G_END_DECLS
