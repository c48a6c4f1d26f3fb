/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done to several sign-ups together: one change set, which one undo reverts. @from:
 * whose window shows a toast with undo, or the error. @indices: those of @signups (guint) */

/* Where each of all is on the board (SporSpot): to ask for one would be to look through everybody.
 * (transfer full) */
guint8 *spor_signups_spots (const SporComposition *composition);

void spor_signups_change (GtkWidget *from,
                          SporBook *book,
                          SporSignups *signups,
                          const GArray *indices,
                          SporSignupsChange change,
                          const char *note);

/* Each on the waiting list of the track signed up for, in that order; who cannot is said, and why.
 */
void
spor_signups_wait (GtkWidget *from, SporBook *book, SporSignups *signups, const GArray *indices);

G_END_DECLS
