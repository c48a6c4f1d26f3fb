/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-list.h"
#include "spor-signup-pane.h"
#include "spor-signup-party.h"

G_BEGIN_DECLS

/**
 * SporSignupSide:
 *
 * What stands beside the list of sign-ups: one of them with all answers, or several together. It is
 * filled once somebody is shown in it, and hidden while nobody is.
 *
 * Signal "closed": the user does not want to see it any longer.
 */
#define SPOR_TYPE_SIGNUP_SIDE (spor_signup_side_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupSide, spor_signup_side, SPOR, SIGNUP_SIDE, AdwBin)

/* @signup: (nullable): nobody */
void spor_signup_side_show_one (SporSignupSide *self, SporBook *book, SporSignup *signup);

/* @indices: of @signups (guint), in the order of the list */
void spor_signup_side_show_several (SporSignupSide *self,
                                    SporBook *book,
                                    SporSignups *signups,
                                    GArray *indices);

/* The same without showing them: what can be done to them is asked of it. Borrowed. */
SporSignupParty *spor_signup_side_gather (SporSignupSide *self,
                                          SporBook *book,
                                          SporSignups *signups,
                                          GArray *indices);

/* Notes where @list has @id, who is shown; (nullable). Whoever is not listed any more stays, and
 * the pane offers the next. */
void spor_signup_side_follow (SporSignupSide *self, SporSignupList *list, const char *id);

/* Who is in the list now where the one was who has dropped out of it; after the last the first.
 * Borrowed; %NULL: nobody is listed. */
const char *spor_signup_side_get_next (SporSignupSide *self, SporSignupList *list);

/* With the one, and with several; NULL: nobody has been shown yet. */
SporSignupPane *spor_signup_side_get_pane (SporSignupSide *self);
SporSignupParty *spor_signup_side_get_party (SporSignupSide *self);

G_END_DECLS
