/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"
#include "spor-claim-states.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for what @act needs, and then takes it on those of @items (SporClaimItem*) on which it can
 * be taken: a reason to return or reject them, a day and a reference to pay them. Which of them
 * stay is said. Enter confirms, Escape cancels. */
void spor_decision_ask (GtkWidget *from, SporBook *book, const GPtrArray *items, SporAct act);

G_END_DECLS
