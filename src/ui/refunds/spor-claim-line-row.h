/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-open-claim.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One line of a draft, to be edited in place. Signals: "show-receipt" (the receipt's id), "held"
 * (whether something stands in a field that is not its value has changed). Asks for the actions
 * claim.return-trip, claim.remove-line, claim.set-receipt and claim.add-receipt of what it lies in.
 */
#define SPOR_TYPE_CLAIM_LINE_ROW (spor_claim_line_row_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimLineRow, spor_claim_line_row, SPOR, CLAIM_LINE_ROW, AdwBin)

GtkWidget *spor_claim_line_row_new (SporOpenClaim *draft, const char *line_id);
const char *spor_claim_line_row_get_id (SporClaimLineRow *self);

/* Shows the line as the draft has it, and as number @number; @car_rate: what its rate is called. */
void spor_claim_line_row_show (SporClaimLineRow *self, guint number, SporCarRate car_rate);

/* Marks what @findings (SporClaimFinding*) say of the line with that number. */
void spor_claim_line_row_mark (SporClaimLineRow *self, guint number, const GPtrArray *findings);

/* Puts the keyboard where what @rule asks for is mended. */
void spor_claim_line_row_focus (SporClaimLineRow *self, SporClaimRule rule);

/* What stands in its fields and is no value (yet): a list of SporQuote*. (transfer full) */
GPtrArray *spor_claim_line_row_quote_held (SporClaimLineRow *self);

G_END_DECLS
