/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-meeting.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A meeting in the list: what, when, where, who came. */
#define SPOR_TYPE_MEETING_ROW (spor_meeting_row_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingRow, spor_meeting_row, SPOR, MEETING_ROW, GtkListBoxRow)

GtkWidget *spor_meeting_row_new (void);

/* @attendees: SporAttendee*; @composition: who is to be invited; @now: what is over by then is past
 */
void spor_meeting_row_show (SporMeetingRow *self,
                            const SporMeeting *meeting,
                            const GPtrArray *attendees,
                            const SporComposition *composition,
                            gint64 now);

/* As shown last; owned by the row. */
const SporMeeting *spor_meeting_row_get_meeting (SporMeetingRow *self);
gboolean spor_meeting_row_is_past (SporMeetingRow *self);

/* Whether it is of a kind in @kinds (bit k) and has @folded in it. */
gboolean spor_meeting_row_matches (SporMeetingRow *self, guint kinds, const char *folded);

/* In the list: the next first, then those past, the last of them first. */
int spor_meeting_row_compare (SporMeetingRow *self, SporMeetingRow *other);

G_END_DECLS
