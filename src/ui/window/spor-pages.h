/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board-page.h"
#include "spor-map-page.h"
#include "spor-meetings-page.h"
#include "spor-refunds-page.h"
#include "spor-signups-page.h"

G_BEGIN_DECLS

/**
 * SporPages:
 *
 * The pages of a book, of which one is shown: "signups", "map", "board", "meetings", "refunds".
 * Each is made when it is first needed, so that a window is there sooner.
 *
 * Properties: "book" (SporBook, nullable): what the pages show; "shown" (GtkWidget, nullable,
 * read): the page that is shown, none before the first book.
 */
#define SPOR_TYPE_PAGES (spor_pages_get_type ())
G_DECLARE_FINAL_TYPE (SporPages, spor_pages, SPOR, PAGES, AdwBin)

/* With a child for each page, which holds it. */
GtkStack *spor_pages_get_stack (SporPages *self);

/* Shows a page by name. Does nothing if there is none of that name. */
void spor_pages_show (SporPages *self, const char *name);

/* Gives the keyboard to the page that is shown: where it was last, or where its work begins. */
void spor_pages_focus_shown (SporPages *self);

const char *spor_pages_get_shown_name (SporPages *self);
GtkWidget *spor_pages_get_shown (SporPages *self); /* borrowed, nullable */

/* Borrowed; made now if they have not been needed before. */
SporSignupsPage *spor_pages_get_signups (SporPages *self);
SporMapPage *spor_pages_get_map (SporPages *self);
SporBoardPage *spor_pages_get_board (SporPages *self);
SporMeetingsPage *spor_pages_get_meetings (SporPages *self);
SporRefundsPage *spor_pages_get_refunds (SporPages *self);

/* Saves what is half typed. */
void spor_pages_save (SporPages *self);

G_END_DECLS
