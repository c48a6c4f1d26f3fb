/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"
#include "spor-search-popover.h"

G_BEGIN_DECLS

/* A popover with all municipalities, and the organisations that take part with them, to search and
 * choose from.
 *
 * Signal "chosen" (name: string). */
#define SPOR_TYPE_PLACE_CHOOSER (spor_place_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SporPlaceChooser, spor_place_chooser, SPOR, PLACE_CHOOSER, SporSearchPopover)

void spor_place_chooser_set_round (SporPlaceChooser *self, SporRound *round);

G_END_DECLS
