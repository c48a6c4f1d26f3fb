/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* The waiting list of one track: cards in line, first in line first; takes cards that are dropped.
 */
#define SPOR_TYPE_WAITING_LIST (spor_waiting_list_get_type ())
G_DECLARE_FINAL_TYPE (SporWaitingList, spor_waiting_list, SPOR, WAITING_LIST, GtkWidget)

GtkWidget *spor_waiting_list_new (SporBoard *board, guint track);

/* Shows who waits now. */
void spor_waiting_list_update (SporWaitingList *self);

/* Shows whether @dragged (nullable) may come here; the reason against it unless it was @said
 * (nullable) nearby. */
void spor_waiting_list_show_offer (SporWaitingList *self, SporSignup *dragged, const char *said);

G_END_DECLS
