/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporMeetingList:
 *
 * A month with the days that have meetings, and all meetings by date: those to come, then those
 * past.
 *
 * Signals: "chosen": another meeting is chosen by the user; "wanted" (int64 day): a meeting is
 * wanted on a day that has none; "opened": the one chosen is to be worked on; "cleared": nothing is
 * to be searched for any more.
 */
#define SPOR_TYPE_MEETING_LIST (spor_meeting_list_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingList, spor_meeting_list, SPOR, MEETING_LIST, AdwBin)

/* Shows what the book has; whoever is chosen stays chosen, or else the first is. */
void spor_meeting_list_show (SporMeetingList *self, SporSnapshot *snapshot);

/* @text: what must be in a meeting's texts */
void spor_meeting_list_search (SporMeetingList *self, const char *text);

/* The id of the one chosen, or NULL. */
const char *spor_meeting_list_get_chosen (SporMeetingList *self);

/* Chooses the one with @id, and brings it into view. */
void spor_meeting_list_choose (SporMeetingList *self, const char *id);

G_END_DECLS
