/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-quotes.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporClaimEntry:
 *
 * One field of a claim. What cannot be its value is said under it and goes no further: a personal
 * number at once, in any field; a number or a date that is none when the field is left.
 *
 * Properties: "kind" ("text", "money", "km", "ean", "day"), "label" (what screen readers call it,
 * and what it shows while empty), "labelled" (the label stands beside it, and not in it), "needed"
 * (emptied and left, it is what it was). Signals: "edited" (it has another value than before),
 * "left" (the keyboard goes elsewhere), "held" (whether what stands there is the value has
 * changed).
 *
 * Digits in a text are its value once a letter follows or the field is left: they may be the
 * beginning of a personal number. What is no number, or has a personal one in it, leaves the value
 * as it was before it was typed.
 *
 * If the value is set to another while something stands there that is not the value yet, that
 * stays, and the field says what another program has made of the value, with a button that takes
 * it.
 */
#define SPOR_TYPE_CLAIM_ENTRY (spor_claim_entry_get_type ())
G_DECLARE_FINAL_TYPE (SporClaimEntry, spor_claim_entry, SPOR, CLAIM_ENTRY, AdwBin)

/* Shows a value, unless it is what is being typed. */
void spor_claim_entry_set_text (SporClaimEntry *self, const char *text);
void spor_claim_entry_set_number (SporClaimEntry *self, gint64 number);

/* @theirs: (nullable): what another program has made of the value that was changed here, to be said
 * until the value is the same or this is called with %NULL. */
void spor_claim_entry_dispute (SporClaimEntry *self, const char *theirs);
void spor_claim_entry_dispute_number (SporClaimEntry *self, gint64 theirs);
gboolean spor_claim_entry_is_disputed (SporClaimEntry *self);

/* It is another's field from now on, whatever stands there. */
void spor_claim_entry_forget (SporClaimEntry *self);

/* What was last typed and is taken for a value. Empty is 0, or NONE for a day. */
const char *spor_claim_entry_get_text (SporClaimEntry *self);
gint64 spor_claim_entry_get_number (SporClaimEntry *self);

const char *spor_claim_entry_get_label (SporClaimEntry *self);

/* What stands there, be it the value or not. (transfer full) */
char *spor_claim_entry_get_typed (SporClaimEntry *self);

/* Whether what stands there is no value; it is said, if so. */
gboolean spor_claim_entry_has_objection (SporClaimEntry *self);

/* @why: (nullable): why the value that stands there cannot be meant, until it is another. */
void spor_claim_entry_refuse (SporClaimEntry *self, const char *why);

/* Why what stands there is no value; NULL: it is one, if only for whoever typed it. */
char *spor_claim_entry_get_objection (SporClaimEntry *self);

/* Whether something stands there that is not the value: refused, or held back while it is typed. */
gboolean spor_claim_entry_is_held (SporClaimEntry *self);

/* Adds to @quotes what stands there, as @field, if it is held. */
void spor_claim_entry_quote_held (SporClaimEntry *self, const char *field, GPtrArray *quotes);

/* As if the field were left: what stands there is the value, if it can be one. */
void spor_claim_entry_settle (SporClaimEntry *self);

/* @beside, at the top of the same box, stands on the line of the field; a message may be below. */
void spor_claim_entry_level (SporClaimEntry *self, GtkWidget *beside);

/* Money or kilometres, as the line's mode has it. */
void spor_claim_entry_set_kind (SporClaimEntry *self, const char *kind, const char *label);

/* Enter confirms the dialog that it is in, instead of going on to the next field. */
void spor_claim_entry_set_activates_default (SporClaimEntry *self);

G_END_DECLS
