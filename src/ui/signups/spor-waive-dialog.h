/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*SporWaiverFunc) (gpointer data, const char *note);

/* Asks for the reason why the lateness of @n sign-ups is waived; @func gets it, if there is one.
 * @data is freed with @data_free however it ends. */
void spor_ask_to_waive (
    GtkWidget *from, guint n, SporWaiverFunc func, gpointer data, GDestroyNotify data_free);

G_END_DECLS
