/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporMeetingPane:
 *
 * One meeting, edited in place: what is typed is saved when its field is left, after a short pause,
 * and when the pane shows another meeting or goes away.
 */
#define SPOR_TYPE_MEETING_PANE (spor_meeting_pane_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingPane, spor_meeting_pane, SPOR, MEETING_PANE, AdwBin)

/* @meeting: its index in the book's meetings */
void spor_meeting_pane_show (SporMeetingPane *self, SporBook *book, guint meeting);

/* The id of the meeting that is shown; NULL: none is. */
const char *spor_meeting_pane_get_meeting (SporMeetingPane *self);

/* Saves what is typed, as far as it can be right. */
void spor_meeting_pane_save (SporMeetingPane *self);

/* Forgets the meeting: it is gone, or so is its round. What was typed and cannot be saved is
 * quoted.
 */
void spor_meeting_pane_clear (SporMeetingPane *self);

G_END_DECLS
