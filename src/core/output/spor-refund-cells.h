/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-totals.h"
#include "spor-sheet.h"

G_BEGIN_DECLS

/* What the cells of one row are made from. All borrowed. */
typedef struct
{
  const SporRefunds *refunds;
  const SporComposition *composition;
  const SporClaim *claim;
  guint number;                /* of the claim, from 1, the same in every sheet */
  const SporMeeting *meeting;  /* NULL: not among the round's */
  const SporSignupRow *member; /* NULL: not among the sign-ups */
  int line;                    /* -1: the claim as a whole */
} SporRefundRow;

/* One column of a list: a heading, and what stands below it. */
typedef struct
{
  const char *heading; /* marked for translation */
  SporStyle style;
  void (*put) (const SporRefundRow *row, SporSheet *sheet, guint column);
} SporRefundColumn;

typedef struct
{
  const SporRefundColumn *columns;
  guint n_columns;
  guint n_frozen;
} SporRefundList;

extern const SporRefundList spor_refund_claims;   /* a row per claim */
extern const SporRefundList spor_refund_lines;    /* a row per line */
extern const SporRefundList spor_refund_payments; /* a row per claim to be paid */

/* @line: -1: none */
SporRefundRow spor_refund_row (const SporRefunds *refunds,
                               const SporComposition *composition,
                               guint claim,
                               int line);

/* What is still to be sent of a claim, in øre: something of an approved one alone. A correction may
 * come to less than what it corrects. */
gint64 spor_refund_to_pay (const SporRefunds *refunds, const SporClaim *claim);

/* What has been sent for it. */
gint64 spor_refund_paid (const SporRefunds *refunds, const SporClaim *claim);

/* Øre as kroner. */
double spor_kroner (gint64 oere);

G_END_DECLS
