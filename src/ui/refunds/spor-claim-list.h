/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporClaimList:
 *
 * Claims, searched, filtered and sorted. Property "multiple": several can be selected, and where
 * the selected ones go away the next is selected. Signals: "selected" (others are selected, or they
 * have changed), "menu" (x, y: a context menu is asked for there).
 */
#define SPOR_TYPE_CLAIM_LIST (spor_claim_list_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimList, spor_claim_list, SPOR, CLAIM_LIST, AdwBin)

void spor_claim_list_set_snapshot (SporClaimList *self, SporSnapshot *snapshot);

/* Bits of the SporClaimStates that it has at all; with more than one they can be narrowed down. */
void spor_claim_list_set_states (SporClaimList *self, guint states);

/* SporClaimItem*, in the order of the list; maybe none. (transfer container) */
GPtrArray *spor_claim_list_get_selected (SporClaimList *self);

/* Selects the claim alone, once it is there, and brings it into view; NULL: none. */
void spor_claim_list_select (SporClaimList *self, const char *id);

/* How many are shown. */
guint spor_claim_list_get_n (SporClaimList *self);

/* Takes away search and filter. */
void spor_claim_list_show_all (SporClaimList *self);
void spor_claim_list_focus_search (SporClaimList *self);
void spor_claim_list_focus_rows (SporClaimList *self);

/* What the empty list says. */
void
spor_claim_list_set_empty_text (SporClaimList *self, const char *title, const char *description);

/* What leads on from the empty list; the keyboard goes there while it can be seen. */
void spor_claim_list_set_empty_child (SporClaimList *self, GtkWidget *child);

G_END_DECLS
