/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-meeting.h"
#include "spor-quotes.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporMeetingTimes:
 *
 * A row with a meeting's day (or days) and from when to when. A meeting that ends before it begins,
 * or a time that is none, stays there with a sentence under it.
 *
 * Another program may change each by itself: what is typed stays then, and the field says what that
 * has written.
 *
 * Signals: "changed": something was typed or chosen; "left": a field was left, or Enter pressed;
 * "decided": something is disputed, and the keyboard has left all of it.
 */
#define SPOR_TYPE_MEETING_TIMES (spor_meeting_times_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingTimes, spor_meeting_times, SPOR, MEETING_TIMES, AdwPreferencesRow)

/* Shows the times of @meeting. What is typed, and has not been read yet, stays unless @force.
 * @written: (nullable): what was last sent from here to the book */
void spor_meeting_times_show (SporMeetingTimes *self,
                              const SporMeeting *meeting,
                              const SporMeeting *written,
                              gboolean force);

/* Whether a field says that another program has written something else. */
gboolean spor_meeting_times_is_disputed (SporMeetingTimes *self);

/* As spor_dispute_leave(), for each of them: then "decided" is emitted. */
gboolean spor_meeting_times_leave (SporMeetingTimes *self);

/* The kind has been changed by hand: its usual length is proposed, unless the times have been
 * typed. */
void spor_meeting_times_set_kind (SporMeetingTimes *self, SporMeetingKind kind);

/* The kind that has been chosen was not to be had: nor is the length that it had proposed. */
void spor_meeting_times_take_kind_back (SporMeetingTimes *self, SporMeetingKind kind);

/* Begins anew on @day, with the hours there are. */
void spor_meeting_times_set_day (SporMeetingTimes *self, gint64 day);

/* The times that the fields say. FALSE if they say none; with @complain a sentence says why. */
gboolean
spor_meeting_times_read (SporMeetingTimes *self, gboolean complain, gint64 *starts, gint64 *ends);

/* Whether a field says something else than was shown last. */
gboolean spor_meeting_times_is_touched (SporMeetingTimes *self);

/* Adds to @quotes what the fields say, if that is not when @known is. */
void spor_meeting_times_quote (SporMeetingTimes *self, const SporMeeting *known, GPtrArray *quotes);

/* Takes the keyboard to the first field that cannot be read, or else to when the meeting ends. */
void spor_meeting_times_focus_wrong (SporMeetingTimes *self);

G_END_DECLS
