/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-meeting.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporMeetingForm:
 *
 * All that can be said of a meeting: kind, title, times, place, tracks invited, agenda.
 *
 * Signals: "changed": something was typed or chosen; "left": a field was left, or a choice made.
 */
#define SPOR_TYPE_MEETING_FORM (spor_meeting_form_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingForm, spor_meeting_form, SPOR, MEETING_FORM, AdwBin)

/**
 * spor_meeting_form_show:
 * @meeting: as the book has it; one with another id than before takes the place of what is typed,
 *   while typing in the same one is left alone, field by field
 */
void spor_meeting_form_show (SporMeetingForm *self, SporRound *round, const SporMeeting *meeting);

/* @written goes from here to the book: once it comes back, it is not another program's. */
void spor_meeting_form_set_written (SporMeetingForm *self, const SporMeeting *written);

/* Whether another program has changed what was changed here, which a field says. */
gboolean spor_meeting_form_is_disputed (SporMeetingForm *self);

/* The book has not taken @refused: what was chosen in it is again as the book had it. What was
 * typed stays. */
void spor_meeting_form_refuse (SporMeetingForm *self, const SporMeeting *refused);

/* What is typed is not kept: whatever is shown next takes its place. */
void spor_meeting_form_forget (SporMeetingForm *self);

/* @places: strings, what is suggested beside the cities. */
void spor_meeting_form_set_places (SporMeetingForm *self, const GPtrArray *places);

/* The agenda stands in @to instead, last; it still belongs to the form. */
void spor_meeting_form_move_agenda (SporMeetingForm *self, GtkBox *to);

/* Chooses another day. */
void spor_meeting_form_set_day (SporMeetingForm *self, gint64 day);

/**
 * spor_meeting_form_read:
 * @complain: a sentence beside what is wrong says so
 * @valid: (out) (optional): whether all that is in the form could be read
 *
 * The meeting with everything in the form that could be read; the rest is as it was shown.
 *
 * Returns: (transfer full):
 */
SporMeeting *spor_meeting_form_read (SporMeetingForm *self, gboolean complain, gboolean *valid);

/* Whether digits that somebody is typing in the form, since it was as @known, may yet become a
 * personal number. */
gboolean spor_meeting_form_is_unfinished (SporMeetingForm *self, const SporMeeting *known);

/* In @meeting, which has been read, each text that is not to be kept, or not yet, becomes that of
 * @kept, or lacks the digits in question. Whether one did. */
gboolean
spor_meeting_form_hold (SporMeetingForm *self, SporMeeting *meeting, const SporMeeting *kept);

/* What is typed in the form and is not so in @known: a list of SporQuote*. (transfer full) */
GPtrArray *spor_meeting_form_quote (SporMeetingForm *self, const SporMeeting *known);

/* The kind and the times are as @meeting has them, and cannot be changed: @why. NULL: they can.
 * Returns: (transfer full): what was typed there and no more is: a list of SporQuote*
 */
GPtrArray *
spor_meeting_form_fix_times (SporMeetingForm *self, const SporMeeting *meeting, const char *why);

/* Whether it is said where the meeting is, or does not matter. */
gboolean spor_meeting_form_has_place (SporMeetingForm *self);

/* Takes the keyboard to what could not be read. */
void spor_meeting_form_focus_wrong (SporMeetingForm *self);

G_END_DECLS
