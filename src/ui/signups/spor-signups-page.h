/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-filter-bar.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All sign-ups of the book: list, filters, and the one that is looked at with its problems and
 * answers.
 *
 * Properties: "book" (SporBook, nullable), "search-mode" (boolean). */
#define SPOR_TYPE_SIGNUPS_PAGE (spor_signups_page_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupsPage, spor_signups_page, SPOR, SIGNUPS_PAGE, AdwBin)

/* Narrows the list down to what needs attention. */
void spor_signups_page_show_attention (SporSignupsPage *self);

/* Opens the pane on one sign-up, and brings it into view in the list; filters that hide it go. */
void spor_signups_page_show_signup (SporSignupsPage *self, const char *id);

/* Asks who has signed up by mail or telephone, and goes on where their answers are typed. */
void spor_signups_page_ask_for_signup (SporSignupsPage *self);

SporFilterBar *spor_signups_page_get_filters (SporSignupsPage *self); /* (transfer none) */

/* The keyboard goes to the list, at once or when it is there. FALSE: it is not there yet. */
gboolean spor_signups_page_focus_rows (SporSignupsPage *self);

/* Opens the search, or goes back to it with what is typed there selected. */
void spor_signups_page_focus_search (SporSignupsPage *self);

G_END_DECLS
