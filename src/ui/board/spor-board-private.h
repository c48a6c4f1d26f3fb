/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* What the board and its menus share. */

/* "move": sign-up, spot, track, position, whom to swap with ("" = nobody). */
#define MOVE_TYPE "(suuis)"

/* "mark": sign-up, SporMark. */
#define MARK_TYPE "(su)"

/* The sign-up as the composition knows it now, or -1: snapshots change while somebody drags. */
int spor_board_index (SporBoard *self, SporSignup *signup);

SporMove spor_move_to (guint signup, const SporPlaceOnBoard *place);

/* Whether @signup already is where @place says. */
gboolean spor_board_is_there (SporBoard *self, guint signup, const SporPlaceOnBoard *place);

/* What the book is like, as the board shows it. */
SporSnapshot *spor_board_get_snapshot (SporBoard *self);

G_END_DECLS
