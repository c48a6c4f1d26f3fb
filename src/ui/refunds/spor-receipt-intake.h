/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-open-claim.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporReceiptIntake:
 *
 * How receipts come into the claim that is being written: dropped, chosen or pasted. What is being
 * read when another claim is shown still belongs to the one it was meant for.
 *
 * Signal: "taken" (the receipt's id): the claim has it.
 */
#define SPOR_TYPE_RECEIPT_INTAKE (spor_receipt_intake_get_type ())
G_DECLARE_FINAL_TYPE (SporReceiptIntake, spor_receipt_intake, SPOR, RECEIPT_INTAKE, GObject)

/* @over: (unowned): what asks for files, and what cannot be a receipt is said over; it outlives
 * this. */
SporReceiptIntake *spor_receipt_intake_new (GtkWidget *over);

/* @draft: (nullable): whose receipts they are from now on; %NULL: nobody's. */
void spor_receipt_intake_set_draft (SporReceiptIntake *self, SporOpenClaim *draft);

/* @files: GFile. FALSE if they are nobody's. */
gboolean spor_receipt_intake_take (SporReceiptIntake *self, GListModel *files);

/* Asks for files; for one if it is for the line @line_id, "" for none. */
void spor_receipt_intake_choose (SporReceiptIntake *self, const char *line_id);

/* Takes files or a picture from the clipboard; the picture is for the line @line_id (nullable).
 * FALSE if there are none, or they are nobody's. */
gboolean spor_receipt_intake_paste (SporReceiptIntake *self, const char *line_id);

G_END_DECLS
