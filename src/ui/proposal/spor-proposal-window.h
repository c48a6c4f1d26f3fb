/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-reasons.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporProposalWindow:
 *
 * From the board as it stands to one that is suggested or drawn by lot: what is wanted (of a
 * lottery), the search with its progress, for a lottery the chances and tickets to publish and then
 * the seed, the moves that would be made, and their being made. Where nothing fits it says why, and
 * what would do.
 */
#define SPOR_TYPE_PROPOSAL_WINDOW (spor_proposal_window_get_type ())
G_DECLARE_FINAL_TYPE (SporProposalWindow, spor_proposal_window, SPOR, PROPOSAL_WINDOW, AdwWindow)

/* @reasons: (nullable): what sets people apart. A suggestion is looked for at once. */
GtkWindow *spor_proposal_window_new (GtkWindow *parent,
                                     SporBook *book,
                                     SporMethod method,
                                     SporReasons *reasons);

G_END_DECLS
