/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporMeetingsPage:
 *
 * The round's meetings: a list by date, and the chosen one with its attendance and claims.
 *
 * Properties: "book" (SporBook), "search-mode" (boolean)
 */
#define SPOR_TYPE_MEETINGS_PAGE (spor_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingsPage, spor_meetings_page, SPOR, MEETINGS_PAGE, AdwBin)

/* Asks for a new meeting. @day: proposed; SPOR_DAY_NONE: tomorrow */
void spor_meetings_page_ask_for_meeting (SporMeetingsPage *self, gint64 day);

/* The keys that the page and what is on it know, as the shortcuts window names them;
 * NULL-terminated. */
const char *const *spor_meetings_page_get_keys (void);

/* Opens the search, or goes back to it with what is typed there selected. */
void spor_meetings_page_focus_search (SporMeetingsPage *self);

/* The keyboard goes to the meeting that is chosen in the list. FALSE: there is none. */
gboolean spor_meetings_page_focus_rows (SporMeetingsPage *self);

G_END_DECLS
