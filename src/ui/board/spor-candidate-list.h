/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* Everybody who can be seated and is not: as cards, with search and filters. A card dropped on it
 * leaves the board. */
#define SPOR_TYPE_CANDIDATE_LIST (spor_candidate_list_get_type ())
G_DECLARE_FINAL_TYPE (SporCandidateList, spor_candidate_list, SPOR, CANDIDATE_LIST, GtkWidget)

void spor_candidate_list_set_board (SporCandidateList *self, SporBoard *board);

/* Shows the composition as it is now. */
void spor_candidate_list_update (SporCandidateList *self);

/* Shows anew what the board says of those who are in sight; they are the same as before. */
void spor_candidate_list_update_cards (SporCandidateList *self);

/* Puts the keyboard on the card of the sign-up with @id, or into the search where it is not shown.
 */
void spor_candidate_list_focus_card (SporCandidateList *self, const char *id);

/* The keyboard goes elsewhere before it has got there. */
void spor_candidate_list_seek_nobody (SporCandidateList *self);

/* The same, without the search and the filters that hide it. */
void spor_candidate_list_reveal (SporCandidateList *self, const char *id);

/* Who comes after @id in the list, or else before, of those who are not chosen with them, and where
 * @id stands; (nullable) (transfer full): NULL if there is nobody, and @position is G_MAXUINT if
 * @id is not in the list. */
char *spor_candidate_list_find_next (SporCandidateList *self, const char *id, guint *position);

/* Puts the keyboard on the card of @next (nullable), or near @position where they are not in the
 * list any more; into the search where nobody is. */
void spor_candidate_list_go_on (SporCandidateList *self, const char *next, guint position);

/* Puts the keyboard on the first card in sight; FALSE: there is none. */
gboolean spor_candidate_list_focus_first (SporCandidateList *self);

void spor_candidate_list_focus_search (SporCandidateList *self);

G_END_DECLS
