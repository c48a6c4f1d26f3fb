/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signups.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Copies the rows of @indices (guint), as the list of sign-ups shows them; many of them in a
 * thread. FALSE: there are none. */
gboolean spor_signups_copy (GtkWidget *from, SporSignups *signups, GArray *indices);

G_END_DECLS
