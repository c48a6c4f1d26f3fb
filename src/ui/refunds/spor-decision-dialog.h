/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-claim-states.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for what @act needs, and then takes it on the claims with @ids: a reason to return or reject
 * them, a day and a reference to pay them. Enter confirms, Escape cancels. */
void spor_decision_ask (GtkWidget *from, SporBook *book, const char *const *ids, SporAct act);

G_END_DECLS
