/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for what a kilometre is paid by from one day to another. @from_day: that of the rates to be
 * changed; SPOR_DAY_NONE: they are new. */
void spor_rate_ask (GtkWidget *from, SporBook *book, gint64 from_day);

/* Removes the rates that begin on @from_day; what is refused is said. */
void spor_rate_remove (GtkWidget *from, SporBook *book, gint64 from_day);

G_END_DECLS
