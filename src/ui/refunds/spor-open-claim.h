/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

G_BEGIN_DECLS

/**
 * SporOpenClaim:
 *
 * An open claim while somebody changes it: a copy that saves itself, a moment after the last change
 * or when asked to. What the book makes of the claim meanwhile is taken over unless something here
 * is yet to be saved. If another program has changed the same by then, that fails once, and what
 * was changed here waits: it is written over theirs when it is saved again, not after a pause. A line
 * that the other has removed goes, whatever was changed in it.
 *
 * Signals: "changed" (the content is another than before; "afresh": it came from the book, not from
 * who edits), "lines-gone" (GPtrArray* of SporQuote*: what was changed in lines that another
 * program has removed; before the "changed" without them), "failed" (GError*: it could not be saved, and stays as it is here), "answered" (the
 * book has answered, whatever it was). Property "saved".
 */
#define SPOR_TYPE_OPEN_CLAIM (spor_open_claim_get_type ())
G_DECLARE_FINAL_TYPE (SporOpenClaim, spor_open_claim, SPOR, OPEN_CLAIM, GObject)

SporOpenClaim *spor_open_claim_new (SporBook *book, SporClaimItem *item);

/* What it is judged by: the newest snapshot that has its meeting. The book may show another round
 * by now; the claim stays in its own. Borrowed. */
SporSnapshot *spor_open_claim_get_snapshot (SporOpenClaim *self);

const SporClaim *spor_open_claim_get_claim (SporOpenClaim *self); /* as it is now; borrowed */
gboolean spor_open_claim_is_saved (SporOpenClaim *self);
gboolean spor_open_claim_is_refused (SporOpenClaim *self); /* as it is now */
gboolean spor_open_claim_is_saving (SporOpenClaim *self);  /* the book has not answered yet */

/* What of it another program has changed while it was changed here: what it was then, or NULL, and
 * what the book has @now. Until it is saved. Borrowed. */
const SporClaim *spor_open_claim_get_disputed (SporOpenClaim *self, const SporClaim **now);

/* What was changed here and is not saved: a list of SporQuote*. (transfer full) */
GPtrArray *spor_open_claim_get_changes (SporOpenClaim *self);

/* To be changed in place; then say so with spor_open_claim_touch(). */
SporClaim *spor_open_claim_edit (SporOpenClaim *self);
SporClaimLine *spor_open_claim_edit_line (SporOpenClaim *self, const char *id); /* or NULL */

/* Works out the amounts, and saves after a pause. */
void spor_open_claim_touch (SporOpenClaim *self);

/* Not after the pause: only when asked to. */
void spor_open_claim_wait (SporOpenClaim *self);

/* Saves at once what is not saved. */
void spor_open_claim_save (SporOpenClaim *self);

/* The same after a pause, and where a field is left: nobody has asked for it, and no dialog is to
 * come in the middle of what is written. */
void spor_open_claim_save_quietly (SporOpenClaim *self);

/* Whether what has been sent last was sent so. */
gboolean spor_open_claim_is_quiet (SporOpenClaim *self);

/* Takes over what the book's snapshot has. */
void spor_open_claim_look (SporOpenClaim *self);

/* A new last line of @mode, on the meeting's day, from the main town of the member's municipality
 * to the meeting's place; then touched. Returns: its id (borrowed). */
const char *spor_open_claim_add_line (SporOpenClaim *self, SporMode mode);

/* The line again, the other way, after it; then touched. Returns: its id (borrowed), or NULL. */
const char *spor_open_claim_add_return (SporOpenClaim *self, const char *line_id);

void spor_open_claim_remove_line (SporOpenClaim *self, const char *line_id);

/* @line_id: (nullable): the line that @receipt (transfer full) belongs to; without one, it is the
 * only line's that there is, if that has none. Saved at once. */
void spor_open_claim_add_receipt (SporOpenClaim *self, SporReceipt *receipt, const char *line_id);
void spor_open_claim_remove_receipt (SporOpenClaim *self, const char *receipt_id);

G_END_DECLS
