/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-open-claim.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The lines of a draft, to be edited in place, and where one is added. Signals: "show-receipt" (the
 * receipt's id), "held" (whether something stands in a field that is not its value has changed),
 * "lost" (a list of SporQuote*: what was typed in lines that another program has removed).
 * Asks for the actions of its rows (#SporClaimLineRow) and claim.add-line of what it lies in. */
#define SPOR_TYPE_CLAIM_LINES (spor_claim_lines_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimLines, spor_claim_lines, SPOR, CLAIM_LINES, AdwBin)

/* @draft: (nullable): whose lines they are from now on; none are shown yet. */
void spor_claim_lines_set_draft (SporClaimLines *self, SporOpenClaim *draft);

/* Shows the lines as the draft has them. @afresh: the book has it so: what was typed in a line that
 * is gone is quoted. */
void spor_claim_lines_show (SporClaimLines *self, gboolean afresh);

/* Another program has removed lines, of which @gone (SporQuote*) was typed: their rows go, and one
 * dialog quotes all of it. */
void spor_claim_lines_take_away (SporClaimLines *self, const GPtrArray *gone);

/* Marks what @findings (SporClaimFinding*) say of each line. */
void spor_claim_lines_mark (SporClaimLines *self, const GPtrArray *findings);

/* Adds to @quotes what stands in the fields and is no value (yet). */
void spor_claim_lines_quote_held (SporClaimLines *self, GPtrArray *quotes);

/* Puts the keyboard into the first line, or where one is added, unless it is in one. */
void spor_claim_lines_enter (SporClaimLines *self);

/* Puts the keyboard where what @rule asks for is mended in the line with that number, if there is
 * such a line. */
void spor_claim_lines_focus (SporClaimLines *self, guint number, SporClaimRule rule);

/* Puts the keyboard soon into the line with that id. */
void spor_claim_lines_focus_soon (SporClaimLines *self, const char *line_id);

/* The id of the line that the keyboard is in; NULL: in none. */
const char *spor_claim_lines_get_focus (SporClaimLines *self);

G_END_DECLS
