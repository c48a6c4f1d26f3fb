/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-states.h"
#include "spor-refunds.h"
#include "spor-store.h"

G_BEGIN_DECLS

/* Meetings and travel claims in the book; the rules of spor-store.h hold. Everything that writes is
 * a whole action: a change set of its own. */

/* --- spor-store-terms.c --------------------------------------------------------------------- */

/* The round's settings for refunds; the program's own if none were saved. */
gboolean spor_store_load_terms (SporStore *self,
                                const SporRound *round,
                                SporRefundTerms *terms,
                                GError **error);
/* Inside a change set. */
gboolean spor_store_put_terms (SporStore *self,
                               const SporRound *round,
                               const SporRefundTerms *terms,
                               GError **error);

/* A whole action. @shown: (nullable): what @terms were before they were changed: what another
 * program has changed since then stays. CONFLICT if that is the same. */
gboolean spor_store_save_terms (SporStore *self,
                                const SporRound *round,
                                const SporRefundTerms *shown,
                                const SporRefundTerms *terms,
                                GError **error);

/* --- spor-store-rates.c --------------------------------------------------------------------- */

/* What a kilometre is paid by in this book: the program's own table, until somebody changes it. */
SporRates *spor_store_load_rates (SporStore *self, GError **error);

/**
 * spor_store_set_rate:
 * @instead_of: the first day of the one whose place it takes; SPOR_DAY_NONE: it is added
 *
 * The first change makes the whole table the book's own, in the same change set. Lines of claims
 * keep the rate that they have. REFUSED by spor_rates_allows(), UNKNOWN_ID if none begins on
 * @instead_of.
 */
gboolean
spor_store_set_rate (SporStore *self, const SporRate *rate, gint64 instead_of, GError **error);

/* Removes the rate that begins on @from. UNKNOWN_ID if there is none, REFUSED if it is the last. */
gboolean spor_store_remove_rate (SporStore *self, gint64 from, GError **error);

/* --- spor-store-meetings.c ------------------------------------------------------------------ */

/* The round's meetings, earliest first: SporMeeting*. */
GPtrArray *spor_store_load_meetings (SporStore *self, const SporRound *round, GError **error);

/* UNKNOWN_ID if there is none. */
SporMeeting *
spor_store_load_meeting (SporStore *self, const SporRound *round, const char *id, GError **error);

/* Sets its id, and invites whoever has a seat in its tracks. */
gboolean spor_store_add_meeting (SporStore *self,
                                 const SporRound *round,
                                 SporMeeting *meeting,
                                 GError **error);

/* Adds several meetings as one change set: sets the id of each and the series that they share, and
 * invites as above; @meetings: SporMeeting*, at least one. */
gboolean spor_store_add_series (SporStore *self,
                                const SporRound *round,
                                GPtrArray *meetings,
                                GError **error);

/**
 * spor_store_save_meeting:
 * @shown: (nullable): as somebody saw it before they changed it to @meeting
 *
 * Writes @meeting over the one with its id, of it only what is another than in @shown: what another
 * program has changed since then stays; without @shown all of it. Invites those who have a seat in
 * a track that it did not have.
 *
 * UNKNOWN_ID if there is none; CONFLICT if another program has changed the same; REFUSED if its
 * kind or its time would change and claims for it have been submitted.
 */
gboolean spor_store_save_meeting (SporStore *self,
                                  const SporRound *round,
                                  const SporMeeting *shown,
                                  const SporMeeting *meeting,
                                  GError **error);

/* Deletes a meeting with its attendance. REFUSED if there are claims for it. */
gboolean spor_store_delete_meeting (SporStore *self, const SporMeeting *meeting, GError **error);

/* --- spor-store-attendance.c ---------------------------------------------------------------- */

/* Who is invited, by name: SporAttendee*. */
GPtrArray *spor_store_load_attendance (SporStore *self, const char *meeting_id, GError **error);

/* Notes how somebody stands to a meeting; invites those who were not. */
gboolean spor_store_attend (SporStore *self,
                            const SporMeeting *meeting,
                            const SporAttendee *attendee,
                            GError **error);

/* The same for several people at once, as one change set; @attendees: SporAttendee*. */
gboolean spor_store_attend_many (SporStore *self,
                                 const SporMeeting *meeting,
                                 const GPtrArray *attendees,
                                 GError **error);

/* Takes the invitation of one person back. REFUSED if it is noted how they took part, or if they
 * have a claim for the meeting. */
gboolean spor_store_uninvite (SporStore *self,
                              const SporMeeting *meeting,
                              const SporAttendee *attendee,
                              GError **error);

/* How many invitations the last action of this connection took back, because somebody withdrew. */
guint spor_store_get_n_left (SporStore *self);

/* --- spor-store-claims.c -------------------------------------------------------------------- */

/* Every claim for @round's meetings, whole but without its receipts' bytes, oldest first:
 * SporClaim*. @round: NULL: for those of all rounds.
 */
GPtrArray *spor_store_load_claims (SporStore *self, const SporRound *round, GError **error);

/* UNKNOWN_ID if there is none. */
SporClaim *spor_store_load_claim (SporStore *self, const char *id, GError **error);

/**
 * spor_store_add_claim:
 * @claim: a draft; it and its lines get new ids
 *
 * Adds a draft with its lines, and those of its receipts that have bytes. A line with kilometres
 * gets the rate of its date (0 if there is none) and its amount.
 *
 * Returns: %FALSE with REFUSED if a text has a CPR number in it; @findings (out) (optional)
 * (transfer full): which
 */
gboolean spor_store_add_claim (SporStore *self,
                               const SporRound *round,
                               SporClaim *claim,
                               GPtrArray **findings,
                               GError **error);

/**
 * spor_store_save_claim:
 * @shown: (nullable): as somebody saw it before they changed it to @claim
 * @claim: (inout): becomes what is written
 *
 * Writes the content of @claim over the claim with its id, as above: route, note, lines, receipts.
 * Lines and receipts that it has no longer are deleted. Of it only what is another than in @shown:
 * what another program has changed since then stays; without @shown all of it.
 *
 * CONFLICT if another program has changed the same; REFUSED too if it is no longer open.
 */
gboolean spor_store_save_claim (SporStore *self,
                                const SporRound *round,
                                const SporClaim *shown,
                                SporClaim *claim,
                                GPtrArray **findings,
                                GError **error);

/* Deletes a draft with its lines and receipts. REFUSED if it has ever been submitted, or if another
 * claim refers to it. */
gboolean spor_store_delete_claim (SporStore *self, const char *id, GError **error);

/* What was done to a claim, its lines and its receipts, newest first: SporChange* without images.
 */
GPtrArray *spor_store_load_claim_history (SporStore *self, const char *id, GError **error);

/* The file of a receipt, exactly as it was given. */
GBytes *spor_store_load_receipt (SporStore *self, const char *receipt_id, GError **error);

/* The files of all receipts of @claim, into their bytes. */
gboolean spor_store_load_files (SporStore *self, SporClaim *claim, GError **error);

/* --- spor-store-decisions.c ----------------------------------------------------------------- */

/* Everything of @round's meetings and claims. Ask within a transaction if others may write. */
SporRefunds *spor_store_load_refunds (SporStore *self, const SporRound *round, GError **error);

/* What every rule says of @claim today: SporClaimFinding*. */
GPtrArray *spor_store_check_claim (SporStore *self,
                                   const SporRound *round,
                                   const SporClaim *claim,
                                   GError **error);

/**
 * spor_store_decide:
 * @decision: its actor and time are the book's
 * @findings: (out) (optional) (transfer full): SporClaimFinding*, set with REFUSED: why
 *
 * Takes a decision on the claim with @claim_id: out of reach of undo, as is from then on what made
 * the claim. REFUSED by spor_claim_objection(), and to submit by any rule that blocks.
 */
gboolean spor_store_decide (SporStore *self,
                            const SporRound *round,
                            const char *claim_id,
                            const SporDecision *decision,
                            GPtrArray **findings,
                            GError **error);

G_END_DECLS
