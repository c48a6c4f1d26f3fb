/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-proposal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporLotteryPage:
 *
 * A lottery between its being worked out and its being drawn: the tickets are published, a seed is
 * typed, and everybody's chance is seen.
 *
 * Property "ready" (boolean, read): something is typed as the seed. Enter in it activates the
 * action "proposal.next" round the page.
 */
#define SPOR_TYPE_LOTTERY_PAGE (spor_lottery_page_get_type ())
G_DECLARE_FINAL_TYPE (SporLotteryPage, spor_lottery_page, SPOR, LOTTERY_PAGE, AdwBin)

/* @proposal: (nullable) of a lottery; borrowed until the next call */
void spor_lottery_page_show (SporLotteryPage *self, const SporProposal *proposal);

gboolean spor_lottery_page_is_ready (SporLotteryPage *self);

/* Exactly as it is typed. (transfer none) */
const char *spor_lottery_page_get_seed (SporLotteryPage *self);

G_END_DECLS
