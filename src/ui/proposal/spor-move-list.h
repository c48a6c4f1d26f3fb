/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-proposal.h"
#include "spor-reasons.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What would be done to the board, before it is done: per track who comes, who leaves and who
 * stays, with what sets each of them apart. */
#define SPOR_TYPE_MOVE_LIST (spor_move_list_get_type ())
G_DECLARE_FINAL_TYPE (SporMoveList, spor_move_list, SPOR, MOVE_LIST, GtkWidget)

/* @proposal: one with a composition; it is read at once. @reasons: (nullable) */
void
spor_move_list_show (SporMoveList *self, const SporProposal *proposal, const SporReasons *reasons);

G_END_DECLS
