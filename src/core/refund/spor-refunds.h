/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-rules.h"
#include "spor-rates.h"

G_BEGIN_DECLS

/* A round's meetings, who is invited to them, and every claim with what it is judged by, as of one
 * moment: filled by one thread, then shared and immutable. */
typedef struct
{
  gatomicrefcount ref_count;
  SporRefundTerms terms;
  SporRates *rates;      /* owned */
  GPtrArray *meetings;   /* SporMeeting*, earliest first */
  GPtrArray *attendance; /* GPtrArray of SporAttendee* by name, per meeting */
  GPtrArray *claims;     /* SporClaim* without their receipts' bytes, oldest first */
  GPtrArray *elsewhere;  /* the same of the book's other rounds: what would be paid twice */
} SporRefunds;

/* Without a rate table; nothing in it. */
SporRefunds *spor_refunds_new (void);
SporRefunds *spor_refunds_ref (SporRefunds *self);
void spor_refunds_unref (SporRefunds *self);

guint spor_refunds_n_meetings (const SporRefunds *self);
const SporMeeting *spor_refunds_meeting (const SporRefunds *self, guint index);
int spor_refunds_find_meeting (const SporRefunds *self, const char *id); /* index or -1 */

/* Who is invited to the meeting with that index: SporAttendee*. (transfer none) */
const GPtrArray *spor_refunds_attendance (const SporRefunds *self, guint meeting);

/* How somebody stands to a meeting: a SporAttendance, -1 if not invited. */
int spor_refunds_find_attendance (const SporRefunds *self, guint meeting, const char *signup_id);

guint spor_refunds_n_claims (const SporRefunds *self);
guint spor_refunds_n_in_state (const SporRefunds *self, SporClaimState state);
const SporClaim *spor_refunds_claim (const SporRefunds *self, guint index);
int spor_refunds_find_claim (const SporRefunds *self, const char *id); /* index or -1 */

/* Whether a claim for the meeting has been submitted: what it is judged by stays as it is. */
gboolean spor_refunds_is_submitted_for (const SporRefunds *self, const char *meeting_id);

/**
 * spor_refunds_due:
 * @claim: one of these, a changed copy of one, or a new one
 *
 * What is to be paid out for @claim: its total, and of one that corrects another only what that is
 * more than the other's. So what all claims of a
 * chain come to is the total of its last; negative: so much is to be paid back.
 *
 * Returns: øre
 */
gint64 spor_refunds_due (const SporRefunds *self, const SporClaim *claim);

/**
 * spor_refunds_check:
 * @claim: one of these, a changed copy of one, or a new one; its meeting is one of these
 * @home: (nullable): the member's municipality
 * @today: a day
 *
 * What every rule says of @claim beside all the others, see spor_claim_check(); of one that has
 * been submitted, how it stood on that day.
 *
 * Returns: (transfer full): SporClaimFinding*
 */
GPtrArray *spor_refunds_check (const SporRefunds *self,
                               const SporClaim *claim,
                               const SporMunicipality *home,
                               SporPlaces *places,
                               gint64 today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporRefunds, spor_refunds_unref)

G_END_DECLS
