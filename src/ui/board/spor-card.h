/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* A person as a card that can be dragged: in the list of candidates, on a seat, on a waiting list.
 */
#define SPOR_TYPE_CARD (spor_card_get_type ())
G_DECLARE_FINAL_TYPE (SporCard, spor_card, SPOR, CARD, GtkWidget)

GtkWidget *spor_card_new (void);

void spor_card_set_board (SporCard *self, SporBoard *board);

/* No more lines than it must have: what sets the person apart is in the tooltip. */
void spor_card_set_dense (SporCard *self, gboolean dense);

/* Its place in line, from 1, shown with the next spor_card_set_signup(); 0 = in no line. */
void spor_card_set_rank (SporCard *self, guint rank);

/* @how (nullable): what it takes to fill the gap where there is no free seat, in sentences; shown
 * with the next spor_card_set_signup(), which names the gap. */
void spor_card_set_exchange (SporCard *self, const char *how);

/* @signup %NULL empties the card. @gap (nullable): what gap the person fills, in words. @compact:
 * two short lines, for waiting lists. */
void spor_card_set_signup (SporCard *self, SporSignup *signup, const char *gap, gboolean compact);
/* How much is empty after its first @line, or its second (0, 1), as far as the edge of @in, which
 * it stands in: pixels. */
int spor_card_get_room (SporCard *self, guint line, GtkWidget *in);

SporSignup *spor_card_get_signup (SporCard *self);

G_END_DECLS
