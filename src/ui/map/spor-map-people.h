/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/**
 * SporMapPeople:
 *
 * A list of people as cards, in groups under headings: those with a seat first, by track, then who
 * waits, then the others.
 */
#define SPOR_TYPE_MAP_PEOPLE (spor_map_people_get_type ())
G_DECLARE_FINAL_TYPE (SporMapPeople, spor_map_people, SPOR, MAP_PEOPLE, GtkWidget)

void spor_map_people_set_board (SporMapPeople *self, SporBoard *board);

/* @signups: (transfer none): guint, of @composition's sign-ups; whoever had the keyboard keeps it.
 */
void spor_map_people_show (SporMapPeople *self, SporComposition *composition, GArray *signups);

G_END_DECLS
