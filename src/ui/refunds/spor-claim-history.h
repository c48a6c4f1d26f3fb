/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who did what to a claim, and when, newest first. */
#define SPOR_TYPE_CLAIM_HISTORY (spor_claim_history_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimHistory, spor_claim_history, SPOR, CLAIM_HISTORY, AdwBin)

/* Asks the book anew. */
void spor_claim_history_show (SporClaimHistory *self, SporBook *book, const char *claim_id);

G_END_DECLS
