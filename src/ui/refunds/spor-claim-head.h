/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whose claim it is, for which meeting, how it stands, and why it was returned or rejected. Its
 * menu asks for the actions claim.delete and claim.correct. */
#define SPOR_TYPE_CLAIM_HEAD (spor_claim_head_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimHead, spor_claim_head, SPOR, CLAIM_HEAD, AdwBin)

void spor_claim_head_show (SporClaimHead *self, SporClaimItem *item);

/* In øre, where it is not the book's. */
void spor_claim_head_set_total (SporClaimHead *self, gint64 total);

G_END_DECLS
