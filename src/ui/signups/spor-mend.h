/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Several who have given the same answer, which is not understood, are corrected together: one
 * change set, which one undo reverts. @from: whose window shows a toast with undo, or the error.
 * @indices: those of @signups (guint), found by spor_signups_alike(). */

/* "Anne Hansen, Bo Berg and 10 others": whom it is about. (transfer full) */
char *spor_mend_names (const SporSignups *signups, const GArray *indices, guint most);

/* @text: what their answer means; @organisation: or is it an organisation with this name? */
void spor_mend_do (GtkWidget *from,
                   SporBook *book,
                   SporSignups *signups,
                   const GArray *indices,
                   SporProblem problem,
                   const char *text,
                   gboolean organisation);

/* Asks what their answer means, and says whom it is about. */
void spor_mend_ask (GtkWidget *from,
                    SporBook *book,
                    SporSignups *signups,
                    const GArray *indices,
                    SporProblem problem);

G_END_DECLS
