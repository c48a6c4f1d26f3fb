/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where, and writes the claim with its receipts as PDF there; the toast leads to it. */
void spor_claim_export (GtkWidget *from, SporBook *book, SporClaimItem *item);

G_END_DECLS
