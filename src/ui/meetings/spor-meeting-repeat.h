/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-meeting.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporMeetingRepeat:
 *
 * Whether and how a new meeting is repeated, with the days that come of it, each of which can be
 * left out.
 *
 * Signal: "changed"
 */
#define SPOR_TYPE_MEETING_REPEAT (spor_meeting_repeat_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingRepeat, spor_meeting_repeat, SPOR, MEETING_REPEAT, AdwBin)

/* No day of the series is before @day; the day of the week, and which of its month, follow it. */
void spor_meeting_repeat_set_first (SporMeetingRepeat *self, gint64 day);

/**
 * spor_meeting_repeat_make:
 * @pattern: the meeting on its first day
 *
 * Returns: (transfer full): SporMeeting*, those of the days that are ticked; just one if it is not
 * repeated
 */
GPtrArray *spor_meeting_repeat_make (SporMeetingRepeat *self, const SporMeeting *pattern);

/* How many there would be. */
guint spor_meeting_repeat_count (SporMeetingRepeat *self);

/* How it is repeated, and the days that are left out, into @content, which is kept
 * (spor-unfinished.h); and from there. @content: (nullable): NULL, or nothing there: it is not
 * repeated. The first day is set before. */
void spor_meeting_repeat_keep (SporMeetingRepeat *self, GKeyFile *content);
void spor_meeting_repeat_resume (SporMeetingRepeat *self, GKeyFile *content);

/* There are none: takes the keyboard to what would change that, where a sentence stands out. */
void spor_meeting_repeat_focus_wrong (SporMeetingRepeat *self);

G_END_DECLS
