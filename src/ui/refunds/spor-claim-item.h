/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

G_BEGIN_DECLS

/* A claim beside what it belongs to, as of one snapshot: for lists. Strings are never NULL. */
#define SPOR_TYPE_CLAIM_ITEM (spor_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimItem, spor_claim_item, SPOR, CLAIM_ITEM, GObject)

/* NULL if @snapshot has no such claim, or not its meeting. */
SporClaimItem *spor_claim_item_new (SporSnapshot *snapshot, guint index);
SporClaimItem *spor_claim_item_new_for_id (SporSnapshot *snapshot, const char *id);

/* A SporClaimItem for every claim. */
GPtrArray *spor_claim_items_load (SporSnapshot *snapshot);

SporSnapshot *spor_claim_item_get_snapshot (SporClaimItem *self);
const SporClaim *spor_claim_item_get_claim (SporClaimItem *self);
const SporMeeting *spor_claim_item_get_meeting (SporClaimItem *self);
const char *spor_claim_item_get_name (SporClaimItem *self);     /* the member's */
const char *spor_claim_item_get_name_key (SporClaimItem *self); /* for the Danish order */
const char *spor_claim_item_get_place (SporClaimItem *self);    /* municipality or organisation */
const char *spor_claim_item_get_meeting_name (SporClaimItem *self);
gint64 spor_claim_item_get_total (SporClaimItem *self);
gint64 spor_claim_item_get_due (SporClaimItem *self); /* spor_refunds_due(): what is paid for it */

/* What the rules say of it, worked out once; SporClaimFinding*. (transfer none) */
const GPtrArray *spor_claim_item_get_findings (SporClaimItem *self);
guint spor_claim_item_count_findings (SporClaimItem *self, SporSeverity severity);

/* Whether all words of @folded (spor_text_fold()) are found in it. */
gboolean spor_claim_item_matches (SporClaimItem *self, const char *folded);

/* --- What claims are judged by -------------------------------------------------------------- */

/* NULL if the book has no such sign-up. */
const SporSignupRow *spor_snapshot_find_member (SporSnapshot *snapshot, const char *signup_id);

/* Where that member comes from; NULL for an organisation outside. */
const SporMunicipality *spor_snapshot_find_home (SporSnapshot *snapshot, const char *signup_id);

/* NULL if the round has no such meeting. */
const SporMeeting *spor_snapshot_find_meeting (SporSnapshot *snapshot, const char *meeting_id);

/* What the rules say of @claim today: one of the book's, or a changed copy. (transfer full) */
GPtrArray *spor_snapshot_judge (SporSnapshot *snapshot, const SporClaim *claim);

G_END_DECLS
