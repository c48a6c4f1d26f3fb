/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-open-claim.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An open claim, edited in place; it saves itself. Signal: "show-receipt" (a receipt's id). Its
 * buttons ask for the actions of the group "claim" in what it lies in. */
#define SPOR_TYPE_CLAIM_EDITOR (spor_claim_editor_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimEditor, spor_claim_editor, SPOR, CLAIM_EDITOR, AdwBin)

/* @item: an open claim, or NULL for none; what was not saved of the one shown before is saved. */
void spor_claim_editor_show (SporClaimEditor *self, SporBook *book, SporClaimItem *item);

/* What is edited; NULL: nothing. (borrowed) */
SporOpenClaim *spor_claim_editor_get_draft (SporClaimEditor *self);

/* Saves at once what is not saved. */
void spor_claim_editor_save (SporClaimEditor *self);

/* Shows what keeps the claim from being submitted; FALSE: nothing does. */
gboolean spor_claim_editor_object (SporClaimEditor *self);

/* Puts the keyboard into the first line, or where one is added. */
void spor_claim_editor_enter (SporClaimEditor *self);

/* Puts the keyboard soon into the line with that id. */
void spor_claim_editor_focus_line (SporClaimEditor *self, const char *line_id);

/* The id of the line that the keyboard is in; NULL: in none. */
const char *spor_claim_editor_get_focus_line (SporClaimEditor *self);

/* Where receipts lie that have no room beside the claim: they scroll with it. */
AdwBin *spor_claim_editor_get_below (SporClaimEditor *self);

G_END_DECLS
