/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The travel claims to a meeting, each leading to its place on the page of refunds by the action
 * "win.show-claim"; new ones by "win.new-claim". What the window has no action for is insensitive.
 */
#define SPOR_TYPE_MEETING_CLAIMS (spor_meeting_claims_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingClaims, spor_meeting_claims, SPOR, MEETING_CLAIMS, AdwBin)

/* @meeting: its index in the book's meetings */
void spor_meeting_claims_show (SporMeetingClaims *self, SporBook *book, guint meeting);

G_END_DECLS
