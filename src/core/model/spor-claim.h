/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-day.h"
#include "spor-money.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_MODE_PUBLIC, /* train, bus, metro, plane */
  SPOR_MODE_CAR,    /* own car: kilometres × rate */
  SPOR_MODE_BICYCLE,
  SPOR_MODE_TOLL, /* of a bridge */
  SPOR_MODE_FERRY,
  SPOR_MODE_PARKING,
  SPOR_MODE_TAXI,
  SPOR_MODE_OTHER,
  SPOR_N_MODES
} SporMode;

typedef enum
{
  SPOR_CLAIM_DRAFT,
  SPOR_CLAIM_SUBMITTED,
  SPOR_CLAIM_APPROVED,
  SPOR_CLAIM_RETURNED,
  SPOR_CLAIM_REJECTED,
  SPOR_CLAIM_PAID,
  SPOR_N_CLAIM_STATES
} SporClaimState;

/* How the money goes out: to the member through the NemKonto, or to the municipality, which sends
 * an electronic invoice. No account and no personal number is kept. */
typedef enum
{
  SPOR_ROUTE_NEMKONTO,
  SPOR_ROUTE_EAN,
  SPOR_N_ROUTES
} SporRoute;

typedef enum
{
  SPOR_CAR_RATE_LOW,
  SPOR_CAR_RATE_HIGH,
  SPOR_N_CAR_RATES
} SporCarRate;

/* A round's settings for refunds. */
typedef struct
{
  SporCarRate car_rate;
  gint64 receipt_above;          /* øre: a line of more needs a receipt, whatever its mode */
  guint days_before, days_after; /* a line's date may lie so far from the meeting */
  guint months;                  /* deadline: so long after the meeting's last day */
  gint64 budget;                 /* øre; 0: none is set */
} SporRefundTerms;

/* A file that shows what was paid. Strings are never NULL. */
typedef struct
{
  char *id;
  char *name; /* of the file */
  char *media_type;
  gint64 size;   /* bytes */
  char *sha256;  /* lower-case hexadecimal */
  GBytes *bytes; /* only where it is about to be stored; else NULL */
} SporReceipt;

typedef struct
{
  char *id;
  SporMode mode;
  gint64 day;
  char *origin, *destination;
  gint64 metres; /* car and bicycle; else 0 */
  gint64 rate;   /* øre per kilometre on that day, kept for ever; 0 where there is none */
  gint64 amount; /* øre */
  char *note;
  char *receipt_id; /* one of the claim's, or "" */
} SporClaimLine;

/* That a claim was submitted and came back, before it was submitted again. */
typedef struct
{
  gint64 submitted_at, decided_at;
  char *submitted_by, *decided_by;
  char *reason;
} SporClaimReturn;

/* One member's travel to one meeting. Strings are never NULL. */
typedef struct
{
  char *id;
  char *meeting_id;
  char *signup_id;
  char *person;   /* the sign-up's e-mail in lower case, which several may share, or "" */
  char *name;     /* and its name; both only of what was read from a book */
  char *round_id; /* the meeting's; with its name, only of what was read from a book */
  char *round_name;
  char *corrects; /* the claim that this one corrects, or "" */
  SporClaimState state;
  SporRoute route;
  char *ean; /* 13 digits with SPOR_ROUTE_EAN, else "" */
  char *note;
  GPtrArray *lines;    /* SporClaimLine* */
  GPtrArray *receipts; /* SporReceipt* */
  GPtrArray *returns;  /* SporClaimReturn*: those it was corrected after, earliest first */
  gint64 created_at;   /* instants, NONE where it has not come so far */
  gint64 submitted_at, decided_at, paid_at;
  char *created_by; /* only of what was read from a book */
  char *submitted_by, *decided_by, *paid_by;
  char *reason;    /* of being returned or rejected */
  gint64 paid_on;  /* a day */
  char *reference; /* of the payment */
} SporClaim;

const char *spor_mode_key (SporMode mode);   /* "public" */
const char *spor_mode_label (SporMode mode); /* translated */
int spor_mode_from_key (const char *key);    /* -1 if it is none */

/* Whether the amount is kilometres × rate. */
gboolean spor_mode_has_rate (SporMode mode);

const char *spor_claim_state_key (SporClaimState state);
const char *spor_claim_state_label (SporClaimState state);
int spor_claim_state_from_key (const char *key);
const char *spor_route_key (SporRoute route);
const char *spor_route_label (SporRoute route); /* translated */
int spor_route_from_key (const char *key);
const char *spor_car_rate_key (SporCarRate rate);
int spor_car_rate_from_key (const char *key);

/* Low rate, receipts above 100 kr., two days around the meeting, three months, no budget. */
SporRefundTerms spor_refund_terms_default (void);
gboolean spor_refund_terms_equal (const SporRefundTerms *a, const SporRefundTerms *b);

/* Takes over into @ours, which somebody made of @shown, what is otherwise in @now. FALSE: both have
 * made something else of the same; of that @ours keeps its own. */
gboolean spor_refund_terms_merge (SporRefundTerms *ours,
                                  const SporRefundTerms *shown,
                                  const SporRefundTerms *now);

void spor_claim_return_free (SporClaimReturn *self);
SporReceipt *spor_receipt_new (void);
void spor_receipt_free (SporReceipt *self);
SporClaimLine *spor_claim_line_new (SporMode mode, gint64 day);
void spor_claim_line_free (SporClaimLine *self);
SporClaim *spor_claim_new (void);
void spor_claim_free (SporClaim *self);

/* (transfer full) */
SporClaimLine *spor_claim_line_copy (const SporClaimLine *self);

/* Whole, with lines and receipts; bytes are shared. (transfer full) */
SporClaim *spor_claim_copy (const SporClaim *self);

/* Whether the two have the same content: route, note, lines and receipts, as
 * spor_store_save_claim() writes it. */
gboolean spor_claim_content_equal (const SporClaim *a, const SporClaim *b);

const SporClaimLine *spor_claim_line (const SporClaim *self, guint index);

/* Index or -1; a line that has never been written has no id. */
int spor_claim_find_line (const SporClaim *self, const char *id);
const SporReceipt *spor_claim_find_receipt (const SporClaim *self, const char *id); /* or NULL */

/* The sum of its lines, in øre. */
gint64 spor_claim_total (const SporClaim *self);

/* What it has of car and bicycle, in metres. */
gint64 spor_claim_metres (const SporClaim *self);

/* Whether its content may still be changed: it is a draft, or was returned. */
gboolean spor_claim_is_open (const SporClaim *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporReceipt, spor_receipt_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporClaimLine, spor_claim_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporClaim, spor_claim_free)

G_END_DECLS
