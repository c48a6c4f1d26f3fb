/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-proposal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where no group satisfies the rules: which of them clash, and the ways out, of which one is
 * chosen. */
#define SPOR_TYPE_WAYS_OUT (spor_ways_out_get_type ())
G_DECLARE_FINAL_TYPE (SporWaysOut, spor_ways_out, SPOR, WAYS_OUT, AdwBin)

/* @proposal: one without a group; it is read at once */
void spor_ways_out_show (SporWaysOut *self, const SporProposal *proposal);

/* Which of the proposal's choices; the first one until another is chosen. */
guint spor_ways_out_get_chosen (SporWaysOut *self);

G_END_DECLS
