/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for whom the window acts from now on, in its book: the log names them. */
void spor_actor_ask (GtkWidget *from, SporBook *book);

G_END_DECLS
