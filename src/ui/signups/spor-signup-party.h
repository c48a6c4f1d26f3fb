/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporSignupParty:
 *
 * Several sign-ups together: how many of which kind, and what can be done to them at once. Where
 * something cannot be done to all, it says to how many, and why not to the others.
 *
 * Signal "closed": the user does not want to see it any longer.
 */
#define SPOR_TYPE_SIGNUP_PARTY (spor_signup_party_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupParty, spor_signup_party, SPOR, SIGNUP_PARTY, AdwBin)

/* @indices: of @signups (guint), in the order of the list */
void spor_signup_party_show (SporSignupParty *self,
                             SporBook *book,
                             SporSignups *signups,
                             GArray *indices);

/* What can be done to those shown, or to the only one, as a menu. (transfer full) */
GMenuModel *spor_signup_party_create_menu (SporSignupParty *self);

/* The names of the actions, NULL-terminated: whoever shows the menu elsewhere hands them on. */
const char *const *spor_signup_party_get_actions (void);

G_END_DECLS
