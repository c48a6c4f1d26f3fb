/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-refunds.h"

G_BEGIN_DECLS

/* What the page says of meetings, in the program's language. All (transfer full). */

/* Its title, or else its kind: what stands beside its date. */
char *spor_meeting_heading (const SporMeeting *meeting);

/* "Tirsdag den 1. april 2025 kl. 9.00–16.00"; over several days with both of them. */
char *spor_meeting_when (const SporMeeting *meeting);

/* "7 timer", "1½ time", "2 dage": how long from @starts to @ends, both instants. */
char *spor_meeting_length_text (gint64 starts, gint64 ends);

/* "Fysisk møde · Aarhus · Spor 1 og 2" */
char *spor_meeting_where (const SporMeeting *meeting, const SporRound *round);

/* In a few words: "11 af 13 kom", or of one that is still to come "5 af 13 har sagt ja".
 * @attendees: SporAttendee* */
char *spor_meeting_attendance_short (const GPtrArray *attendees, gboolean over);

/* With all that is known: "11 af 13 kom · 1 har meldt afbud · 1 har ikke svaret". */
char *spor_meeting_attendance_long (const GPtrArray *attendees, gboolean over);

/* Whether it has begun at @now: from then on what counts is who came. */
gboolean spor_meeting_has_begun (const SporMeeting *meeting, gint64 now);

/* Whether two meetings say the same. */
gboolean spor_meeting_equal (const SporMeeting *one, const SporMeeting *other);

/* Everything that search looks at, folded. */
char *spor_meeting_search_text (const SporMeeting *meeting, const SporRound *round);

/* Where meetings can be, best first: strings. The cities where the group meets, what there is
 * online, and wherever else it has met. */
GPtrArray *spor_meeting_places (const SporRefunds *refunds);

G_END_DECLS
