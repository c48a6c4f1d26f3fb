/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * spor_erase_ask:
 * @from: whose window asks, and tells what came of it
 * @ids: sign-ups
 *
 * Erases the persons behind @ids for good, once somebody has confirmed it; or says why it cannot be
 * done.
 */
void spor_erase_ask (GtkWidget *from, SporBook *book, const char *const *ids);

G_END_DECLS
