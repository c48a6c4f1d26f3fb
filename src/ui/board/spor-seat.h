/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-card.h"

G_BEGIN_DECLS

/* A seat of a track: holds somebody's card, or is empty, and takes a card that is dropped. While a
 * card is dragged it shows what would come of it. */
#define SPOR_TYPE_SEAT (spor_seat_get_type ())
G_DECLARE_FINAL_TYPE (SporSeat, spor_seat, SPOR, SEAT, GtkWidget)

GtkWidget *spor_seat_new (SporBoard *board, guint track, guint position);

/* @signup %NULL: an empty seat; @needed: below the track's minimum (else it is one that may stay
 * empty). */
void spor_seat_set_signup (SporSeat *self, SporSignup *signup, gboolean needed);

/* The card in it; it is shown only while somebody has the seat. */
SporCard *spor_seat_get_card (SporSeat *self);

/* What would come of dropping @dragged here: the effect, or the reason against it; %NULL on its own
 * seat. */
char *spor_seat_weigh_offer (SporSeat *self, SporSignup *dragged, gboolean *allowed);

/* A card over the rest of the track would come here. */
void spor_seat_set_aimed (SporSeat *self, gboolean aimed);

/* Shows it while the card is dragged; TRUE and %NULL clear it. */
void spor_seat_show_offer (SporSeat *self, gboolean allowed, const char *text);

G_END_DECLS
