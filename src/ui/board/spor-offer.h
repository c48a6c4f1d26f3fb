/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* What would come of it if somebody, with who goes along, were let go at a place: before they are.
 */
typedef struct
{
  gboolean allowed;
  char *brief;    /* for the place itself: "+2.1 points, at most 96%", or the reason against it */
  char *on_seat;  /* the same but for what can be reached then where that is what it comes to */
  char *in_short; /* the same where there is little room: "+2.1 points" */
  char *deed;     /* "Takes the seat of Bo Nielsen, who goes back to the candidates" */
  char *effect;   /* "77.2% → 79.3% (+2.1 points)", or that there is none; NULL where it is not
                     allowed */
  char *outlook;  /* how far that is from the best that can be reached then; NULL: not known, or as
                     before */
  GPtrArray *changes; /* char*: the categories of the whole group that change */
  GArray *better; /* int, of each of them: nearer to its target (> 0) or further from it (< 0) */
} SporOffer;

/* (nullable): %NULL if @signup is at @place, or in no composition */
SporOffer *spor_offer_new (SporBoard *board, SporSignup *signup, const SporPlaceOnBoard *place);
void spor_offer_free (SporOffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporOffer, spor_offer_free)

G_END_DECLS
