/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Copies the rows of @indices (guint) in @composition, as the list of sign-ups shows them; many of
 * them in a thread. FALSE: there are none. */
gboolean spor_signups_copy (GtkWidget *from, SporComposition *composition, GArray *indices);

G_END_DECLS
