/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Approves those of @items (SporClaimItem*) that can be. One is approved at once; of several is
 * said how many will be, what they add up to and what the rules say of them, and which of the
 * chosen stay and why, before anything is done. */
void spor_approval_ask (GtkWidget *from, SporBook *book, const GPtrArray *items);

G_END_DECLS
