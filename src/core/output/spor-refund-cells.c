/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-refund-cells.h"

#include "spor-id.h"
#include "spor-time.h"

#include <glib/gi18n-lib.h>

#define OERE_PER_KRONE 100.0
#define METRES_PER_KM 1000.0

double
spor_kroner (gint64 oere)
{
  return oere / OERE_PER_KRONE;
}

gint64
spor_refund_to_pay (const SporRefunds *refunds, const SporClaim *claim)
{
  return claim->state == SPOR_CLAIM_APPROVED ? spor_refunds_due (refunds, claim) : 0;
}

gint64
spor_refund_paid (const SporRefunds *refunds, const SporClaim *claim)
{
  return claim->state == SPOR_CLAIM_PAID ? spor_refunds_due (refunds, claim) : 0;
}

SporRefundRow
spor_refund_row (const SporRefunds *refunds,
                 const SporComposition *composition,
                 guint claim,
                 int line)
{
  const SporClaim *found = spor_refunds_claim (refunds, claim);
  int meeting = spor_refunds_find_meeting (refunds, found->meeting_id);
  int member = spor_signups_find (composition->signups, found->signup_id);

  return (SporRefundRow){
    .refunds = refunds,
    .composition = composition,
    .claim = found,
    .number = claim + 1,
    .meeting = meeting >= 0 ? spor_refunds_meeting (refunds, meeting) : NULL,
    .member = member >= 0 ? spor_signups_row (composition->signups, member) : NULL,
    .line = line,
  };
}

/* --- The claim ------------------------------------------------------------------------------ */

static void
put_number (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_number (sheet, column, row->number);
}

static void
put_id (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  g_autofree char *id = spor_short_id (row->claim->id);

  spor_sheet_put_text (sheet, column, id);
}

static void
put_state (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, spor_claim_state_label (row->claim->state));
}

static void
put_name (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, row->member ? row->member->name : "");
}

static void
put_place (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, row->member ? row->member->place : "");
}

static void
put_region (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column,
                       row->member ? spor_signup_region (row->composition->signups, row->member)
                                   : "");
}

static void
put_track (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  const SporTrack *track = spor_claim_track (row->claim, row->composition);
  g_autofree char *title = track ? spor_track_title (track) : NULL;

  spor_sheet_put_text (sheet, column, title ? title : "");
}

static void
put_meeting (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  g_autofree char *name = row->meeting ? spor_meeting_name (row->meeting) : NULL;

  spor_sheet_put_text (sheet, column, name ? name : "");
}

/* Its first day, without the time. */
static void
put_meeting_date (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  if (row->meeting)
    spor_sheet_put_time (sheet, column,
                         spor_day_begins (spor_day_of_instant (row->meeting->starts)));
}

static void
put_n_lines (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_number (sheet, column, row->claim->lines->len);
}

static void
put_n_receipts (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_number (sheet, column, row->claim->receipts->len);
}

static void
put_total (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_number (sheet, column, spor_kroner (spor_claim_total (row->claim)));
}

/* These two can be added up; empty where there never was anything to send. */
static void
put_to_pay (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  if (row->claim->state == SPOR_CLAIM_APPROVED)
    spor_sheet_put_number (sheet, column,
                           spor_kroner (spor_refund_to_pay (row->refunds, row->claim)));
}

static void
put_paid (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  if (row->claim->state == SPOR_CLAIM_PAID)
    spor_sheet_put_number (sheet, column,
                           spor_kroner (spor_refund_paid (row->refunds, row->claim)));
}

static void
put_route (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, spor_route_label (row->claim->route));
}

/* A correction may come to less than what it corrects. */
static void
put_payment (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column,
                       spor_refunds_due (row->refunds, row->claim) < 0
                           ? _ ("To be paid back by the member")
                           : spor_route_label (row->claim->route));
}

static void
put_ean (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, row->claim->ean);
}

static void
put_created (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_time (sheet, column, row->claim->created_at);
}

static void
put_submitted (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_time (sheet, column, row->claim->submitted_at);
}

static void
put_submitted_by (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, row->claim->submitted_by);
}

static void
put_decided (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_time (sheet, column, row->claim->decided_at);
}

static void
put_decided_by (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, row->claim->decided_by);
}

static void
put_reason (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, row->claim->reason);
}

/* One below the other. */
static void
put_returns (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->claim->returns->len; i++)
    {
      const SporClaimReturn *earlier = g_ptr_array_index (row->claim->returns, i);
      g_autofree char *date = spor_time_format_short (earlier->decided_at);

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: a date; who returned a claim; why */
      g_string_append_printf (text, _ ("%s, %s: %s"), date, earlier->decided_by, earlier->reason);
    }
  spor_sheet_put_text (sheet, column, text->str);
}

static void
put_paid_on (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_time (sheet, column, spor_day_begins (row->claim->paid_on));
}

static void
put_paid_by (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, row->claim->paid_by);
}

static void
put_reference (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, row->claim->reference);
}

static void
put_corrects (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  g_autofree char *id = *row->claim->corrects ? spor_short_id (row->claim->corrects) : NULL;

  spor_sheet_put_text (sheet, column, id ? id : "");
}

static void
put_note (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, row->claim->note);
}

/* --- Its lines ------------------------------------------------------------------------------ */

static const SporClaimLine *
spor_refund_line (const SporRefundRow *row)
{
  return spor_claim_line (row->claim, row->line);
}

static void
put_line_number (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_number (sheet, column, row->line + 1);
}

static void
put_line_date (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_time (sheet, column, spor_day_begins (spor_refund_line (row)->day));
}

static void
put_mode (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, spor_mode_label (spor_refund_line (row)->mode));
}

static void
put_origin (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, spor_refund_line (row)->origin);
}

static void
put_destination (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, spor_refund_line (row)->destination);
}

static void
put_km (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  if (spor_mode_has_rate (spor_refund_line (row)->mode))
    spor_sheet_put_number (sheet, column, spor_refund_line (row)->metres / METRES_PER_KM);
}

static void
put_rate (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  if (spor_mode_has_rate (spor_refund_line (row)->mode))
    spor_sheet_put_number (sheet, column, spor_kroner (spor_refund_line (row)->rate));
}

static void
put_amount (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_number (sheet, column, spor_kroner (spor_refund_line (row)->amount));
}

static void
put_receipt (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  const SporReceipt *receipt
      = spor_claim_find_receipt (row->claim, spor_refund_line (row)->receipt_id);

  spor_sheet_put_text (sheet, column, receipt ? receipt->name : "");
}

static void
put_line_note (const SporRefundRow *row, SporSheet *sheet, guint column)
{
  spor_sheet_put_text (sheet, column, spor_refund_line (row)->note);
}

/* --- The lists ------------------------------------------------------------------------------ */

static const SporRefundColumn claim_columns[] = {
  { N_ ("No."), SPOR_STYLE_WHOLE, put_number },
  { N_ ("Claim"), SPOR_STYLE_CODE, put_id },
  { N_ ("Name"), SPOR_STYLE_TEXT, put_name },
  { N_ ("State"), SPOR_STYLE_TEXT, put_state },
  { N_ ("Amount"), SPOR_STYLE_MONEY, put_total },
  { N_ ("To pay out"), SPOR_STYLE_MONEY, put_to_pay },
  { N_ ("Paid out"), SPOR_STYLE_MONEY, put_paid },
  { N_ ("Municipality"), SPOR_STYLE_TEXT, put_place },
  { N_ ("Region"), SPOR_STYLE_TEXT, put_region },
  { N_ ("Track"), SPOR_STYLE_TEXT, put_track },
  { N_ ("Meeting"), SPOR_STYLE_TEXT, put_meeting },
  { N_ ("Date of the meeting"), SPOR_STYLE_DATE, put_meeting_date },
  { N_ ("Lines"), SPOR_STYLE_WHOLE, put_n_lines },
  { N_ ("Receipts"), SPOR_STYLE_WHOLE, put_n_receipts },
  { N_ ("Paid to"), SPOR_STYLE_TEXT, put_route },
  { N_ ("EAN number"), SPOR_STYLE_CODE, put_ean },
  { N_ ("Created"), SPOR_STYLE_TIME, put_created },
  { N_ ("Submitted at"), SPOR_STYLE_TIME, put_submitted },
  { N_ ("Submitted by"), SPOR_STYLE_TEXT, put_submitted_by },
  { N_ ("Decided at"), SPOR_STYLE_TIME, put_decided },
  { N_ ("Decided by"), SPOR_STYLE_TEXT, put_decided_by },
  { N_ ("Reason"), SPOR_STYLE_TEXT, put_reason },
  { N_ ("Returned before"), SPOR_STYLE_TEXT, put_returns },
  { N_ ("Paid on"), SPOR_STYLE_DATE, put_paid_on },
  { N_ ("Reference"), SPOR_STYLE_TEXT, put_reference },
  { N_ ("Payment noted by"), SPOR_STYLE_TEXT, put_paid_by },
  { N_ ("Corrects"), SPOR_STYLE_CODE, put_corrects },
  { N_ ("Note"), SPOR_STYLE_TEXT, put_note },
};

static const SporRefundColumn line_columns[] = {
  { N_ ("No."), SPOR_STYLE_WHOLE, put_number },
  { N_ ("Claim"), SPOR_STYLE_CODE, put_id },
  { N_ ("Name"), SPOR_STYLE_TEXT, put_name },
  { N_ ("State"), SPOR_STYLE_TEXT, put_state },
  { N_ ("Meeting"), SPOR_STYLE_TEXT, put_meeting },
  { N_ ("Line"), SPOR_STYLE_WHOLE, put_line_number },
  { N_ ("Date"), SPOR_STYLE_DATE, put_line_date },
  { N_ ("Transport"), SPOR_STYLE_TEXT, put_mode },
  { N_ ("From"), SPOR_STYLE_TEXT, put_origin },
  { N_ ("To"), SPOR_STYLE_TEXT, put_destination },
  { N_ ("Kilometres"), SPOR_STYLE_DISTANCE, put_km },
  { N_ ("Rate"), SPOR_STYLE_MONEY, put_rate },
  { N_ ("Amount"), SPOR_STYLE_MONEY, put_amount },
  { N_ ("Receipt"), SPOR_STYLE_TEXT, put_receipt },
  { N_ ("Note"), SPOR_STYLE_TEXT, put_line_note },
};

static const SporRefundColumn payment_columns[] = {
  { N_ ("Name"), SPOR_STYLE_TEXT, put_name },
  { N_ ("Municipality"), SPOR_STYLE_TEXT, put_place },
  { N_ ("Paid to"), SPOR_STYLE_TEXT, put_payment },
  { N_ ("EAN number"), SPOR_STYLE_CODE, put_ean },
  { N_ ("To pay out"), SPOR_STYLE_MONEY, put_to_pay },
  { N_ ("No."), SPOR_STYLE_WHOLE, put_number },
  { N_ ("Claim"), SPOR_STYLE_CODE, put_id },
  { N_ ("Meeting"), SPOR_STYLE_TEXT, put_meeting },
  { N_ ("Date of the meeting"), SPOR_STYLE_DATE, put_meeting_date },
  { N_ ("Approved at"), SPOR_STYLE_TIME, put_decided },
  { N_ ("Approved by"), SPOR_STYLE_TEXT, put_decided_by },
  { N_ ("Note"), SPOR_STYLE_TEXT, put_note },
};

const SporRefundList spor_refund_claims = { claim_columns, G_N_ELEMENTS (claim_columns), 3 };
const SporRefundList spor_refund_lines = { line_columns, G_N_ELEMENTS (line_columns), 3 };
const SporRefundList spor_refund_payments = { payment_columns, G_N_ELEMENTS (payment_columns), 1 };
