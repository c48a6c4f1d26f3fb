/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-snapshot.h"

G_BEGIN_DECLS

/* Who may claim transport, to which meetings. */

/* Whether the meeting with that index is a physical one that this person is invited to. */
gboolean spor_is_invited (SporSnapshot *snapshot, guint meeting, const char *signup_id);

/* Whether transport concerns that person at all: who has a seat, or is invited to a physical
 * meeting. */
gboolean spor_claim_offer_concerns (SporSnapshot *snapshot, const char *signup_id);

/* Why no claim can be begun for that sign-up, in a sentence; NULL: one can. (transfer full) */
char *spor_claim_offer_objection (SporSnapshot *snapshot, const char *signup_id);

G_END_DECLS
