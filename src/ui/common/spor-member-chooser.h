/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-search-popover.h"
#include "spor-signups.h"

G_BEGIN_DECLS

/**
 * SporMemberChooser:
 *
 * A popover that asks for one of several people: searched by name, municipality, e-mail and title.
 *
 * Signal: "chosen" (SporSignup)
 */
#define SPOR_TYPE_MEMBER_CHOOSER (spor_member_chooser_get_type ())
G_DECLARE_FINAL_TYPE (
    SporMemberChooser, spor_member_chooser, SPOR, MEMBER_CHOOSER, SporSearchPopover)

/* @people: guint, who can be chosen, in the order shown. */
void spor_member_chooser_set_people (SporMemberChooser *self,
                                     SporSignups *signups,
                                     const GArray *people);

G_END_DECLS
