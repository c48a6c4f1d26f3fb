/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"
#include "spor-meeting.h"

G_BEGIN_DECLS

/* The rules of travel refunds as functions of plain values: nothing here reads a book or a clock.
 */

typedef enum
{
  SPOR_CLAIM_RULE_EMPTY,           /* a claim has lines */
  SPOR_CLAIM_RULE_NOT_PHYSICAL,    /* transport is refunded for physical meetings only */
  SPOR_CLAIM_RULE_NOT_INVITED,     /* and to members who were invited */
  SPOR_CLAIM_RULE_NOT_ATTENDED,    /* and who came */
  SPOR_CLAIM_RULE_AMOUNT,          /* a line has an amount, or kilometres and a rate */
  SPOR_CLAIM_RULE_DATE,            /* near the meeting */
  SPOR_CLAIM_RULE_RECEIPT,         /* above an amount; always for toll, ferry, parking, taxi */
  SPOR_CLAIM_RULE_DOUBLED,         /* same person, date, mode and amount in another claim */
  SPOR_CLAIM_RULE_DOUBLED_RECEIPT, /* the same file in another claim; both: of any round */
  SPOR_CLAIM_RULE_CORRECTS,        /* what a claim corrects is the member's own, and approved */
  SPOR_CLAIM_RULE_CORRECTION,      /* what differs from the one corrected is paid, or paid back */
  SPOR_CLAIM_RULE_KM,              /* more than the way there and back can be */
  SPOR_CLAIM_RULE_DEADLINE,
  SPOR_CLAIM_RULE_PERSONAL_NUMBER, /* no CPR number in any text */
  SPOR_CLAIM_RULE_EAN,             /* thirteen digits, check digit right */
  /* those of a decision: spor-claim-states.h */
  SPOR_CLAIM_RULE_STATE,
  SPOR_CLAIM_RULE_OWN_CLAIM,
  SPOR_CLAIM_RULE_REASON,
  SPOR_CLAIM_RULE_PAYMENT,
  SPOR_N_CLAIM_RULES
} SporClaimRule;

typedef enum
{
  SPOR_SEVERITY_BLOCKS, /* the claim cannot be submitted */
  SPOR_SEVERITY_WARNS,  /* whoever approves it should look */
} SporSeverity;

/* One rule that a claim, or a decision on it, does not keep to. */
typedef struct
{
  SporClaimRule rule;
  SporSeverity severity;
  int line;   /* index in the claim's lines, -1: the claim as a whole */
  char *text; /* a sentence with the reason, translated */
} SporClaimFinding;

/* What a claim is judged by besides itself. All borrowed. */
typedef struct
{
  SporRefundTerms terms;
  const SporMeeting *meeting;
  int attendance;               /* SporAttendance of the member, -1: not invited */
  const SporMunicipality *home; /* the member's, or NULL: an organisation outside */
  SporPlaces *places;
  const GPtrArray *others;    /* SporClaim*: the round's other claims, with lines and receipts */
  const GPtrArray *elsewhere; /* the same of the book's other rounds; NULL: there are none */
  gint64 today;               /* a day */
} SporClaimCase;

const char *spor_claim_rule_key (SporClaimRule rule); /* "receipt" */
SporSeverity spor_claim_rule_severity (SporClaimRule rule);

SporClaimFinding *spor_claim_finding_new (SporClaimRule rule, int line, char *text);
void spor_claim_finding_free (SporClaimFinding *self);

/**
 * spor_claim_check:
 *
 * Judges @claim by every rule, in the order of the rules and then of its lines.
 *
 * Returns: (transfer full): SporClaimFinding*, empty if there is nothing to say
 */
GPtrArray *spor_claim_check (const SporClaim *claim, const SporClaimCase *facts);

/* Whether @claim may correct @other: one of the same member that is approved, or paid. */
gboolean spor_claim_can_correct (const SporClaim *claim, const SporClaim *other);

/* Whether any of @findings blocks submitting. */
gboolean spor_claim_findings_block (const GPtrArray *findings);

/* That rule alone: a claim with a CPR number must not even be stored. */
void spor_claim_check_texts (const SporClaim *claim, GPtrArray *findings);

/* A finding if @text (nullable) has something like a CPR number in it, else NULL. */
SporClaimFinding *spor_claim_text_objection (const char *text, int line);

/* An empty list for findings. */
GPtrArray *spor_claim_findings_new (void);

/**
 * spor_claim_km_limit:
 * @home: the member's municipality
 * @there: where the meeting is
 *
 * How far a return trip from one main town to the other can plausibly be: 1.6 times the great
 * circle there and back, and 20 km.
 *
 * Returns: metres
 */
gint64 spor_claim_km_limit (const SporMunicipality *home, const SporMunicipality *there);

/* The last day on which a claim for @meeting can be submitted. */
gint64 spor_claim_last_day (const SporMeeting *meeting, const SporRefundTerms *terms);

/* Whether a line of @mode and @amount (øre) needs a receipt. */
gboolean spor_claim_needs_receipt (SporMode mode, gint64 amount, const SporRefundTerms *terms);

/* The municipality where @meeting is, -1 if its place names none. */
int spor_meeting_find_place (const SporMeeting *meeting, SporPlaces *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporClaimFinding, spor_claim_finding_free)

G_END_DECLS
