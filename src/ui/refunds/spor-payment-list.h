/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where, and writes the payment list there, as the book has it by then: of @items
 * (SporClaimItem*) alone, or NULL: of all that is to be paid; the toast leads to it. */
void spor_payment_list_export (GtkWidget *from, SporBook *book, const GPtrArray *items);

G_END_DECLS
