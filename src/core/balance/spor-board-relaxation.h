/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board-instance.h"
#include "spor-ease.h"
#include "spor-relaxation.h"

G_BEGIN_DECLS

/* A rule of the board in one sentence: "Track 2 has at least 6 seats." Not of those who are kept.
 * (transfer full) */
char *spor_board_rule_text (const SporBoardInstance *self,
                            const SporComposition *composition,
                            const SporRelax *rule);

/* Those of @rules (SporRelax) that keep somebody, in one sentence: who is marked "must have", or
 * who just sits. %NULL: nobody. (transfer full) */
char *spor_board_kept_text (const SporBoardInstance *self,
                            const SporComposition *composition,
                            const GArray *rules,
                            gboolean marked);

/* What would be done about it, as a choice: "Lower the minimum of track 2 from 6 to 4 seats"
 * (transfer full) */
char *spor_board_relax_text (const SporBoardInstance *self,
                             const SporComposition *composition,
                             const SporRelax *relax);

/* The same, to be done to the book. */
SporEase spor_board_relax_ease (const SporBoardInstance *self, const SporRelax *relax);

G_END_DECLS
