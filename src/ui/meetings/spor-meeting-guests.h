/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-meeting.h"

G_BEGIN_DECLS

/* Whom a meeting to come asks, held against who has a seat by now. Of a meeting that has begun
 * there is nothing to say: what counts is who came. */

/* Who has a seat in one of its tracks and is not asked, other than those who have withdrawn:
 * SporAttendee*, by track and seat. */
GPtrArray *spor_meeting_list_missing (const SporMeeting *meeting,
                                      const GPtrArray *attendees,
                                      const SporComposition *composition,
                                      gint64 now);

/* Whether @attendee was asked without a seat to a meeting of those who have one. */
gboolean spor_meeting_is_guest (const SporMeeting *meeting,
                                const SporAttendee *attendee,
                                const SporComposition *composition);

/* Why @attendee, who is still expected, is perhaps not to come: "Has withdrawn", "Has no seat any
 * more". (nullable): nothing speaks against it. Who is asked to a meeting without tracks, or as a
 * guest, needs no seat. */
const char *spor_meeting_doubt (const SporMeeting *meeting,
                                const SporAttendee *attendee,
                                const SporComposition *composition,
                                gint64 now);

/* "Trine Rasmussen has got a seat but is not invited", of those above. (transfer full) */
char *spor_meeting_missing_text (const GPtrArray *missing);

/* Both in a line for the list. (nullable) (transfer full): NULL if all is as it should be */
char *spor_meeting_mismatch_text (const SporMeeting *meeting,
                                  const GPtrArray *attendees,
                                  const SporComposition *composition,
                                  gint64 now);

G_END_DECLS
