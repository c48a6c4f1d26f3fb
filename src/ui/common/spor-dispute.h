/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporDispute:
 *
 * Below a field in which something has been typed: what another program has made of its value
 * meanwhile, and a button that takes that. Not to be seen while there is no such thing. What was
 * typed stays in the field; whether it is saved over theirs is for the field's owner to say.
 *
 * Properties: "field": what is typed in; "group" (nullable): where the keyboard may go as well
 * without leaving it; "label" (nullable): what the field is called, where others stand beside it.
 * Signals: "taken": the button was pressed; what the other
 * wrote is still there to be read. "left": the keyboard goes elsewhere from the button, and not
 * back to the field.
 */
#define SPOR_TYPE_DISPUTE (spor_dispute_get_type ())
G_DECLARE_FINAL_TYPE (SporDispute, spor_dispute, SPOR, DISPUTE, GtkWidget)

GtkWidget *spor_dispute_new (GtkWidget *field);

/* @theirs: (nullable): what is in the book by now; %NULL: nothing is disputed (any more). */
void spor_dispute_set_theirs (SporDispute *self, const char *theirs);
const char *spor_dispute_get_theirs (SporDispute *self);

/* The keyboard leaves the field. Returns: whether something is disputed: then "left" is emitted,
 * once the keyboard is neither there nor on the button. */
gboolean spor_dispute_leave (SporDispute *self);

/* The sentence that says so; empty: none. */
const char *spor_dispute_get_said (SporDispute *self);

G_END_DECLS
