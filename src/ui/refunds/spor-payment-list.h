/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where, and writes the payment list of @items (SporClaimItem*) alone there, as the book has
 * them by then; the toast leads to it. */
void spor_payment_list_export (GtkWidget *from, SporBook *book, const GPtrArray *items);

G_END_DECLS
