/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* What the board and its menus share. */

/* "move": sign-up, spot, track, position, whom to swap with ("" = nobody). */
#define MOVE_TYPE "(suuis)"

/* "mark": sign-up, SporMark. */
#define MARK_TYPE "(su)"

/* "withdraw": sign-up, whether they withdraw or are back. */
#define WITHDRAW_TYPE "(sb)"

/* "move-chosen": spot, track. */
#define MOVE_CHOSEN_TYPE "(ui)"

/* The sign-up as the composition knows it now, or -1: snapshots change while somebody drags. */
int spor_board_index (SporBoard *self, SporSignup *signup);

SporMove spor_move_to (guint signup, const SporPlaceOnBoard *place);

/* Whether @signup already is where @place says. */
gboolean spor_board_is_there (SporBoard *self, guint signup, const SporPlaceOnBoard *place);

/* What the book is like, as the board shows it. */
SporSnapshot *spor_board_get_snapshot (SporBoard *self);

/* @id's move, or "" of nobody, is on its way; finish it with on_board_moved_cb(), which takes a
 * reference to the board. */
void spor_board_begin_move (SporBoard *self, const char *id);
void on_board_moved_cb (GObject *source, GAsyncResult *result, gpointer data);

/* Whether letting @signup go at @place does what was shown when it came there: another program may
 * have changed the composition since. */
gboolean
spor_board_keeps_promise (SporBoard *self, SporSignup *signup, const SporPlaceOnBoard *place);

void spor_board_fail (SporBoard *self, const char *why);
void spor_board_tell_refusals (SporBoard *self, const GPtrArray *refusals);

/* Whether @key repeats; it is held down from now on. */
gboolean spor_board_holds_key (SporBoard *self, guint key);

void spor_board_add_actions (SporBoard *self);

/* What is to be done with several, as a menu. */
GMenuModel *spor_board_party_menu (SporBoard *self, const GArray *party);
void spor_board_add_party_actions (SporBoard *self);
gboolean spor_board_press_party_key (SporBoard *self, const GArray *party, guint key);

G_END_DECLS
