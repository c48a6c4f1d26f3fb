/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-deed.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks whose claim a new one is, and for which meeting: members of the composition come first, then
 * whoever else was invited; physical meetings that the member was invited to. */
#define SPOR_TYPE_NEW_CLAIM_WINDOW (spor_new_claim_window_get_type ())
G_DECLARE_FINAL_TYPE (SporNewClaimWindow, spor_new_claim_window, SPOR, NEW_CLAIM_WINDOW, AdwWindow)

/**
 * spor_new_claim_ask:
 * @meeting_id: (nullable): the meeting that is known
 * @signup_id: (nullable): the member that is known
 * @made: called with @from once the claim is there
 *
 * Asks for what is not known; makes the claim at once where nothing is left to ask.
 */
void spor_new_claim_ask (GtkWidget *from,
                         SporBook *book,
                         const char *meeting_id,
                         const char *signup_id,
                         SporClaimMade made);

/* Whether anybody is invited to any physical meeting. */
gboolean spor_new_claim_is_possible (SporSnapshot *snapshot);

G_END_DECLS
